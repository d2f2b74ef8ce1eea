// 1-D convolution: 2-D convolution over signals that are one row high, so that there is one
// implementation.
//
//   Result<Conv2dPlan> plan = plan_conv1d(Shape{1, 1, 100}, Shape{1, 1, 5}, options);
//   conv2d_reference(plan.value(), signal.reshaped(plan.value().input), ...);
//
// Source: PyTorch's conv1d.
#pragma once

#include "ops/conv2d.h"

namespace convscope {

/// Checks x [N, C, L] against weight [O, C/groups, k]. The plan is that of x [N, C, 1, L] and
/// weight [O, C/groups, 1, k], and its output [N, O, 1, Lout]. Of the options' pairs the second
/// number counts, of the padding left and right. RangeError as from plan_conv2d.
Result<Conv2dPlan> plan_conv1d(const Shape& x, const Shape& weight, const Conv2dOptions& options);

}  // namespace convscope
