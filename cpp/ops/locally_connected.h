// A layer that looks like convolution but shares nothing: every output cell has a filter and a bias
// of its own.
//
//   y[o, i, j] = bias[o, i, j] + Σ_c Σ_m Σ_n x[c, i·s + m·d - p, j·s + n·d - p] · weight[i, j, o,
//   c, m, n]
//
//   Result<Conv2dPlan> plan = plan_locally_connected2d(Shape{1, 3, 32, 32}, Shape{28, 28, 64, 3, 5,
//   5}, {});
#pragma once

#include <span>

#include "ops/conv2d.h"

namespace convscope {

/// Checks x [N, C, H, W] against weight [Hout, Wout, O, C, kH, kW]; the plan's weight has these six
/// sizes, so it is not one for conv2d. RangeError as from plan_conv2d; groups must be 1.
Result<Conv2dPlan> plan_locally_connected2d(const Shape& x, const Shape& weight,
                                            const Conv2dOptions& options);

/// The weight [Hout, Wout, O, C, kH, kW] that x [N, C, H, W] needs for `outputs` channels and a
/// kernel of [kH, kW]. RangeError as from plan_conv2d.
Result<Shape> locally_connected2d_weight(const Shape& x, int outputs, Pair kernel,
                                         const Conv2dOptions& options);

/// Writes y [N, O, Hout, Wout]; bias is [O, Hout, Wout] or empty. Sums and borders as in
/// conv2d_reference.
void locally_connected2d_reference(const Conv2dPlan& plan, const ConstTensorView& x,
                                   const ConstTensorView& weight, std::span<const float> bias,
                                   const TensorView& y);

/// Writes d_input and adds to d_weight and d_bias (like weight and bias), each unless empty.
/// d_output is the gradient before the activation.
void locally_connected2d_backward(const Conv2dPlan& plan, const ConstTensorView& d_output,
                                  const ConstTensorView& x, const ConstTensorView& weight,
                                  const Conv2dGradients& gradients);

}  // namespace convscope
