// Which way to convolve: the one place that chooses by shape, and convolution as one call that
// follows the choice.
//
//   conv2d_fast(plan, x, weight, bias, y);  // as conv2d_reference, by the best method
#pragma once

#include <span>

#include "ops/conv2d.h"

namespace convscope {

enum class Conv2dMethod {
  /// Plain loops. For inputs, paddings and weights so large that copies of them might not fit into
  /// memory.
  reference,
  /// Output channels in the lanes, pixel by pixel (conv2d_fast.h).
  pixels,
  /// Output columns in the lanes, plane by plane (conv2d_planes.h): groups with fewer outputs than
  /// a vector has lanes, short sums, and 1×1 kernels.
  planes,
  /// With fewer multiplications (conv2d_winograd.h): many channels, and kernels that it knows.
  winograd,
};

Conv2dMethod choose_conv2d_method(const Conv2dPlan& plan);

/// As conv2d_reference, within rounding (see the methods). Allocates what it needs for the time of
/// the call.
void conv2d_fast(const Conv2dPlan& plan, ConstTensorView x, ConstTensorView weight,
                 std::span<const float> bias, TensorView y);

/// As conv2d_backward_reference, within rounding. Allocates for the time of the call.
void conv2d_backward_fast(const Conv2dPlan& plan, ConstTensorView d_output, ConstTensorView x,
                          ConstTensorView weight, const Conv2dGradients& gradients);

// What these allocate at most, in bytes, so that a caller can ask first whether there is room.
double conv2d_fast_bytes(const Conv2dPlan& plan);
double conv2d_backward_fast_bytes(const Conv2dPlan& plan);
/// And what a layer needs that keeps its weights packed, for both.
double conv2d_layer_bytes(const Conv2dPlan& plan);

}  // namespace convscope
