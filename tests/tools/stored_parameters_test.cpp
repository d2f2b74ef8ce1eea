#include "tools/support/stored_parameters.h"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "core/random.h"
#include "nn/float16.h"

namespace convscope {
namespace {

TEST_CASE("weights become multiples of a power of two, on paper") {
  // The largest, 1.3, needs steps of at least 1.3 / 127 = 0.0102…; the next power of two is 1/64.
  // 1.3 · 64 = 83.2 → 83; 0.01 · 64 = 0.64 → 1; -0.5 · 64 = -32
  std::array<float, 3> values{1.3f, 0.01f, -0.5f};
  round_to_127_steps(values);
  CHECK(values == std::array<float, 3>{83.0f / 64, 1.0f / 64, -0.5f});
}

TEST_CASE("zeros stay zeros") {
  std::array<float, 2> values{0.0f, 0.0f};
  round_to_127_steps(values);
  CHECK(values == std::array<float, 2>{0.0f, 0.0f});
}

TEST_CASE(
    "stored parameters are halves, near what was trained, and the temperature is in the sums") {
  const LanesArchitecture architecture{.stages = {{4, 3}}};
  const LanesNetwork network(architecture);
  Random random{1};
  std::vector<float> trained(network.parameter_count());
  for (float& value : trained) value = random.uniform(-1.0f, 1.0f);
  const std::vector<float> stored = stored_parameters(architecture, trained, 0.5);
  REQUIRE(stored.size() == trained.size());
  const std::size_t convolution = 4 * 9 + 4;
  for (std::size_t i = 0; i < stored.size(); ++i) {
    CHECK(from_half(to_half(stored[i])) == stored[i]);
    // Half a step of 1/64 at most; what is divided by the temperature is twice as large.
    const float factor = i < convolution ? 1.0f : 2.0f;
    CHECK(std::abs(stored[i] - factor * trained[i]) <= factor / 128);
  }
}

}  // namespace
}  // namespace convscope
