// How parameters follow their gradients.
//
//   Optimizer optimizer({.kind = OptimizerKind::adam, .learning_rate = 0.001f},
//   network.parameter_ranges()); optimizer.step(gradients, parameters);
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/status.h"
#include "nn/network.h"

namespace convscope {

enum class OptimizerKind { sgd, momentum, adam };

struct OptimizerOptions {
  OptimizerKind kind = OptimizerKind::sgd;
  float learning_rate = 0.01f;
  float momentum = 0.9f;   // momentum
  float beta1 = 0.9f;      // adam: of the mean gradient
  float beta2 = 0.999f;    // adam: of the mean squared gradient
  float epsilon = 1e-8f;   // adam
  float weight_decay = 0;  // decoupled (Loshchilov, Hutter 2019); weights only, never biases
};

/// RangeError naming learningRate, momentum, … when one is not finite or out of range.
Status check(const OptimizerOptions& options);

/// PyTorch's SGD (velocity = momentum · velocity + gradient) and AdamW.
class Optimizer {
 public:
  Optimizer(const OptimizerOptions& options, std::vector<ParameterRange> ranges);

  void set_learning_rate(float learning_rate) { options_.learning_rate = learning_rate; }
  const OptimizerOptions& options() const { return options_; }

  /// One update of `parameters` in place; both lists as Network::get_parameters orders them.
  void step(std::span<const float> gradients, std::span<float> parameters);

 private:
  void decay(std::span<float> parameters) const;
  void step_adam(std::span<const float> gradients, std::span<float> parameters);

  OptimizerOptions options_;
  std::vector<ParameterRange> ranges_;
  std::vector<float> first_;   // momentum: velocity; adam: mean gradient
  std::vector<float> second_;  // adam: mean squared gradient
  std::int64_t steps_ = 0;
};

}  // namespace convscope
