#include "ops/conv2d.h"
#include "ops/filter.h"
#include "ops/long_sum.h"

namespace convscope {

float filter_response(const Conv2dPlan& plan, const ConstTensorView& image, int first_channel,
                      const float* filter, float bias, int i, int j) {
  const auto& [rows, columns, mode] = plan.window;
  const int channels = plan.input[1] / plan.groups;
  LongSum sum(bias, terms_per_part(rows.kernel, columns.kernel));
  for (int c = 0; c < channels; ++c) {
    for (int m = 0; m < rows.kernel; ++m) {
      const int row = source_index(rows, i, m, mode);
      for (int n = 0; n < columns.kernel; ++n) {
        const int column = source_index(columns, j, n, mode);
        const bool outside = row < 0 || column < 0;
        const float cell = outside ? 0.0f : image.at(first_channel + c, row, column);
        sum.add(cell * filter[weight_index(plan, c, m, n)]);
      }
    }
  }
  return sum.value();
}

void conv2d_reference(const Conv2dPlan& plan, const ConstTensorView& x,
                      const ConstTensorView& weight, std::span<const float> bias,
                      const TensorView& y) {
  const int outputs_per_group = plan.output[1] / plan.groups;
  for (int batch = 0; batch < plan.output[0]; ++batch) {
    const ConstTensorView image = x.slice(batch);
    for (int o = 0; o < plan.output[1]; ++o) {
      const int first_channel = o / outputs_per_group * plan.weight[1];
      const float* filter = weight.slice(o).data();
      const float start = bias.empty() ? 0.0f : bias[static_cast<std::size_t>(o)];
      for (int i = 0; i < plan.output[2]; ++i) {
        for (int j = 0; j < plan.output[3]; ++j) {
          const float sum = filter_response(plan, image, first_channel, filter, start, i, j);
          y.at(batch, o, i, j) = activate(sum, activation_of(plan, o));
        }
      }
    }
  }
}

}  // namespace convscope
