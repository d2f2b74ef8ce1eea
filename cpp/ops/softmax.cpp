#include "ops/softmax.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace convscope {
namespace {

/// Rows along the last axis: `size` values each.
struct Rows {
  std::size_t count;
  std::size_t size;
};

Rows rows_of(const Shape& shape) {
  const auto size = static_cast<std::size_t>(shape[shape.rank() - 1]);
  return {shape.element_count() / size, size};
}

/// Writes e^(x - max x) and returns their sum. The largest term is 1, so nothing overflows.
double write_exponentials(std::span<const float> x, std::span<float> output) {
  const float largest = *std::ranges::max_element(x);
  double sum = 0.0;
  for (std::size_t k = 0; k < x.size(); ++k) {
    output[k] = std::exp(x[k] - largest);
    sum += output[k];
  }
  return sum;
}

}  // namespace

void softmax(const ConstTensorView& x, const TensorView& output) {
  const auto [count, size] = rows_of(x.shape());
  for (std::size_t row = 0; row < count; ++row) {
    const std::span<float> out = output.values().subspan(row * size, size);
    const double sum = write_exponentials(x.values().subspan(row * size, size), out);
    for (float& value : out) value = static_cast<float>(value / sum);
  }
}

void softmax_backward(const ConstTensorView& d_output, const ConstTensorView& output,
                      const TensorView& d_input) {
  const auto [count, size] = rows_of(output.shape());
  for (std::size_t row = 0; row < count; ++row) {
    const float* y = output.data() + row * size;
    const float* d_y = d_output.data() + row * size;
    float* d_x = d_input.data() + row * size;
    double mean = 0.0;
    for (std::size_t k = 0; k < size; ++k) mean += static_cast<double>(d_y[k]) * y[k];
    for (std::size_t k = 0; k < size; ++k) d_x[k] = static_cast<float>(y[k] * (d_y[k] - mean));
  }
}

float cross_entropy(const ConstTensorView& logits, std::span<const std::int32_t> labels,
                    const TensorView& d_logits) {
  const auto [count, size] = rows_of(logits.shape());
  assert(labels.size() == count);
  double loss = 0.0;
  for (std::size_t row = 0; row < count; ++row) {
    const std::span<const float> x = logits.values().subspan(row * size, size);
    const std::span<float> d_x = d_logits.values().subspan(row * size, size);
    const auto label = static_cast<std::size_t>(labels[row]);
    const double to_label = static_cast<double>(*std::ranges::max_element(x)) - x[label];
    const double sum = write_exponentials(x, d_x);
    // -log softmax(x)[label] = log Σ e^(x - max) + max - x[label]
    loss += std::log(sum) + to_label;
    for (std::size_t k = 0; k < size; ++k) {
      const double target = k == label ? 1.0 : 0.0;
      d_x[k] = static_cast<float>((d_x[k] / sum - target) / static_cast<double>(count));
    }
  }
  return static_cast<float>(loss / static_cast<double>(count));
}

}  // namespace convscope
