#include "ops/softmax.h"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cmath>
#include <limits>
#include <numeric>

#include "support/numbers.h"

namespace convscope {
namespace {

using namespace testing;

constexpr float epsilon = std::numeric_limits<float>::epsilon();

Tensor softmax_of(const Tensor& x) {
  Tensor y(x.shape());
  softmax(x.view(), y.view());
  return y;
}

TEST_CASE("scores log 1 and log 3 are probabilities 1/4 and 3/4") {
  const Tensor y = softmax_of(Tensor(Shape{2}, {0.0f, std::log(3.0f)}));
  CHECK_THAT(y.values(), same_as(std::vector<float>{0.25f, 0.75f}, 2 * epsilon));
}

TEST_CASE("each row of probabilities sums to one") {
  const int classes = GENERATE(1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 28, 31);
  Random random{51};
  const Tensor y = softmax_of(random_tensor({2, 3, classes}, random));
  for (int row = 0; row < 6; ++row) {
    const auto values = y.values().subspan(static_cast<std::size_t>(row * classes),
                                           static_cast<std::size_t>(classes));
    const double sum = std::accumulate(values.begin(), values.end(), 0.0);
    CHECK(std::abs(sum - 1.0) <
          static_cast<double>(epsilon));  // probabilities are each half an epsilon off at most
  }
}

TEST_CASE("adding a number to all scores changes nothing, and huge scores do not overflow") {
  const Tensor small = softmax_of(Tensor(Shape{3}, {1, 2, 3}));
  const Tensor large = softmax_of(Tensor(Shape{3}, {1025, 1026, 1027}));
  CHECK_THAT(large.values(), same_as(small.values()));
  const Tensor apart = softmax_of(Tensor(Shape{2}, {3e38f, -3e38f}));
  CHECK(to_vector(apart.values()) == std::vector<float>{1, 0});
}

TEST_CASE("a score of minus infinity has probability 0; NaN spoils its own row only") {
  const float infinity = std::numeric_limits<float>::infinity();
  const Tensor y = softmax_of(Tensor(Shape{2, 2}, {-infinity, 5, 1, std::nanf("")}));
  CHECK(y.values()[0] == 0.0f);
  CHECK(y.values()[1] == 1.0f);
  CHECK(std::isnan(y.values()[2]));
  CHECK(std::isnan(y.values()[3]));
}

TEST_CASE("the gradient of softmax is the difference quotient") {
  Random random{52};
  const Tensor x = random_tensor({2, 5}, random);
  const Tensor d_output = random_tensor({2, 5}, random);
  Tensor d_input(x.shape());
  softmax_backward(d_output.view(), softmax_of(x).view(), d_input.view());
  for (std::size_t k = 0; k < x.values().size(); ++k) {
    const float step = 1.0f / 64.0f;
    Tensor above = x;
    Tensor below = x;
    above.values()[k] += step;
    below.values()[k] -= step;
    const double quotient = (dot(softmax_of(above).values(), d_output.values()) -
                             dot(softmax_of(below).values(), d_output.values())) /
                            (2.0 * static_cast<double>(step));
    // step² / 6 times a third derivative below 1, and the rounding of five probabilities over the
    // step.
    REQUIRE(std::abs(quotient - d_input.values()[k]) < 6e-5);
  }
}

TEST_CASE("the loss of an undecided network is log K, its gradient pulls towards the label") {
  const Tensor logits(Shape{2, 2}, {0, 0, 5, 5});
  Tensor d_logits(logits.shape());
  const std::array<std::int32_t, 2> labels{1, 0};
  const float loss = cross_entropy(logits.view(), labels, d_logits.view());
  CHECK(std::abs(loss - std::log(2.0f)) < epsilon);
  CHECK(to_vector(d_logits.values()) == std::vector<float>{0.25f, -0.25f, -0.25f, 0.25f});
}

TEST_CASE("a certain answer costs nothing, a certain mistake its distance") {
  const Tensor logits(Shape{1, 2}, {0, 200});
  Tensor d_logits(logits.shape());
  CHECK(cross_entropy(logits.view(), std::array<std::int32_t, 1>{1}, d_logits.view()) == 0.0f);
  CHECK(cross_entropy(logits.view(), std::array<std::int32_t, 1>{0}, d_logits.view()) == 200.0f);
  CHECK(to_vector(d_logits.values()) == std::vector<float>{-1, 1});
}

TEST_CASE("the gradient of a nearly certain answer keeps its digits") {
  // The label's probability is 1 - e^-17 to 15 digits; in floats it is 1, and 1 - 1 would be no
  // gradient at all.
  const Tensor logits(Shape{1, 2}, {17, 0});
  Tensor d_logits(logits.shape());
  (void)cross_entropy(logits.view(), std::array<std::int32_t, 1>{0}, d_logits.view());
  CHECK(std::abs(d_logits.values()[0] / -std::exp(-17.0f) - 1.0f) < 4 * epsilon);
}

TEST_CASE("the gradient of the loss is its difference quotient") {
  Random random{53};
  const Tensor logits = random_tensor({3, 4}, random);
  const std::array<std::int32_t, 3> labels{0, 3, 1};
  Tensor d_logits(logits.shape());
  Tensor unused(logits.shape());
  (void)cross_entropy(logits.view(), labels, d_logits.view());
  for (std::size_t k = 0; k < logits.values().size(); ++k) {
    const float step = 1.0f / 64.0f;
    Tensor above = logits;
    Tensor below = logits;
    above.values()[k] += step;
    below.values()[k] -= step;
    const float quotient = (cross_entropy(above.view(), labels, unused.view()) -
                            cross_entropy(below.view(), labels, unused.view())) /
                           (2 * step);
    // step² / 6 times a third derivative below 1 / 10, and two roundings of a loss of about 2 over
    // the step.
    REQUIRE(std::abs(quotient - d_logits.values()[k]) < 2e-5f);
  }
}

}  // namespace
}  // namespace convscope
