#include "image/stroke_raster.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>
#include <numbers>

#include "core/random.h"
#include "support/numbers.h"

namespace convscope {
namespace {

using testing::same_as;

constexpr float not_a_number = std::numeric_limits<float>::quiet_NaN();

Strokes line(Point from, Point to) {
  Strokes strokes;
  strokes.begin_stroke();
  strokes.add(from);
  strokes.add(to);
  return strokes;
}

Tensor drawn(const Strokes& strokes, float pen_width, int height, int width) {
  Tensor grey(Shape{height, width});
  rasterize_strokes(strokes.view(), pen_width, grey.view());
  return grey;
}

double ink(const Tensor& grey) {
  double sum = 0.0;
  for (const float value : grey.values()) sum += static_cast<double>(value);
  return sum;
}

/// The definition: coverage of each pixel by its distance from the nearest piece of the stroke.
Tensor drawn_slowly(const Strokes& strokes, float pen_width, int side) {
  Tensor grey(Shape{side, side});
  const auto scale = static_cast<double>(side);
  const double radius = 0.5 * static_cast<double>(pen_width) * scale;
  for (int y = 0; y < side; ++y) {
    for (int x = 0; x < side; ++x) {
      double nearest = 1e9;
      for (std::size_t i = 1; i < strokes.points.size(); ++i) {
        const double ax = static_cast<double>(strokes.points[i - 1].x) * scale;
        const double ay = static_cast<double>(strokes.points[i - 1].y) * scale;
        const double dx = static_cast<double>(strokes.points[i].x) * scale - ax;
        const double dy = static_cast<double>(strokes.points[i].y) * scale - ay;
        const double px = x + 0.5 - ax;
        const double py = y + 0.5 - ay;
        const double t = std::clamp((px * dx + py * dy) / (dx * dx + dy * dy), 0.0, 1.0);
        nearest = std::min(nearest, std::hypot(px - t * dx, py - t * dy));
      }
      const double covered = std::min(nearest + 0.5, radius) - std::max(nearest - 0.5, -radius);
      grey.view().at(y, x) = static_cast<float>(std::max(covered, 0.0));
    }
  }
  return grey;
}

TEST_CASE("a level line two pixels wide blackens two rows of pixels") {
  // Pad of 4×4, pen of half the pad, along the middle: rows 1 and 2.
  const Tensor grey = drawn(line({-1.0f, 0.5f}, {2.0f, 0.5f}), 0.5f, 4, 4);
  const float expected[] = {0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0};
  CHECK_THAT(grey.values(), same_as(expected));
}

TEST_CASE("a line half a pixel lower covers three rows: half, all, half") {
  const Tensor grey = drawn(line({-1.0f, 0.625f}, {2.0f, 0.625f}), 0.5f, 4, 4);
  const float expected[] = {0, 0, 0, 0, 0.5, 0.5, 0.5, 0.5, 1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5};
  CHECK_THAT(grey.values(), same_as(expected));
}

TEST_CASE("a hairline is as grey as the part of the pixel that it covers") {
  // A quarter of a pixel wide, through the middle of row 1.
  const Tensor grey = drawn(line({-1.0f, 0.375f}, {2.0f, 0.375f}), 0.0625f, 4, 4);
  CHECK(grey.view().at(1, 2) == 0.25f);
  CHECK(grey.view().at(0, 2) == 0.0f);
}

TEST_CASE("a stroke has the area of its outline, wherever it lies between the pixels") {
  Random random{3};
  for (int trial = 0; trial < 50; ++trial) {
    const Point from{random.uniform(0.3f, 0.7f), random.uniform(0.3f, 0.7f)};
    const Point to{random.uniform(0.3f, 0.7f), random.uniform(0.3f, 0.7f)};
    const double length =
        100.0 * std::hypot(static_cast<double>(to.x - from.x), static_cast<double>(to.y - from.y));
    const double expected = 8.0 * length + std::numbers::pi * 16.0;
    CAPTURE(trial, from.x, from.y, to.x, to.y);
    // Coverage by distance is exact along rows and columns; slanted edges and the round ends are
    // off by less than 1 %.
    CHECK(std::abs(ink(drawn(line(from, to), 0.08f, 100, 100)) - expected) < 0.01 * expected);
  }
}

TEST_CASE("a point alone is a dot of the pen's size") {
  Strokes dot;
  dot.begin_stroke();
  dot.add({0.5f, 0.5f});
  const double area = std::numbers::pi * 25.0;
  CHECK(std::abs(ink(drawn(dot, 0.1f, 100, 100)) - area) < 0.01 * area);
}

TEST_CASE("spans of rows draw the same as asking every pixel for its distance") {
  Random random{11};
  for (const int side : {1, 7, 28, 61}) {
    for (const float pen_width : {0.005f, 0.03f, 0.1f, 0.5f}) {
      Strokes strokes;
      strokes.begin_stroke();
      for (int i = 0; i < 6; ++i) {
        strokes.add({random.uniform(-0.2f, 1.2f), random.uniform(-0.2f, 1.2f)});
      }
      CAPTURE(side, pen_width);
      // Places are floats of up to twice the side: rounded by some 1e-5 pixels, slopes add to it.
      CHECK_THAT(drawn(strokes, pen_width, side, side).values(),
                 same_as(drawn_slowly(strokes, pen_width, side).values(), 1e-4f));
    }
  }
}

TEST_CASE("a stroke drawn piece by piece is the stroke drawn at once") {
  Strokes strokes;
  strokes.begin_stroke();
  for (int i = 0; i <= 20; ++i) {
    const float angle = 0.3f * static_cast<float>(i);
    strokes.add({0.5f + 0.3f * std::cos(angle), 0.5f + 0.3f * std::sin(angle)});
  }
  Tensor pieces(Shape{50, 50});
  const std::span<const Point> points = strokes.points;
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    draw_stroke(points.subspan(i, 2), 0.06f, pieces.view());
  }
  CHECK_THAT(pieces.values(), same_as(drawn(strokes, 0.06f, 50, 50).values()));
}

TEST_CASE("the pen stays round on a pad that is wider than high") {
  Strokes dot;
  dot.begin_stroke();
  dot.add({0.5f, 0.5f});
  const Tensor wide = drawn(dot, 0.5f, 20, 60);
  const Tensor square = drawn(dot, 0.5f, 20, 20);
  for (int y = 0; y < 20; ++y) {
    for (int x = 0; x < 20; ++x) {
      REQUIRE(std::abs(wide.view().at(y, x + 20) - square.view().at(y, x)) < 1e-5f);
    }
  }
}

TEST_CASE("rasterizing wipes what was on the picture, a stroke without points leaves it white") {
  Tensor grey(Shape{8, 8}, std::vector<float>(64, 0.7f));
  Strokes nothing;
  nothing.begin_stroke();
  rasterize_strokes(nothing.view(), 0.1f, grey.view());
  CHECK(ink(grey) == 0.0);
}

TEST_CASE("points that are no places are left out, far ones are cut off") {
  Strokes strokes = line({-1.0f, 0.5f}, {2.0f, 0.5f});
  const Tensor expected = drawn(strokes, 0.2f, 10, 10);
  strokes.points.insert(strokes.points.begin() + 1, {not_a_number, 0.1f});
  strokes.points.insert(strokes.points.begin() + 2, {0.1f, std::numeric_limits<float>::infinity()});
  strokes.ends.back() = 4;
  CHECK_THAT(drawn(strokes, 0.2f, 10, 10).values(), same_as(expected.values()));
  CHECK_THAT(drawn(line({-1e30f, 0.5f}, {1e30f, 0.5f}), 0.2f, 10, 10).values(),
             same_as(expected.values(), 1e-5f));
  CHECK(ink(drawn(line({5.0f, 5.0f}, {6.0f, 6.0f}), 0.2f, 10, 10)) == 0.0);
}

TEST_CASE("a pen without width draws nothing, an endless one blackens the pad") {
  const Strokes strokes = line({0.2f, 0.2f}, {0.8f, 0.7f});
  CHECK(ink(drawn(strokes, 0.0f, 10, 10)) == 0.0);
  CHECK(ink(drawn(strokes, -1.0f, 10, 10)) == 0.0);
  CHECK(ink(drawn(strokes, not_a_number, 10, 10)) == 0.0);
  CHECK(ink(drawn(strokes, 1e30f, 10, 10)) == 100.0);
  CHECK(ink(drawn(strokes, std::numeric_limits<float>::infinity(), 10, 10)) == 100.0);
}

}  // namespace
}  // namespace convscope
