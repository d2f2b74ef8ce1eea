// The activation that a layer with filters applies itself: one for all channels, or one each.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "ops/activation.h"
#include "ops/conv2d_fast.h"
#include "ops/picture.h"

namespace convscope {

class ChannelActivation {
 public:
  /// kinds: as in Conv2dOptions; output: the layer's, pixel by pixel, as it lies when it learns.
  /// `fusable`: what the layer's kernel does before it stores, so that nothing is left to do here.
  ChannelActivation(std::vector<ActivationKind> kinds, const PictureLayout& output,
                    FusedActivation fusable);

  /// Whether the kernel is to apply relu.
  bool is_fused() const { return is_fused_; }

  /// The output before the activation, of which the gradient needs the slope: the first values of
  /// the scratch memory of a layer that learns.
  std::size_t scratch_to_learn() const { return does_nothing_ ? 0 : output_.value_count(); }

  /// Activates the output in place. `scratch`: empty in a run that does not learn.
  void forward(const PictureView& output, std::span<float> scratch) const;
  /// After `forward`: d_output becomes the gradient before the activation.
  void backward(std::span<float> scratch, const PictureView& d_output) const;

 private:
  ActivationKind kind_of(int channel) const;

  std::vector<ActivationKind> kinds_;
  PictureLayout output_;
  bool is_fused_;
  bool does_nothing_;
};

}  // namespace convscope
