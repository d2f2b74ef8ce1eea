#include "ops/pixel_bands.h"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <limits>

#include "fast/step_runner.h"
#include "ops/conv2d_call.h"
#include "ops/conv2d_method.h"
#include "ops/conv2d_winograd.h"
#include "support/numbers.h"
#include "support/operators.h"

using namespace convscope;
using namespace convscope::testing;

namespace {

PixelBands bands_of(const Conv2dPlan& plan, int least_rows) {
  return {plan, least_rows, PackedConv2d::packed_count(Conv2dGeometry::of(plan))};
}

/// A layer gives the same in whichever order its input comes.
void check_layer(const Layer& layer, const Tensor& x, const Tensor& expected) {
  for (const Order available : {Order::planes, Order::pixels}) {
    const Tensor actual = run_step_without_learning(layer, x, available);
    CHECK_THAT(actual.values(), same_as(expected.values()));
  }
}

}  // namespace

TEST_CASE(
    "bands have so many rows that they stay in the second cache, or as many as weights pay for") {
  // A row: 64 pixels of 32 channels in, as many out.
  const Conv2dPlan plan = conv2d_plan({1, 32, 64, 64}, {32, 32, 1, 1}, {});
  CHECK(PixelBands(plan, 1, 0.0).value_count() == 2 * (8 * 64 * 32 + readable_tail));
  CHECK(PixelBands(plan, 3, 0.0).value_count() == 2 * (6 * 64 * 32 + readable_tail));
  CHECK(PixelBands(plan, 16, 0.0).value_count() == 2 * (16 * 64 * 32 + readable_tail));
  CHECK(PixelBands(plan, 1, 1 << 16).value_count() == 2 * (16 * 64 * 32 + readable_tail));
  CHECK_FALSE(PixelBands(plan, 1, 1 << 16).is_one());
  CHECK(PixelBands(plan, 1, 1 << 18).is_one());
}

TEST_CASE("convolution by bands equals the reference on whole numbers, with every option") {
  const int seed = GENERATE(range(0, 20));
  Random random{static_cast<std::uint64_t>(seed)};
  Layer layer;
  Conv2dOptions& options = layer.conv2d;
  options.groups = 1 + random.below(2);
  options.window.stride = {1 + random.below(4), 1 + random.below(3)};
  options.window.dilation = {1 + random.below(3), 1 + random.below(2)};
  options.window.padding = {random.below(4), random.below(3), random.below(4), random.below(3)};
  constexpr std::array modes{PaddingMode::zeros, PaddingMode::replicate, PaddingMode::reflect,
                             PaddingMode::circular};
  options.window.padding_mode = modes[static_cast<std::size_t>(random.below(4))];
  options.operation = random.below(2) == 0 ? Operation::convolution : Operation::cross_correlation;
  if (random.below(2) == 0) options.activation = {ActivationKind::relu};
  const int channels = 24 * options.groups;
  // Never a square, which could go by Winograd's method, and enough terms to go pixel by pixel.
  const Shape weight_shape{16, 24, 2 + random.below(2), 4};
  const Shape picture{channels, 40 + random.below(20), 50 + random.below(10)};
  const Shape batch{1, picture[0], picture[1], picture[2]};
  const Conv2dPlan plan = conv2d_plan(batch, weight_shape, options);
  CAPTURE(seed, to_text(batch), to_text(weight_shape), to_text(plan.output));
  REQUIRE(choose_conv2d_call_method(plan) == Conv2dMethod::pixels);
  if (options.window.stride[0] < 3) REQUIRE_FALSE(bands_of(plan, 1).is_one());

  const Tensor x = whole_numbers(picture, random);
  layer.weight = whole_numbers(weight_shape, random);
  layer.bias = whole_numbers(Shape{16}, random);
  Tensor expected(plan.output);
  conv2d_reference(plan, x.view().reshaped(batch), layer.weight.view(), layer.bias.values(),
                   expected.view());
  Tensor y(plan.output);
  conv2d_fast(plan, x.view().reshaped(batch), layer.weight.view(), layer.bias.values(), y.view());
  CHECK_THAT(y.values(), same_as(expected.values()));
  check_layer(layer, x, expected);
}

TEST_CASE("of several examples each begins with bands of its own") {
  Random random{3};
  const Tensor x = whole_numbers(Shape{2, 48, 40, 40}, random);
  const Tensor weight = whole_numbers(Shape{16, 48, 3, 2}, random);
  Conv2dOptions options;
  options.window.padding = {1, 0, 1, 0};
  const Conv2dPlan plan = conv2d_plan(x.shape(), weight.shape(), options);
  REQUIRE(choose_conv2d_call_method(plan) == Conv2dMethod::pixels);
  REQUIRE_FALSE(bands_of(plan, 1).is_one());
  Tensor y(plan.output);
  conv2d_fast(plan, x.view(), weight.view(), {}, y.view());
  CHECK_THAT(y.values(), same_as(conv2d(x, weight, {}, options).values()));
}

TEST_CASE(
    "Winograd's method by bands is near the reference, and only a band with a NaN is summed "
    "plainly") {
  const int kernel = GENERATE(3, 5);
  const int rows = GENERATE(25, 28, 30);
  const bool spoiled = GENERATE(false, true);
  Random random{static_cast<std::uint64_t>(rows + kernel)};
  Layer layer;
  layer.weight = random_tensor(Shape{18, 17, kernel, kernel}, random);
  layer.bias = random_tensor(Shape{18}, random);
  layer.conv2d.window.padding = {1, 2, 0, 1};
  Tensor x = random_tensor(Shape{17, rows, 70}, random);
  const Shape batch{1, 17, rows, 70};
  const Conv2dPlan plan = conv2d_plan(batch, layer.weight.shape(), layer.conv2d);
  REQUIRE(choose_conv2d_call_method(plan) == Conv2dMethod::winograd);
  REQUIRE_FALSE(bands_of(plan, WinogradConv2d::tile_rows(Conv2dGeometry::of(plan))).is_one());
  if (spoiled) x.view().at(0, 12, 40) = std::numeric_limits<float>::quiet_NaN();
  Tensor expected(plan.output);
  conv2d_reference(plan, x.view().reshaped(batch), layer.weight.view(), layer.bias.values(),
                   expected.view());
  const float tolerance = 1e-5f * largest_magnitude(expected.values());
  Tensor y(plan.output);
  conv2d_fast(plan, x.view().reshaped(batch), layer.weight.view(), layer.bias.values(), y.view());
  CHECK_THAT(y.values(), same_as(expected.values(), tolerance));
  for (const Order available : {Order::planes, Order::pixels}) {
    const Tensor actual = run_step_without_learning(layer, x, available);
    CHECK_THAT(actual.values(), same_as(expected.values(), tolerance));
  }
}
