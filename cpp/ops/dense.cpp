#include "ops/dense.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "ops/long_sum.h"

namespace convscope {
namespace {

/// sum += factor * row, in double precision: sums over a batch or over thousands of outputs are
/// rounded once.
void add_scaled(std::span<double> sum, float factor, std::span<const float> row) {
  for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += static_cast<double>(factor) * row[i];
}

/// forward:  y[n, o] += x[n, i] * weight[o, i]
void write_input_gradients(const ConstTensorView& d_output, const ConstTensorView& weight,
                           std::span<float> d_input) {
  const auto [outputs, inputs] = std::pair{weight.shape()[0], weight.shape()[1]};
  std::vector<double> sum(static_cast<std::size_t>(inputs));
  for (int n = 0; n < d_output.shape()[0]; ++n) {
    std::ranges::fill(sum, 0.0);
    for (int o = 0; o < outputs; ++o) add_scaled(sum, d_output.at(n, o), weight.slice(o).values());
    float* d_row = d_input.data() + static_cast<std::size_t>(n) * sum.size();
    std::ranges::transform(sum, d_row, [](double value) { return static_cast<float>(value); });
  }
}

/// forward:  y[n, o] += x[n, i] * weight[o, i]
void add_weight_gradients(const ConstTensorView& d_output, const ConstTensorView& x,
                          std::span<float> d_weight) {
  std::vector<double> sum(static_cast<std::size_t>(x.shape()[1]));
  for (int o = 0; o < d_output.shape()[1]; ++o) {
    std::ranges::fill(sum, 0.0);
    for (int n = 0; n < x.shape()[0]; ++n) add_scaled(sum, d_output.at(n, o), x.slice(n).values());
    float* d_row = d_weight.data() + static_cast<std::size_t>(o) * sum.size();
    for (std::size_t i = 0; i < sum.size(); ++i) d_row[i] += static_cast<float>(sum[i]);
  }
}

}  // namespace

void dense_reference(const ConstTensorView& x, const ConstTensorView& weight,
                     std::span<const float> bias, const TensorView& y) {
  for (int n = 0; n < x.shape()[0]; ++n) {
    for (int o = 0; o < weight.shape()[0]; ++o) {
      LongSum sum(bias.empty() ? 0.0f : bias[static_cast<std::size_t>(o)], max_terms_per_part);
      for (int i = 0; i < weight.shape()[1]; ++i) sum.add(x.at(n, i) * weight.at(o, i));
      y.at(n, o) = sum.value();
    }
  }
}

void dense_backward(const ConstTensorView& d_output, const ConstTensorView& x,
                    const ConstTensorView& weight, const DenseGradients& gradients) {
  if (!gradients.input.empty()) write_input_gradients(d_output, weight, gradients.input);
  if (!gradients.weight.empty()) add_weight_gradients(d_output, x, gradients.weight);
  for (std::size_t o = 0; o < gradients.bias.size(); ++o) {
    double sum = 0.0;
    for (int n = 0; n < d_output.shape()[0]; ++n) sum += d_output.at(n, static_cast<int>(o));
    gradients.bias[o] += static_cast<float>(sum);
  }
}

double dense_backward_bytes(const Shape& weight) { return 8.0 * weight[1]; }

}  // namespace convscope
