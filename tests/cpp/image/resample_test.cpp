#include "image/resample.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cmath>

#include "core/random.h"
#include "support/numbers.h"

namespace convscope {
namespace {

using testing::counting_tensor;
using testing::random_tensor;
using testing::same_as;

TEST_CASE("halving a picture takes the mean of each two by two pixels") {
  //   1  2  3  4        (1 + 2 + 5 + 6) / 4 = 3.5     (3 + 4 + 7 + 8) / 4 = 5.5
  //   5  6  7  8
  //   9 10 11 12        (9 + 10 + 13 + 14) / 4 = 11.5   13.5
  //  13 14 15 16
  Tensor half(Shape{2, 2});
  resample_area(counting_tensor({4, 4}).view(), {0, 0, 4, 4}, half.view());
  const float expected[] = {3.5f, 5.5f, 11.5f, 13.5f};
  CHECK_THAT(half.values(), same_as(expected));
}

TEST_CASE("three pixels become two: one and a half each") {
  const Tensor row(Shape{1, 3}, {0.0f, 3.0f, 6.0f});
  Tensor two(Shape{1, 2});
  resample_area(row.view(), whole(row.shape()), two.view());
  // (0 + 3 / 2) / 1.5 = 1   (3 / 2 + 6) / 1.5 = 5
  const float expected[] = {1.0f, 5.0f};
  CHECK_THAT(two.values(), same_as(expected, 1e-6f));
}

TEST_CASE("two pixels become four by linear interpolation, fading to paper outside") {
  const Tensor row(Shape{1, 2}, {4.0f, 8.0f});
  Tensor four(Shape{1, 4});
  resample_area(row.view(), whole(row.shape()), four.view());
  // Places 0.25, 0.75, 1.25, 1.75; the pixels' middles are at 0.5 and 1.5, paper at -0.5 and 2.5.
  const float expected[] = {3.0f, 5.0f, 7.0f, 6.0f};
  CHECK_THAT(four.values(), same_as(expected, 1e-6f));
}

TEST_CASE("a window of whole pixels is copied bit for bit, with paper where it reaches out") {
  Random random{4};
  const Tensor source = random_tensor({5, 7}, random);
  Tensor part(Shape{4, 4});
  resample_area(source.view(), {4.0f, 2.0f, 4.0f, 4.0f}, part.view());
  for (int y = 0; y < 4; ++y) {
    for (int x = 0; x < 4; ++x) {
      const bool inside = y + 2 < 5 && x + 4 < 7;
      CAPTURE(y, x);
      CHECK(part.view().at(y, x) == (inside ? source.view().at(y + 2, x + 4) : 0.0f));
    }
  }
}

TEST_CASE("scaling down keeps the mean of the picture") {
  const int height = GENERATE(1, 2, 3, 5, 13, 28);
  const int width = GENERATE(1, 4, 7, 28);
  Random random{9};
  const Tensor source = random_tensor({28, 31}, random);
  Tensor scaled(Shape{height, width});
  resample_area(source.view(), whole(source.shape()), scaled.view());
  const auto mean = [](const Tensor& picture) {
    double sum = 0.0;
    for (const float value : picture.values()) sum += static_cast<double>(value);
    return sum / static_cast<double>(picture.values().size());
  };
  CAPTURE(height, width);
  // Each new pixel is a sum of up to 868 rounded products.
  CHECK(std::abs(mean(scaled) - mean(source)) < 1e-5);
}

TEST_CASE("an even picture stays even under any window inside it") {
  Random random{2};
  const Tensor source(Shape{40, 30}, std::vector<float>(1200, 0.25f));
  for (int trial = 0; trial < 20; ++trial) {
    const Window2d window{random.uniform(1.0f, 10.0f), random.uniform(1.0f, 10.0f),
                          random.uniform(0.5f, 18.0f), random.uniform(0.5f, 18.0f)};
    Tensor scaled(Shape{6, 5});
    resample_area(source.view(), window, scaled.view());
    CAPTURE(trial, window.left, window.top, window.width, window.height);
    // Weights are differences of places up to 30, rounded by 2e-6, and add up to one.
    CHECK_THAT(scaled.values(), same_as(std::vector<float>(30, 0.25f), 1e-5f));
  }
}

}  // namespace
}  // namespace convscope
