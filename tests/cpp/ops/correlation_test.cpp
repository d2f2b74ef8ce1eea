#include "ops/correlation.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cmath>
#include <limits>

#include "support/numbers.h"

namespace convscope {
namespace {

using namespace testing;

constexpr float epsilon = std::numeric_limits<float>::epsilon();

Tensor correlate(const Tensor& image, const Tensor& pattern) {
  const Result<Shape> shape = normalized_cross_correlation_shape(image.shape(), pattern.shape());
  INFO(shape.status().message());
  REQUIRE(shape.ok());
  Tensor output(shape.value());
  normalized_cross_correlation_fast(image.view(), pattern.view(), output.view());
  return output;
}

TEST_CASE("rising pairs are like the template, falling pairs its opposite") {
  const Tensor image(Shape{1, 5}, {0, 1, 0, 5, 0});
  CHECK(to_vector(correlate(image, Tensor(Shape{1, 2}, {0, 1})).values()) ==
        std::vector<float>{1, -1, 1, -1});
}

TEST_CASE("orthogonal after subtracting the means is 0") {
  const Tensor image(Shape{2, 2}, {0, 0, 1, 1});
  CHECK(correlate(image, Tensor(Shape{2, 2}, {0, 1, 0, 1})).values()[0] == 0.0f);
}

TEST_CASE("the three numbers of a worked example") {
  // patch 1 2 3 6 (mean 3: -2 -1 0 3), template 0 1 1 2 (mean 1: -1 0 0 1): 5 / √(14 · 2) =
  // 0.944911
  const Tensor output =
      correlate(Tensor(Shape{2, 2}, {1, 2, 3, 6}), Tensor(Shape{2, 2}, {0, 1, 1, 2}));
  CHECK(std::abs(output.values()[0] - 0.944911183f) < epsilon);
}

TEST_CASE("a template is found where it was cut out, whatever the brightness and contrast") {
  Random random{61};
  Tensor image = random_tensor({9, 13}, random);
  Tensor pattern(Shape{3, 4});
  for (int row = 0; row < 3; ++row) {
    for (int column = 0; column < 4; ++column) {
      pattern.view().at(row, column) = image.view().at(5 + row, 2 + column);
    }
  }
  for (float& value : image.values()) value = 40.0f * value + 1000.0f;
  const Tensor output = correlate(image, pattern);
  // Brightness 1000 left the values 17 - 10 bits: a relative error of 2^-24 · 1000 / 40 in each,
  // squared in effect.
  CHECK(std::abs(output.view().at(5, 2) - 1.0f) < epsilon);
  for (const float value : output.values()) {
    REQUIRE(value <= 1.0f);
    REQUIRE(value >= -1.0f);
  }
}

TEST_CASE("a flat patch or template has no correlation: 0, exactly") {
  const Tensor flat(Shape{7, 7}, std::vector<float>(49, 0.1f));
  const Tensor pattern = counting_tensor({7, 7});
  CHECK(correlate(flat, pattern).values()[0] == 0.0f);
  CHECK(correlate(pattern, flat).values()[0] == 0.0f);
  CHECK(correlate(pattern, Tensor(Shape{1, 1}, {5})).values()[0] == 0.0f);
}

TEST_CASE("the faintest difference that a float can hold is still seen on a bright patch") {
  const float bright = 100000.0f;
  const Tensor image(Shape{1, 3}, {bright, std::nextafter(bright, 2 * bright), bright});
  CHECK(to_vector(correlate(image, Tensor(Shape{1, 2}, {0, 1})).values()) ==
        std::vector<float>{1, -1});
}

TEST_CASE("values near the largest float do not overflow") {
  const Tensor image(Shape{1, 3}, {-3e38f, 3e38f, -3e38f});
  CHECK(to_vector(correlate(image, Tensor(Shape{1, 2}, {0, 1e-38f})).values()) ==
        std::vector<float>{1, -1});
}

TEST_CASE("NaN makes the patches that hold it NaN, and no others") {
  const Tensor image(Shape{1, 4}, {std::nanf(""), 1, 2, 4});
  const Tensor output = correlate(image, Tensor(Shape{1, 2}, {0, 1}));
  CHECK(std::isnan(output.values()[0]));
  CHECK(output.values()[1] == 1.0f);
}

TEST_CASE("a template that does not fit into the image is refused") {
  CHECK(normalized_cross_correlation_shape({4, 4}, {5, 2}).status().message() ==
        "template is [5, 2]; it must fit into the image [4, 4]");
  CHECK(normalized_cross_correlation_shape({1, 4, 4}, {2, 2}).status().message() ==
        "image is [1, 4, 4]; it must be [H, W]");
  CHECK(normalized_cross_correlation_shape({4, 4}, {4}).status().message() ==
        "template is [4]; it must be [h, w]");
  CHECK(normalized_cross_correlation_shape({4, 4}, {0, 2}).status().message() ==
        "template is [0, 2]; every size must be at least 1");
}

TEST_CASE("neighbouring outputs together are the reference's to the bit, whatever the width") {
  const int width = GENERATE(1, 2, 3, 5, 8, 9, 13, 31, 63, 64, 65, 130);
  Random random{static_cast<std::uint64_t>(width)};
  Tensor image = random_tensor(Shape{6, width + 2}, random);
  // A flat corner, and a value that spoils what it touches.
  for (int row = 0; row < 3; ++row) image.view().at(row, 0) = image.view().at(row, 1) = 0.5f;
  image.view().at(5, width) = std::numeric_limits<float>::quiet_NaN();
  const Tensor pattern = random_tensor(Shape{2, 3}, random);
  Tensor expected(Shape{5, width});
  normalized_cross_correlation_reference(image.view(), pattern.view(), expected.view());
  CHECK_THAT(correlate(image, pattern).values(), same_as(expected.values()));
}

}  // namespace
}  // namespace convscope
