#include "ops/locally_connected_fast.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "support/numbers.h"

using namespace convscope;
using namespace convscope::testing;

namespace {

struct Case {
  Conv2dPlan plan;
  Tensor x;
  Tensor weight;
  std::vector<float> bias;
};

Case make_case(const Shape& x, int outputs, Pair kernel, const Conv2dOptions& options,
               std::uint64_t seed) {
  Random random{seed};
  const Result<Shape> weight = locally_connected2d_weight(x, outputs, kernel, options);
  INFO(weight.status().message());
  REQUIRE(weight.ok());
  Case made{plan_locally_connected2d(x, weight.value(), options).value(),
            random_tensor(x, random),
            random_tensor(weight.value(), random),
            {}};
  if (seed % 2 == 0) return made;
  const Shape& y = made.plan.output;
  made.bias = to_vector(random_tensor(Shape{y[1], y[2], y[3]}, random).values());
  return made;
}

Tensor run(decltype(locally_connected2d_reference) operation, const Case& it) {
  Tensor y(it.plan.output);
  operation(it.plan, it.x.view(), it.weight.view(), it.bias, y.view());
  return y;
}

/// To what the library promises, relative to the largest magnitude.
void check_agrees(const Case& it) {
  const Tensor expected = run(locally_connected2d_reference, it);
  CHECK_THAT(run(locally_connected2d_fast, it).values(),
             same_as(expected.values(), 1e-5f * largest_magnitude(expected.values())));
}

}  // namespace

TEST_CASE("filters of their own agree with the reference for every width and count of outputs") {
  const int width = GENERATE(1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 28, 31);
  const int outputs = GENERATE(1, 2, 3, 4, 5, 7, 8, 9, 16, 17);
  CAPTURE(width, outputs);
  check_agrees(make_case(Shape{2, 3, 3, width}, outputs, {2, std::min(width, 3)}, {},
                         static_cast<std::uint64_t>(width + outputs)));
}

TEST_CASE("so they do with strides, dilation, borders, a turned kernel and activations") {
  const PaddingMode mode = GENERATE(PaddingMode::zeros, PaddingMode::replicate,
                                    PaddingMode::reflect, PaddingMode::circular);
  const Operation operation = GENERATE(Operation::cross_correlation, Operation::convolution);
  const Conv2dOptions options{
      .window = {.stride = {2, 1},
                 .dilation = {1, 2},
                 .padding = {1, 2, 0, 3},
                 .padding_mode = mode},
      .operation = operation,
      .activation = {ActivationKind::relu, ActivationKind::none, ActivationKind::gelu}};
  check_agrees(make_case(Shape{1, 2, 5, 7}, 3, {3, 2}, options, 7));
}

TEST_CASE("so they do with sums of more than 256 products, which are made in parts") {
  // Windows of 3·3 over 40 channels, of 300 cells, and rows of 257.
  check_agrees(make_case(Shape{1, 40, 5, 6}, 9, {3, 3}, {}, 1));
  check_agrees(make_case(Shape{1, 3, 21, 16}, 2, {20, 15}, {}, 2));
  check_agrees(make_case(Shape{1, 1, 2, 261}, 1, {2, 257}, {}, 3));
}

TEST_CASE("a plan that tells the weights' shape takes weights of that shape") {
  const Conv2dOptions options{.window = {.stride = {2, 3}, .padding_rule = PaddingRule::same}};
  CHECK(locally_connected2d_weight(Shape{1, 2, 5, 7}, 4, {3, 2}, options).value() ==
        Shape{3, 3, 4, 2, 3, 2});
  CHECK(locally_connected2d_weight(Shape{1, 2, 5, 7}, 4, {9, 2}, {}).status().message() ==
        "kernel of 9 with dilation 1 spans 9 cells; the padded input has only 5");
}
