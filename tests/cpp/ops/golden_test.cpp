// Every operator and gradient against PyTorch, within 1e-5 of the largest magnitude in PyTorch's
// result. tests/golden/README.md says what the files hold.

#include <catch2/catch_test_macros.hpp>
#include <cstdint>
#include <string>

#include "ops/conv1d.h"
#include "ops/conv2d.h"
#include "ops/conv2d_call.h"
#include "ops/correlation.h"
#include "ops/dense.h"
#include "ops/locally_connected_fast.h"
#include "ops/pool2d.h"
#include "ops/softmax.h"
#include "support/golden.h"
#include "support/numbers.h"

namespace convscope {
namespace {

using namespace testing;

void check_close(std::span<const float> actual, std::span<const float> expected) {
  CHECK_THAT(actual, same_as(expected, 1e-5f * largest_magnitude(expected)));
}

struct LayerTensors {
  Tensor x;
  Tensor weight;
  Tensor bias;
};

/// Gradients of a layer with weights, from the function that computes them.
template <typename Backward>
void check_gradients(const Case& test, const LayerTensors& given, const Shape& y, const Shape& bias,
                     Backward backward) {
  if (!test.has("gradInput")) return;
  const Tensor d_output = test.values(y, Stream::grad_output);
  Tensor d_input(given.x.shape());
  Tensor d_weight(given.weight.shape());
  Tensor d_bias(bias);
  backward(d_output, d_input.values(), d_weight.values(), d_bias.values());
  check_close(d_input.values(), test.floats("gradInput"));
  check_close(d_weight.values(), test.floats("gradWeight"));
  if (test.has("gradBias")) check_close(d_bias.values(), test.floats("gradBias"));
}

/// The definition of convolution, and the methods that a model runs.
struct ConvolutionFunctions {
  const char* name;
  decltype(conv2d_reference)* forward;
  decltype(conv2d_backward_reference)* backward;
};
constexpr ConvolutionFunctions reference_functions{"reference", conv2d_reference,
                                                   conv2d_backward_reference};
constexpr ConvolutionFunctions fast_functions{"fast", conv2d_fast, conv2d_backward_fast};

using Planner = Result<Conv2dPlan> (*)(const Shape&, const Shape&, const Conv2dOptions&);

void check_convolution(const Case& test, int rank, const char* type, Planner plan_function) {
  LayerTensors given{test.x(batched(test.shape("x"), rank)),
                     test.values(test.shape("weight"), Stream::weight),
                     {}};
  given.bias = test.bias({given.weight.shape()[0]});
  const Result<Conv2dPlan> plan = plan_function(given.x.shape(), given.weight.shape(),
                                                test.layer(type, test.at("options")).conv2d);
  INFO(plan.status().message());
  REQUIRE(plan.ok());
  const Conv2dPlan& p = plan.value();
  const ConstTensorView x = std::as_const(given.x).view().reshaped(p.input);
  const ConstTensorView weight = std::as_const(given.weight).view().reshaped(p.weight);
  for (const ConvolutionFunctions& functions : {reference_functions, fast_functions}) {
    INFO(functions.name);
    Tensor y(p.output);
    functions.forward(p, x, weight, given.bias.values(), y.view());
    CHECK(y.values().size() == test.shape("shape").element_count());
    check_close(y.values(), test.floats("y"));
    const auto backward = [&](const Tensor& d_output, auto d_input, auto d_weight, auto d_bias) {
      functions.backward(p, d_output.view(), x, weight, {d_input, d_weight, d_bias});
    };
    check_gradients(test, given, p.output, {p.output[1]}, backward);
  }
}

TEST_CASE("conv2d and its gradients are PyTorch's") {
  for (const Case& test : cases_of("conv2d")) {
    INFO(test.text());
    check_convolution(test, 4, "conv2d", plan_conv2d);
  }
}

TEST_CASE("conv1d and its gradients are PyTorch's") {
  for (const Case& test : cases_of("conv1d")) {
    INFO(test.text());
    check_convolution(test, 3, "conv1d", plan_conv1d);
  }
}

TEST_CASE("a locally connected layer and its gradients are PyTorch's unfold and einsum") {
  for (const Case& test : cases_of("locally-connected")) {
    INFO(test.text());
    LayerTensors given{
        test.x(batched(test.shape("x"), 4)), test.values(test.shape("weight"), Stream::weight), {}};
    const Shape& w = given.weight.shape();
    const Shape places{w[2], w[0], w[1]};
    given.bias = test.bias(places);
    const Result<Conv2dPlan> plan = plan_locally_connected2d(
        given.x.shape(), w, test.layer("conv2d", test.at("options")).conv2d);
    INFO(plan.status().message());
    REQUIRE(plan.ok());
    for (auto* forward : {locally_connected2d_reference, locally_connected2d_fast}) {
      Tensor y(plan.value().output);
      forward(plan.value(), given.x.view(), given.weight.view(), given.bias.values(), y.view());
      check_close(y.values(), test.floats("y"));
    }
    const auto backward = [&](const Tensor& d_output, auto d_input, auto d_weight, auto d_bias) {
      locally_connected2d_backward(plan.value(), d_output.view(), given.x.view(),
                                   given.weight.view(), {d_input, d_weight, d_bias});
    };
    check_gradients(test, given, plan.value().output, places, backward);
  }
}

void check_max_pool(const Case& test, const Pool2dPlan& plan, const Tensor& x) {
  Tensor y(plan.output);
  std::vector<std::int32_t> indices(plan.output.element_count());
  max_pool2d_reference(plan, x.view(), y.view(), indices);
  check_close(y.values(), test.floats("y"));
  CHECK(indices == test.integers("indices"));
  Tensor d_input(x.shape());
  const Tensor d_output = test.values(plan.output, Stream::grad_output);
  max_pool2d_backward(x.shape(), d_output.view(), indices, d_input.view());
  check_close(d_input.values(), test.floats("gradInput"));
}

void check_avg_pool(const Case& test, const Pool2dPlan& plan, const Tensor& x) {
  Tensor y(plan.output);
  avg_pool2d_reference(plan, x.view(), y.view());
  check_close(y.values(), test.floats("y"));
  Tensor d_input(x.shape());
  avg_pool2d_backward(plan, test.values(plan.output, Stream::grad_output).view(), d_input.view());
  check_close(d_input.values(), test.floats("gradInput"));
}

TEST_CASE("pooling, its places and its gradients are PyTorch's") {
  for (const Case& test : cases_of("pooling")) {
    INFO(test.text());
    const Tensor x = test.x(batched(test.shape("x"), 4));
    const std::string& name = test.at("operator").text();
    const bool global = name == "globalAvgPool2d";
    const Pool2dOptions options = global ? global_pool2d_options(x.shape())
                                         : test.layer(name.c_str(), test.at("options")).pool2d;
    const Result<Pool2dPlan> plan = plan_pool2d(x.shape(), options);
    INFO(plan.status().message());
    REQUIRE(plan.ok());
    if (name == "maxPool2d") {
      check_max_pool(test, plan.value(), x);
    } else {
      check_avg_pool(test, plan.value(), x);
    }
  }
}

/// The cases of one operator among the small ones.
std::vector<Case> other_cases(const std::string& name) {
  std::vector<Case> cases = cases_of("other");
  std::erase_if(cases, [&](const Case& test) { return test.at("operator").text() != name; });
  REQUIRE_FALSE(cases.empty());
  return cases;
}

TEST_CASE("activations and their slopes are PyTorch's") {
  for (const Case& test : other_cases("activation")) {
    INFO(test.text());
    Json options = Json::object();
    options.set("kind", test.at("kind"));
    const ActivationKind kind = test.layer("activation", options).activation;
    const Tensor x = test.x(test.shape("x"));
    Tensor y(x.shape());
    activation_forward(x.values(), kind, y.values());
    check_close(y.values(), test.floats("y"));
    Tensor d_input(x.shape());
    activation_backward(test.values(x.shape(), Stream::grad_output).values(), x.values(), kind,
                        d_input.values());
    check_close(d_input.values(), test.floats("gradInput"));
  }
}

TEST_CASE("dense layers and their gradients are PyTorch's") {
  for (const Case& test : other_cases("dense")) {
    INFO(test.text());
    LayerTensors given{
        test.x(batched(test.shape("x"), 2)), test.values(test.shape("weight"), Stream::weight), {}};
    given.bias = test.bias({given.weight.shape()[0]});
    Tensor y(batched(test.shape("shape"), 2));
    dense_reference(given.x.view(), given.weight.view(), given.bias.values(), y.view());
    check_close(y.values(), test.floats("y"));
    const auto backward = [&](const Tensor& d_output, auto d_input, auto d_weight, auto d_bias) {
      dense_backward(d_output.view(), given.x.view(), given.weight.view(),
                     {d_input, d_weight, d_bias});
    };
    check_gradients(test, given, y.shape(), {y.shape()[1]}, backward);
  }
}

TEST_CASE("softmax and its gradient are PyTorch's") {
  for (const Case& test : other_cases("softmax")) {
    INFO(test.text());
    const Tensor x = test.x(test.shape("x"));
    Tensor y(x.shape());
    softmax(x.view(), y.view());
    check_close(y.values(), test.floats("y"));
    Tensor d_input(x.shape());
    softmax_backward(test.values(x.shape(), Stream::grad_output).view(), y.view(), d_input.view());
    // Where softmax is certain its gradient is a difference of equal numbers: what is left in
    // PyTorch is rounding of numbers of size 1.
    CHECK_THAT(d_input.values(),
               same_as(test.floats("gradInput"),
                       std::max(1e-5f * largest_magnitude(test.floats("gradInput")), 1e-7f)));
  }
}

TEST_CASE("cross-entropy and its gradient are PyTorch's") {
  for (const Case& test : other_cases("crossEntropy")) {
    INFO(test.text());
    const Tensor logits = test.x(test.shape("x"));
    Tensor d_logits(logits.shape());
    const float loss[] = {cross_entropy(logits.view(), test.integers("labels"), d_logits.view())};
    check_close(loss, test.floats("y"));
    check_close(d_logits.values(), test.floats("gradInput"));
  }
}

TEST_CASE("normalized cross-correlation is the formula in double precision") {
  for (const Case& test : other_cases("normalizedCrossCorrelation")) {
    INFO(test.text());
    const Tensor image = test.x(test.shape("x"));
    const Tensor pattern = test.values(test.shape("weight"), Stream::weight);
    Tensor y(normalized_cross_correlation_shape(image.shape(), pattern.shape()).value());
    normalized_cross_correlation_fast(image.view(), pattern.view(), y.view());
    check_close(y.values(), test.floats("y"));
  }
}

}  // namespace
}  // namespace convscope
