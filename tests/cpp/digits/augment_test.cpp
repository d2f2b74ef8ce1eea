#include "digits/augment.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <vector>

#include "digits/generate.h"
#include "digits/pen.h"
#include "support/numbers.h"

namespace convscope {
namespace {

using testing::same_as;

constexpr AugmentLimits none{
    .shift = 0, .scale = 0, .rotation = 0, .shear = 0, .elastic = 0, .thickness = 0};
constexpr std::size_t pixels = digit_side * digit_side;

std::vector<float> augmented(std::span<const float> source, const AugmentLimits& limits,
                             Random& random) {
  std::vector<float> result(pixels, -1.0f);
  augment_digit(source, limits, random, result);
  return result;
}

float width_of(std::span<const float> picture) {
  return stroke_width({picture.data(), Shape{digit_side, digit_side}});
}

TEST_CASE("without limits a digit stays what it is, bit for bit") {
  const GeneratedDigits digits = generate_digits(10, 3);
  Random random{1};
  for (int i = 0; i < 10; ++i) {
    const auto source = digits.images.view().slice(i).values();
    CHECK_THAT(augmented(source, none, random), same_as(source));
  }
}

TEST_CASE("shifting moves the centre of mass by up to the limit and no further") {
  const GeneratedDigits digits = generate_digits(1, 3);
  const auto source = digits.images.values();
  const auto column_of_mass = [](std::span<const float> picture) {
    double mass = 0.0;
    double moment = 0.0;
    for (std::size_t i = 0; i < picture.size(); ++i) {
      mass += static_cast<double>(picture[i]);
      moment += static_cast<double>(picture[i]) * static_cast<double>(i % digit_side);
    }
    return moment / mass;
  };
  AugmentLimits limits = none;
  limits.shift = 2.0f;
  Random random{2};
  double farthest = 0.0;
  for (int i = 0; i < 100; ++i) {
    const double moved = column_of_mass(augmented(source, limits, random)) - column_of_mass(source);
    farthest = std::max(farthest, std::abs(moved));
  }
  // Clamping to 0 … 1 between pixels moves it by a little.
  CHECK(farthest < 2.05);
  CHECK(farthest > 1.7);
}

TEST_CASE("changing the thickness makes strokes thinner and thicker within MNIST's range") {
  const GeneratedDigits digits = generate_digits(40, 4);
  AugmentLimits limits = none;
  limits.thickness = 1.0f;
  Random random{2};
  bool thinner = false;
  bool thicker = false;
  for (int i = 0; i < 40; ++i) {
    const auto source = digits.images.view().slice(i).values();
    const float width = width_of(augmented(source, limits, random));
    CAPTURE(i, width_of(source), width);
    thinner = thinner || width < width_of(source) - 0.5f;
    thicker = thicker || width > width_of(source) + 0.5f;
    CHECK(width > 1.3f);
    CHECK(width < 4.8f);
  }
  CHECK(thinner);
  CHECK(thicker);
}

TEST_CASE("all limits together keep grey values between paper and ink, and most of the ink") {
  const GeneratedDigits digits = generate_digits(200, 7);
  Random random{5};
  for (int i = 0; i < 200; ++i) {
    const auto source = digits.images.view().slice(i).values();
    const std::vector<float> result = augmented(source, {}, random);
    float ink_before = 0.0f;
    float ink_after = 0.0f;
    for (std::size_t k = 0; k < pixels; ++k) {
      REQUIRE(result[k] >= 0.0f);
      REQUIRE(result[k] <= 1.0f);
      ink_before += source[k];
      ink_after += result[k];
    }
    CAPTURE(i);
    CHECK(ink_after > 0.4f * ink_before);
    CHECK(ink_after < 2.2f * ink_before);
  }
}

TEST_CASE("the largest of limits read nothing outside the picture") {
  const GeneratedDigits digits = generate_digits(10, 7);
  const AugmentLimits wild{.shift = 40.0f,
                           .scale = 3.0f,
                           .rotation = 180.0f,
                           .shear = 5.0f,
                           .elastic = 30.0f,
                           .thickness = 5.0f};
  Random random{5};
  for (int trial = 0; trial < 200; ++trial) {
    const auto source = digits.images.view().slice(trial % 10).values();
    const std::vector<float> result = augmented(source, wild, random);
    REQUIRE(std::all_of(result.begin(), result.end(),
                        [](float value) { return value >= 0.0f && value <= 1.0f; }));
  }
}

TEST_CASE("one limit does not disturb the random numbers of the others") {
  const GeneratedDigits digits = generate_digits(1, 7);
  Random first{5};
  Random second{5};
  augmented(digits.images.values(), {}, first);
  augmented(digits.images.values(), none, second);
  CHECK(first.bits() == second.bits());
}

}  // namespace
}  // namespace convscope
