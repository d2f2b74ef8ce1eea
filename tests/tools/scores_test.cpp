#include "tools/support/scores.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <vector>

namespace convscope {
namespace {

using Catch::Matchers::WithinAbs;

/// Logits that give `digit` the probability p and share the rest evenly.
void append_answer(int digit, double p, std::vector<float>& logits) {
  for (int k = 0; k < digit_classes; ++k) {
    logits.push_back(static_cast<float>(std::log(k == digit ? p : (1.0 - p) / 9.0)));
  }
}

TEST_CASE("accuracy, recall and loss of three answers, on paper") {
  std::vector<float> logits;
  append_answer(3, 0.5, logits);
  append_answer(3, 0.5, logits);
  append_answer(7, 0.5, logits);
  const std::vector<std::uint8_t> labels{3, 5, 7};
  const Scores scores = score(logits, labels);
  CHECK(scores.right == 2);
  CHECK(scores.recall(3) == 1.0);
  CHECK(scores.recall(5) == 0.0);
  CHECK(scores.confusion[5][3] == 1);
  // -(log 0.5 + log (0.5 / 9) + log 0.5) / 3; the logits are floats near 3, exact to 2^-22
  CHECK_THAT(scores.loss, WithinAbs((3 * std::log(2.0) + std::log(9.0)) / 3, 0x1p-22));
}

TEST_CASE("the calibration error is the distance between confidence and accuracy") {
  // Ten answers with 85 % confidence, of which six are right: |0.85 - 0.6| = 0.25.
  std::vector<float> logits;
  std::vector<std::uint8_t> labels;
  for (int i = 0; i < 10; ++i) {
    append_answer(1, 0.85, logits);
    labels.push_back(i < 6 ? 1 : 2);
  }
  // Rounding the logits to floats moves each probability by less than 2^-20.
  CHECK_THAT(score(logits, labels).calibration_error, WithinAbs(0.25, 0x1p-20));
}

TEST_CASE("the fitted temperature undoes logits that were made too sharp") {
  // Of ten answers with 0.7, seven are right: the best temperature is 1, and 2 once the logits are
  // doubled.
  std::vector<float> logits;
  std::vector<std::uint8_t> labels;
  for (int i = 0; i < 10; ++i) {
    append_answer(4, 0.7, logits);
    labels.push_back(static_cast<std::uint8_t>(i < 7 ? 4 : (i + 8) % 10 == 4 ? 0 : (i + 8) % 10));
  }
  // The search ends within a millionth of the interval 0.3 … 3; the loss is flat at its bottom,
  // where doubles tell temperatures apart to about the square root of their precision.
  CHECK_THAT(fit_temperature(logits, labels), WithinAbs(1.0, 1e-5));
  for (float& logit : logits) logit *= 2.0f;
  CHECK_THAT(fit_temperature(logits, labels), WithinAbs(2.0, 1e-5));
}

TEST_CASE("confidence counts how sure the answers are") {
  std::vector<float> logits;
  append_answer(0, 0.5, logits);
  append_answer(0, 0.95, logits);
  append_answer(0, 0.999, logits);
  const Confidence sure = confidence(logits);
  CHECK(sure.count == 3);
  CHECK_THAT(sure.above_90, WithinAbs(2.0 / 3.0, 1e-12));
  CHECK_THAT(sure.above_99, WithinAbs(1.0 / 3.0, 1e-12));
}

}  // namespace
}  // namespace convscope
