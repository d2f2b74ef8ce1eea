// One network's training from start to end: epochs, validation after each, the best weights kept,
// an interruption obeyed.
//
//   TrainingOutcome outcome = run_training("network", architecture, data, options,
//   save_checkpoint);
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "tools/support/digit_trainer.h"
#include "tools/support/scores.h"

namespace convscope {

/// What is learned from, and what decides which weights are kept. Validation pictures are never
/// learned from.
struct TrainingData {
  std::vector<TrainingSource> sources;
  DigitPictures validation_mnist;
  DigitPictures validation_drawings;
};

struct Validation {
  Scores mnist;
  Scores drawings;
  /// What is kept is the network that is right most often; both kinds of pictures count the same.
  double accuracy() const { return 0.5 * (mnist.accuracy() + drawings.accuracy()); }
};

Validation validate(const LanesNetwork& network, const TrainingData& data);

struct TrainingOutcome {
  /// Of the best epoch; empty when not a single epoch was completed.
  std::vector<float> parameters;
  Validation validation;
  int best_epoch = 0;
  int epochs_done = 0;
  double seconds = 0.0;
};

/// True after Ctrl-C or a polite kill. The first call arms the handler.
bool interrupted();

/// Called with the weights whenever an epoch was the best so far.
using OnBest = std::function<void(const TrainingOutcome& outcome)>;

TrainingOutcome run_training(const std::string& name, const LanesArchitecture& architecture,
                             const TrainingData& data, const DigitTrainerOptions& options,
                             const OnBest& on_best);

}  // namespace convscope
