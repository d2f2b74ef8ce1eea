#include "core/elementary.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>

#include "core/power.h"

namespace convscope {
namespace {

/// Whether both are the same number up to `bound` of it.
bool near(float value, double exact, double bound) {
  return std::abs(static_cast<double>(value) - exact) <= bound * std::abs(exact);
}

TEST_CASE("sine and cosine are within a rounding of 1, over many turns") {
  CHECK(short_sine(0.0f) == 0.0f);
  CHECK(short_cosine(0.0f) == 1.0f);
  for (float angle = -50.0f; angle < 50.0f; angle += 0.0137f) {
    CAPTURE(angle);
    // One rounding of a number below 1, and what the series leave out: 3e-8.
    REQUIRE(std::abs(static_cast<double>(short_sine(angle)) - std::sin(double{angle})) < 1e-7);
    REQUIRE(std::abs(static_cast<double>(short_cosine(angle)) - std::cos(double{angle})) < 1e-7);
  }
}

TEST_CASE("the sine of an endless angle is no number") {
  CHECK(std::isnan(short_sine(std::numeric_limits<float>::infinity())));
  CHECK(std::isnan(short_cosine(std::numeric_limits<float>::quiet_NaN())));
}

TEST_CASE("the hyperbolic tangent keeps its digits from the smallest number to 1") {
  for (float x = 1e-30f; x < 30.0f; x *= 1.03f) {
    CAPTURE(x);
    REQUIRE(near(short_tanh(x), std::tanh(double{x}), 1e-6));
    REQUIRE(short_tanh(-x) == -short_tanh(x));
  }
  CHECK(short_tanh(std::numeric_limits<float>::infinity()) == 1.0f);
  CHECK(std::isnan(short_tanh(std::numeric_limits<float>::quiet_NaN())));
}

TEST_CASE("the length of a vector whose squares are no floats") {
  CHECK(short_hypot(3.0f, 4.0f) == 5.0f);
  CHECK(short_hypot(3e30f, 4e30f) == 5e30f);
  CHECK(short_hypot(3e-30f, 4e-30f) == 5e-30f);
}

TEST_CASE("powers by squaring") {
  CHECK(power(10.0, 0) == 1.0);
  CHECK(power(10.0, 22) == 1e22);
  CHECK(power(2.0, 1000) == 0x1p1000);
  CHECK(std::abs(power(0.999, 5000) / std::pow(0.999, 5000.0) - 1.0) < 1e-12);
}

}  // namespace
}  // namespace convscope
