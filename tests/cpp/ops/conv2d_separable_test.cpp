#include "ops/conv2d_separable.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "core/random.h"

using namespace convscope;

namespace {

struct Factors {
  bool found;
  std::vector<float> rows;
  std::vector<float> columns;
};

Factors separate(const std::vector<float>& kernel, std::size_t height) {
  Factors factors{false, std::vector<float>(height), std::vector<float>(kernel.size() / height)};
  factors.found = separate_kernel(kernel, factors.rows, factors.columns);
  return factors;
}

/// As anybody would make a blur: each weight rounded twice, when it is made and when it is divided.
std::vector<float> gaussian(int size, double width) {
  std::vector<float> kernel;
  float sum = 0.0f;
  for (int i = 0; i < size * size; ++i) {
    const double y = i / size - (size - 1) / 2.0;
    const double x = i % size - (size - 1) / 2.0;
    kernel.push_back(static_cast<float>(std::exp(-(x * x + y * y) / (2.0 * width * width))));
    sum += kernel.back();
  }
  for (float& weight : kernel) weight /= sum;
  return kernel;
}

}  // namespace

TEST_CASE("1 2 1, 2 4 2, 1 2 1 is 4 8 4 downwards times 1/4 1/2 1/4 along the row") {
  const Factors blur = separate({1, 2, 1, 2, 4, 2, 1, 2, 1}, 3);
  CHECK(blur.found);
  CHECK(blur.rows == std::vector<float>{4, 8, 4});
  CHECK(blur.columns == std::vector<float>{0.25f, 0.5f, 0.25f});

  const Factors edge = separate({1, 0, -1, 2, 0, -2, 1, 0, -1}, 3);
  CHECK(edge.found);
  CHECK(edge.rows == std::vector<float>{2, 4, 2});
  CHECK(edge.columns == std::vector<float>{0.5f, 0, -0.5f});
}

TEST_CASE("a kernel that is no product of a column and a row is not taken for one") {
  CHECK_FALSE(separate({0, 1, 0, 1, 4, 1, 0, 1, 0}, 3).found);
  CHECK_FALSE(separate({1, 0, 0, 0, 1, 0, 0, 0, 1}, 3).found);
  CHECK_FALSE(separate({0, 0, 0, 0}, 2).found);
  // The last weight is off by 2^-20 of itself, twice what rounding leaves.
  CHECK_FALSE(separate({1, 1, 1, 1.0f + 1.0f / (1 << 20)}, 2).found);
  CHECK(separate({1, 1, 1, 1.0f + 1.0f / (1 << 23)}, 2).found);
}

TEST_CASE("weights that are no numbers, or hardly any, are left as they are") {
  const float infinite = std::numeric_limits<float>::infinity();
  CHECK_FALSE(separate({infinite, infinite, infinite, infinite}, 2).found);
  CHECK_FALSE(separate({1, 1, 1, std::numeric_limits<float>::quiet_NaN()}, 2).found);
  const float least = std::numeric_limits<float>::denorm_min();
  CHECK_FALSE(separate({least, least, least, least}, 2).found);
}

TEST_CASE(
    "Gaussian blurs of every size and width are products, to within 9 · 2^-24 of each weight") {
  const int size = GENERATE(2, 3, 5, 9, 15, 31);
  const double width = GENERATE(0.7, 1.3, 4.0);
  // Weights of widths far below the size are no normal numbers any more.
  if (size > 18 * width) return;
  const std::vector<float> kernel = gaussian(size, width);
  const auto side = static_cast<std::size_t>(size);
  const Factors factors = separate(kernel, side);
  CAPTURE(size, width);
  REQUIRE(factors.found);
  double along = 0.0;
  for (const float factor : factors.columns) along += std::abs(factor);
  CHECK(along <= 1.0 + 1e-7);
  for (std::size_t k = 0; k < kernel.size(); ++k) {
    const double product = static_cast<double>(factors.rows[k / side]) * factors.columns[k % side];
    CHECK(std::abs(product - kernel[k]) <= 9.0 / (1 << 24) * kernel[k]);
  }
}
