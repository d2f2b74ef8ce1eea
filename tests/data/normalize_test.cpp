// MNIST against our idea of how it was made.
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "core/random.h"
#include "data_sets.h"
#include "digits/normalize.h"

namespace convscope {
namespace {

constexpr int image_count = 2000;

Tensor mnist_pictures() {
  const DigitPictures& test = mnist().test;
  Tensor pictures(Shape{image_count, digit_side, digit_side});
  for (int i = 0; i < image_count; ++i) test.read(i, pictures.view().slice(i).values());
  return pictures;
}

double mean_difference(std::span<const float> a, std::span<const float> b) {
  double sum = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += std::abs(static_cast<double>(a[i] - b[i]));
  return sum / static_cast<double>(a.size());
}

TEST_CASE("MNIST's own digits come back as they are") {
  const Tensor pictures = mnist_pictures();
  double difference = 0.0;
  for (int i = 0; i < image_count; ++i) {
    const ConstTensorView picture = pictures.view().slice(i);
    NormalizedDrawing result;
    REQUIRE(normalize_drawing(picture, {.even_pen = false}, result));
    difference += mean_difference(picture.values(), result.picture);
  }
  // One in forty has a tip fainter than the crop's threshold and is scaled by 20/19.
  CHECK(difference / image_count < 2e-3);
}

TEST_CASE("MNIST's digits come back from ten times their size anywhere on a pad") {
  const Tensor pictures = mnist_pictures();
  Random random{1};
  double difference = 0.0;
  for (int i = 0; i < image_count; ++i) {
    const ConstTensorView picture = pictures.view().slice(i);
    Tensor pad(Shape{400, 400});
    const int top = random.below(120);
    const int left = random.below(120);
    for (int y = 0; y < 280; ++y) {
      for (int x = 0; x < 280; ++x) {
        pad.view().at(top + y, left + x) = picture.at(y / 10, x / 10);
      }
    }
    NormalizedDrawing result;
    REQUIRE(normalize_drawing(pad.view(), {.even_pen = false}, result));
    difference += mean_difference(picture.values(), result.picture);
  }
  // One in four shows an odd number of pixels along its shorter side, because the rim at one end
  // was too faint for a byte: centring moves those by half a pixel.
  CHECK(difference / image_count < 0.015);
}

}  // namespace
}  // namespace convscope
