#include "ops/conv1d.h"

#include "core/text.h"

namespace convscope {
namespace {

Shape one_row_high(const Shape& shape) { return {shape[0], shape[1], 1, shape[2]}; }

}  // namespace

Result<Conv2dPlan> plan_conv1d(const Shape& x, const Shape& weight, const Conv2dOptions& options) {
  if (x.rank() != 3) {
    return Status::range_error(concat("x is ", x, "; it must be [C, L] or [N, C, L]"));
  }
  if (weight.rank() != 3) {
    return Status::range_error(concat("weight is ", weight, "; it must be [O, C / groups, k]"));
  }
  Conv2dOptions in_two_dimensions = options;
  WindowOptions& window = in_two_dimensions.window;
  window.stride[0] = 1;
  window.dilation[0] = 1;
  window.padding.top = 0;
  window.padding.bottom = 0;
  return plan_conv2d(one_row_high(x), one_row_high(weight), in_two_dimensions);
}

}  // namespace convscope
