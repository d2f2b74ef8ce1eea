// Convolution plane by plane, by every way it has: tiles, rows, and a column times a row.
#include "ops/conv2d_planes.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "support/fusing.h"
#include "support/numbers.h"
#include "support/operators.h"

using namespace convscope;
using namespace convscope::testing;

namespace {

Tensor by_planes(const Conv2dPlan& plan, const Tensor& x, const Tensor& weight,
                 std::span<const float> bias = {}) {
  PlanesConv2d conv(plan);
  conv.pack(weight.view(), bias);
  std::vector<float> scratch(PlanesConv2d::scratch_count(plan));
  Tensor y(plan.output);
  const PictureLayout input{.rows = plan.input[2],
                            .columns = plan.input[3],
                            .channels = plan.input[1],
                            .order = Order::planes};
  const PictureLayout output{.rows = plan.output[2],
                             .columns = plan.output[3],
                             .channels = plan.output[1],
                             .order = Order::planes};
  conv.forward(input.at(x.values().data()), output.at(y.values().data()), FusedActivation::none,
               scratch);
  return y;
}

/// A column times a row for each output channel, of values in [-1, 1).
Tensor products(const Shape& shape, Random& random) {
  Tensor weight(shape);
  for (int o = 0; o < shape[0]; ++o) {
    const Tensor column = random_tensor(Shape{shape[2]}, random);
    const Tensor row = random_tensor(Shape{shape[3]}, random);
    for (int m = 0; m < shape[2]; ++m) {
      for (int n = 0; n < shape[3]; ++n) {
        weight.view().at(o, 0, m, n) = column.view().at(m) * row.view().at(n);
      }
    }
  }
  return weight;
}

double sum_of_magnitudes(const Tensor& weight, int channel) {
  double sum = 0.0;
  for (const float value : weight.view().slice(channel).values()) sum += std::abs(value);
  return sum;
}

}  // namespace

TEST_CASE("plane by plane equals the reference for every kernel, width, height, step and gap") {
  const int kernel = GENERATE(1, 2, 3, 4, 5, 7, 15);
  const int width = GENERATE(4, 7, 8, 9, 13, 31, 33);
  Random random{static_cast<std::uint64_t>(kernel * 100 + width)};
  for (int repetition = 0; repetition < 8; ++repetition) {
    Conv2dOptions options{.groups = 1 + 2 * random.below(2)};
    options.window.stride = {1 + random.below(3), 1 + random.below(3)};
    options.window.dilation = {1 + random.below(2), 1 + random.below(3)};
    options.window.padding = {random.below(kernel + 1), random.below(kernel + 1),
                              random.below(kernel + 1), random.below(kernel + 1)};
    const PaddingMode modes[] = {PaddingMode::zeros, PaddingMode::replicate};
    options.window.padding_mode = modes[random.below(2)];
    options.operation =
        random.below(2) == 0 ? Operation::convolution : Operation::cross_correlation;
    const Tensor x = random_tensor(Shape{1, 3, 1 + random.below(40), width}, random);
    const Shape shape{options.groups * (1 + random.below(2)), 3 / options.groups, kernel,
                      1 + random.below(kernel)};
    const Result<Conv2dPlan> plan = plan_conv2d(x.shape(), shape, options);
    if (!plan.ok() || plan.value().output[3] < F32x4::size) continue;
    const Tensor weight = random_tensor(shape, random);
    const Tensor bias = random_tensor(Shape{shape[0]}, random);
    CAPTURE(to_text(x.shape()), to_text(shape), options.window.stride[0], options.window.stride[1],
            options.window.dilation[0], options.window.dilation[1]);
    // Random weights are no products of a column and a row, unless there is one row or column.
    const int terms = shape[1] * shape[2] * shape[3];
    REQUIRE_THAT(
        by_planes(plan.value(), x, weight, bias.values()).values(),
        same_as(conv2d(x, weight, bias.values(), options).values(), rounding_if_fused(terms)));
  }
}

TEST_CASE("1x1 kernels over planes so large that they are copied to panels equal the reference") {
  // 131,072 values and more; of 40 channels a panel holds 96 columns, of 256 it holds 16.
  const int channels = GENERATE(32, 40, 256);
  const int outputs = GENERATE(7, 13, 24);
  Random random{static_cast<std::uint64_t>(channels + outputs)};
  const Tensor x = whole_numbers(Shape{1, channels, 61, 71}, random);
  const Tensor weight = whole_numbers(Shape{outputs, channels, 1, 1}, random);
  const Tensor bias = whole_numbers(Shape{outputs}, random);
  const Conv2dPlan plan = conv2d_plan(x.shape(), weight.shape(), {});
  CAPTURE(channels, outputs);
  CHECK_THAT(by_planes(plan, x, weight, bias.values()).values(),
             same_as(conv2d(x, weight, bias.values()).values()));
}

TEST_CASE("a column times a row is within its bound, for every size of block and kernel") {
  const int kernel = GENERATE(4, 5, 9, 15);
  const Shape size = GENERATE(Shape{5, 4}, Shape{17, 9}, Shape{70, 63}, Shape{83, 130});
  Random random{static_cast<std::uint64_t>(kernel * 1000 + size[1])};
  for (int repetition = 0; repetition < 4; ++repetition) {
    Conv2dOptions options{.groups = 2};
    options.window.stride = {1 + random.below(2), 1 + random.below(2)};
    options.window.dilation = {1 + random.below(2), 1 + random.below(2)};
    options.window.padding = {kernel, kernel, kernel, kernel};
    const Tensor x = random_tensor(Shape{1, 2, size[0], size[1]}, random);
    const Tensor weight = products(Shape{2, 1, kernel, kernel - random.below(2)}, random);
    const Tensor bias = random_tensor(Shape{2}, random);
    const Result<Conv2dPlan> plan = plan_conv2d(x.shape(), weight.shape(), options);
    if (!plan.ok() || plan.value().output[3] < F32x4::size) continue;
    CAPTURE(to_text(x.shape()), to_text(weight.shape()), options.window.stride[0],
            options.window.stride[1]);
    const Tensor fast = by_planes(plan.value(), x, weight, bias.values());
    const Tensor plain = conv2d(x, weight, bias.values(), options);
    for (int o = 0; o < 2; ++o) {
      // Both bounds of the header, for values up to 1, and the bias.
      const double roundings = 2.0 * kernel + 11.0 + kernel * kernel + 1.0;
      const double bound = roundings / (1 << 24) * (sum_of_magnitudes(weight, o) + 1.0);
      REQUIRE_THAT(fast.view().slice(0).slice(o).values(),
                   same_as(plain.view().slice(0).slice(o).values(), static_cast<float>(bound)));
    }
  }
}

TEST_CASE("what is infinite or no number stays within the windows that hold it") {
  const float odd =
      GENERATE(std::numeric_limits<float>::infinity(), std::numeric_limits<float>::quiet_NaN());
  const int kernel = GENERATE(3, 5, 7);
  const bool separable = GENERATE(false, true);
  Random random{static_cast<std::uint64_t>(kernel)};
  Tensor x = random_tensor(Shape{1, 1, 30, 41}, random);
  x.view().at(0, 0, 12, 20) = odd;
  const Shape shape{1, 1, kernel, kernel};
  const Tensor weight = separable ? products(shape, random) : random_tensor(shape, random);
  const Tensor fast = by_planes(conv2d_plan(x.shape(), shape, {}), x, weight);
  const Tensor plain = conv2d(x, weight);
  for (std::size_t k = 0; k < fast.values().size(); ++k) {
    CAPTURE(k);
    REQUIRE(std::isfinite(fast.values()[k]) == std::isfinite(plain.values()[k]));
    REQUIRE(std::isnan(fast.values()[k]) == std::isnan(plain.values()[k]));
  }
}
