#include "nn/loss.h"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <limits>

#include "support/numbers.h"

using namespace convscope;
using namespace convscope::testing;

namespace {

constexpr float epsilon = std::numeric_limits<float>::epsilon();

}  // namespace

TEST_CASE("the loss of two equal logits is log 2, and its gradient pulls them apart") {
  std::array<float, 2> d_logits{};
  const ExampleLoss loss = label_loss(std::array{3.0f, 3.0f}, 1, 1.0f, d_logits);
  CHECK_THAT(loss.value, Catch::Matchers::WithinAbs(std::log(2.0f), epsilon));
  CHECK(d_logits == std::array{0.5f, -0.5f});
  // Of equal logits the first counts as the answer.
  CHECK(!loss.correct);
}

TEST_CASE("a label is the distribution that has everything in one place") {
  const std::array logits{0.5f, -1.0f, 2.0f};
  std::array<float, 3> by_label{};
  std::array<float, 3> by_distribution{};
  const ExampleLoss label = label_loss(logits, 2, 0.25f, by_label);
  const ExampleLoss distribution =
      distribution_loss(logits, std::array{0.0f, 0.0f, 1.0f}, 0.25f, by_distribution);
  CHECK(label.value == distribution.value);
  CHECK(label.correct);
  CHECK(distribution.correct);
  CHECK_THAT(by_distribution, same_as(by_label));
}

TEST_CASE("the gradient of a soft target is the slope of its loss") {
  std::array logits{0.3f, -0.7f, 1.1f, 0.0f};
  const std::array target{0.1f, 0.2f, 0.6f, 0.1f};
  std::array<float, 4> gradient{};
  std::array<float, 4> unused{};
  distribution_loss(logits, target, 1.0f, gradient);
  for (std::size_t k = 0; k < logits.size(); ++k) {
    const float step = 0.01f;
    const float middle = logits[k];
    logits[k] = middle + step;
    const float above = distribution_loss(logits, target, 1.0f, unused).value;
    logits[k] = middle - step;
    const float below = distribution_loss(logits, target, 1.0f, unused).value;
    logits[k] = middle;
    // Central differences err by step² / 6 of a third derivative below 1, and by the rounding of
    // both losses.
    CHECK_THAT((above - below) / (2 * step),
               Catch::Matchers::WithinAbs(gradient[k], step * step / 6 + 4 * epsilon / step));
  }
}

TEST_CASE("logits too large for an exponential still have a loss") {
  std::array<float, 2> d_logits{};
  CHECK(label_loss(std::array{1000.0f, 0.0f}, 1, 1.0f, d_logits).value == 1000.0f);
  CHECK(d_logits == std::array{1.0f, -1.0f});
}
