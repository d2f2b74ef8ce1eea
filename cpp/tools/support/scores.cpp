#include "tools/support/scores.h"

#include <algorithm>
#include <cmath>

namespace convscope {
namespace {

constexpr int calibration_bins = 15;

struct Answer {
  int digit = 0;
  double probability = 0.0;  // of that digit
  double log_sum = 0.0;      // log Σ e^(logit / temperature)
};

Answer answer_of(std::span<const float> logits, double temperature) {
  const auto largest = std::ranges::max_element(logits);
  const double top = static_cast<double>(*largest) / temperature;
  double sum = 0.0;
  for (const float logit : logits) sum += std::exp(static_cast<double>(logit) / temperature - top);
  return {static_cast<int>(largest - logits.begin()), 1.0 / sum, top + std::log(sum)};
}

}  // namespace

double Scores::recall(int label) const {
  const auto row = static_cast<std::size_t>(label);
  int all = 0;
  for (const int times : confusion[row]) all += times;
  return all > 0 ? static_cast<double>(confusion[row][row]) / all : 0.0;
}

Scores score(std::span<const float> logits, std::span<const std::uint8_t> labels,
             double temperature) {
  struct Bin {
    double confidence = 0.0;
    int right = 0;
  };
  std::array<Bin, calibration_bins> bins{};
  Scores scores{.count = static_cast<int>(labels.size())};
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto row = logits.subspan(i * digit_classes, digit_classes);
    const Answer answer = answer_of(row, temperature);
    const bool right = answer.digit == labels[i];
    const int place =
        std::min(static_cast<int>(answer.probability * calibration_bins), calibration_bins - 1);
    Bin& bin = bins[static_cast<std::size_t>(place)];
    bin.confidence += answer.probability;
    bin.right += right ? 1 : 0;
    scores.right += right ? 1 : 0;
    scores.loss += answer.log_sum - static_cast<double>(row[labels[i]]) / temperature;
    ++scores.confusion[labels[i]][static_cast<std::size_t>(answer.digit)];
  }
  const double count = std::max(1.0, static_cast<double>(scores.count));
  scores.loss /= count;
  for (const Bin& bin : bins)
    scores.calibration_error += std::fabs(bin.confidence - bin.right) / count;
  return scores;
}

double fit_temperature(std::span<const float> logits, std::span<const std::uint8_t> labels) {
  const double ratio = 0.5 * (std::sqrt(5.0) - 1.0);
  double low = 0.3;
  double high = 3.0;
  // Each round leaves 0.618 of the interval; 30 rounds leave a millionth.
  for (int round = 0; round < 30; ++round) {
    const double left = high - ratio * (high - low);
    const double right = low + ratio * (high - low);
    if (score(logits, labels, left).loss < score(logits, labels, right).loss) {
      high = right;
    } else {
      low = left;
    }
  }
  return 0.5 * (low + high);
}

Confidence confidence(std::span<const float> logits) {
  Confidence sure{.count = static_cast<int>(logits.size()) / digit_classes};
  for (std::size_t i = 0; i < logits.size(); i += digit_classes) {
    const double probability = answer_of(logits.subspan(i, digit_classes), 1.0).probability;
    sure.mean += probability / sure.count;
    sure.above_90 += (probability > 0.90 ? 1.0 : 0.0) / sure.count;
    sure.above_99 += (probability > 0.99 ? 1.0 : 0.0) / sure.count;
  }
  return sure;
}

}  // namespace convscope
