// Convolution plane by plane with neighbouring output columns in the lanes and several output
// channels in the tile: for pictures of few channels and for 1×1 kernels, whose sums are too short
// to pay for turning the picture to pixels and back.
//
//   ColumnsConv2d conv(geometry, input_layout);
//   conv.pack(weight, bias, flip);
//   conv.forward(first_window, output, FusedActivation::none);
//
// Each output is summed in the reference's order and parts: without fused multiply-adds it is the
// reference's result bit for bit; with them it differs by rounding only.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/tensor.h"
#include "ops/conv2d_fast.h"
#include "ops/picture.h"

namespace convscope {

class ColumnsConv2d {
 public:
  /// input: plane by plane, its margin holds the padding.
  ColumnsConv2d(const Conv2dGeometry& geometry, const PictureLayout& input);

  /// weight [O, C/groups, kH, kW]; bias [O] or empty; `flip` turns the kernel by 180 degrees.
  void pack(ConstTensorView weight, std::span<const float> bias, bool flip);

  /// first: the value of the input's first plane at which the first window begins. Writes output,
  /// plane by plane, which has at least eight columns.
  void forward(const float* first, PictureView output, FusedActivation activation) const;

 private:
  Conv2dGeometry geometry_;
  std::ptrdiff_t row_step_;
  std::ptrdiff_t channel_step_;
  std::size_t taps_per_part_;         // of a long sum
  std::vector<std::ptrdiff_t> taps_;  // place of each weight's input from the window's first value
  std::vector<float> weights_;        // [O][taps]
  std::vector<float> bias_;
};

}  // namespace convscope
