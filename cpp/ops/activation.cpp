#include "ops/activation.h"

#include <cassert>
#include <cmath>
#include <numbers>

namespace convscope {
namespace {

constexpr float leaky_slope = 0.01f;

float sigmoid(float x) { return 1.0f / (1.0f + std::exp(-x)); }

/// Φ(x), the chance that a standard normal number is below x; by erfc, so that small values keep
/// their digits.
float normal_cdf(float x) { return 0.5f * std::erfc(-x * (std::numbers::sqrt2_v<float> / 2.0f)); }

float normal_density(float x) {
  return std::exp(-0.5f * x * x) *
         (std::numbers::inv_sqrtpi_v<float> / std::numbers::sqrt2_v<float>);
}

}  // namespace

float activate(float x, ActivationKind kind) {
  switch (kind) {
    case ActivationKind::none:
      return x;
    case ActivationKind::relu:
      return x < 0.0f ? 0.0f : x;
    case ActivationKind::leaky_relu:
      return x < 0.0f ? leaky_slope * x : x;
    case ActivationKind::sigmoid:
      return sigmoid(x);
    case ActivationKind::tanh:
      return std::tanh(x);
    case ActivationKind::gelu:
      return x * normal_cdf(x);
  }
  return x;
}

float activation_slope(float x, ActivationKind kind) {
  switch (kind) {
    case ActivationKind::none:
      return 1.0f;
    case ActivationKind::relu:
      return x <= 0.0f ? 0.0f : 1.0f;
    case ActivationKind::leaky_relu:
      return x > 0.0f ? 1.0f : leaky_slope;
    case ActivationKind::sigmoid:
      return sigmoid(x) * (1.0f - sigmoid(x));
    case ActivationKind::tanh:
      return 1.0f - std::tanh(x) * std::tanh(x);
    case ActivationKind::gelu:
      return normal_cdf(x) + x * normal_density(x);
  }
  return 1.0f;
}

void activation_forward(std::span<const float> input, ActivationKind kind,
                        std::span<float> output) {
  assert(input.size() == output.size());
  for (std::size_t i = 0; i < input.size(); ++i) output[i] = activate(input[i], kind);
}

void activation_backward(std::span<const float> d_output, std::span<const float> input,
                         ActivationKind kind, std::span<float> d_input) {
  assert(d_output.size() == input.size() && d_input.size() == input.size());
  for (std::size_t i = 0; i < input.size(); ++i) {
    const float slope = activation_slope(input[i], kind);
    // A closed gate lets nothing through, not even an infinite gradient.
    d_input[i] = slope == 0.0f ? 0.0f : d_output[i] * slope;
  }
}

}  // namespace convscope
