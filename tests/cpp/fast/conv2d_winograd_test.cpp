#include "ops/conv2d_winograd.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "fast/step_runner.h"
#include "ops/conv2d_call.h"
#include "ops/conv2d_method.h"
#include "support/numbers.h"
#include "support/operators.h"

using namespace convscope;
using namespace convscope::testing;

namespace {

/// One example by Winograd's method, whether or not it would be chosen. `finite` is what it says of
/// itself.
struct Tried {
  Tensor output;
  bool finite;
};

Tried convolve(const Conv2dPlan& plan, const Tensor& x, const Tensor& weight,
               std::span<const float> bias, FusedActivation fused = FusedActivation::none) {
  const Conv2dGeometry geometry = Conv2dGeometry::of(plan);
  REQUIRE(WinogradConv2d::fits(geometry, plan.output[2], plan.output[3]));
  WinogradConv2d conv(geometry);
  conv.pack(weight.view(), bias, plan.operation == Operation::convolution);
  const PictureLayout input{.rows = plan.input[2],
                            .columns = plan.input[3],
                            .channels = plan.input[1],
                            .margin = plan.window.padding()};
  const PictureLayout output{
      .rows = plan.output[2], .columns = plan.output[3], .channels = plan.output[1]};
  std::vector<float> input_memory(input.value_count());
  std::vector<float> output_memory(output.value_count());
  std::vector<float> scratch(WinogradConv2d::scratch_count(geometry));
  const PictureView picture = input.at(input_memory.data());
  read_planes(x.values().data(), picture);
  const Padding& padding = input.margin;
  fill_margin(picture, padding, plan.window.padding_mode);
  const bool finite = conv.forward(picture.pixel(-padding.top, -padding.left), picture.row_step,
                                   output.at(output_memory.data()), fused, scratch);
  Tried tried{Tensor(plan.output), finite};
  write_planes(output.at(output_memory.data()), tried.output.values().data());
  return tried;
}

Conv2dOptions same_padding(int kernel) {
  Conv2dOptions options;
  options.window.padding = {kernel / 2, kernel / 2, kernel / 2, kernel / 2};
  return options;
}

float largest_sum_of_weights(const Tensor& weight) {
  const std::size_t terms = weight.values().size() / static_cast<std::size_t>(weight.shape()[0]);
  float largest = 0.0f;
  for (std::size_t begin = 0; begin < weight.values().size(); begin += terms) {
    float sum = 0.0f;
    for (const float value : weight.values().subspan(begin, terms)) sum += std::abs(value);
    largest = std::max(largest, sum);
  }
  return largest;
}

}  // namespace

TEST_CASE("a tile of ones under a 3x3 kernel of ones is nine everywhere") {
  const Tensor x(Shape{1, 1, 6, 6}, std::vector<float>(36, 1.0f));
  const Tensor weight(Shape{1, 1, 3, 3}, std::vector<float>(9, 1.0f));
  const Tried tried = convolve(conv2d_plan(x.shape(), weight.shape(), {}), x, weight, {});
  CHECK(tried.finite);
  CHECK_THAT(tried.output.values(), same_as(std::vector<float>(16, 9.0f), 1e-5f));
}

TEST_CASE("Winograd's convolution differs from the reference by its bound at most") {
  const int kernel = GENERATE(3, 5);
  const int channels = GENERATE(1, 3, 4, 8, 17, 300);
  Random random{static_cast<std::uint64_t>(kernel * 1000 + channels)};
  for (const int outputs : {1, 5, 8, 12, 17}) {
    const Shape input{1, channels, 4 + random.below(20), 4 + random.below(20)};
    Conv2dOptions options = same_padding(kernel);
    options.window.padding_mode = random.below(2) == 0 ? PaddingMode::zeros : PaddingMode::reflect;
    options.operation =
        random.below(2) == 0 ? Operation::convolution : Operation::cross_correlation;
    const Tensor x = random_tensor(input, random);
    const Tensor weight = random_tensor(Shape{outputs, channels, kernel, kernel}, random);
    const Tensor bias = random_tensor(Shape{outputs}, random);
    CAPTURE(to_text(input), outputs);
    const Conv2dPlan plan = conv2d_plan(input, weight.shape(), options);
    const Tried tried = convolve(plan, x, weight, bias.values());
    CHECK(tried.finite);
    const float bound = static_cast<float>(winograd_error_bound(kernel, channels)) *
                        largest_magnitude(x.values()) * largest_sum_of_weights(weight);
    const Tensor expected = conv2d(x, weight, bias.values(), options);
    CHECK_THAT(tried.output.values(), same_as(expected.values(), bound));
    // Bounds think of the worst. What users see is the promise of the library.
    CHECK_THAT(tried.output.values(),
               same_as(expected.values(), 4e-6f * largest_magnitude(expected.values())));
  }
}

TEST_CASE("Winograd's sums of terms of one sign keep to the library's promise, however many") {
  const int kernel = GENERATE(3, 5);
  Random random{5};
  const Shape input{1, 512, 8, 9};
  Tensor x = random_tensor(input, random);
  Tensor weight = random_tensor(Shape{8, 512, kernel, kernel}, random);
  for (Tensor* tensor : {&x, &weight}) {
    for (float& value : tensor->values()) value = std::abs(value);
  }
  const Conv2dOptions options = same_padding(kernel);
  const Tensor expected = conv2d(x, weight, {}, options);
  const Tried tried = convolve(conv2d_plan(input, weight.shape(), options), x, weight, {});
  CHECK_THAT(tried.output.values(),
             same_as(expected.values(), 4e-6f * largest_magnitude(expected.values())));
}

TEST_CASE("a fused relu of Winograd's convolution is its output with negative values at zero") {
  Random random{6};
  const Tensor x = random_tensor(Shape{1, 8, 9, 7}, random);
  const Tensor weight = random_tensor(Shape{9, 8, 3, 3}, random);
  const Conv2dPlan plan = conv2d_plan(x.shape(), weight.shape(), same_padding(3));
  Tensor expected = convolve(plan, x, weight, {}).output;
  for (float& value : expected.values()) value = std::max(value, 0.0f);
  CHECK_THAT(convolve(plan, x, weight, {}, FusedActivation::relu).output.values(),
             same_as(expected.values()));
}

TEST_CASE("where an output is not finite Winograd's method says so, and the plain sum is taken") {
  const float bad =
      GENERATE(std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity(),
               std::numeric_limits<float>::max());
  Random random{7};
  Tensor x = random_tensor(Shape{1, 16, 12, 12}, random);
  const Tensor weight = random_tensor(Shape{16, 16, 3, 3}, random);
  x.values()[5 * 12 + 6] = bad;
  const Conv2dOptions options = same_padding(3);
  const Conv2dPlan plan = conv2d_plan(x.shape(), weight.shape(), options);
  CHECK_FALSE(convolve(plan, x, weight, {}).finite);

  // One bad value reaches the nine outputs around it, and no others.
  Tensor y(plan.output);
  REQUIRE(choose_conv2d_method(plan) == Conv2dMethod::winograd);
  conv2d_fast(plan, x.view(), weight.view(), {}, y.view());
  Tensor without = x;
  without.values()[5 * 12 + 6] = 0.0f;
  const Tensor expected = conv2d(without, weight, {}, options);
  for (int row = 0; row < 12; ++row) {
    for (int column = 0; column < 12; ++column) {
      if (std::abs(row - 5) <= 1 && std::abs(column - 6) <= 1) continue;
      CHECK(std::abs(y.view().at(0, 0, row, column) - expected.view().at(0, 0, row, column)) <
            1e-5f);
    }
  }
}

TEST_CASE("a layer that runs by Winograd's method gives what the operator gives") {
  Random random{8};
  Layer layer;
  layer.weight = random_tensor(Shape{18, 17, 3, 3}, random);
  layer.bias = random_tensor(Shape{18}, random);
  layer.conv2d = same_padding(3);
  Tensor x = random_tensor(Shape{17, 10, 14}, random);
  const Shape batch{1, 17, 10, 14};
  const Conv2dPlan plan = conv2d_plan(batch, layer.weight.shape(), layer.conv2d);
  REQUIRE(choose_conv2d_method(plan) == Conv2dMethod::winograd);
  const bool spoiled = GENERATE(false, true);
  if (spoiled) x.values()[0] = std::numeric_limits<float>::quiet_NaN();
  Tensor expected(plan.output);
  conv2d_fast(plan, x.view().reshaped(batch), layer.weight.view(), layer.bias.values(),
              expected.view());
  const Tensor actual = run_step_without_learning(layer, x, Order::pixels);
  CHECK_THAT(actual.values(), same_as(expected.values()));
}
