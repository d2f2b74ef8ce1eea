// Convolution with neighbouring output columns in the lanes, plane by plane: for few output
// channels in a group, where lanes of channels would stay empty. Filters on pictures (one channel
// in, one out) and depthwise layers are such.
//
//   PlanesConv2d conv(plan);
//   conv.pack(weight, bias);
//   std::vector<float> scratch(PlanesConv2d::scratch_count(plan));
//   conv.forward(input, output, FusedActivation::none, scratch);
//
// Each output is summed in the reference's order and parts: without fused multiply-adds it is the
// reference's result bit for bit; with them it differs by rounding only. A kernel that is a column
// times a row (conv2d_separable.h) is applied as these two where that saves products: the result
// is then within (kH + kW + 11) · 2^-24 · Σ |input · weight| of the exact one, where a plain sum is
// within (kH · kW + 1) · 2^-24 · Σ |input · weight|. What is infinite or no number stays within the
// windows that hold it.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/tensor.h"
#include "ops/conv2d_fast.h"
#include "ops/filter_planes.h"
#include "ops/padded_planes.h"
#include "ops/picture.h"

namespace convscope {

class PlanesConv2d {
 public:
  explicit PlanesConv2d(const Conv2dPlan& plan);

  /// weight [O, C/groups, kH, kW]; bias [O] or empty. The plan's operation says whether the kernel
  /// is turned.
  void pack(const ConstTensorView& weight, std::span<const float> bias);

  /// Both plane by plane, the input without its padding. Writes output.
  void forward(const ConstPictureView& input, const PictureView& output, FusedActivation activation,
               std::span<float> scratch) const;

  /// Values that `forward` works on.
  static std::size_t scratch_count(const Conv2dPlan& plan);
  /// Bytes that one of these holds at most.
  static double bytes(const Conv2dPlan& plan);

 private:
  void filter_group_band(int channel, const float* input, PictureView output,
                         FusedActivation activation) const;
  void filter_band(int channel, const float* input, const PictureView& output,
                   FusedActivation activation) const;
  void filter_separably(const PlaneJob& job, std::span<const float> column,
                        std::span<const float> row) const;

  Conv2dPlan plan_;
  Conv2dGeometry geometry_;
  int band_rows_;  // output rows computed from rows that are loaded together
  PaddedPlanes planes_;
  std::vector<std::ptrdiff_t> columns_;  // PlaneTaps::columns, and all
  std::vector<std::ptrdiff_t> all_;
  std::vector<std::ptrdiff_t> down_;  // all taps of a column that is applied to a block
  std::vector<float> weights_;        // [O][taps]
  std::vector<float> bias_;
  std::vector<float> factors_;  // [O][kH + kW], zeros where a kernel has none
};

}  // namespace convscope
