#include <array>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <cmath>
#include <limits>
#include <string>

#include "core/text.h"
#include "fast/step_runner.h"
#include "ops/conv2d.h"
#include "support/numbers.h"

using namespace convscope;
using namespace convscope::testing;

namespace {

template <typename Value, std::size_t size>
Value pick(const std::array<Value, size>& values, Random& random) {
  return values[static_cast<std::size_t>(random.below(static_cast<int>(size)))];
}

struct Case {
  Layer layer;
  Shape input;
  std::string text;
};

/// A random member of the grid of awkward sizes whose window fits, so that every tail meets every
/// option.
Case random_case(Random& random) {
  static constexpr std::array sizes{1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 28, 31};
  static constexpr std::array channels{1, 2, 3, 4, 5, 8, 16, 17};
  static constexpr std::array kernels{1, 2, 3, 5};
  static constexpr std::array modes{PaddingMode::zeros, PaddingMode::zeros, PaddingMode::replicate,
                                    PaddingMode::reflect, PaddingMode::circular};
  for (;;) {
    const int groups = 1 + random.below(3);
    const int in_channels = groups * pick(channels, random);
    const int out_channels = groups * pick(channels, random);
    const Pair kernel{pick(kernels, random), pick(kernels, random)};
    Case one{
        .layer = {}, .input = {in_channels, pick(sizes, random), pick(sizes, random)}, .text = {}};
    WindowOptions& window = one.layer.conv2d.window;
    window.stride = {1 + random.below(3), 1 + random.below(3)};
    window.dilation = {1 + random.below(2), 1 + random.below(2)};
    window.padding = {random.below(3), random.below(3), random.below(3), random.below(3)};
    window.padding_mode = pick(modes, random);
    one.layer.conv2d.groups = groups;
    one.layer.conv2d.operation =
        random.below(2) == 0 ? Operation::cross_correlation : Operation::convolution;
    one.layer.weight = Tensor(Shape{out_channels, in_channels / groups, kernel[0], kernel[1]});
    if (random.below(4) > 0) one.layer.bias = Tensor(Shape{out_channels});
    if (!output_shape(one.layer, one.input, "layer").ok()) continue;
    one.text = concat("x ", to_text(one.input), ", weight ", to_text(one.layer.weight.shape()),
                      ", groups ", groups, ", stride ", window.stride[0], " ", window.stride[1],
                      ", dilation ", window.dilation[0], " ", window.dilation[1]);
    one.text += concat(", padding ", window.padding.top, " ", window.padding.left, " ",
                       window.padding.bottom, " ", window.padding.right, ", mode ",
                       static_cast<int>(window.padding_mode), ", operation ",
                       static_cast<int>(one.layer.conv2d.operation));
    return one;
  }
}

/// How far two sums of `terms` products of random numbers up to 1 may differ: partial sums stay
/// around √terms, each addition rounds by at most half an epsilon of one, and √terms such errors of
/// random sign add up: terms · epsilon / 2, twice because both sums round.
float rounding_of_sum(int terms) {
  return static_cast<float>(terms) * std::numeric_limits<float>::epsilon();
}

StepResult reference(const Layer& layer, const Tensor& x, const Tensor& d_output) {
  const Shape batch{1, x.shape()[0], x.shape()[1], x.shape()[2]};
  const Conv2dPlan plan = plan_conv2d(batch, layer.weight.shape(), layer.conv2d).value();
  StepResult result{Tensor(d_output.shape()), Tensor(x.shape()), like(layer.weight),
                    like(layer.bias)};
  conv2d_reference(plan, x.view().reshaped(batch), layer.weight.view(), layer.bias.values(),
                   result.output.view().reshaped(plan.output));
  conv2d_backward_reference(
      plan, d_output.view().reshaped(plan.output), x.view().reshaped(batch), layer.weight.view(),
      {result.d_input.values(), result.d_weight.values(), result.d_bias.values()});
  return result;
}

Layer picture_layer(Tensor weight, Tensor bias) {
  Layer layer;
  layer.weight = std::move(weight);
  layer.bias = std::move(bias);
  return layer;
}

}  // namespace

TEST_CASE("the fast convolution of a 3x3 picture with a diagonal kernel is what paper says") {
  //  1 2 3                     1*1 + 5*1 = 6    2*1 + 6*1 = 8
  //  4 5 6   *  1 0    =       4*1 + 8*1 = 12   5*1 + 9*1 = 14
  //  7 8 9      0 1
  const Layer layer = picture_layer(Tensor(Shape{1, 1, 2, 2}, {1, 0, 0, 1}), Tensor());
  const StepResult result =
      run_step(layer, counting_tensor(Shape{1, 3, 3}), Tensor(Shape{1, 2, 2}, {1, 0, 0, 0}));
  CHECK(to_vector(result.output.values()) == std::vector<float>{6, 8, 12, 14});
  // Only the first output has a gradient, so the weights get the window that it saw: 1 2 / 4 5.
  CHECK(to_vector(result.d_weight.values()) == std::vector<float>{1, 2, 4, 5});
  CHECK(to_vector(result.d_input.values()) == std::vector<float>{1, 0, 0, 0, 1, 0, 0, 0, 0});
}

TEST_CASE("on whole numbers the fast convolution and its gradients equal the reference exactly") {
  Random random{static_cast<std::uint64_t>(GENERATE(range(0, 24)))};
  for (int repetition = 0; repetition < 12; ++repetition) {
    Case one = random_case(random);
    CAPTURE(one.text);
    one.layer.weight = whole_numbers(one.layer.weight.shape(), random);
    if (!one.layer.bias.empty()) one.layer.bias = whole_numbers(one.layer.bias.shape(), random);
    const Tensor x = whole_numbers(one.input, random);
    const Tensor d_output =
        whole_numbers(output_shape(one.layer, one.input, "layer").value(), random);
    const StepResult expected = reference(one.layer, x, d_output);
    const StepResult fast = run_step(one.layer, x, d_output);
    REQUIRE_THAT(fast.output.values(), same_as(expected.output.values()));
    REQUIRE_THAT(fast.d_input.values(), same_as(expected.d_input.values()));
    REQUIRE_THAT(fast.d_weight.values(), same_as(expected.d_weight.values()));
    REQUIRE_THAT(fast.d_bias.values(), same_as(expected.d_bias.values()));
  }
}

TEST_CASE("on real numbers the fast convolution differs from the reference by rounding only") {
  Random random{7};
  for (int repetition = 0; repetition < 60; ++repetition) {
    Case one = random_case(random);
    CAPTURE(one.text);
    one.layer.weight = random_tensor(one.layer.weight.shape(), random);
    if (!one.layer.bias.empty()) one.layer.bias = random_tensor(one.layer.bias.shape(), random);
    const Tensor x = random_tensor(one.input, random);
    const Shape output = output_shape(one.layer, one.input, "layer").value();
    const Tensor d_output = random_tensor(output, random);
    const StepResult expected = reference(one.layer, x, d_output);
    const StepResult fast = run_step(one.layer, x, d_output);
    const Shape& weight = one.layer.weight.shape();
    const int terms = weight[1] * weight[2] * weight[3] + 1;
    const int pixels = output[1] * output[2];
    REQUIRE_THAT(fast.output.values(), same_as(expected.output.values(), rounding_of_sum(terms)));
    // A cell of the input may stand under every tap of every filter, at a border once for each copy
    // of it.
    const int input_terms = weight[0] * weight[2] * weight[3] * 9;
    REQUIRE_THAT(fast.d_input.values(),
                 same_as(expected.d_input.values(), rounding_of_sum(input_terms)));
    REQUIRE_THAT(fast.d_weight.values(),
                 same_as(expected.d_weight.values(), rounding_of_sum(pixels)));
  }
}

TEST_CASE(
    "a fused relu is the convolution with its negative values at zero, and closes gradients") {
  Random random{3};
  const Layer layer =
      picture_layer(whole_numbers(Shape{9, 2, 3, 3}, random), whole_numbers(Shape{9}, random));
  const Tensor x = whole_numbers(Shape{2, 6, 7}, random);
  Tensor d_output = whole_numbers(Shape{9, 4, 5}, random);
  const StepResult fast = run_step(layer, x, d_output, FusedActivation::relu);

  const StepResult plain = reference(layer, x, d_output);
  Tensor expected = plain.output;
  for (std::size_t i = 0; i < expected.values().size(); ++i) {
    if (expected.values()[i] <= 0.0f) expected.values()[i] = d_output.values()[i] = 0.0f;
  }
  CHECK_THAT(fast.output.values(), same_as(expected.values()));
  const StepResult closed = reference(layer, x, d_output);
  CHECK_THAT(fast.d_input.values(), same_as(closed.d_input.values()));
  CHECK_THAT(fast.d_weight.values(), same_as(closed.d_weight.values()));
}

TEST_CASE("a relu of the layer's own gives the same as one behind it") {
  Random random{4};
  Layer layer =
      picture_layer(random_tensor(Shape{5, 3, 3, 3}, random), random_tensor(Shape{5}, random));
  const Tensor x = random_tensor(Shape{3, 8, 8}, random);
  const Tensor d_output = random_tensor(Shape{5, 6, 6}, random);
  const StepResult behind = run_step(layer, x, d_output, FusedActivation::relu);
  layer.conv2d.activation = {ActivationKind::relu};
  const StepResult own = run_step(layer, x, d_output);
  CHECK_THAT(own.output.values(), same_as(behind.output.values()));
  CHECK_THAT(own.d_weight.values(), same_as(behind.d_weight.values()));
}

TEST_CASE("every output channel of a fast convolution may have an activation of its own") {
  Random random{5};
  Layer layer = picture_layer(random_tensor(Shape{3, 2, 3, 3}, random), Tensor());
  layer.conv2d.activation = {ActivationKind::none, ActivationKind::tanh, ActivationKind::relu};
  const Tensor x = random_tensor(Shape{2, 5, 5}, random);
  const Tensor ones(Shape{3, 3, 3}, std::vector<float>(27, 1.0f));
  const StepResult fast = run_step(layer, x, ones);

  Layer plain = layer;
  plain.conv2d.activation = {};
  const Tensor before = run_step(plain, x, ones).output;
  for (int o = 0; o < 3; ++o) {
    for (int cell = 0; cell < 9; ++cell) {
      const ActivationKind kind = layer.conv2d.activation[static_cast<std::size_t>(o)];
      const float value = before.view().at(o, cell / 3, cell % 3);
      CHECK(fast.output.view().at(o, cell / 3, cell % 3) == activate(value, kind));
    }
  }
  // The bias of a channel with slope 1 everywhere would get 9; here it is the sum of the slopes of
  // its cells.
  Tensor slopes(ones.shape());
  for (int o = 0; o < 3; ++o) {
    for (int cell = 0; cell < 9; ++cell) {
      slopes.view().at(o, cell / 3, cell % 3) =
          activation_slope(before.view().at(o, cell / 3, cell % 3),
                           layer.conv2d.activation[static_cast<std::size_t>(o)]);
    }
  }
  CHECK_THAT(fast.d_weight.values(),
             same_as(reference(plain, x, slopes).d_weight.values(), rounding_of_terms(9)));
}

TEST_CASE(
    "a NaN in the picture reaches exactly the outputs whose windows hold it, also through relu") {
  const Layer layer =
      picture_layer(Tensor(Shape{8, 1, 3, 3}, std::vector<float>(72, 1.0f)), Tensor());
  Tensor x(Shape{1, 9, 9});
  x.view().at(0, 0, 0) = std::numeric_limits<float>::quiet_NaN();
  const Tensor output = run_step(layer, x, Tensor(Shape{8, 7, 7}), FusedActivation::relu).output;
  for (int o = 0; o < 8; ++o) {
    CHECK(std::isnan(output.view().at(o, 0, 0)));
    CHECK(output.view().at(o, 0, 1) == 0.0f);
    CHECK(output.view().at(o, 1, 0) == 0.0f);
  }
}
