#include "ops/locally_connected.h"

#include "core/text.h"
#include "ops/filter.h"

namespace convscope {
namespace {

/// Adds the gradients of the one filter [C, kH, kW] that makes output (o, i, j): it is used once
/// for each picture. forward:  y[o, i, j] += x[c, row, column] * filter[c, m, n]
void add_filter_gradient(const Conv2dPlan& plan, const ConstTensorView& d_output,
                         const ConstTensorView& x, int o, int i, int j, float* d_filter) {
  const auto& [rows, columns, mode] = plan.window;
  for (int c = 0; c < plan.input[1]; ++c) {
    for (int m = 0; m < rows.kernel; ++m) {
      const int row = source_index(rows, i, m, mode);
      for (int n = 0; n < columns.kernel; ++n) {
        const int column = source_index(columns, j, n, mode);
        double sum = 0.0;
        for (int batch = 0; batch < plan.input[0]; ++batch) {
          const bool outside = row < 0 || column < 0;
          const double cell = outside ? 0.0f : x.at(batch, c, row, column);
          sum += cell * d_output.at(batch, o, i, j);
        }
        d_filter[weight_index(plan, c, m, n)] += static_cast<float>(sum);
      }
    }
  }
}

/// forward:  y[o, i, j] = bias[o, i, j] + …
void add_bias_gradients(const ConstTensorView& d_output, std::span<float> d_bias) {
  for (std::size_t k = 0; k < d_bias.size(); ++k) {
    double sum = 0.0;
    for (int batch = 0; batch < d_output.shape()[0]; ++batch) {
      sum += d_output.slice(batch).values()[k];
    }
    d_bias[k] += static_cast<float>(sum);
  }
}

/// All of a plan but its weight.
Result<Conv2dPlan> plan_own_filters(const Shape& x, int outputs, Pair kernel,
                                    const Conv2dOptions& options) {
  if (options.groups != 1) {
    return Status::range_error(
        concat("groups must be 1 in a locally connected layer, got ", options.groups));
  }
  return plan_filters(x, outputs, kernel, options);
}

Shape weight_for(const Conv2dPlan& plan) {
  const Shape& y = plan.output;
  return {y[2], y[3], y[1], plan.input[1], plan.window.rows.kernel, plan.window.columns.kernel};
}

}  // namespace

Result<Shape> locally_connected2d_weight(const Shape& x, int outputs, Pair kernel,
                                         const Conv2dOptions& options) {
  const Result<Conv2dPlan> plan = plan_own_filters(x, outputs, kernel, options);
  if (!plan.ok()) return plan.status();
  return make_shape(weight_for(plan.value()).sizes(), "weight");
}

Result<Conv2dPlan> plan_locally_connected2d(const Shape& x, const Shape& weight,
                                            const Conv2dOptions& options) {
  if (x.rank() != 4) {
    return Status::range_error(concat("x is ", x, "; it must be [C, H, W] or [N, C, H, W]"));
  }
  if (weight.rank() != 6) {
    return Status::range_error(
        concat("weight is ", weight, "; it must be [Hout, Wout, O, C, kH, kW]"));
  }
  if (Status valid = check_shapes(x, weight); !valid.ok()) return valid;
  Result<Conv2dPlan> plan = plan_own_filters(x, weight[2], {weight[4], weight[5]}, options);
  if (!plan.ok()) return plan;
  const Shape expected = weight_for(plan.value());
  if (weight != expected) {
    return Status::range_error(concat("weight is ", weight, "; x ", x, " needs ", expected));
  }
  plan.value().weight = weight;
  return plan;
}

void locally_connected2d_reference(const Conv2dPlan& plan, const ConstTensorView& x,
                                   const ConstTensorView& weight, std::span<const float> bias,
                                   const TensorView& y) {
  for (int batch = 0; batch < plan.output[0]; ++batch) {
    for (int o = 0; o < plan.output[1]; ++o) {
      for (int i = 0; i < plan.output[2]; ++i) {
        for (int j = 0; j < plan.output[3]; ++j) {
          const float* filter = weight.slice(i).slice(j).slice(o).data();
          const float start = bias.empty() ? 0.0f : bias[y.shape().offset(0, o, i, j)];
          const float sum = filter_response(plan, x.slice(batch), 0, filter, start, i, j);
          y.at(batch, o, i, j) = activate(sum, activation_of(plan, o));
        }
      }
    }
  }
}

void locally_connected2d_backward(const Conv2dPlan& plan, const ConstTensorView& d_output,
                                  const ConstTensorView& x, const ConstTensorView& weight,
                                  const Conv2dGradients& gradients) {
  if (!gradients.input.empty()) {
    const std::size_t filter = weight.slice(0).slice(0).slice(0).shape().element_count();
    const FilterLayout own{.per_channel = filter,
                           .per_place = filter * static_cast<std::size_t>(plan.output[1])};
    filter_backward_input(plan, own, d_output, weight, gradients.input);
  }
  for (int i = 0; i < plan.output[2] && !gradients.weight.empty(); ++i) {
    for (int j = 0; j < plan.output[3]; ++j) {
      for (int o = 0; o < plan.output[1]; ++o) {
        float* d_filter = gradients.weight.data() + plan.weight.offset(i, j, o, 0, 0, 0);
        add_filter_gradient(plan, d_output, x, o, i, j, d_filter);
      }
    }
  }
  add_bias_gradients(d_output, gradients.bias);
}

}  // namespace convscope
