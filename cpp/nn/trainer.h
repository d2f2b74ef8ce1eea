// Learning in small steps, as the page shows it: one batch in, loss and accuracy out.
//
//   Result<Trainer> trainer = Trainer::create(network, {.optimizer = {.kind = OptimizerKind::adam},
//   .batch_size = 32}); Result<StepResult> result = trainer.value().step(network, images, labels);
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/random.h"
#include "core/status.h"
#include "core/tensor.h"
#include "nn/loss.h"
#include "nn/network.h"
#include "nn/optimizer.h"

namespace convscope {

struct TrainerOptions {
  OptimizerOptions optimizer{};
  int batch_size = 32;
  std::uint64_t seed = 1;
};

/// Means over the examples of one batch, before the update.
struct StepResult {
  float loss = 0;
  float accuracy = 0;
};

class Trainer {
 public:
  /// RangeError naming learningRate, batchSize, …. Keeps the network's current weights as the
  /// start; a later step must be given the same network.
  static Result<Trainer> create(const Network& network, const TrainerOptions& options);

  /// Learns from images [N, C, H, W] with labels in 0 … K - 1. Of more than batch_size examples,
  /// batch_size are drawn at random without repetition (by the seed); fewer are taken as they are.
  /// RangeError naming images or labels; nothing was changed then.
  Result<StepResult> step(Network& network, const ConstTensorView& images,
                          std::span<const std::int32_t> labels);
  /// The same against distributions, targets [N, K].
  Result<StepResult> step(Network& network, const ConstTensorView& images,
                          const ConstTensorView& targets);

  Optimizer& optimizer() { return optimizer_; }

 private:
  Trainer(const Network& network, const TrainerOptions& options);

  int draw_batch(int count);
  template <typename Loss>
  StepResult learn(Network& network, const ConstTensorView& images, Loss loss_of);

  TrainerOptions options_;
  Optimizer optimizer_;
  Workspace workspace_;
  Random random_;
  std::vector<float> parameters_;
  std::vector<float> gradients_;
  std::vector<int> order_;
};

}  // namespace convscope
