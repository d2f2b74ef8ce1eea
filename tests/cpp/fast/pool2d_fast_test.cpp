#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cmath>
#include <limits>

#include "fast/step_runner.h"
#include "ops/pool2d.h"
#include "ops/pool2d_fast.h"
#include "support/numbers.h"

using namespace convscope;
using namespace convscope::testing;

namespace {

/// Max or average pooling of one picture by the reference, with its gradient.
StepResult reference(const Layer& layer, const Tensor& x, const Tensor& d_output) {
  const Pool2dPlan plan = plan_pool2d(batch_of_one(x.shape()), layer.pool2d).value();
  StepResult result{Tensor(d_output.shape()), Tensor(x.shape()), {}, {}};
  const ConstTensorView picture = x.view().reshaped(plan.input);
  const TensorView output = result.output.view().reshaped(plan.output);
  const TensorView d_input = result.d_input.view().reshaped(plan.input);
  const ConstTensorView d_out = d_output.view().reshaped(plan.output);
  if (layer.type == LayerType::max_pool2d) {
    std::vector<std::int32_t> indices(plan.output.element_count());
    max_pool2d_reference(plan, picture, output, indices);
    max_pool2d_backward(plan.input, d_out, indices, d_input);
  } else {
    avg_pool2d_reference(plan, picture, output);
    avg_pool2d_backward(plan, d_out, d_input);
  }
  return result;
}

/// Whole numbers: few enough that equal maxima are common, and exact under any order of additions.
Tensor small_numbers(const Shape& shape, Random& random) {
  Tensor tensor(shape);
  for (float& value : tensor.values()) value = static_cast<float>(random.below(7) - 3);
  return tensor;
}

}  // namespace

TEST_CASE(
    "fast max pooling of 4x4 by 2 keeps the largest of each quarter and sends gradients there") {
  //  1  2 |  3  4
  //  5  6 |  7  8        6  8
  // ------+-------   →
  //  9 10 | 11 12       14 16
  // 13 14 | 15 16
  Layer layer{.type = LayerType::max_pool2d};
  const StepResult result =
      run_step(layer, counting_tensor(Shape{1, 4, 4}), Tensor(Shape{1, 2, 2}, {1, 2, 3, 4}));
  CHECK(to_vector(result.output.values()) == std::vector<float>{6, 8, 14, 16});
  CHECK(to_vector(result.d_input.values()) ==
        std::vector<float>{0, 0, 0, 0, 0, 1, 0, 2, 0, 0, 0, 0, 0, 3, 0, 4});
}

TEST_CASE("fast pooling equals the reference over the grid of awkward sizes") {
  const LayerType type = GENERATE(LayerType::max_pool2d, LayerType::avg_pool2d);
  const int width = GENERATE(1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 28, 31);
  const int channels = GENERATE(1, 2, 3, 4, 5, 8, 16, 17);
  Random random{static_cast<std::uint64_t>(100 * width + channels)};
  for (int repetition = 0; repetition < 6; ++repetition) {
    Layer layer{.type = type};
    layer.pool2d.kernel = {1 + random.below(3), 1 + random.below(3)};
    layer.pool2d.window.stride = {1 + random.below(3), 1 + random.below(3)};
    layer.pool2d.window.dilation = {1 + random.below(2), 1 + random.below(2)};
    layer.pool2d.window.padding = {random.below(2), random.below(2), random.below(2),
                                   random.below(2)};
    layer.pool2d.window.ceil_mode = random.below(2) == 0;
    layer.pool2d.count_include_pad = random.below(2) == 0;
    const Shape input{channels, 1 + random.below(9), width};
    Result<Shape> output = output_shape(layer, input, "layer");
    if (!output.ok()) continue;
    const Tensor x = small_numbers(input, random);
    const Tensor d_output = small_numbers(output.value(), random);
    const StepResult expected = reference(layer, x, d_output);
    const StepResult fast = run_step(layer, x, d_output);
    CAPTURE(repetition, to_text(input), to_text(output.value()));
    // Sums of whole numbers are exact, and both divide once by the same number.
    REQUIRE_THAT(fast.output.values(), same_as(expected.output.values()));
    REQUIRE_THAT(run_step_without_learning(layer, x, Order::planes).values(),
                 same_as(expected.output.values()));
    const Pool2dPlan plan = plan_pool2d(batch_of_one(input), layer.pool2d).value();
    Tensor by_call(plan.output);
    if (type == LayerType::max_pool2d) {
      std::vector<std::int32_t> places(plan.output.element_count());
      std::vector<std::int32_t> expected_places(places.size());
      Tensor unused(plan.output);
      max_pool2d_fast(plan, x.view().reshaped(plan.input), by_call.view(), places);
      max_pool2d_reference(plan, x.view().reshaped(plan.input), unused.view(), expected_places);
      REQUIRE(places == expected_places);
    } else {
      avg_pool2d_fast(plan, x.view().reshaped(plan.input), by_call.view());
    }
    REQUIRE_THAT(by_call.values(), same_as(expected.output.values()));
    // A mean's gradients are quotients: up to 9 windows share a cell, each quotient and each
    // addition rounds.
    const float tolerance = type == LayerType::max_pool2d ? 0.0f : 3.0f * rounding_of_terms(9);
    REQUIRE_THAT(fast.d_input.values(), same_as(expected.d_input.values(), tolerance));
  }
}

TEST_CASE("square windows, which stay in registers, equal the reference at and beside the border") {
  const LayerType type = GENERATE(LayerType::max_pool2d, LayerType::avg_pool2d);
  const int kernel = GENERATE(2, 3);
  const int stride = GENERATE(1, 2, 3);
  const int padding = GENERATE(0, 1);
  Random random{static_cast<std::uint64_t>(1000 * kernel + 100 * stride + padding)};
  for (int repetition = 0; repetition < 40; ++repetition) {
    Layer layer{.type = type};
    layer.pool2d.kernel = {kernel, kernel};
    layer.pool2d.window.stride = {stride, stride};
    layer.pool2d.window.padding = {padding, random.below(2), random.below(2), padding};
    layer.pool2d.window.ceil_mode = random.below(2) == 0;
    layer.pool2d.count_include_pad = random.below(2) == 0;
    // Enough channels for several lines of small planes, and a part of one.
    const Shape input{1 + random.below(40), kernel + random.below(12), kernel + random.below(30)};
    const Pool2dPlan plan = plan_pool2d(batch_of_one(input), layer.pool2d).value();
    Tensor x = small_numbers(plan.input, random);
    Tensor expected(plan.output);
    Tensor fast(plan.output);
    if (type == LayerType::max_pool2d) {
      x.values()[static_cast<std::size_t>(random.below(input[1] * input[2]))] = std::nanf("");
      std::vector<std::int32_t> places(plan.output.element_count());
      max_pool2d_reference(plan, x.view(), expected.view(), places);
      max_pool2d_fast(plan, x.view(), fast.view(), {});
    } else {
      avg_pool2d_reference(plan, x.view(), expected.view());
      avg_pool2d_fast(plan, x.view(), fast.view());
    }
    CAPTURE(repetition, to_text(input), to_text(plan.output));
    REQUIRE_THAT(fast.values(), same_as(expected.values()));
  }
}

TEST_CASE("fast max pooling lets a NaN win wherever it stands in the window") {
  const int place = GENERATE(0, 1, 2, 3);
  const int channels = GENERATE(1, 4, 8);
  Tensor x(Shape{channels, 2, 2}, std::vector<float>(static_cast<std::size_t>(4 * channels), 1.0f));
  for (int c = 0; c < channels; ++c) {
    x.view().at(c, place / 2, place % 2) = std::numeric_limits<float>::quiet_NaN();
  }
  const Tensor output =
      run_step(Layer{.type = LayerType::max_pool2d}, x, Tensor(Shape{channels, 1, 1})).output;
  for (const float value : output.values()) CHECK(std::isnan(value));
  const Tensor by_planes =
      run_step_without_learning(Layer{.type = LayerType::max_pool2d}, x, Order::planes);
  for (const float value : by_planes.values()) CHECK(std::isnan(value));
}

TEST_CASE(
    "fast max pooling names the place of the first maximum, and of the last NaN, as the reference "
    "does") {
  Tensor x(Shape{1, 1, 4, 11}, std::vector<float>(44, 1.0f));
  x.view().at(0, 0, 1, 4) = std::numeric_limits<float>::quiet_NaN();
  x.view().at(0, 0, 2, 3) = std::numeric_limits<float>::quiet_NaN();
  x.view().at(0, 0, 3, 9) = 2.0f;
  const Pool2dPlan plan =
      plan_pool2d(x.shape(), {.kernel = {3, 3}, .window = {.stride = {1, 1}}}).value();
  Tensor y(plan.output);
  std::vector<std::int32_t> places(plan.output.element_count());
  std::vector<std::int32_t> expected(places.size());
  max_pool2d_reference(plan, x.view(), y.view(), expected);
  max_pool2d_fast(plan, x.view(), y.view(), places);
  CHECK(places == expected);
}

TEST_CASE("relu as part of max pooling gives what relu in front of it gives") {
  Random random{11};
  const Tensor x = small_numbers(Shape{5, 6, 8}, random);
  const Tensor d_output = small_numbers(Shape{5, 3, 4}, random);
  const Layer pool{.type = LayerType::max_pool2d};
  const StepResult fused = run_step(pool, x, d_output, FusedActivation::relu);

  Layer relu{.type = LayerType::activation, .activation = ActivationKind::relu};
  const Tensor activated = run_step(relu, x, Tensor(x.shape())).output;
  const StepResult pooled = run_step(pool, activated, d_output);
  const StepResult behind = run_step(relu, x, pooled.d_input);
  CHECK_THAT(fused.output.values(), same_as(pooled.output.values()));
  CHECK_THAT(fused.d_input.values(), same_as(behind.d_input.values()));
}

TEST_CASE("global average pooling is the mean of each channel") {
  const Tensor x = counting_tensor(Shape{2, 2, 2});  // 1 2 3 4 and 5 6 7 8
  const StepResult result =
      run_step(Layer{.type = LayerType::global_avg_pool2d}, x, Tensor(Shape{2, 1, 1}, {4, 8}));
  CHECK(to_vector(result.output.values()) == std::vector<float>{2.5f, 6.5f});
  CHECK(to_vector(result.d_input.values()) == std::vector<float>{1, 1, 1, 1, 2, 2, 2, 2});
}

TEST_CASE(
    "a window that is the whole picture has its mean, of any size, and with a margin around it") {
  const Pair size = GENERATE(Pair{1, 1}, Pair{1, 3}, Pair{2, 2}, Pair{7, 7}, Pair{5, 13},
                             Pair{32, 32}, Pair{33, 32});
  Random random{static_cast<std::uint64_t>(size[0] * 100 + size[1])};
  Layer layer{.type = LayerType::avg_pool2d};
  layer.pool2d.kernel = size;
  layer.pool2d.window.stride = {1, 1};
  const Tensor x = small_numbers(Shape{3, size[0], size[1]}, random);
  const Pool2dPlan plan = plan_pool2d(batch_of_one(x.shape()), layer.pool2d).value();
  Tensor expected(plan.output);
  avg_pool2d_reference(plan, x.view().reshaped(plan.input), expected.view());
  Tensor fast(plan.output);
  avg_pool2d_fast(plan, x.view().reshaped(plan.input), fast.view());
  CHECK_THAT(fast.values(), same_as(expected.values()));

  const Padding margin{1, 2, 3, 4};
  const PictureLayout layout{
      .rows = size[0], .columns = size[1], .channels = 3, .margin = margin, .order = Order::planes};
  std::vector<float> memory(layout.value_count(), 1000.0f);
  const PictureView picture = layout.at(memory.data());
  read_planes(x.values().data(), picture);
  const PictureLayout result{.rows = 1, .columns = 1, .channels = 3, .order = Order::planes};
  avg_pool2d_planes(plan, picture, result.at(fast.values().data()));
  CHECK_THAT(fast.values(), same_as(expected.values()));
}

TEST_CASE("the mean of 100,000 equal values is that value, though one running sum would miss it") {
  const Tensor x(Shape{1, 250, 400}, std::vector<float>(100000, 0.1f));
  const Layer layer{.type = LayerType::global_avg_pool2d};
  // The contract's bound, relative. A single running sum is off by 1 part in 7,000.
  CHECK_THAT(run_step_without_learning(layer, x, Order::planes).values(),
             same_as(std::vector<float>{0.1f}, 0.1f * 1e-5f));
}
