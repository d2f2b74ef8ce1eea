#include "nn/optimizer.h"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>

#include "support/numbers.h"

using namespace convscope;
using namespace convscope::testing;

namespace {

/// One weight, then one bias.
std::vector<ParameterRange> weight_and_bias() {
  return {{.layer = 0, .is_bias = false, .offset = 0, .count = 1},
          {.layer = 0, .is_bias = true, .offset = 1, .count = 1}};
}

}  // namespace

TEST_CASE("gradient descent steps against the gradient, as far as the learning rate says") {
  Optimizer optimizer({.kind = OptimizerKind::sgd, .learning_rate = 0.5f}, weight_and_bias());
  std::array parameters{1.0f, 2.0f};
  optimizer.step(std::array{2.0f, -4.0f}, parameters);
  CHECK(parameters == std::array{0.0f, 4.0f});
}

TEST_CASE("momentum repeats a share of the step before") {
  Optimizer optimizer({.kind = OptimizerKind::momentum, .learning_rate = 1.0f, .momentum = 0.5f},
                      weight_and_bias());
  std::array parameters{0.0f, 0.0f};
  optimizer.step(std::array{1.0f, 0.0f}, parameters);  // velocity 1
  optimizer.step(std::array{1.0f, 0.0f}, parameters);  // velocity 1.5
  optimizer.step(std::array{0.0f, 0.0f}, parameters);  // velocity 0.75
  CHECK(parameters == std::array{-3.25f, 0.0f});
}

TEST_CASE("the first step of Adam is one learning rate against the sign of the gradient") {
  Optimizer optimizer({.kind = OptimizerKind::adam, .learning_rate = 0.125f}, weight_and_bias());
  std::array parameters{1.0f, 1.0f};
  optimizer.step(std::array{3.0f, -0.01f}, parameters);
  // Both running means are the gradient's own after the correction; epsilon is 1e-8 of the smaller
  // one's root.
  CHECK_THAT(parameters, same_as(std::array{0.875f, 1.125f}, 1e-6f));
}

TEST_CASE("weight decay shrinks weights, apart from any gradient, and leaves biases alone") {
  Optimizer optimizer({.kind = OptimizerKind::adam, .learning_rate = 0.5f, .weight_decay = 0.25f},
                      weight_and_bias());
  std::array parameters{8.0f, 8.0f};
  optimizer.step(std::array{0.0f, 0.0f}, parameters);
  CHECK(parameters == std::array{7.0f, 8.0f});
}

TEST_CASE("options that cannot train are named") {
  CHECK(check({}).ok());
  CHECK(check({.learning_rate = -1.0f}).message() == "learningRate must be 0 or more, and finite");
  CHECK(check({.learning_rate = std::nanf("")}).message() ==
        "learningRate must be 0 or more, and finite");
  CHECK(check({.momentum = 1.0f}).message() == "momentum must be at least 0 and less than 1");
  CHECK(check({.epsilon = 0.0f}).message() == "epsilon must be more than 0, and finite");
}
