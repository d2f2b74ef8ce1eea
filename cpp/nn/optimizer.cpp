#include "nn/optimizer.h"

#include <cassert>
#include <cmath>
#include <limits>

#include "core/power.h"
#include "core/text.h"

namespace convscope {
namespace {

/// least ≤ value < below; NaN is neither.
Status check_number(const char* argument, float value, float least, float below,
                    const char* range) {
  if (value >= least && value < below) return {};
  return Status::range_error(concat(argument, " must be ", range));
}

}  // namespace

Status check(const OptimizerOptions& options) {
  const float infinity = std::numeric_limits<float>::infinity();
  const Status checks[] = {
      check_number("learningRate", options.learning_rate, 0.0f, infinity, "0 or more, and finite"),
      check_number("momentum", options.momentum, 0.0f, 1.0f, "at least 0 and less than 1"),
      check_number("beta1", options.beta1, 0.0f, 1.0f, "at least 0 and less than 1"),
      check_number("beta2", options.beta2, 0.0f, 1.0f, "at least 0 and less than 1"),
      check_number("epsilon", options.epsilon, std::numeric_limits<float>::min(), infinity,
                   "more than 0, and finite"),
      check_number("weightDecay", options.weight_decay, 0.0f, infinity, "0 or more, and finite"),
  };
  for (const Status& one : checks) {
    if (!one.ok()) return one;
  }
  return {};
}

Optimizer::Optimizer(const OptimizerOptions& options, std::vector<ParameterRange> ranges)
    : options_(options), ranges_(std::move(ranges)) {
  const std::size_t count = ranges_.empty() ? 0 : ranges_.back().offset + ranges_.back().count;
  if (options_.kind != OptimizerKind::sgd) first_.resize(count);
  if (options_.kind == OptimizerKind::adam) second_.resize(count);
}

void Optimizer::step(std::span<const float> gradients, std::span<float> parameters) {
  assert(gradients.size() == parameters.size());
  ++steps_;
  decay(parameters);
  switch (options_.kind) {
    case OptimizerKind::sgd:
      for (std::size_t i = 0; i < parameters.size(); ++i) {
        parameters[i] -= options_.learning_rate * gradients[i];
      }
      break;
    case OptimizerKind::momentum:
      for (std::size_t i = 0; i < parameters.size(); ++i) {
        first_[i] = options_.momentum * first_[i] + gradients[i];
        parameters[i] -= options_.learning_rate * first_[i];
      }
      break;
    case OptimizerKind::adam:
      step_adam(gradients, parameters);
      break;
  }
}

void Optimizer::decay(std::span<float> parameters) const {
  if (options_.weight_decay == 0.0f) return;
  const float kept = 1.0f - options_.learning_rate * options_.weight_decay;
  for (const ParameterRange& range : ranges_) {
    if (range.is_bias) continue;
    for (float& weight : parameters.subspan(range.offset, range.count)) weight *= kept;
  }
}

// Kingma and Ba (2015): both running means start at 0 and are divided by the share of weight they
// have seen so far.
void Optimizer::step_adam(std::span<const float> gradients, std::span<float> parameters) {
  const auto share1 = static_cast<float>(1.0 - power(static_cast<double>(options_.beta1), steps_));
  const auto share2 = static_cast<float>(1.0 - power(static_cast<double>(options_.beta2), steps_));
  const float rate = options_.learning_rate / share1;
  const float to_root = 1.0f / std::sqrt(share2);
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const float gradient = gradients[i];
    first_[i] += (1.0f - options_.beta1) * (gradient - first_[i]);
    second_[i] += (1.0f - options_.beta2) * (gradient * gradient - second_[i]);
    parameters[i] -= rate * first_[i] / (std::sqrt(second_[i]) * to_root + options_.epsilon);
  }
}

}  // namespace convscope
