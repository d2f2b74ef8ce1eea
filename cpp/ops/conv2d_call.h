// Convolution and its gradients as one call on whole tensors, by the method that suits the shape
// (conv2d_method.h), and what a call and a layer need of memory.
//
//   conv2d_fast(plan, x, weight, bias, y);  // as conv2d_reference
#pragma once

#include <span>

#include "ops/conv2d.h"

namespace convscope {

/// As conv2d_reference, within rounding (see the methods). Allocates what it needs for the time of
/// the call.
void conv2d_fast(const Conv2dPlan& plan, const ConstTensorView& x, const ConstTensorView& weight,
                 std::span<const float> bias, const TensorView& y);

/// As conv2d_backward_reference, within rounding. Allocates for the time of the call.
void conv2d_backward_fast(const Conv2dPlan& plan, const ConstTensorView& d_output,
                          const ConstTensorView& x, const ConstTensorView& weight,
                          const Conv2dGradients& gradients);

// What these allocate at most, in bytes, so that a caller can ask first whether there is room.
double conv2d_fast_bytes(const Conv2dPlan& plan);
double conv2d_backward_fast_bytes(const Conv2dPlan& plan);
/// And what a layer needs that keeps its weights packed, for both.
double conv2d_layer_bytes(const Conv2dPlan& plan);

}  // namespace convscope
