#include "ops/pool2d.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cmath>
#include <limits>

#include "support/numbers.h"

namespace convscope {
namespace {

using namespace testing;

const float infinity = std::numeric_limits<float>::infinity();
const float nan_value = std::numeric_limits<float>::quiet_NaN();

using Indices = std::vector<std::int32_t>;

Pool2dPlan plan_for(const Shape& x, const Pool2dOptions& options) {
  const Result<Pool2dPlan> plan = plan_pool2d(x, options);
  INFO(plan.status().message());
  REQUIRE(plan.ok());
  return plan.value();
}

struct MaxPooled {
  Tensor output;
  Indices indices;
};

MaxPooled max_pool2d(const Tensor& x, const Pool2dOptions& options = {}) {
  const Pool2dPlan plan = plan_for(x.shape(), options);
  MaxPooled pooled{Tensor(plan.output), Indices(plan.output.element_count())};
  max_pool2d_reference(plan, x.view(), pooled.output.view(), pooled.indices);
  return pooled;
}

Tensor avg_pool2d(const Tensor& x, const Pool2dOptions& options = {}) {
  const Pool2dPlan plan = plan_for(x.shape(), options);
  Tensor y(plan.output);
  avg_pool2d_reference(plan, x.view(), y.view());
  return y;
}

std::string refusal(const Shape& x, const Pool2dOptions& options) {
  return plan_pool2d(x, options).status().message();
}

TEST_CASE("max pooling keeps the largest of each 2x2 window and where it was") {
  //  1 2 | 7 4        6 at place 5, 8 at place 7
  //  5 6 | 3 8
  const MaxPooled pooled = max_pool2d(Tensor(Shape{1, 1, 2, 4}, {1, 2, 7, 4, 5, 6, 3, 8}));
  CHECK(to_vector(pooled.output.values()) == std::vector<float>{6, 8});
  CHECK(pooled.indices == Indices{5, 7});
}

TEST_CASE("places count from the corner of each plane of each picture") {
  const Tensor x(Shape{2, 2, 1, 2}, {1, 2, 4, 3, 5, 6, 8, 7});
  const MaxPooled pooled = max_pool2d(x, {.kernel = {1, 2}, .window = {.stride = {1, 2}}});
  CHECK(to_vector(pooled.output.values()) == std::vector<float>{2, 4, 6, 8});
  CHECK(pooled.indices == Indices{1, 0, 1, 0});
}

TEST_CASE("of equal values the first wins, and NaN wins over everything") {
  const Pool2dOptions row{.kernel = {1, 3}, .window = {.stride = {1, 3}}};
  CHECK(max_pool2d(Tensor(Shape{1, 1, 1, 3}, {5, 5, 5}), row).indices == Indices{0});
  const MaxPooled with_nan = max_pool2d(Tensor(Shape{1, 1, 1, 3}, {infinity, nan_value, 7}), row);
  CHECK(std::isnan(with_nan.output.values()[0]));
  CHECK(with_nan.indices == Indices{1});
}

TEST_CASE("padding is never a maximum, not even among minus infinities") {
  const Tensor x(Shape{1, 1, 1, 2}, {-infinity, -infinity});
  const Pool2dOptions padded{.kernel = {1, 2}, .window = {.padding = {0, 1, 0, 1}}};
  const MaxPooled pooled = max_pool2d(x, padded);
  CHECK_THAT(pooled.output.values(), same_as(std::vector<float>{-infinity, -infinity, -infinity}));
  CHECK(pooled.indices == Indices{0, 0, 1});
}

TEST_CASE("a dilated window looks at every second cell") {
  // 1 9 2 8 3: places 0 and 2, 1 and 3, 2 and 4
  const Tensor x(Shape{1, 1, 1, 5}, {1, 9, 2, 8, 3});
  const MaxPooled pooled = max_pool2d(x, {.kernel = {1, 2}, .window = {.dilation = {1, 2}}});
  CHECK(to_vector(pooled.output.values()) == std::vector<float>{2, 9, 3});
}

TEST_CASE("in ceil mode the last window hangs over the end and sees what is there") {
  const Tensor x(Shape{1, 1, 1, 3}, {4, 2, 8});
  const Pool2dOptions options{.kernel = {1, 2}, .window = {.stride = {1, 2}, .ceil_mode = true}};
  CHECK(to_vector(max_pool2d(x, options).output.values()) == std::vector<float>{4, 8});
  // What hangs over the end is not divided by.
  CHECK(to_vector(avg_pool2d(x, options).values()) == std::vector<float>{3, 8});
}

TEST_CASE("the mean of a window at the border divides by the window, or by the cells inside") {
  //  0 [6 9] 0 under 2: 0 6 | 9 0
  const Tensor x(Shape{1, 1, 1, 2}, {6, 9});
  Pool2dOptions options{.kernel = {1, 2}, .window = {.stride = {1, 2}, .padding = {0, 1, 0, 1}}};
  CHECK(to_vector(avg_pool2d(x, options).values()) == std::vector<float>{3, 4.5f});
  options.count_include_pad = false;
  CHECK(to_vector(avg_pool2d(x, options).values()) == std::vector<float>{6, 9});
}

TEST_CASE("in ceil mode padding counts in the divisor, but nothing behind it does") {
  // 0 [1 2 3] 0 under 4 with stride 2: (0 1 2 3) / 4, then (2 3 0) with a fourth cell behind the
  // padding
  const Tensor x(Shape{1, 1, 1, 3}, {1, 2, 3});
  const Pool2dOptions options{
      .kernel = {1, 4}, .window = {.stride = {1, 2}, .padding = {0, 1, 0, 1}, .ceil_mode = true}};
  CHECK(to_vector(avg_pool2d(x, options).values()) == std::vector<float>{1.5f, 5.0f / 3.0f});
}

TEST_CASE("padding of two cells around a 3x3 window works as in ONNX") {
  const Tensor x = counting_tensor({1, 1, 5, 5});
  const Pool2dOptions options{.kernel = {5, 5}, .window = {.padding = {2, 2, 2, 2}}};
  const MaxPooled pooled = max_pool2d(x, options);
  CHECK_THAT(pooled.output.values(),
             same_as(std::vector<float>{13, 14, 15, 15, 15, 18, 19, 20, 20, 20, 23, 24, 25,
                                        25, 25, 23, 24, 25, 25, 25, 23, 24, 25, 25, 25}));
  const Pool2dOptions wide{.kernel = {3, 3}, .window = {.padding = {2, 2, 2, 2}}};
  CHECK(max_pool2d(x, wide).output.shape() == Shape{1, 1, 7, 7});
  CHECK(avg_pool2d(x, wide).values()[0] == 1.0f / 9.0f);
}

TEST_CASE("global pooling is one window as large as the plane") {
  const Tensor x(Shape{1, 2, 2, 2}, {1, 2, 3, 6, 10, 10, 10, 10});
  const Tensor y = avg_pool2d(x, global_pool2d_options(x.shape()));
  CHECK(y.shape() == Shape{1, 2, 1, 1});
  CHECK(to_vector(y.values()) == std::vector<float>{3, 10});
}

TEST_CASE("the mean of a million equal cells keeps five digits") {
  const Tensor x(Shape{1, 1, 1000, 1000}, std::vector<float>(1000000, 0.1f));
  CHECK(std::abs(avg_pool2d(x, global_pool2d_options(x.shape())).values()[0] / 0.1f - 1.0f) <
        1e-5f);
}

TEST_CASE(
    "gradients of max pooling go to the stored place only, and add up where windows overlap") {
  //  1 9 2 under 2 with stride 1: both windows chose the 9
  const Tensor x(Shape{1, 1, 1, 3}, {1, 9, 2});
  const MaxPooled pooled = max_pool2d(x, {.kernel = {1, 2}, .window = {}});
  const Tensor d_output(Shape{1, 1, 1, 2}, {3, 4});
  Tensor d_input(x.shape(), {100, 100, 100});
  max_pool2d_backward(x.shape(), d_output.view(), pooled.indices, d_input.view());
  CHECK(to_vector(d_input.values()) == std::vector<float>{0, 7, 0});
}

TEST_CASE("a place that wins 10,000 windows keeps five digits of its gradient") {
  Tensor x(Shape{1, 1, 199, 199});
  x.view().at(0, 0, 99, 99) = 1.0f;
  const Pool2dOptions options{.kernel = {100, 100}, .window = {}};
  const MaxPooled pooled = max_pool2d(x, options);
  const Tensor d_output(pooled.output.shape(), std::vector<float>(10000, 0.1f));
  Tensor d_input(x.shape());
  max_pool2d_backward(x.shape(), d_output.view(), pooled.indices, d_input.view());
  CHECK(std::abs(d_input.view().at(0, 0, 99, 99) / 1000.0f - 1.0f) < 1e-5f);
  avg_pool2d_backward(plan_for(x.shape(), options), d_output.view(), d_input.view());
  CHECK(std::abs(d_input.view().at(0, 0, 99, 99) / 0.1f - 1.0f) < 1e-5f);
}

TEST_CASE("average pooling and its gradient are adjoint: <pool(x), g> = <x, d_input>") {
  const bool ceil_mode = GENERATE(false, true);
  const bool count_include_pad = GENERATE(false, true);
  const int stride = GENERATE(1, 2, 3);
  const int size = GENERATE(3, 4, 5, 6, 7, 8, 9, 13);
  const Pool2dOptions options{
      .kernel = {3, 2},
      .window = {.stride = {stride, stride}, .padding = {1, 1, 1, 1}, .ceil_mode = ceil_mode},
      .count_include_pad = count_include_pad};
  CAPTURE(ceil_mode, count_include_pad, stride, size);
  Random random{31};
  const Tensor x = random_tensor({2, 2, size, size}, random);
  const Pool2dPlan plan = plan_for(x.shape(), options);
  const Tensor d_output = random_tensor(plan.output, random);
  Tensor d_input(x.shape());
  avg_pool2d_backward(plan, d_output.view(), d_input.view());
  const double forward = dot(avg_pool2d(x, options).values(), d_output.values());
  const int terms = static_cast<int>(plan.output.element_count()) * 6;
  CHECK(std::abs(dot(x.values(), d_input.values()) - forward) <
        static_cast<double>(rounding_of_terms(terms)));
}

TEST_CASE("windows without a single cell of the input are refused") {
  CHECK(refusal({1, 1, 5, 5}, {.kernel = {2, 2}, .window = {.padding = {2, 0, 0, 0}}}) ==
        "padding is 2 for a pooling window that spans 2 cells; at most 1 would fit");
  // Taps at -1 and 1 of an input that has only cell 0.
  CHECK(refusal({1, 1, 1, 1},
                {.kernel = {2, 2}, .window = {.dilation = {2, 2}, .padding = {1, 1, 1, 1}}}) ==
        "dilation is 2 on 1 cells with padding 1; at most 1 would fit");
  CHECK(plan_pool2d({1, 1, 2, 2},
                    {.kernel = {2, 2}, .window = {.dilation = {2, 2}, .padding = {1, 1, 1, 1}}})
            .ok());
  // Taps at -2, 0 and 2: the middle one is inside.
  CHECK(plan_pool2d({1, 1, 1, 1},
                    {.kernel = {3, 3}, .window = {.dilation = {2, 2}, .padding = {2, 2, 2, 2}}})
            .ok());
}

TEST_CASE("what a pooling cannot do is refused by name") {
  CHECK(refusal({5, 5}, {}) == "x is [5, 5]; it must be [C, H, W] or [N, C, H, W]");
  CHECK(refusal({1, 1, 5, 5}, {.kernel = {0, 2}, .window = {}}) ==
        "kernel must be at least 1, got 0");
  CHECK(refusal({1, 1, 5, 5}, {.kernel = {2, 2}, .window = {.stride = {2, 0}}}) ==
        "stride must be at least 1, got 0");
  CHECK(refusal({1, 1, 1, 5}, {}) ==
        "kernel of 2 with dilation 1 spans 2 cells; the padded input has only 1");
}

}  // namespace
}  // namespace convscope
