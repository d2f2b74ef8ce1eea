// Operators as one call for tests: planned, checked and run on fresh memory.
//
//   const Tensor y = conv2d(image, kernel, {}, {.window = {.stride = {2, 2}}});
#pragma once

#include <catch2/catch_test_macros.hpp>

#include "core/tensor.h"
#include "ops/conv2d.h"

namespace convscope::testing {

inline Conv2dPlan conv2d_plan(const Shape& x, const Shape& weight, const Conv2dOptions& options) {
  Result<Conv2dPlan> plan = plan_conv2d(x, weight, options);
  INFO(plan.status().message());
  REQUIRE(plan.ok());
  return plan.value();
}

inline Tensor conv2d(const Tensor& x, const Tensor& weight, std::span<const float> bias = {},
                     const Conv2dOptions& options = {}) {
  const Conv2dPlan plan = conv2d_plan(x.shape(), weight.shape(), options);
  Tensor y(plan.output);
  conv2d_reference(plan, x.view(), weight.view(), bias, y.view());
  return y;
}

struct LayerGradients {
  Tensor input;
  Tensor weight;
  Tensor bias;
};

inline LayerGradients conv2d_backward(const Tensor& d_output, const Tensor& x, const Tensor& weight,
                                      const Conv2dOptions& options = {}) {
  const Conv2dPlan plan = conv2d_plan(x.shape(), weight.shape(), options);
  REQUIRE(d_output.shape() == plan.output);
  LayerGradients gradients{Tensor(x.shape()), Tensor(weight.shape()),
                           Tensor(Shape{plan.output[1]})};
  conv2d_backward_reference(
      plan, d_output.view(), x.view(), weight.view(),
      {gradients.input.values(), gradients.weight.values(), gradients.bias.values()});
  return gradients;
}

}  // namespace convscope::testing
