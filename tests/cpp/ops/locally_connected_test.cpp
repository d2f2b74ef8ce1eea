#include "ops/locally_connected.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "support/numbers.h"
#include "support/operators.h"

namespace convscope {
namespace {

using namespace testing;

Conv2dPlan plan_for(const Shape& x, const Shape& weight, const Conv2dOptions& options) {
  const Result<Conv2dPlan> plan = plan_locally_connected2d(x, weight, options);
  INFO(plan.status().message());
  REQUIRE(plan.ok());
  return plan.value();
}

Tensor locally_connected2d(const Tensor& x, const Tensor& weight, std::span<const float> bias,
                           const Conv2dOptions& options = {}) {
  const Conv2dPlan plan = plan_for(x.shape(), weight.shape(), options);
  Tensor y(plan.output);
  locally_connected2d_reference(plan, x.view(), weight.view(), bias, y.view());
  return y;
}

std::string refusal(const Shape& x, const Shape& weight, const Conv2dOptions& options = {}) {
  return plan_locally_connected2d(x, weight, options).status().message();
}

TEST_CASE("every place has a filter and a bias of its own") {
  // 1 2 3 under 1 1 at the first place and 10 10 at the second: 3 and 50
  const Tensor x(Shape{1, 1, 1, 3}, {1, 2, 3});
  const Tensor weight(Shape{1, 2, 1, 1, 1, 2}, {1, 1, 10, 10});
  CHECK(to_vector(locally_connected2d(x, weight, {}).values()) == std::vector<float>{3, 50});
  CHECK(to_vector(locally_connected2d(x, weight, std::vector<float>{0.5f, 0.25f}).values()) ==
        std::vector<float>{3.5f, 50.25f});
}

/// Windows with every kind of option, as for convolution.
WindowOptions some_window() {
  return GENERATE(
      WindowOptions{}, WindowOptions{.stride = {2, 1}, .padding = {1, 0, 2, 1}},
      WindowOptions{
          .dilation = {2, 2}, .padding = {2, 2, 2, 2}, .padding_mode = PaddingMode::reflect},
      WindowOptions{.padding = {3, 1, 0, 2}, .padding_mode = PaddingMode::circular},
      WindowOptions{.padding_rule = PaddingRule::same});
}

/// The weights of a convolution repeated at every place.
Tensor repeated(const Tensor& weight, const Shape& output) {
  const Shape& w = weight.shape();
  Tensor all(Shape{output[2], output[3], w[0], w[1], w[2], w[3]});
  for (std::size_t k = 0; k < all.values().size(); ++k) {
    all.values()[k] = weight.values()[k % weight.values().size()];
  }
  return all;
}

TEST_CASE("with the same filter everywhere it is convolution, forward and backward") {
  const Operation operation = GENERATE(Operation::cross_correlation, Operation::convolution);
  const Conv2dOptions options{.window = some_window(), .operation = operation};
  Random random{21};
  const Tensor x = random_tensor({2, 2, 6, 5}, random);
  const Tensor weight = random_tensor({3, 2, 3, 2}, random);
  const Tensor shared = conv2d(x, weight, {}, options);
  const Tensor own_weight = repeated(weight, shared.shape());
  CHECK_THAT(locally_connected2d(x, own_weight, {}, options).values(), same_as(shared.values()));

  const Tensor d_output = random_tensor(shared.shape(), random);
  const LayerGradients expected = conv2d_backward(d_output, x, weight, options);
  const Shape& y = shared.shape();
  LayerGradients d{Tensor(x.shape()), Tensor(own_weight.shape()), Tensor(Shape{y[1], y[2], y[3]})};
  locally_connected2d_backward(plan_for(x.shape(), own_weight.shape(), options), d_output.view(),
                               x.view(), own_weight.view(),
                               {d.input.values(), d.weight.values(), d.bias.values()});
  CHECK_THAT(d.input.values(), same_as(expected.input.values()));
  // The gradient of a shared weight is the sum of the gradients of its copies.
  Tensor summed(weight.shape());
  for (std::size_t k = 0; k < d.weight.values().size(); ++k) {
    summed.values()[k % summed.values().size()] += d.weight.values()[k];
  }
  CHECK_THAT(summed.values(), same_as(expected.weight.values(), rounding_of_terms(2 * 8 * 8)));
}

TEST_CASE(
    "gradients of a filter and a bias are those of its own output, summed over the batch and "
    "added") {
  const Tensor x = counting_tensor({2, 1, 1, 2});
  const Tensor weight(Shape{1, 2, 1, 1, 1, 1}, {1, 1});
  const Tensor d_output(Shape{2, 1, 1, 2}, {1, 2, 10, 20});
  std::vector<float> d_weight{1000, 1000};
  std::vector<float> d_bias{100, 100};
  locally_connected2d_backward(plan_for(x.shape(), weight.shape(), {}), d_output.view(), x.view(),
                               weight.view(), {.input = {}, .weight = d_weight, .bias = d_bias});
  // 1·1 + 3·10 and 2·2 + 4·20
  CHECK(d_weight == std::vector<float>{1031, 1084});
  CHECK(d_bias == std::vector<float>{111, 122});
}

TEST_CASE("a locally connected layer has 28 x 28 times the weights of a convolution") {
  const Conv2dPlan plan = plan_for({1, 3, 32, 32}, {28, 28, 64, 3, 5, 5}, {});
  CHECK(plan.weight.element_count() == std::size_t{784} * 4800);
}

TEST_CASE("weights that do not fit the output's places are refused") {
  CHECK(refusal({1, 1, 3, 3}, {3, 3, 1, 1, 2, 2}) ==
        "weight is [3, 3, 1, 1, 2, 2]; x [1, 1, 3, 3] needs [2, 2, 1, 1, 2, 2]");
  CHECK(refusal({1, 1, 3, 3}, {1, 1, 2, 2}) ==
        "weight is [1, 1, 2, 2]; it must be [Hout, Wout, O, C, kH, kW]");
  CHECK(refusal({1, 2, 3, 3}, {2, 2, 2, 1, 2, 2}, {.groups = 2}) ==
        "groups must be 1 in a locally connected layer, got 2");
}

}  // namespace
}  // namespace convscope
