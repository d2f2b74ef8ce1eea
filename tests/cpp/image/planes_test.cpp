#include "image/planes.h"

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "support/numbers.h"

namespace convscope {
namespace {

using testing::same_as;

TEST_CASE("pixels become a red, a green and a blue plane") {
  const std::array<std::uint8_t, 8> rgba{255, 0, 51, 255, 0, 102, 255, 255};
  Tensor planes(Shape{3, 1, 2});
  rgba_to_planes(rgba, planes.view());
  const float expected[] = {1.0f, 0.0f, 0.0f, 0.4f, 0.2f, 1.0f};
  CHECK_THAT(planes.values(), same_as(expected));
}

TEST_CASE("every byte comes back from the planes") {
  std::vector<std::uint8_t> rgba;
  for (int i = 0; i < 256; ++i) {
    const auto byte = static_cast<std::uint8_t>(i);
    const auto other = static_cast<std::uint8_t>(255 - i);
    rgba.insert(rgba.end(), {byte, other, 128, 255});
  }
  Tensor planes(Shape{3, 16, 16});
  rgba_to_planes(rgba, planes.view());
  std::vector<std::uint8_t> back(rgba.size());
  planes_to_rgba(planes.view(), back);
  CHECK(back == rgba);
}

TEST_CASE("what is transparent shows the white page") {
  const std::array<std::uint8_t, 8> rgba{0, 0, 0, 0, 0, 0, 0, 51};
  Tensor grey(Shape{1, 2});
  rgba_to_grey(rgba, grey.view());
  // 51 of 255 parts black on white: 0.8. The luma weights add up to 1 but for rounding.
  const float expected[] = {1.0f, 0.8f};
  CHECK_THAT(grey.values(), same_as(expected, 1e-6f));
}

TEST_CASE("grey is the luma of BT.601, from bytes and from planes") {
  const std::array<std::uint8_t, 16> rgba{255, 0, 0,   255, 0,   255, 0,   255,
                                          0,   0, 255, 255, 255, 255, 255, 255};
  const float expected[] = {0.299f, 0.587f, 0.114f, 1.0f};
  Tensor grey(Shape{2, 2});
  rgba_to_grey(rgba, grey.view());
  CHECK_THAT(grey.values(), same_as(expected, 1e-6f));
  Tensor planes(Shape{3, 2, 2});
  rgba_to_planes(rgba, planes.view());
  planes_to_grey(planes.view(), grey.view());
  CHECK_THAT(grey.values(), same_as(expected, 1e-6f));
}

TEST_CASE(
    "a pixel is clipped once, whichever of its channels is out of range, and not by rounding") {
  Tensor planes(Shape{3, 1, 4});
  // red, green, blue of four pixels: fine; red too low; all too high; a rounding error above 1
  const float values[] = {0.0f, -0.1f, 2.0f, 1.000001f, 0.5f, 0.5f,
                          2.0f, 1.0f,  1.0f, 0.5f,      2.0f, 1.0f};
  std::ranges::copy(values, planes.values().begin());
  CHECK(count_clipped(planes.view()) == 2);

  Tensor grey(Shape{1, 1, 3});
  const float levels[] = {-1.0f, 0.0f, std::numeric_limits<float>::quiet_NaN()};
  std::ranges::copy(levels, grey.values().begin());
  CHECK(count_clipped(grey.view()) == 2);
}

TEST_CASE("values beyond 0 and 1 are clamped, what is no number is magenta") {
  const float broken = std::numeric_limits<float>::quiet_NaN();
  const std::vector<std::uint8_t> magenta{255, 0, 255, 255};
  std::vector<std::uint8_t> pixel(4);

  planes_to_rgba(Tensor(Shape{3, 1, 1}, {-1.0f, 0.5f, 7.0f}).view(), pixel);
  CHECK(pixel == std::vector<std::uint8_t>{0, 128, 255, 255});
  planes_to_rgba(Tensor(Shape{3, 1, 1}, {0.0f, broken, 0.0f}).view(), pixel);
  CHECK(pixel == magenta);
  planes_to_rgba(Tensor(Shape{1, 1}, {broken}).view(), pixel);
  CHECK(pixel == magenta);
}

TEST_CASE("one plane is drawn in greys") {
  std::vector<std::uint8_t> rgba(8);
  const std::vector<std::uint8_t> expected{0, 0, 0, 255, 51, 51, 51, 255};
  planes_to_rgba(Tensor(Shape{1, 2}, {0.0f, 0.2f}).view(), rgba);
  CHECK(rgba == expected);
  planes_to_rgba(Tensor(Shape{1, 1, 2}, {0.0f, 0.2f}).view(), rgba);
  CHECK(rgba == expected);
}

}  // namespace
}  // namespace convscope
