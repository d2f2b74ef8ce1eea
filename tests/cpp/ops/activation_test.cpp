#include "ops/activation.h"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cmath>
#include <limits>
#include <vector>

namespace convscope {
namespace {

const float infinity = std::numeric_limits<float>::infinity();
const float nan_value = std::numeric_limits<float>::quiet_NaN();
constexpr float epsilon = std::numeric_limits<float>::epsilon();

ActivationKind any_kind() {
  return GENERATE(ActivationKind::none, ActivationKind::relu, ActivationKind::leaky_relu,
                  ActivationKind::sigmoid, ActivationKind::tanh, ActivationKind::gelu);
}

TEST_CASE("values that everybody knows") {
  CHECK(activate(-3.0f, ActivationKind::none) == -3.0f);
  CHECK(activate(-3.0f, ActivationKind::relu) == 0.0f);
  CHECK(activate(3.0f, ActivationKind::relu) == 3.0f);
  CHECK(activate(-3.0f, ActivationKind::leaky_relu) == -0.03f);
  CHECK(activate(0.0f, ActivationKind::sigmoid) == 0.5f);
  CHECK(activate(0.0f, ActivationKind::tanh) == 0.0f);
  CHECK(activate(0.0f, ActivationKind::gelu) == 0.0f);
  // Φ(1) = 0.8413447
  CHECK(std::abs(activate(1.0f, ActivationKind::gelu) - 0.8413447f) < 4 * epsilon);
  CHECK(std::abs(activate(-1.0f, ActivationKind::gelu) + 0.1586553f) < 4 * epsilon);
}

TEST_CASE("far from zero every activation comes to rest instead of overflowing") {
  for (const float far : {100.0f, 1e30f}) {
    CHECK(activate(far, ActivationKind::sigmoid) == 1.0f);
    CHECK(activate(-far, ActivationKind::sigmoid) < 1e-38f);
    CHECK(activate(-far, ActivationKind::tanh) == -1.0f);
    CHECK(activate(far, ActivationKind::gelu) == far);
    CHECK(activate(-far, ActivationKind::gelu) == 0.0f);
    CHECK(activation_slope(-far, ActivationKind::sigmoid) < 1e-38f);
    CHECK(activation_slope(far, ActivationKind::gelu) == 1.0f);
    CHECK(activation_slope(-far, ActivationKind::gelu) == 0.0f);
  }
  CHECK(activate(-infinity, ActivationKind::sigmoid) == 0.0f);
  CHECK(activate(-infinity, ActivationKind::relu) == 0.0f);
}

TEST_CASE("NaN stays NaN") { CHECK(std::isnan(activate(nan_value, any_kind()))); }

TEST_CASE("the slope is the difference quotient") {
  const ActivationKind kind = any_kind();
  for (float x = -4.05f; x < 4.0f; x += 0.1f) {
    const float step = 1.0f / 256.0f;
    const float quotient = (activate(x + step, kind) - activate(x - step, kind)) / (2 * step);
    CAPTURE(static_cast<int>(kind), x);
    // The curve bends the quotient by step² / 6 times a third derivative below 2; rounding adds
    // epsilon · 4 / step.
    REQUIRE(std::abs(activation_slope(x, kind) - quotient) < step * step / 3 + 4 * epsilon / step);
  }
}

TEST_CASE("at zero the slope is that of the left side") {
  CHECK(activation_slope(0.0f, ActivationKind::relu) == 0.0f);
  CHECK(activation_slope(0.0f, ActivationKind::leaky_relu) == 0.01f);
}

TEST_CASE("forward may write where it reads, backward multiplies by the slope") {
  std::vector<float> values{-1, 2};
  activation_forward(values, ActivationKind::relu, values);
  CHECK(values == std::vector<float>{0, 2});
  std::vector<float> d_input(2);
  activation_backward(std::array{5.0f, 7.0f}, std::array{-1.0f, 2.0f}, ActivationKind::leaky_relu,
                      d_input);
  CHECK(d_input == std::vector<float>{0.01f * 5, 7});
}

TEST_CASE("a closed gate lets no gradient through, not even an infinite one") {
  std::vector<float> d_input(2);
  activation_backward(std::array{infinity, nan_value}, std::array{-1.0f, -1.0f},
                      ActivationKind::relu, d_input);
  CHECK(d_input == std::vector<float>{0, 0});
}

}  // namespace
}  // namespace convscope
