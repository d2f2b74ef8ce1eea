#include "ops/conv2d_windows.h"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include "ops/conv2d_call.h"
#include "ops/conv2d_method.h"
#include "support/numbers.h"
#include "support/operators.h"

using namespace convscope;
using namespace convscope::testing;

namespace {

Conv2dMethod call_method(const Shape& x, const Shape& weight) {
  return choose_conv2d_call_method(conv2d_plan(x, weight, {}));
}

}  // namespace

TEST_CASE("few windows that meet many filters become rows, in calls alone") {
  CHECK(call_method({1, 512, 7, 7}, {512, 512, 1, 1}) == Conv2dMethod::windows);
  CHECK(call_method({1, 5, 5, 5}, {300, 5, 5, 5}) == Conv2dMethod::windows);
  CHECK(call_method({4, 5, 5, 5}, {300, 5, 5, 5}) == Conv2dMethod::windows);
  // As many windows as filters, sums of a few terms, many examples.
  CHECK(call_method({1, 64, 7, 7}, {64, 64, 1, 1}) == Conv2dMethod::pixels);
  CHECK(call_method({1, 8, 1, 1}, {300, 8, 1, 1}) == Conv2dMethod::pixels);
  CHECK(call_method({80, 5, 5, 5}, {300, 5, 5, 5}) == Conv2dMethod::pixels);
  CHECK(choose_conv2d_method(conv2d_plan({1, 512, 7, 7}, {512, 512, 1, 1}, {})) ==
        Conv2dMethod::pixels);
}

TEST_CASE("windows as rows equal the reference on whole numbers, with every option") {
  const int seed = GENERATE(range(0, 40));
  Random random{static_cast<std::uint64_t>(seed)};
  const int groups = 1 + random.below(2);
  Conv2dOptions options{.groups = groups};
  options.window.stride = {1 + random.below(3), 1 + random.below(3)};
  options.window.dilation = {1 + random.below(2), 1 + random.below(2)};
  options.window.padding = {random.below(3), random.below(2), 1, 2};
  constexpr std::array modes{PaddingMode::zeros, PaddingMode::replicate, PaddingMode::reflect,
                             PaddingMode::circular};
  options.window.padding_mode = modes[static_cast<std::size_t>(random.below(4))];
  options.operation = random.below(2) == 0 ? Operation::convolution : Operation::cross_correlation;
  if (random.below(2) == 0) options.activation = {ActivationKind::relu};
  const Pair kernel{1 + random.below(3), 1 + random.below(3)};
  const int channels = 32 + random.below(5);
  const Shape weight_shape{400 * groups, channels, kernel[0], kernel[1]};
  const auto plan_of = [&](int examples) {
    return conv2d_plan({examples, channels * groups, 4, 5}, weight_shape, options);
  };
  // Those of two examples may be too many.
  Conv2dPlan plan = plan_of(2);
  if (choose_conv2d_call_method(plan) != Conv2dMethod::windows) plan = plan_of(1);
  CAPTURE(seed, to_text(plan.input), to_text(weight_shape));
  REQUIRE(choose_conv2d_call_method(plan) == Conv2dMethod::windows);
  const Tensor x = whole_numbers(plan.input, random);
  const Tensor weight = whole_numbers(weight_shape, random);
  const Tensor bias =
      random.below(2) == 0 ? whole_numbers(Shape{weight_shape[0]}, random) : Tensor();
  Tensor y(plan.output);
  conv2d_fast(plan, x.view(), weight.view(), bias.values(), y.view());
  CHECK_THAT(y.values(), same_as(conv2d(x, weight, bias.values(), options).values()));
}
