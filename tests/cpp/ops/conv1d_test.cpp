#include "ops/conv1d.h"

#include <catch2/catch_test_macros.hpp>

#include "support/numbers.h"

namespace convscope {
namespace {

using namespace testing;

Tensor conv1d(const Tensor& x, const Tensor& weight, const Conv2dOptions& options = {}) {
  const Result<Conv2dPlan> plan = plan_conv1d(x.shape(), weight.shape(), options);
  INFO(plan.status().message());
  REQUIRE(plan.ok());
  Tensor y(plan.value().output);
  conv2d_reference(plan.value(), x.view().reshaped(plan.value().input),
                   weight.view().reshaped(plan.value().weight), {}, y.view());
  return y;
}

TEST_CASE("a weighted mean that favours recent readings") {
  // s(t) = Σ_a x(a)·w(t − a): the newest reading weighs 3, the one before 2, the oldest 1.
  const Tensor readings(Shape{1, 1, 4}, {6, 0, 6, 12});
  const Tensor weights(Shape{1, 1, 3}, {3, 2, 1});
  // t = 2: 6·3 + 0·2 + 6·1 = 24;  t = 3: 12·3 + 6·2 + 0·1 = 48
  const Tensor y = conv1d(readings, weights, {.operation = Operation::convolution});
  CHECK(to_vector(y.values()) == std::vector<float>{24, 48});
}

TEST_CASE("a signal is a picture one row high: vertical numbers do not matter") {
  const Tensor x = counting_tensor({1, 1, 5});
  const Tensor weight(Shape{1, 1, 2}, {1, 10});
  const WindowOptions window{.stride = {0, 2}, .dilation = {-1, 1}, .padding = {7, 1, -3, 0}};
  // 0 1 | 2 3 | 4 5
  CHECK(to_vector(conv1d(x, weight, {.window = window}).values()) ==
        std::vector<float>{10, 32, 54});
}

TEST_CASE("rules for padding hold along the signal only") {
  const Tensor x = counting_tensor({1, 1, 3});
  const Tensor weight(Shape{1, 1, 2}, {1, 1});
  const auto padded = [&](PaddingRule rule) {
    return to_vector(conv1d(x, weight, {.window = {.padding_rule = rule}}).values());
  };
  CHECK(padded(PaddingRule::full) == std::vector<float>{1, 3, 5, 3});
  CHECK(padded(PaddingRule::same) == std::vector<float>{3, 5, 3});
  CHECK(padded(PaddingRule::valid) == std::vector<float>{3, 5});
}

TEST_CASE("signals of the wrong rank are refused") {
  CHECK(plan_conv1d({3, 5}, {1, 3, 2}, {}).status().message() ==
        "x is [3, 5]; it must be [C, L] or [N, C, L]");
  CHECK(plan_conv1d({1, 3, 5}, {3, 2}, {}).status().message() ==
        "weight is [3, 2]; it must be [O, C / groups, k]");
  CHECK(plan_conv1d({1, 3, 5}, {1, 3, 6}, {}).status().message() ==
        "kernel of 6 with dilation 1 spans 6 cells; the padded input has only 5");
}

}  // namespace
}  // namespace convscope
