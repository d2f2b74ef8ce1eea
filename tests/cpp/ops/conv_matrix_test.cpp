#include "ops/conv_matrix.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "support/numbers.h"
#include "support/operators.h"

namespace convscope {
namespace {

using namespace testing;

ConvMatrix matrix_of(const Tensor& weight, const Shape& input, const Conv2dOptions& options = {}) {
  Result<ConvMatrix> matrix = conv_matrix(weight.view(), input, options);
  INFO(matrix.status().message());
  REQUIRE(matrix.ok());
  return std::move(matrix).value();
}

std::string refusal(const Shape& weight, const Shape& input, const Conv2dOptions& options = {}) {
  return conv_matrix(Tensor(weight).view(), input, options).status().message();
}

using Indices = std::vector<std::int32_t>;

TEST_CASE("two weights on three cells are a matrix with a repeated diagonal") {
  //  1 2 0
  //  0 1 2
  const ConvMatrix matrix = matrix_of(Tensor(Shape{1, 1, 1, 2}, {1, 2}), {1, 1, 3});
  CHECK(matrix.rows == 2);
  CHECK(matrix.columns == 3);
  CHECK(matrix.row_index == Indices{0, 0, 1, 1});
  CHECK(matrix.column_index == Indices{0, 1, 1, 2});
  CHECK(matrix.values == std::vector<float>{1, 2, 1, 2});
}

TEST_CASE("where a border repeats a cell, the weights that meet it are added up") {
  // 1 2 4 on the single cell 0 with itself on both sides: three taps meet it.
  const Conv2dOptions replicate{
      .window = {.padding = {0, 1, 0, 1}, .padding_mode = PaddingMode::replicate}};
  const ConvMatrix matrix = matrix_of(Tensor(Shape{1, 1, 1, 3}, {1, 2, 4}), {1, 1, 1}, replicate);
  CHECK(matrix.column_index == Indices{0});
  CHECK(matrix.values == std::vector<float>{7});
}

TEST_CASE("a weight of zero has its entries too: the pattern is the layer's, not the numbers'") {
  const ConvMatrix matrix = matrix_of(Tensor(Shape{1, 1, 1, 2}, {0, 2}), {1, 1, 3});
  CHECK(matrix.values == std::vector<float>{0, 2, 0, 2});
}

TEST_CASE("padding zeros have no entries") {
  const Conv2dOptions same{.window = {.padding_rule = PaddingRule::same}};
  // 3 cells under 3 taps: 2 + 3 + 2 meetings
  CHECK(matrix_of(Tensor(Shape{1, 1, 1, 3}), {1, 1, 3}, same).values.size() == 7);
}

TEST_CASE("the matrix times the picture is the convolution, under every option") {
  const PaddingMode mode = GENERATE(PaddingMode::zeros, PaddingMode::replicate,
                                    PaddingMode::reflect, PaddingMode::circular);
  const Operation operation = GENERATE(Operation::cross_correlation, Operation::convolution);
  const int groups = GENERATE(1, 2);
  const int dilation = GENERATE(1, 2);
  const int stride = GENERATE(1, 2);
  const Conv2dOptions options{.window = {.stride = {stride, 1},
                                         .dilation = {1, dilation},
                                         .padding = {3, 2, 1, 4},
                                         .padding_mode = mode},
                              .groups = groups,
                              .operation = operation};
  CAPTURE(static_cast<int>(mode), static_cast<int>(operation), groups, dilation, stride);
  Random random{71};
  const Tensor x = random_tensor({1, 4, 5, 6}, random);
  const Tensor weight = random_tensor({2, 4 / groups, 3, 3}, random);
  const Tensor y = conv2d(x, weight, {}, options);
  const ConvMatrix matrix = matrix_of(weight, {4, 5, 6}, options);
  REQUIRE(static_cast<std::size_t>(matrix.rows) == y.values().size());
  REQUIRE(static_cast<std::size_t>(matrix.columns) == x.values().size());
  Tensor product(y.shape());
  for (std::size_t k = 0; k < matrix.values.size(); ++k) {
    product.values()[static_cast<std::size_t>(matrix.row_index[k])] +=
        matrix.values[k] * x.values()[static_cast<std::size_t>(matrix.column_index[k])];
  }
  CHECK_THAT(product.values(), same_as(y.values(), rounding_of_terms(36)));
  for (std::size_t k = 1; k < matrix.values.size(); ++k) {
    const bool next_row = matrix.row_index[k] > matrix.row_index[k - 1];
    const bool same_row = matrix.row_index[k] == matrix.row_index[k - 1];
    REQUIRE((next_row || (same_row && matrix.column_index[k] > matrix.column_index[k - 1])));
  }
}

TEST_CASE("matrices that nobody could hold are refused") {
  CHECK(refusal({64, 3, 5, 5}, {3, 512, 512}) ==
        "inputShape [3, 512, 512] with weight [64, 3, 5, 5] makes a matrix of up to 1238707200 "
        "entries; at most "
        "67108864 would fit");
  CHECK(refusal({1, 1, 3, 3}, {5, 5}) == "inputShape is [5, 5]; it must be [C, H, W]");
  CHECK(refusal({1, 1, 3, 3}, {1, 0, 5}) ==
        "inputShape is [1, 0, 5]; every size must be at least 1");
  CHECK(refusal({1, 1, 3, 3}, {1, 2, 5}) ==
        "kernel of 3 with dilation 1 spans 3 cells; the padded input has only 2");
}

}  // namespace
}  // namespace convscope
