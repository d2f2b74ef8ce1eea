#include "core/shape.h"

#include <catch2/catch_test_macros.hpp>
#include <limits>
#include <vector>

#include "core/tensor.h"

namespace convscope {
namespace {

TEST_CASE("elements lie row by row: channel, row, column") {
  const Shape image{3, 32, 48};
  CHECK(image.element_count() == 4608);
  CHECK(image.offset(0, 0, 1) == 1);
  CHECK(image.offset(0, 1, 0) == 48);
  CHECK(image.offset(1, 0, 0) == 1536);
  CHECK(to_text(image) == "[3, 32, 48]");
}

TEST_CASE("shapes are equal when rank and sizes are") {
  CHECK(Shape{2, 3} == Shape{2, 3});
  CHECK_FALSE(Shape{2, 3} == Shape{3, 2});
  CHECK_FALSE(Shape{2, 3} == Shape{2, 3, 1});
}

TEST_CASE("a shape from outside is refused with a sentence that names the argument") {
  const auto message = [](std::vector<int> sizes) {
    return make_shape(sizes, "x").status().message();
  };
  CHECK(make_shape(std::vector{1, 28, 28}, "x").ok());
  CHECK(message({3, 0, 2}) == "x is [3, 0, 2]; every size must be at least 1");
  CHECK(message({-4}) == "x is [-4]; every size must be at least 1");
  CHECK(message({1, 1, 1, 1, 1, 1, 1}) == "x has 7 axes; a tensor has at most 6");
  CHECK(message({65536, 65536}) ==
        "x is [65536, 65536], more than the 536870911 elements that a tensor may have");
}

TEST_CASE("a product of sizes that overflows every integer type is still refused") {
  const int huge = std::numeric_limits<int>::max();
  CHECK_FALSE(make_shape(std::vector{huge, huge, huge, huge, huge, huge}, "x").ok());
  CHECK_FALSE(make_shape(std::vector{1 << 15, 1 << 15, 1 << 15, 1 << 15}, "x").ok());
}

TEST_CASE("a slice is one part of the outermost axis") {
  Tensor image(Shape{2, 2, 2}, {1, 2, 3, 4, 5, 6, 7, 8});
  const TensorView second = image.view().slice(1);
  CHECK(second.shape() == Shape{2, 2});
  CHECK(second.at(0, 1) == 6.0f);
  second.at(0, 1) = 60.0f;
  CHECK(image.values()[5] == 60.0f);
}

}  // namespace
}  // namespace convscope
