#include "ops/conv2d.h"

#include "core/text.h"
#include "ops/filter.h"

namespace convscope {

Status check_shapes(const Shape& x, const Shape& weight) {
  if (Result<Shape> valid = make_shape(x.sizes(), "x"); !valid.ok()) return valid.status();
  return make_shape(weight.sizes(), "weight").status();
}

void activate_channels(const Conv2dPlan& plan, const TensorView& y) {
  for (int n = 0; n < plan.output[0]; ++n) {
    for (int o = 0; o < plan.output[1]; ++o) {
      const ActivationKind kind = activation_of(plan, o);
      const std::span<float> plane = y.slice(n).slice(o).values();
      if (kind != ActivationKind::none) activation_forward(plane, kind, plane);
    }
  }
}

Result<Conv2dPlan> plan_filters(const Shape& x, int output_channels, Pair kernel,
                                const Conv2dOptions& options) {
  const std::size_t activations = options.activation.size();
  if (activations > 1 && activations != static_cast<std::size_t>(output_channels)) {
    return Status::range_error(concat("activation has ", activations,
                                      " entries; one, or one for each of the ", output_channels,
                                      " output channels, would fit"));
  }
  WindowOptions window_options = options.window;
  window_options.ceil_mode =
      false;  // of pooling only: a window behind the padding has no border rule
  Result<Window> window = resolve_window({x[2], x[3]}, kernel, window_options);
  if (!window.ok()) return window.status();
  const int sizes[] = {x[0], output_channels, window.value().output_rows(),
                       window.value().output_columns()};
  Result<Shape> output = make_shape(sizes, "output");
  if (!output.ok()) return output.status();
  return Conv2dPlan{.input = x,
                    .weight = {},
                    .output = output.value(),
                    .window = window.value(),
                    .groups = options.groups,
                    .operation = options.operation,
                    .activation = options.activation};
}

Result<Conv2dPlan> plan_conv2d(const Shape& x, const Shape& weight, const Conv2dOptions& options) {
  if (x.rank() != 4) {
    return Status::range_error(concat("x is ", x, "; it must be [C, H, W] or [N, C, H, W]"));
  }
  if (weight.rank() != 4) {
    return Status::range_error(
        concat("weight is ", weight, "; it must be [O, C / groups, kH, kW]"));
  }
  if (Status valid = check_shapes(x, weight); !valid.ok()) return valid;
  const int channels = x[1];
  const int groups = options.groups;
  if (groups < 1) return Status::range_error(concat("groups must be at least 1, got ", groups));
  if (channels % groups != 0 || weight[0] % groups != 0) {
    return Status::range_error(concat("groups is ", groups, "; it must divide the ", channels,
                                      " channels of x and the ", weight[0], " filters of weight"));
  }
  if (weight[1] != channels / groups) {
    return Status::range_error(concat("weight has ", weight[1], " channels in each filter; x with ",
                                      channels, " channels in ", groups, " groups needs ",
                                      channels / groups));
  }
  Result<Conv2dPlan> plan = plan_filters(x, weight[0], {weight[2], weight[3]}, options);
  if (plan.ok()) plan.value().weight = weight;
  return plan;
}

}  // namespace convscope
