#include "ops/conv2d_method.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <limits>
#include <vector>

#include "core/f32x4.h"
#include "ops/conv2d_call.h"
#include "support/numbers.h"
#include "support/operators.h"

using namespace convscope;
using namespace convscope::testing;

namespace {

Tensor fast(const Conv2dPlan& plan, const Tensor& x, const Tensor& weight,
            std::span<const float> bias) {
  Tensor y(plan.output);
  conv2d_fast(plan, x.view(), weight.view(), bias, y.view());
  return y;
}

Conv2dMethod method_of(const Shape& x, const Shape& weight, const Conv2dOptions& options = {}) {
  return choose_conv2d_method(conv2d_plan(x, weight, options));
}

}  // namespace

TEST_CASE(
    "filters on pictures and depthwise layers go plane by plane, many channels pixel by pixel, "
    "very "
    "many by Winograd's method") {
  CHECK(method_of({1, 1, 64, 64}, {1, 1, 3, 3}) == Conv2dMethod::planes);
  CHECK(method_of({1, 3, 64, 64}, {3, 3, 3, 3}) == Conv2dMethod::planes);
  CHECK(method_of({1, 32, 8, 8}, {32, 1, 3, 3}, {.groups = 32}) == Conv2dMethod::planes);
  CHECK(method_of({1, 1, 28, 28}, {8, 1, 5, 5}) == Conv2dMethod::planes);
  CHECK(method_of({1, 64, 28, 28}, {96, 64, 1, 1}) == Conv2dMethod::planes);
  CHECK(method_of({1, 512, 7, 7}, {512, 512, 1, 1}) == Conv2dMethod::pixels);
  CHECK(method_of({1, 3, 64, 64}, {16, 3, 3, 3}, {.window = {.stride = {2, 2}}}) ==
        Conv2dMethod::planes);
  CHECK(method_of({1, 3, 64, 64}, {16, 3, 7, 7}) == Conv2dMethod::pixels);
  CHECK(method_of({1, 8, 14, 14}, {16, 8, 3, 3}) == Conv2dMethod::pixels);
  CHECK(method_of({1, 32, 14, 14}, {32, 32, 3, 3}) == Conv2dMethod::winograd);
  CHECK(method_of({1, 32, 14, 14}, {32, 32, 5, 5}) == Conv2dMethod::winograd);
  CHECK(method_of({1, 32, 14, 14}, {32, 32, 3, 3}, {.window = {.stride = {2, 1}}}) ==
        Conv2dMethod::pixels);
  CHECK(method_of({1, 32, 14, 14}, {32, 16, 3, 3}, {.groups = 2}) == Conv2dMethod::pixels);
  // Five filters leave lanes empty pixel by pixel; without vectors there is no tile for them.
  const bool has_tile = sums_in_registers >= 5;
  CHECK(method_of({1, 30, 24, 24}, {5, 30, 3, 3}) ==
        (has_tile ? Conv2dMethod::planes : Conv2dMethod::pixels));
  CHECK(method_of({1, 30, 49, 49}, {5, 30, 3, 3}, {.window = {.stride = {2, 2}}}) ==
        Conv2dMethod::pixels);
  // No room for a tile of 4×4 outputs.
  CHECK(method_of({1, 32, 5, 14}, {32, 32, 3, 3}) == Conv2dMethod::pixels);
  // Three columns fill no vector of four.
  CHECK(method_of({1, 1, 5, 5}, {1, 1, 3, 3}) == Conv2dMethod::pixels);
}

TEST_CASE("padding that no memory could hold is left to the reference, and comes out right") {
  Conv2dOptions options;
  options.window.padding = {1 << 28, 1 << 28, 1 << 28, 1 << 28};
  options.window.stride = {1 << 28, 1 << 28};
  const Conv2dPlan plan = conv2d_plan({1, 1, 1, 1}, {1, 1, 1, 1}, options);
  CHECK(choose_conv2d_method(plan) == Conv2dMethod::reference);
  const Tensor y = fast(plan, Tensor(Shape{1, 1, 1, 1}, {2}), Tensor(Shape{1, 1, 1, 1}, {3}), {});
  CHECK(to_vector(y.values()) == std::vector<float>{0, 0, 0, 0, 6, 0, 0, 0, 0});
}

TEST_CASE("plane by plane equals the reference on whole numbers for every width, stride and tail") {
  const int width = GENERATE(4, 5, 6, 7, 8, 9, 13, 28, 31, 67);
  const int stride = GENERATE(1, 2, 3);
  const int groups = GENERATE(1, 5);
  Random random{static_cast<std::uint64_t>(width * 10 + stride)};
  for (const PaddingMode mode : {PaddingMode::zeros, PaddingMode::reflect}) {
    Conv2dOptions options{.groups = groups};
    options.window.stride = {1 + random.below(2), stride};
    options.window.dilation = {1, 1 + random.below(2)};
    options.window.padding = {1, 2, 0, stride * 3};
    options.window.padding_mode = width > stride * 3 ? mode : PaddingMode::zeros;
    options.operation =
        random.below(2) == 0 ? Operation::convolution : Operation::cross_correlation;
    const Tensor x = whole_numbers(Shape{2, 5, 4, width}, random);
    const Tensor weight = whole_numbers(Shape{groups == 1 ? 3 : 10, 5 / groups, 2, 3}, random);
    const Tensor bias = whole_numbers(Shape{weight.shape()[0]}, random);
    const Conv2dPlan plan = conv2d_plan(x.shape(), weight.shape(), options);
    if (choose_conv2d_method(plan) != Conv2dMethod::planes) continue;
    CAPTURE(width, stride, groups, options.window.dilation[1]);
    CHECK_THAT(fast(plan, x, weight, bias.values()).values(),
               same_as(conv2d(x, weight, bias.values(), options).values()));
  }
}

TEST_CASE(
    "by columns and channels equals the reference on whole numbers for every width and tile") {
  const int width = GENERATE(16, 17, 23, 31);
  const int outputs = GENERATE(4, 5, 6, 7, 12, 13);
  Random random{static_cast<std::uint64_t>(width * 100 + outputs)};
  for (const PaddingMode mode : {PaddingMode::zeros, PaddingMode::circular}) {
    const int groups = 1 + random.below(2);
    Conv2dOptions options{.groups = groups};
    const int stride = 1 + random.below(2);
    options.window.stride = {1 + random.below(3), stride};
    options.window.dilation = {1, 1 + random.below(2)};
    options.window.padding = {1, 2, 0, 2};
    options.window.padding_mode = mode;
    options.operation =
        random.below(2) == 0 ? Operation::convolution : Operation::cross_correlation;
    if (random.below(2) == 0) options.activation = {ActivationKind::relu};
    const Tensor x = whole_numbers(Shape{2, 3 * groups, 4, width * stride}, random);
    const Tensor weight = whole_numbers(Shape{outputs * groups, 3, 2, 3}, random);
    const Tensor bias = whole_numbers(Shape{weight.shape()[0]}, random);
    const Conv2dPlan plan = conv2d_plan(x.shape(), weight.shape(), options);
    CAPTURE(width, outputs, groups);
    REQUIRE(choose_conv2d_method(plan) == Conv2dMethod::planes);
    CHECK_THAT(fast(plan, x, weight, bias.values()).values(),
               same_as(conv2d(x, weight, bias.values(), options).values()));
  }
}

TEST_CASE("few filters over many channels, whose sums are long, equal the reference") {
  const int outputs = GENERATE(5, 6);
  const int padding = GENERATE(0, 1);
  Random random{static_cast<std::uint64_t>(10 * outputs + padding)};
  Conv2dOptions options;
  options.window.padding = {padding, padding, padding, padding};
  options.activation = {ActivationKind::relu};
  const Tensor x = whole_numbers(Shape{2, 60, 9, 21}, random);
  const Tensor weight = whole_numbers(Shape{outputs, 60, 3, 3}, random);
  const Tensor bias = whole_numbers(Shape{outputs}, random);
  const Conv2dPlan plan = conv2d_plan(x.shape(), weight.shape(), options);
  CHECK_THAT(fast(plan, x, weight, bias.values()).values(),
             same_as(conv2d(x, weight, bias.values(), options).values()));
}

TEST_CASE("a 1x1 kernel runs over all rows as one, with and without a border") {
  const int padding = GENERATE(0, 1);
  Random random{static_cast<std::uint64_t>(padding)};
  Conv2dOptions options;
  options.window.padding = {padding, padding, padding, padding};
  const Tensor x = whole_numbers(Shape{2, 19, 9, 15}, random);
  const Tensor weight = whole_numbers(Shape{9, 19, 1, 1}, random);
  const Conv2dPlan plan = conv2d_plan(x.shape(), weight.shape(), options);
  REQUIRE(choose_conv2d_method(plan) == Conv2dMethod::planes);
  CHECK_THAT(fast(plan, x, weight, {}).values(), same_as(conv2d(x, weight, {}, options).values()));
}

TEST_CASE("one call on a picture too small to pay for Winograd's transforms equals the reference") {
  Random random{14};
  const Tensor x = whole_numbers(Shape{1, 17, 7, 7}, random);
  const Tensor weight = whole_numbers(Shape{20, 17, 3, 3}, random);
  Conv2dOptions options;
  options.window.padding = {1, 1, 1, 1};
  const Conv2dPlan plan = conv2d_plan(x.shape(), weight.shape(), options);
  REQUIRE(choose_conv2d_method(plan) == Conv2dMethod::winograd);
  REQUIRE(choose_conv2d_call_method(plan) == Conv2dMethod::pixels);
  // Exactly: whole numbers stay whole in a plain sum, and do not in Winograd's.
  CHECK_THAT(fast(plan, x, weight, {}).values(), same_as(conv2d(x, weight, {}, options).values()));
}

TEST_CASE("fast convolution of a batch with an activation equals the reference on whole numbers") {
  const int outputs = GENERATE(2, 9);
  Random random{static_cast<std::uint64_t>(outputs)};
  const Tensor x = whole_numbers(Shape{3, 4, 7, 9}, random);
  const Tensor weight = whole_numbers(Shape{outputs, 4, 3, 3}, random);
  const Tensor bias = whole_numbers(Shape{outputs}, random);
  Conv2dOptions options;
  options.activation = {ActivationKind::relu};
  const Conv2dPlan plan = conv2d_plan(x.shape(), weight.shape(), options);
  CHECK_THAT(fast(plan, x, weight, bias.values()).values(),
             same_as(conv2d(x, weight, bias.values(), options).values()));
}

TEST_CASE(
    "fast gradients of a batch equal the reference on whole numbers and add to what is there") {
  Random random{12};
  Conv2dOptions options{.groups = 2};
  options.window.stride = {2, 1};
  options.window.padding = {1, 1, 1, 1};
  options.window.padding_mode = PaddingMode::replicate;
  const Tensor x = whole_numbers(Shape{3, 4, 7, 6}, random);
  const Tensor weight = whole_numbers(Shape{6, 2, 3, 2}, random);
  const Conv2dPlan plan = conv2d_plan(x.shape(), weight.shape(), options);
  const Tensor d_output = whole_numbers(plan.output, random);
  const LayerGradients expected = conv2d_backward(d_output, x, weight, options);

  LayerGradients actual{Tensor(x.shape()), Tensor(weight.shape()), Tensor(Shape{6})};
  for (float& value : actual.weight.values()) value = 100.0f;
  conv2d_backward_fast(plan, d_output.view(), x.view(), weight.view(),
                       {actual.input.values(), actual.weight.values(), actual.bias.values()});
  for (float& value : actual.weight.values()) value -= 100.0f;
  CHECK_THAT(actual.input.values(), same_as(expected.input.values()));
  CHECK_THAT(actual.weight.values(), same_as(expected.weight.values()));
  CHECK_THAT(actual.bias.values(), same_as(expected.bias.values()));

  // Each gradient may be asked for alone.
  Tensor only_input(x.shape());
  conv2d_backward_fast(plan, d_output.view(), x.view(), weight.view(),
                       {only_input.values(), {}, {}});
  CHECK_THAT(only_input.values(), same_as(expected.input.values()));
}
