// Long sums of terms of one sign, which do not cancel: every fast method against double precision.
// A float that grows term by term is off by 4e-5 after 4,600 terms; in parts it stays within the
// library's promise of 1e-5.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cmath>

#include "fast/step_runner.h"
#include "ops/conv2d_call.h"
#include "ops/conv2d_method.h"
#include "ops/dense_fast.h"
#include "ops/locally_connected_fast.h"
#include "ops/pool2d.h"
#include "ops/pool2d_fast.h"
#include "support/fusing.h"
#include "support/numbers.h"
#include "support/operators.h"

using namespace convscope;
using namespace convscope::testing;

namespace {

/// What the library promises, relative to the largest magnitude.
constexpr float promised = 1e-5f;

/// Values in [0.1, 0.3): no sum of their products comes near zero.
Tensor positive_tensor(const Shape& shape, Random& random) {
  Tensor tensor(shape);
  for (float& value : tensor.values()) value = random.uniform(0.1f, 0.3f);
  return tensor;
}

Tensor constant(const Shape& shape, float value) {
  return {shape, std::vector<float>(shape.element_count(), value)};
}

Tensor fast_conv2d(const Conv2dPlan& plan, const Tensor& x, const Tensor& weight) {
  Tensor y(plan.output);
  conv2d_fast(plan, x.view(), weight.view(), {}, y.view());
  return y;
}

/// Convolution without padding, stride or groups, in double precision.
std::vector<float> exact_conv2d(const Conv2dPlan& plan, const Tensor& x, const Tensor& weight) {
  std::vector<float> y;
  for (int o = 0; o < plan.output[1]; ++o) {
    for (int i = 0; i < plan.output[2]; ++i) {
      for (int j = 0; j < plan.output[3]; ++j) {
        double sum = 0;
        for (int c = 0; c < plan.weight[1]; ++c) {
          for (int m = 0; m < plan.weight[2]; ++m) {
            for (int n = 0; n < plan.weight[3]; ++n) {
              sum += static_cast<double>(x.view().at(0, c, i + m, j + n)) *
                     weight.view().at(o, c, m, n);
            }
          }
        }
        y.push_back(static_cast<float>(sum));
      }
    }
  }
  return y;
}

float bound_for(std::span<const float> exact) { return promised * largest_magnitude(exact); }

}  // namespace

TEST_CASE(
    "convolution of 512 channels and wide kernels stays exact, pixel by pixel and by planes") {
  struct Shapes {
    Shape x;
    Shape weight;
    Conv2dMethod method;
  };
  // Five filters are one tile where there are registers for it.
  const Conv2dMethod one_tile = sums_in_registers < 5 ? Conv2dMethod::pixels : Conv2dMethod::planes;
  const Shapes shapes = GENERATE_COPY(
      Shapes{{1, 512, 5, 7}, {9, 512, 3, 3}, Conv2dMethod::pixels},     // 4,608 terms
      Shapes{{1, 300, 3, 4}, {4, 300, 2, 2}, Conv2dMethod::pixels},     // runs of 300
      Shapes{{1, 2, 40, 300}, {9, 2, 33, 270}, Conv2dMethod::pixels},   // rows of 540
      Shapes{{1, 2000, 9, 15}, {7, 2000, 1, 1}, Conv2dMethod::pixels},  // 2,000 terms
      Shapes{{1, 2000, 9, 17}, {5, 2000, 1, 1}, one_tile},              // as many
      Shapes{{1, 512, 5, 9}, {1, 512, 3, 3}, Conv2dMethod::planes},     // 4,608 terms
      Shapes{{1, 1, 70, 300}, {1, 1, 64, 260}, Conv2dMethod::planes});  // 16,640 terms
  Random random{51};
  const Tensor x = positive_tensor(shapes.x, random);
  const Tensor weight = positive_tensor(shapes.weight, random);
  const Conv2dPlan plan = conv2d_plan(x.shape(), weight.shape(), {});
  CHECK(choose_conv2d_method(plan) == shapes.method);
  const std::vector<float> exact = exact_conv2d(plan, x, weight);
  const Tensor y = fast_conv2d(plan, x, weight);
  CAPTURE(to_text(shapes.x));
  CHECK_THAT(y.values(), same_as(exact, bound_for(exact)));
  if (shapes.method == Conv2dMethod::pixels) return;
  // Plane by plane it also breaks sums where the reference does.
  CHECK_THAT(y.values(),
             same_as(conv2d(x, weight).values(), fuses_multiply_add() ? bound_for(exact) : 0.0f));
}

TEST_CASE("a dense layer of 50,000 inputs stays exact, as an operator and in a network") {
  Random random{52};
  const int inputs = 50000;
  const Tensor x = positive_tensor(Shape{inputs}, random);
  const Layer layer{.type = LayerType::dense, .weight = positive_tensor(Shape{5, inputs}, random)};
  std::vector<float> exact;
  for (int o = 0; o < 5; ++o) {
    exact.push_back(static_cast<float>(dot(x.values(), layer.weight.view().slice(o).values())));
  }
  const StepResult step = run_step(layer, x, constant(Shape{5}, 1.0f));
  CHECK_THAT(step.output.values(), same_as(exact, bound_for(exact)));
}

TEST_CASE(
    "gradients of a convolution's weights and biases stay exact over large pictures and batches") {
  const Shape x_shape =
      GENERATE(Shape{1, 1, 400, 300}, Shape{1, 2, 1, 70000}, Shape{700, 1, 14, 14});
  const int kernel_rows = x_shape[2] == 1 ? 1 : 2;
  Random random{53};
  const Tensor x = positive_tensor(x_shape, random);
  const Tensor weight = positive_tensor(Shape{3, x_shape[1], kernel_rows, 2}, random);
  const Conv2dPlan plan = conv2d_plan(x_shape, weight.shape(), {});
  const Tensor d_output = positive_tensor(plan.output, random);
  const LayerGradients exact = conv2d_backward(d_output, x, weight);
  LayerGradients d{Tensor(x_shape), Tensor(weight.shape()), Tensor(Shape{3})};
  conv2d_backward_fast(plan, d_output.view(), x.view(), weight.view(),
                       {d.input.values(), d.weight.values(), d.bias.values()});
  CAPTURE(to_text(x_shape));
  CHECK_THAT(d.weight.values(), same_as(exact.weight.values(), bound_for(exact.weight.values())));
  CHECK_THAT(d.bias.values(), same_as(exact.bias.values(), bound_for(exact.bias.values())));
  CHECK_THAT(d.input.values(), same_as(exact.input.values(), bound_for(exact.input.values())));
}

TEST_CASE("the mean of a large window of 0.1 is 0.1, in every way of pooling") {
  const Shape plane = GENERATE(Shape{700, 900}, Shape{2, 100000}, Shape{100000, 3});
  for (const int channels : {1, 9}) {
    CAPTURE(to_text(plane), channels);
    if (channels > 1 && plane[1] > 1000) continue;
    const Tensor x = constant(Shape{channels, plane[0], plane[1]}, 0.1f);
    const Tensor d_output = constant(Shape{channels, 1, 1}, 1.0f);
    const StepResult step = run_step({.type = LayerType::global_avg_pool2d}, x, d_output);
    CHECK_THAT(step.output.values(), same_as(constant(Shape{channels}, 0.1f).values(), 1e-6f));
  }
  const Shape batch{1, 1, plane[0], plane[1]};
  const Pool2dPlan plan = plan_pool2d(batch, global_pool2d_options(batch)).value();
  Tensor y(plan.output);
  avg_pool2d_fast(plan, constant(batch, 0.1f).view(), y.view());
  CHECK(std::abs(y.values()[0] - 0.1f) <= 1e-6f);
}

TEST_CASE("many neighbouring large windows have the means of the reference") {
  Random random{54};
  const Tensor x = positive_tensor(Shape{1, 2, 25, 300}, random);
  const Pool2dOptions options{.kernel = {20, 270}, .window = {.stride = {1, 1}}};
  const Pool2dPlan plan = plan_pool2d(x.shape(), options).value();
  Tensor expected(plan.output);
  Tensor y(plan.output);
  avg_pool2d_reference(plan, x.view(), expected.view());
  avg_pool2d_fast(plan, x.view(), y.view());
  CHECK_THAT(y.values(), same_as(expected.values(), 1e-6f));
}
