#include "nn/loss.h"

#include <algorithm>
#include <cmath>

namespace convscope {
namespace {

/// Writes softmax(logits) and returns log Σ e^logit. In double precision, so that small losses keep
/// their digits.
double write_softmax(std::span<const float> logits, std::span<float> probabilities) {
  const float largest = *std::ranges::max_element(logits);
  double sum = 0.0;
  for (std::size_t k = 0; k < logits.size(); ++k) {
    probabilities[k] = std::exp(logits[k] - largest);
    sum += probabilities[k];
  }
  for (float& value : probabilities) value = static_cast<float>(value / sum);
  return static_cast<double>(largest) + std::log(sum);
}

std::ptrdiff_t place_of_largest(std::span<const float> values) {
  return std::ranges::max_element(values) - values.begin();
}

}  // namespace

ExampleLoss label_loss(std::span<const float> logits, int label, float scale,
                       std::span<float> d_logits) {
  const auto target = static_cast<std::size_t>(label);
  const double log_sum = write_softmax(logits, d_logits);
  d_logits[target] -= 1.0f;
  for (float& value : d_logits) value *= scale;
  return {.value = static_cast<float>(log_sum - logits[target]),
          .correct = place_of_largest(logits) == label};
}

ExampleLoss distribution_loss(std::span<const float> logits, std::span<const float> target,
                              float scale, std::span<float> d_logits) {
  const double log_sum = write_softmax(logits, d_logits);
  double loss = 0.0;
  float total = 0.0f;
  for (std::size_t k = 0; k < logits.size(); ++k) {
    loss += static_cast<double>(target[k]) * (log_sum - logits[k]);
    total += target[k];
  }
  for (std::size_t k = 0; k < logits.size(); ++k) {
    d_logits[k] = scale * (d_logits[k] * total - target[k]);
  }
  return {.value = static_cast<float>(loss),
          .correct = place_of_largest(logits) == place_of_largest(target)};
}

}  // namespace convscope
