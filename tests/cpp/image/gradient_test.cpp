#include "image/gradient.h"

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <limits>
#include <numbers>
#include <vector>

#include "support/numbers.h"

namespace convscope {
namespace {

using testing::same_as;

constexpr float pi = std::numbers::pi_v<float>;
constexpr Color red{255, 0, 0}, green{0, 255, 0}, blue{0, 0, 255}, yellow{255, 255, 0};
constexpr Color black{0, 0, 0};
/// Right red, up green, left blue, down yellow.
constexpr std::array<Color, 4> wheel{red, green, blue, yellow};

Tensor tensor(Shape shape, const std::vector<float>& values) {
  Tensor made(shape);
  std::ranges::copy(values, made.values().begin());
  return made;
}

Color pixel(std::span<const std::uint8_t> rgba, std::size_t place) {
  return {rgba[4 * place], rgba[4 * place + 1], rgba[4 * place + 2], rgba[4 * place + 3]};
}

TEST_CASE("three to the right and four up are five, at the angle of the slope") {
  const Tensor across = tensor(Shape{1, 1, 5}, {3.0f, 0.0f, -2.0f, 0.0f, -0.0f});
  const Tensor up = tensor(Shape{1, 1, 5}, {4.0f, 1.0f, 0.0f, -1.0f, 0.0f});
  Tensor magnitude(Shape{1, 1, 5});
  Tensor direction(Shape{1, 1, 5});
  gradient_polar(across.view(), up.view(), magnitude.view(), direction.view());
  const float sizes[] = {5.0f, 1.0f, 2.0f, 1.0f, 0.0f};
  CHECK_THAT(magnitude.values(), same_as(sizes));
  // atan2 of the platform's library may err in the last place.
  const float angles[] = {0.9272952f, pi / 2, pi, -pi / 2, 0.0f};
  CHECK_THAT(direction.values(), same_as(angles, 1e-6f));
}

TEST_CASE("each direction has its colour, halfway is the mean, and what is flat is zero's colour") {
  const Tensor across = tensor(Shape{1, 1, 6}, {1.0f, 0.0f, -1.0f, 0.0f, 1.0f, 0.0f});
  const Tensor up = tensor(Shape{1, 1, 6}, {0.0f, 1.0f, 0.0f, -1.0f, 1.0f, 0.0f});
  std::vector<std::uint8_t> rgba(24);
  map_directions(across.view(), up.view(), {.wheel = wheel, .zero = black, .limit = 1.0f}, rgba);
  CHECK(pixel(rgba, 0) == red);
  CHECK(pixel(rgba, 1) == green);
  CHECK(pixel(rgba, 2) == blue);
  CHECK(pixel(rgba, 3) == yellow);
  CHECK(pixel(rgba, 4) == Color{128, 128, 0});
  CHECK(pixel(rgba, 5) == black);
}

TEST_CASE("half the limit is half the colour, and beyond it nothing changes") {
  const Tensor across = tensor(Shape{1, 1, 3}, {1.0f, 2.0f, 9.0f});
  const Tensor up = tensor(Shape{1, 1, 3}, {0.0f, 0.0f, 0.0f});
  std::vector<std::uint8_t> rgba(12);
  map_directions(across.view(), up.view(), {.wheel = wheel, .zero = black, .limit = 2.0f}, rgba);
  CHECK(pixel(rgba, 0) == Color{128, 0, 0});
  CHECK(pixel(rgba, 1) == red);
  CHECK(pixel(rgba, 2) == red);
}

TEST_CASE("of several channels the steepest decides, and what is no number is magenta") {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  const Tensor across = tensor(Shape{3, 1, 2}, {0.5f, nan, 0.0f, 0.0f, 0.0f, 0.0f});
  const Tensor up = tensor(Shape{3, 1, 2}, {0.0f, 0.0f, 1.0f, 0.0f, 0.0f, 0.0f});
  std::vector<std::uint8_t> rgba(8);
  map_directions(across.view(), up.view(), {.wheel = wheel, .zero = black, .limit = 1.0f}, rgba);
  CHECK(pixel(rgba, 0) == green);
  CHECK(pixel(rgba, 1) == Color{255, 0, 255});
}

}  // namespace
}  // namespace convscope
