// The gradient of a convolution by its input, which is itself a convolution: over the gradient of
// the output, with zeros between its pixels where the stride was larger than one, kernel turned,
// channels exchanged.
#pragma once

#include <cstddef>
#include <span>

#include "ops/conv2d_fast.h"
#include "ops/picture.h"

namespace convscope {

/// The convolution that computes the gradient: stride 1, channels exchanged.
Conv2dGeometry turned_geometry(const Conv2dPlan& plan);

class Conv2dInputGradient {
 public:
  explicit Conv2dInputGradient(const Conv2dPlan& plan);

  /// weight [O, C/groups, kH, kW] as in the forward convolution.
  void pack(const ConstTensorView& weight);

  /// Zeros that must stand around d_output.
  static Padding d_output_margin(const Conv2dPlan& plan);
  Padding d_output_margin() const { return spreads_ ? Padding{} : spread_.margin; }
  /// Values of scratch memory, zeros at first and then this object's own.
  static std::size_t scratch_count(const Conv2dPlan& plan);
  std::size_t scratch_count() const;
  /// Writes d_input, pixel by pixel as d_output is.
  void write(const PictureView& d_output, std::span<float> scratch,
             const PictureView& d_input) const;

 private:
  PictureView spread_out(const PictureView& d_output, float* memory) const;
  void fold_border(const ConstPictureView& d_padded, const PictureView& d_input) const;
  /// A border that repeats the picture hands its gradients back to it.
  bool folds() const { return window_.padding_mode != PaddingMode::zeros; }

  Window window_;
  bool flip_;
  int groups_;
  bool spreads_;          // zeros between the pixels of d_output
  PictureLayout spread_;  // d_output with gaps and margin
  PictureLayout result_;  // the padded input where the border folds, else the input
  Padding crop_;          // rows and columns of `spread_` before its first window
  PackedConv2d conv_;
  Runs runs_;
};

}  // namespace convscope
