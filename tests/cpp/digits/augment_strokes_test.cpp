#include "digits/augment_strokes.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "digits/generate.h"

namespace convscope {
namespace {

constexpr StrokeAugmentLimits none{
    .scale = 0, .rotation = 0, .shear = 0, .perspective = 0, .warp = 0, .jitter = 0, .thin_out = 0};

Strokes seven() {
  Strokes strokes;
  strokes.begin_stroke();
  strokes.add({0.2f, 0.1f});
  strokes.add({0.4f, 0.1f});
  strokes.add({0.3f, 0.5f});
  strokes.begin_stroke();
  strokes.add({0.25f, 0.3f});
  strokes.add({0.4f, 0.3f});
  return strokes;
}

TEST_CASE("placing scales the longer side and moves the middle of the box") {
  // The box of the seven is 0.2 by 0.4 about (0.3, 0.3); doubled about (0.5, 0.6).
  Strokes strokes = seven();
  place_strokes(0.8f, {0.5f, 0.6f}, strokes);
  const Point expected[] = {{0.3f, 0.2f}, {0.7f, 0.2f}, {0.5f, 1.0f}, {0.4f, 0.6f}, {0.7f, 0.6f}};
  for (std::size_t i = 0; i < 5; ++i) {
    CAPTURE(i);
    CHECK(std::abs(strokes.points[i].x - expected[i].x) < 1e-6f);
    CHECK(std::abs(strokes.points[i].y - expected[i].y) < 1e-6f);
  }
}

TEST_CASE("a dot is placed, and nothing at all stays nothing") {
  Strokes dot;
  dot.begin_stroke();
  dot.add({0.1f, 0.9f});
  place_strokes(0.5f, {0.4f, 0.4f}, dot);
  CHECK(dot.points[0].x == 0.4f);
  CHECK(dot.points[0].y == 0.4f);
  Strokes nothing;
  place_strokes(0.5f, {0.4f, 0.4f}, nothing);
  CHECK(nothing.points.empty());
}

TEST_CASE("without limits augmenting is placing") {
  Random random{1};
  Strokes varied;
  augment_strokes(seven().view(), none, 0.8f, {0.5f, 0.6f}, random, varied);
  Strokes placed = seven();
  place_strokes(0.8f, {0.5f, 0.6f}, placed);
  REQUIRE(varied.ends == placed.ends);
  for (std::size_t i = 0; i < placed.points.size(); ++i) {
    CHECK(std::abs(varied.points[i].x - placed.points[i].x) < 1e-6f);
    CHECK(std::abs(varied.points[i].y - placed.points[i].y) < 1e-6f);
  }
}

TEST_CASE("augmented strokes keep their ends and fill the size they were given") {
  Random random{6};
  Strokes digit;
  Strokes varied;
  for (int trial = 0; trial < 100; ++trial) {
    generate_digit_strokes(trial % 10, random, digit);
    augment_strokes(digit.view(), {}, 0.4f, {0.3f, 0.6f}, random, varied);
    CAPTURE(trial);
    REQUIRE(varied.view().count() == digit.view().count());
    REQUIRE(varied.points.size() <= digit.points.size());
    float left = 9.0f, right = -9.0f, top = 9.0f, bottom = -9.0f;
    for (const Point point : varied.points) {
      left = std::min(left, point.x);
      right = std::max(right, point.x);
      top = std::min(top, point.y);
      bottom = std::max(bottom, point.y);
    }
    CHECK(std::abs(std::max(right - left, bottom - top) - 0.4f) < 1e-5f);
    CHECK(std::abs(0.5f * (left + right) - 0.3f) < 1e-5f);
    CHECK(std::abs(0.5f * (top + bottom) - 0.6f) < 1e-5f);
  }
}

TEST_CASE("thinning out drops points within a stroke, never its ends") {
  Strokes line;
  line.begin_stroke();
  for (int i = 0; i <= 100; ++i) line.add({0.01f * static_cast<float>(i), 0.5f});
  StrokeAugmentLimits limits = none;
  limits.thin_out = 1.0f;
  Random random{3};
  Strokes varied;
  std::size_t fewest = 101;
  for (int trial = 0; trial < 50; ++trial) {
    augment_strokes(line.view(), limits, 0.8f, {0.5f, 0.5f}, random, varied);
    fewest = std::min(fewest, varied.points.size());
    CAPTURE(trial);
    REQUIRE(std::is_sorted(varied.points.begin(), varied.points.end(),
                           [](Point a, Point b) { return a.x < b.x; }));
    // Were an end dropped, its neighbour would be stretched to its place; the spacing tells.
    const float first_gap = varied.points[1].x - varied.points[0].x;
    const float steps = first_gap / 0.008f;
    REQUIRE(std::abs(steps - std::round(steps)) < 1e-3f);
  }
  CHECK(fewest < 20);
}

TEST_CASE("the same seed varies in the same way") {
  Random first{9};
  Random second{9};
  Strokes one;
  Strokes other;
  augment_strokes(seven().view(), {}, 0.5f, {0.5f, 0.5f}, first, one);
  augment_strokes(seven().view(), {}, 0.5f, {0.5f, 0.5f}, second, other);
  REQUIRE(one.points.size() == other.points.size());
  for (std::size_t i = 0; i < one.points.size(); ++i) {
    CHECK(one.points[i].x == other.points[i].x);
    CHECK(one.points[i].y == other.points[i].y);
  }
}

}  // namespace
}  // namespace convscope
