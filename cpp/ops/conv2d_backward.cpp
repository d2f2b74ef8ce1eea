// Sums run in double precision and are rounded once: a weight's gradient adds up every place of
// every picture in the batch, and the border rules bring the terms of d_input in no useful order.

#include <algorithm>

#include "ops/conv2d.h"
#include "ops/filter.h"

namespace convscope {
namespace {

/// Adds to `plane` [H, W], the gradient of one input channel, what output channel o sends back to
/// it. forward:  y[o, i, j] += x[row, column] * filter[m, n]
void add_plane_gradient(const Conv2dPlan& plan, const ConstTensorView& d_output,
                        const float* weight, FilterLayout layout, int o, int c,
                        std::span<double> plane) {
  const auto& [rows, columns, mode] = plan.window;
  for (int i = 0; i < plan.output[2]; ++i) {
    for (int j = 0; j < plan.output[3]; ++j) {
      const std::size_t place = d_output.shape().offset(o, i, j) - d_output.shape().offset(o, 0, 0);
      const float* filter =
          weight + static_cast<std::size_t>(o) * layout.per_channel + place * layout.per_place;
      const double gradient = d_output.at(o, i, j);
      for (int m = 0; m < rows.kernel; ++m) {
        const int row = source_index(rows, i, m, mode);
        for (int n = 0; n < columns.kernel; ++n) {
          const int column = source_index(columns, j, n, mode);
          if (row < 0 || column < 0) continue;
          const std::size_t cell =
              static_cast<std::size_t>(row) * static_cast<std::size_t>(columns.input) +
              static_cast<std::size_t>(column);
          plane[cell] += gradient * filter[weight_index(plan, c, m, n)];
        }
      }
    }
  }
}

/// forward:  y[o, i, j] += x[first_channel + c, row, column] * weight[o, c, m, n]
double weight_gradient(const Conv2dPlan& plan, const ConstTensorView& d_output,
                       const ConstTensorView& x, int o, int channel, int m, int n) {
  const auto& [rows, columns, mode] = plan.window;
  double sum = 0.0;
  for (int batch = 0; batch < plan.output[0]; ++batch) {
    for (int i = 0; i < plan.output[2]; ++i) {
      const int row = source_index(rows, i, m, mode);
      for (int j = 0; j < plan.output[3]; ++j) {
        const int column = source_index(columns, j, n, mode);
        const bool outside = row < 0 || column < 0;
        const double cell = outside ? 0.0f : x.at(batch, channel, row, column);
        sum += cell * d_output.at(batch, o, i, j);
      }
    }
  }
  return sum;
}

void add_weight_gradients(const Conv2dPlan& plan, const ConstTensorView& d_output,
                          const ConstTensorView& x, std::span<float> d_weight) {
  const int outputs_per_group = plan.output[1] / plan.groups;
  for (int o = 0; o < plan.weight[0]; ++o) {
    const int first_channel = o / outputs_per_group * plan.weight[1];
    float* d_filter = d_weight.data() + plan.weight.offset(o, 0, 0, 0);
    for (int c = 0; c < plan.weight[1]; ++c) {
      for (int m = 0; m < plan.weight[2]; ++m) {
        for (int n = 0; n < plan.weight[3]; ++n) {
          d_filter[weight_index(plan, c, m, n)] +=
              static_cast<float>(weight_gradient(plan, d_output, x, o, first_channel + c, m, n));
        }
      }
    }
  }
}

/// forward:  y[o, i, j] = bias[o] + …
void add_bias_gradients(const ConstTensorView& d_output, std::span<float> d_bias) {
  for (int o = 0; o < d_output.shape()[1]; ++o) {
    double sum = 0.0;
    for (int batch = 0; batch < d_output.shape()[0]; ++batch) {
      for (const float gradient : d_output.slice(batch).slice(o).values()) sum += gradient;
    }
    d_bias[static_cast<std::size_t>(o)] += static_cast<float>(sum);
  }
}

}  // namespace

void filter_backward_input(const Conv2dPlan& plan, FilterLayout layout,
                           const ConstTensorView& d_output, const ConstTensorView& weight,
                           std::span<float> d_input) {
  const int channels_per_group = plan.input[1] / plan.groups;
  const int outputs_per_group = plan.output[1] / plan.groups;
  std::vector<double> plane(Shape{plan.input[2], plan.input[3]}.element_count());
  for (int batch = 0; batch < plan.input[0]; ++batch) {
    for (int channel = 0; channel < plan.input[1]; ++channel) {
      std::ranges::fill(plane, 0.0);
      const int first_output = channel / channels_per_group * outputs_per_group;
      for (int o = first_output; o < first_output + outputs_per_group; ++o) {
        add_plane_gradient(plan, d_output.slice(batch), weight.data(), layout, o,
                           channel % channels_per_group, plane);
      }
      float* d_plane = d_input.data() + plan.input.offset(batch, channel, 0, 0);
      std::ranges::transform(plane, d_plane, [](double sum) { return static_cast<float>(sum); });
    }
  }
}

void conv2d_backward_reference(const Conv2dPlan& plan, const ConstTensorView& d_output,
                               const ConstTensorView& x, const ConstTensorView& weight,
                               const Conv2dGradients& gradients) {
  if (!gradients.input.empty()) {
    const FilterLayout shared{.per_channel = weight.slice(0).shape().element_count(),
                              .per_place = 0};
    filter_backward_input(plan, shared, d_output, weight, gradients.input);
  }
  if (!gradients.weight.empty()) add_weight_gradients(plan, d_output, x, gradients.weight);
  if (!gradients.bias.empty()) add_bias_gradients(d_output, gradients.bias);
}

double conv2d_backward_reference_bytes(const Conv2dPlan& plan) {
  return sizeof(double) * static_cast<double>(plan.input[2]) * plan.input[3];
}

}  // namespace convscope
