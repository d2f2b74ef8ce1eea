#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "fast/step_runner.h"
#include "ops/dense.h"
#include "ops/dense_fast.h"
#include "support/numbers.h"
#include "support/operators.h"

using namespace convscope;
using namespace convscope::testing;

TEST_CASE("a fast dense layer of two inputs and two outputs is what paper says") {
  //  | 1 2 |   | 1 |   | 10 |   | 15 |
  //  | 3 4 | · | 2 | + | 20 | = | 31 |
  const Layer layer{.type = LayerType::dense,
                    .weight = Tensor(Shape{2, 2}, {1, 2, 3, 4}),
                    .bias = Tensor(Shape{2}, {10, 20})};
  const StepResult result = run_step(layer, Tensor(Shape{2}, {1, 2}), Tensor(Shape{2}, {1, -1}));
  CHECK(to_vector(result.output.values()) == std::vector<float>{15, 31});
  CHECK(to_vector(result.d_input.values()) == std::vector<float>{-2, -2});
  CHECK(to_vector(result.d_weight.values()) == std::vector<float>{1, 2, -1, -2});
  CHECK(to_vector(result.d_bias.values()) == std::vector<float>{1, -1});
}

TEST_CASE("the fast dense layer differs from the reference by rounding only") {
  const int inputs = GENERATE(1, 3, 7, 8, 9, 16, 31, 300);
  const int outputs = GENERATE(1, 2, 3, 4, 5, 8, 10, 17);
  Random random{static_cast<std::uint64_t>(1000 * inputs + outputs)};
  Layer layer{.type = LayerType::dense, .weight = random_tensor(Shape{outputs, inputs}, random)};
  if (outputs % 2 == 0) layer.bias = random_tensor(Shape{outputs}, random);
  const Tensor x = random_tensor(Shape{inputs}, random);
  const Tensor d_output = random_tensor(Shape{outputs}, random);
  const StepResult fast = run_step(layer, x, d_output);

  StepResult expected{Tensor(Shape{outputs}), Tensor(Shape{inputs}), like(layer.weight),
                      like(layer.bias)};
  const Shape x_row{1, inputs};
  const Shape y_row{1, outputs};
  dense_reference(x.view().reshaped(x_row), layer.weight.view(), layer.bias.values(),
                  expected.output.view().reshaped(y_row));
  dense_backward(d_output.view().reshaped(y_row), x.view().reshaped(x_row), layer.weight.view(),
                 {expected.d_input.values(), expected.d_weight.values(), expected.d_bias.values()});
  CHECK_THAT(fast.output.values(),
             same_as(expected.output.values(), rounding_of_terms(inputs + 1)));
  Tensor by_call(y_row);
  dense_fast(x.view().reshaped(x_row), layer.weight.view(), layer.bias.values(), by_call.view());
  CHECK_THAT(by_call.values(), same_as(expected.output.values(), rounding_of_terms(inputs + 1)));
  CHECK_THAT(fast.d_input.values(), same_as(expected.d_input.values(), rounding_of_terms(outputs)));
  // One product each: nothing is added, so nothing may differ.
  CHECK_THAT(fast.d_weight.values(), same_as(expected.d_weight.values()));
  CHECK_THAT(fast.d_bias.values(), same_as(expected.d_bias.values()));
}

TEST_CASE("a dense call on a batch gives each example its own scores") {
  // 1 2 · | 1 3 | = 5 11 and 10 20 · … = 50 110, with biases 1 and 2
  const Tensor x(Shape{2, 2}, {1, 2, 10, 20});
  const Tensor weight(Shape{2, 2}, {1, 2, 3, 4});
  Tensor y(Shape{2, 2});
  dense_fast(x.view(), weight.view(), std::vector<float>{1, 2}, y.view());
  CHECK(to_vector(y.values()) == std::vector<float>{6, 13, 51, 112});
}

TEST_CASE("a dense call on any number of examples differs from the reference by rounding only") {
  const int examples = GENERATE(1, 2, 3, 4, 5, 16, 32);
  // Four lanes of 256 terms are one piece, 64 pieces one part.
  const int inputs = GENERATE(1, 5, 255, 700, 1023, 1024, 1025, 64 * 1024 + 3);
  const int outputs = GENERATE(1, 4, 7, 8, 9, 21);
  if (inputs > 1000 && outputs * examples > 63) return;
  Random random{static_cast<std::uint64_t>(examples + 100 * inputs + outputs)};
  const Tensor x = random_tensor(Shape{examples, inputs}, random);
  const Tensor weight = random_tensor(Shape{outputs, inputs}, random);
  Tensor bias;
  if (outputs % 2 == 0) bias = random_tensor(Shape{outputs}, random);
  Tensor expected(Shape{examples, outputs});
  Tensor fast(expected.shape());
  dense_reference(x.view(), weight.view(), bias.values(), expected.view());
  dense_fast(x.view(), weight.view(), bias.values(), fast.view());
  CAPTURE(examples, inputs, outputs);
  // What the library promises, relative to the largest magnitude.
  const float bound = 1e-5f * largest_magnitude(expected.values());
  CHECK_THAT(fast.values(), same_as(expected.values(), bound));
}

TEST_CASE("a convolution whose one window is the whole picture is a dense layer") {
  const Shape picture = GENERATE(Shape{3, 1, 1}, Shape{2, 5, 5}, Shape{7, 1, 4}, Shape{40, 6, 3});
  const int outputs = GENERATE(1, 5, 9);
  const Operation operation = GENERATE(Operation::cross_correlation, Operation::convolution);
  Random random{static_cast<std::uint64_t>(outputs)};
  Layer layer{.type = LayerType::conv2d,
              .weight = whole_numbers(Shape{outputs, picture[0], picture[1], picture[2]}, random),
              .bias = whole_numbers(Shape{outputs}, random)};
  layer.conv2d.operation = operation;
  const Tensor x = whole_numbers(picture, random);
  const Tensor d_output = whole_numbers(Shape{outputs, 1, 1}, random);
  const Padding margin = GENERATE(Padding{}, Padding{1, 2, 0, 1});
  const StepResult step = run_step(layer, x, d_output, FusedActivation::none, margin);

  const Shape batch{1, picture[0], picture[1], picture[2]};
  const Tensor batch_x(batch, to_vector(x.values()));
  const Tensor y = conv2d(batch_x, layer.weight, layer.bias.values(), layer.conv2d);
  const LayerGradients d =
      conv2d_backward(Tensor(Shape{1, outputs, 1, 1}, to_vector(d_output.values())), batch_x,
                      layer.weight, layer.conv2d);
  CHECK_THAT(step.output.values(), same_as(y.values()));
  CHECK_THAT(step.d_input.values(), same_as(d.input.values()));
  CHECK_THAT(step.d_weight.values(), same_as(d.weight.values()));
  CHECK_THAT(step.d_bias.values(), same_as(d.bias.values()));
}
