// One filter on one window: what convolution and the locally connected layer share. Internal to
// ops/.
#pragma once

#include "core/tensor.h"
#include "ops/conv2d.h"

namespace convscope {

/// Where the filter [C/groups, kH, kW] of output channel o at place i · Wout + j begins among the
/// weights: o * per_channel + place * per_place. Convolution uses one filter for every place:
/// per_place = 0.
struct FilterLayout {
  std::size_t per_channel = 0;
  std::size_t per_place = 0;
};

/// Input row or column under tap `tap` of the window at `place`; -1 on a zero border.
inline int source_index(const Axis& axis, int place, int tap, PaddingMode mode) {
  return border_index(input_index(axis, place, tap), axis.input, mode);
}

/// Place in a filter of the weight that multiplies channel c, window row m, window column n.
/// True convolution flips the kernel: its last weight meets the window's first cell.
inline std::size_t weight_index(const Conv2dPlan& plan, int c, int m, int n) {
  const int rows = plan.window.rows.kernel;
  const int columns = plan.window.columns.kernel;
  const bool flip = plan.operation == Operation::convolution;
  const int row = c * rows + (flip ? rows - 1 - m : m);
  const int column = flip ? columns - 1 - n : n;
  return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
         static_cast<std::size_t>(column);
}

/// The activation of output channel o under one, all or no given kinds.
inline ActivationKind activation_of(const Conv2dPlan& plan, int o) {
  if (plan.activation.empty()) return ActivationKind::none;
  return plan.activation[plan.activation.size() == 1 ? 0 : static_cast<std::size_t>(o)];
}

/// Applies the activations to y [N, O, Hout, Wout].
void activate_channels(const Conv2dPlan& plan, const TensorView& y);

/// bias + Σ_c Σ_m Σ_n image[first_channel + c, row(i, m), column(j, n)] · filter[c, m, n]; image is
/// [C, H, W].
float filter_response(const Conv2dPlan& plan, const ConstTensorView& image, int first_channel,
                      const float* filter, float bias, int i, int j);

/// Writes d_input [N, C, H, W], the sum over all windows that read a cell of gradient · weight.
void filter_backward_input(const Conv2dPlan& plan, FilterLayout layout,
                           const ConstTensorView& d_output, const ConstTensorView& weight,
                           std::span<float> d_input);

/// RangeError naming x or weight if a size is below 1 or the product too large.
Status check_shapes(const Shape& x, const Shape& weight);

/// Activation, window and output, which conv2d and the locally connected layer check alike.
/// `output_channels` and `kernel` come from the weight's shape.
Result<Conv2dPlan> plan_filters(const Shape& x, int output_channels, Pair kernel,
                                const Conv2dOptions& options);

}  // namespace convscope
