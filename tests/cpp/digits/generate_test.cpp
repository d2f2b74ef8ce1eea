#include "digits/generate.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>

#include "digits/handwriting.h"
#include "digits/normalize.h"
#include "image/stroke_raster.h"
#include "support/numbers.h"

namespace convscope {
namespace {

using testing::same_as;

constexpr std::size_t pixels = digit_side * digit_side;

TEST_CASE("a template of three points with a corner is two straight lines") {
  // The box of "1010 1090^ 5090" is 40 by 80: scaled to 0.7 of the pad's height, 0.35 wide.
  Strokes strokes;
  draw_template("1010 1090^ 5090", strokes);
  REQUIRE(strokes.view().count() == 1);
  for (const Point point : strokes.points) {
    const bool on_upright = std::abs(point.x - 0.325f) < 1e-5f;
    const bool on_level = std::abs(point.y - 0.85f) < 1e-5f;
    CAPTURE(point.x, point.y);
    CHECK((on_upright || on_level));
  }
  CHECK(std::abs(strokes.points.front().y - 0.15f) < 1e-5f);
  CHECK(std::abs(strokes.points.back().x - 0.675f) < 1e-5f);
}

TEST_CASE("a bar in a template lifts the pen") {
  Strokes strokes;
  draw_template("1010 1090|5010 5090|9090", strokes);
  REQUIRE(strokes.view().count() == 3);
  CHECK(strokes.view().stroke(2).size() == 1);
}

TEST_CASE("a curve passes through its control points") {
  Strokes strokes;
  draw_template("5000 9050 5099 1050 5001", strokes);
  const auto nearest = [&](Point place) {
    float least = 9.0f;
    for (const Point point : strokes.points) {
      least = std::min(least, std::hypot(point.x - place.x, point.y - place.y));
    }
    return least;
  };
  // 99 units high become 0.7 of the pad; the curve bulges beyond its points to the sides.
  CHECK(nearest({0.5f, 0.15f}) < 0.02f);
  CHECK(nearest({0.5f, 0.85f}) < 0.02f);
  CHECK(nearest({0.5f - 40.0f * 0.7f / 99.0f, 0.5f}) < 0.02f);
}

TEST_CASE("every habit of every digit is drawn within the pad, as densely as a pointer reports") {
  for (int label = 0; label < 10; ++label) {
    CHECK(digit_habit_count(label) >= 7);
    for (int habit = 0; habit < digit_habit_count(label); ++habit) {
      Strokes strokes;
      draw_digit_habit(label, habit, strokes);
      CAPTURE(label, habit);
      REQUIRE(strokes.view().count() >= 1);
      for (int i = 0; i < strokes.view().count(); ++i) {
        const auto stroke = strokes.view().stroke(i);
        for (std::size_t k = 0; k < stroke.size(); ++k) {
          REQUIRE(stroke[k].x >= 0.1f);
          REQUIRE(stroke[k].x <= 0.9f);
          REQUIRE(stroke[k].y >= 0.1f);
          REQUIRE(stroke[k].y <= 0.9f);
          if (k == 0) continue;
          REQUIRE(std::hypot(stroke[k].x - stroke[k - 1].x, stroke[k].y - stroke[k - 1].y) < 0.04f);
        }
      }
    }
  }
}

TEST_CASE("the same seed draws the same digits, and fewer are the first of more") {
  const GeneratedDigits few = generate_digits(13, 42);
  const GeneratedDigits many = generate_digits(30, 42);
  const GeneratedDigits others = generate_digits(13, 43);
  CHECK(few.images.shape() == Shape{13, 1, 28, 28});
  CHECK(std::equal(few.labels.begin(), few.labels.end(), many.labels.begin()));
  CHECK_THAT(few.images.values(), same_as(many.images.values().first(13 * pixels)));
  CHECK_FALSE(std::equal(few.images.values().begin(), few.images.values().end(),
                         others.images.values().begin()));
}

TEST_CASE("every digit occurs equally often, in changing order") {
  const GeneratedDigits digits = generate_digits(200, 1);
  const auto ten = digits.labels.begin() + 10;
  CHECK_FALSE(std::equal(digits.labels.begin(), ten, ten));
  for (int label = 0; label < 10; ++label) {
    CHECK(std::count(digits.labels.begin(), digits.labels.end(), label) == 20);
  }
}

TEST_CASE("generated pictures are what normalising a large drawing would give") {
  const GeneratedDigits digits = generate_digits(100, 8);
  for (int i = 0; i < 100; ++i) {
    const auto picture = digits.images.view().slice(i).slice(0);
    int first_row = 28, last_row = -1, first_column = 28, last_column = -1;
    double mass = 0.0, down = 0.0, right = 0.0;
    for (int y = 0; y < 28; ++y) {
      for (int x = 0; x < 28; ++x) {
        const float ink = picture.at(y, x);
        REQUIRE(ink >= 0.0f);
        REQUIRE(ink <= 1.0f);
        mass += static_cast<double>(ink);
        down += static_cast<double>(ink) * (y + 0.5);
        right += static_cast<double>(ink) * (x + 0.5);
        if (ink < 0.2f) continue;
        first_row = std::min(first_row, y);
        last_row = std::max(last_row, y);
        first_column = std::min(first_column, x);
        last_column = std::max(last_column, x);
      }
    }
    CAPTURE(i);
    CHECK(std::max(last_row - first_row, last_column - first_column) + 1 == digit_box);
    CHECK(std::floor(down / mass) == 14.0);
    CHECK(std::floor(right / mass) == 14.0);
  }
}

TEST_CASE("a generated digit looks most like another drawing of the same digit") {
  const GeneratedDigits known = generate_digits(1500, 1);
  const GeneratedDigits asked = generate_digits(200, 2);
  int right = 0;
  for (int i = 0; i < 200; ++i) {
    const auto question = asked.images.view().slice(i).values();
    float nearest = std::numeric_limits<float>::max();
    int answer = -1;
    for (int k = 0; k < 1500; ++k) {
      const auto candidate = known.images.view().slice(k).values();
      float distance = 0.0f;
      for (std::size_t p = 0; p < pixels; ++p) {
        distance += (question[p] - candidate[p]) * (question[p] - candidate[p]);
      }
      if (distance < nearest) {
        nearest = distance;
        answer = known.labels[static_cast<std::size_t>(k)];
      }
    }
    if (answer == asked.labels[static_cast<std::size_t>(i)]) ++right;
  }
  // Nearest neighbours know nothing of handwriting; a mixed-up label or an illegible habit would
  // cost them a tenth each.
  CHECK(right >= 190);
}

}  // namespace
}  // namespace convscope
