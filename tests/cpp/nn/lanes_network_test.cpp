#include "nn/lanes_network.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cmath>
#include <vector>

#include "core/random.h"
#include "nn/network.h"

namespace convscope {
namespace {

/// Sides that stay even, become odd, and an odd one that is not pooled; kernels of both sizes.
LanesArchitecture architecture_of(int number) {
  const LanesArchitecture architectures[] = {
      {.side = 8, .stages = {{2, 5}}, .classes = 3},
      {.side = 14, .stages = {{4, 5}, {4, 3}}, .classes = 4},
      {.side = 14, .stages = {{2, 5}, {4, 3, false}, {8, 3}}, .classes = 10},
      {.side = 7, .stages = {{4, 3, false}, {2, 5}}, .classes = 2}};
  return architectures[number];
}

std::vector<float> random_values(std::size_t count, float deviation, Random& random) {
  std::vector<float> values(count);
  for (float& value : values) value = deviation * random.normal();
  return values;
}

float largest_magnitude(const std::vector<float>& values) {
  float largest = 0.0f;
  for (const float value : values) largest = std::max(largest, std::fabs(value));
  return largest;
}

float largest_difference(const std::vector<float>& a, const std::vector<float>& b) {
  float largest = 0.0f;
  for (std::size_t i = 0; i < a.size(); ++i) largest = std::max(largest, std::fabs(a[i] - b[i]));
  return largest;
}

TEST_CASE(
    "eight pictures in the lanes get the answers and gradients that Network gives one by one") {
  const LanesArchitecture architecture = architecture_of(GENERATE(0, 1, 2, 3));
  CAPTURE(architecture.side, architecture.stages.size());
  Random random{5};
  LanesNetwork lanes(architecture);
  Result<Network> made =
      Network::create(make_layers(architecture), Shape{1, architecture.side, architecture.side});
  REQUIRE(made.ok());
  Network& network = made.value();
  REQUIRE(lanes.parameter_count() == network.parameter_count());
  const std::vector<float> parameters = random_values(lanes.parameter_count(), 0.3f, random);
  lanes.set_parameters(parameters);
  network.set_parameters(parameters);

  LanesMemory memory = lanes.make_memory();
  Workspace workspace = network.make_workspace(Keep::gradients);
  const auto pixels = static_cast<std::size_t>(architecture.side * architecture.side);
  const auto classes = static_cast<std::size_t>(architecture.classes);
  std::vector<float> expected_logits, logits;
  std::vector<float> d_logits = random_values(lane_count * classes, 1.0f, random);
  for (int lane = 0; lane < lane_count; ++lane) {
    const std::vector<float> picture = random_values(pixels, 1.0f, random);
    memory.set_input(lane, picture);
    std::ranges::copy(picture, workspace.input().begin());
    network.run(workspace);
    for (std::size_t k = 0; k < classes; ++k) {
      expected_logits.push_back(workspace.logits()[k]);
      const float d = d_logits[static_cast<std::size_t>(lane) * classes + k];
      workspace.d_logits()[k] = d;
      memory.d_logit(lane, static_cast<int>(k)) = d;
    }
    network.backward(workspace);
  }
  lanes.forward(memory);
  for (int lane = 0; lane < lane_count; ++lane) {
    for (int k = 0; k < architecture.classes; ++k) logits.push_back(memory.logit(lane, k));
  }
  std::vector<float> gradients(parameters.size()), expected_gradients(parameters.size());
  lanes.backward(memory, gradients);
  network.add_gradients(workspace, expected_gradients);

  // Both add the same products, at most a few hundred to a sum, in different orders.
  CHECK(largest_difference(logits, expected_logits) <= 1e-5f * largest_magnitude(expected_logits));
  CHECK(largest_difference(gradients, expected_gradients) <=
        1e-5f * largest_magnitude(expected_gradients));
}

TEST_CASE("backward adds to the gradients that are there") {
  const LanesArchitecture architecture = architecture_of(0);
  Random random{6};
  LanesNetwork network(architecture);
  network.set_parameters(random_values(network.parameter_count(), 0.3f, random));
  LanesMemory memory = network.make_memory();
  for (int lane = 0; lane < lane_count; ++lane) {
    memory.set_input(lane, random_values(64, 1.0f, random));
    memory.d_logit(lane, 0) = 1.0f;
  }
  network.forward(memory);
  std::vector<float> once(network.parameter_count()), twice(network.parameter_count());
  network.backward(memory, once);
  network.backward(memory, twice);
  network.backward(memory, twice);
  for (float& value : once) value *= 2.0f;
  // Doubling is exact, and x + x is 2x.
  CHECK(once == twice);
}

}  // namespace
}  // namespace convscope
