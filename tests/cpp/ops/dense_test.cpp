#include "ops/dense.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cmath>

#include "support/numbers.h"

namespace convscope {
namespace {

using namespace testing;

Tensor dense(const Tensor& x, const Tensor& weight, std::span<const float> bias = {}) {
  Tensor y(Shape{x.shape()[0], weight.shape()[0]});
  dense_reference(x.view(), weight.view(), bias, y.view());
  return y;
}

TEST_CASE("a dense layer is a matrix times a vector, plus the bias") {
  //  1 1 | 1     3          5
  //  1 -1| 2    -1   +  ->  6
  const Tensor x(Shape{1, 2}, {1, 2});
  const Tensor weight(Shape{2, 2}, {1, 1, 1, -1});
  CHECK(to_vector(dense(x, weight).values()) == std::vector<float>{3, -1});
  CHECK(to_vector(dense(x, weight, std::vector<float>{2, 7}).values()) == std::vector<float>{5, 6});
}

TEST_CASE("a batch is one vector after the other") {
  const Tensor x(Shape{2, 1}, {3, 4});
  const Tensor weight(Shape{2, 1}, {1, 10});
  CHECK(to_vector(dense(x, weight).values()) == std::vector<float>{3, 30, 4, 40});
}

TEST_CASE("gradients on paper: weights meet inputs, inputs meet weights") {
  const Tensor x(Shape{2, 2}, {1, 2, 3, 4});
  const Tensor weight(Shape{1, 2}, {10, 20});
  const Tensor d_output(Shape{2, 1}, {1, -1});
  Tensor d_input(x.shape(), {9, 9, 9, 9});
  std::vector<float> d_weight{100, 100};
  std::vector<float> d_bias{100};
  dense_backward(d_output.view(), x.view(), weight.view(), {d_input.values(), d_weight, d_bias});
  CHECK(to_vector(d_input.values()) == std::vector<float>{10, 20, -10, -20});
  CHECK(d_weight == std::vector<float>{100 + 1 - 3, 100 + 2 - 4});
  CHECK(d_bias == std::vector<float>{100});
}

TEST_CASE("dense and its gradients are adjoint") {
  const int inputs = GENERATE(1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 28, 31, 300);
  Random random{41};
  const Tensor x = random_tensor({3, inputs}, random);
  const Tensor weight = random_tensor({5, inputs}, random);
  const Tensor d_output = random_tensor({3, 5}, random);
  Tensor d_input(x.shape());
  Tensor d_weight(weight.shape());
  dense_backward(d_output.view(), x.view(), weight.view(),
                 {d_input.values(), d_weight.values(), {}});
  const double forward = dot(dense(x, weight).values(), d_output.values());
  const double tolerance = static_cast<double>(rounding_of_terms(15 * inputs));
  CHECK(std::abs(dot(x.values(), d_input.values()) - forward) < tolerance);
  CHECK(std::abs(dot(weight.values(), d_weight.values()) - forward) < tolerance);
}

TEST_CASE("a sum over 100,000 equal inputs keeps five digits") {
  const int inputs = 100000;
  const Tensor x(Shape{1, inputs}, std::vector<float>(inputs, 0.1f));
  const Tensor weight(Shape{1, inputs}, std::vector<float>(inputs, 1.0f));
  CHECK(std::abs(dense(x, weight).values()[0] / 10000.0f - 1.0f) < 1e-5f);
}

}  // namespace
}  // namespace convscope
