#include "image/color_scale.h"

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>
#include <vector>

namespace convscope {
namespace {

constexpr float infinity = std::numeric_limits<float>::infinity();
constexpr float largest = std::numeric_limits<float>::max();
constexpr float not_a_number = std::numeric_limits<float>::quiet_NaN();

constexpr Color blue{0, 0, 200};
constexpr Color white{250, 250, 250};
constexpr Color red{200, 0, 0};
constexpr Color stops[] = {blue, white, red};
constexpr ColorScale diverging{.stops = stops, .low = -2.0f, .high = 2.0f};

TEST_CASE("the stops lie evenly from the low to the high value, with mixtures between them") {
  CHECK(color_of(-2.0f, diverging) == blue);
  CHECK(color_of(0.0f, diverging) == white);
  CHECK(color_of(2.0f, diverging) == red);
  // Halfway from (250, 250, 250) to (200, 0, 0).
  CHECK(color_of(1.0f, diverging) == Color{225, 125, 125});
  // A quarter of the way from (0, 0, 200) to (250, 250, 250): 62.5 rounds up, 212.5 too.
  CHECK(color_of(-1.5f, diverging) == Color{63, 63, 213});
}

TEST_CASE("what lies beyond the ends takes the colour of the end") {
  CHECK(color_of(-2.1f, diverging) == blue);
  CHECK(color_of(1e30f, diverging) == red);
  CHECK(color_of(infinity, diverging) == red);
  CHECK(color_of(-infinity, diverging) == blue);
}

TEST_CASE("what is no number is seen") {
  CHECK(color_of(not_a_number, diverging) == Color{255, 0, 255});
}

TEST_CASE("a scale without length shows its own value as its middle") {
  const ColorScale point{.stops = stops, .low = 1.0f, .high = 1.0f};
  CHECK(color_of(1.0f, point) == white);
  CHECK(color_of(0.9f, point) == blue);
  CHECK(color_of(1.1f, point) == red);
}

TEST_CASE("the widest of scales still has its middle and its ends") {
  const ColorScale widest{.stops = stops, .low = -largest, .high = largest};
  CHECK(color_of(0.0f, widest) == white);
  CHECK(color_of(largest, widest) == red);
  const ColorScale endless{.stops = stops, .low = -infinity, .high = infinity};
  CHECK(color_of(7.0f, endless) == white);
}

TEST_CASE("one stop colours everything") {
  const ColorScale single{.stops = std::span(stops).first(1)};
  CHECK(color_of(0.0f, single) == blue);
  CHECK(color_of(0.7f, single) == blue);
  CHECK(color_of(1.0f, single) == blue);
}

TEST_CASE("a map becomes four bytes per value, in the order of ImageData") {
  const float values[] = {-2.0f, not_a_number, 2.0f};
  std::array<std::uint8_t, 12> rgba{};
  map_colors(values, diverging, rgba);
  const std::array<std::uint8_t, 12> expected{0, 0, 200, 255, 255, 0, 255, 255, 200, 0, 0, 255};
  CHECK(rgba == expected);
}

TEST_CASE(
    "a whole map has the colours that its values have one by one, each rounded to the nearest") {
  constexpr int steps = 4096;
  std::vector<float> values;
  for (int step = -steps; step <= steps; ++step) {
    values.push_back(2.5f * static_cast<float>(step) / static_cast<float>(steps));
  }
  std::vector<std::uint8_t> rgba(4 * values.size());
  map_colors(values, diverging, rgba);
  for (std::size_t i = 0; i < values.size(); ++i) {
    CAPTURE(values[i]);
    const Color color = color_of(values[i], diverging);
    REQUIRE(Color{rgba[4 * i], rgba[4 * i + 1], rgba[4 * i + 2], rgba[4 * i + 3]} == color);
    // Towards red only green and blue fade, from 250 at zero to 0 at 2; all of it exact in double.
    const double part = std::clamp(static_cast<double>(values[i]) / 2.0, 0.0, 1.0);
    if (values[i] < 0.0f) continue;
    const double green = 250.0 * (1.0 - part);
    CHECK(std::abs(static_cast<double>(color.green) - green) <= 0.5 + 1e-4);
  }
}

}  // namespace
}  // namespace convscope
