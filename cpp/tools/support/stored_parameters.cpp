#include "tools/support/stored_parameters.h"

#include <algorithm>
#include <cmath>

#include "nn/float16.h"

namespace convscope {
namespace {

constexpr float steps = 127.0f;

}  // namespace

void round_to_127_steps(std::span<float> values) {
  float largest = 0.0f;
  for (const float value : values) largest = std::max(largest, std::fabs(value));
  if (largest == 0.0f) return;
  const float step = std::exp2(std::ceil(std::log2(largest / steps)));
  for (float& value : values) value = std::nearbyint(value / step) * step;
}

std::vector<float> stored_parameters(const LanesArchitecture& architecture,
                                     std::span<const float> parameters, double temperature) {
  std::vector<float> stored(parameters.begin(), parameters.end());
  std::span<float> rest = stored;
  for (const Layer& layer : make_layers(architecture)) {
    const std::span<float> weights = rest.first(layer.weight.values().size());
    const std::span<float> biases = rest.subspan(weights.size(), layer.bias.values().size());
    rest = rest.subspan(weights.size() + biases.size());
    if (layer.type == LayerType::dense) {
      for (const std::span<float> values : {weights, biases})
        for (float& value : values) value *= static_cast<float>(1.0 / temperature);
    }
    round_to_127_steps(weights);
    for (float& bias : biases) bias = from_half(to_half(bias));
  }
  return stored;
}

}  // namespace convscope
