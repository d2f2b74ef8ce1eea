// How good a classifier's answers are, from its logits and the labels.
//
//   Scores scores = score(logits, labels);
//   scores.accuracy() == 0.9941;  scores.calibration_error == 0.0021
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace convscope {

inline constexpr int digit_classes = 10;

struct Scores {
  int count = 0;
  int right = 0;
  /// Mean of -log of the probability that the label got.
  double loss = 0.0;
  /// Expected calibration error (Guo, Pleiss, Sun, Weinberger 2017): 15 bins of equal width by the
  /// largest probability; the mean distance between confidence and accuracy.
  double calibration_error = 0.0;
  /// [label][answer]: how often a picture of `label` was called `answer`.
  std::array<std::array<int, digit_classes>, digit_classes> confusion{};

  double accuracy() const { return count > 0 ? static_cast<double>(right) / count : 0.0; }
  /// Of the pictures with this label, the part that was recognised.
  double recall(int label) const;
};

/// logits: [count][10]; labels 0…9, as many. Logits are divided by `temperature` first.
Scores score(std::span<const float> logits, std::span<const std::uint8_t> labels,
             double temperature = 1.0);

/// The temperature with the smallest mean loss, found by golden section between 0.3 and 3.
double fit_temperature(std::span<const float> logits, std::span<const std::uint8_t> labels);

/// How sure the answers to pictures are that show no digit.
struct Confidence {
  int count = 0;
  double mean = 0.0;      // of the largest probability
  double above_90 = 0.0;  // part of the answers with more than 90 %
  double above_99 = 0.0;
};
Confidence confidence(std::span<const float> logits);

}  // namespace convscope
