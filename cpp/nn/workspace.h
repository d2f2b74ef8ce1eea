// The memory in which a network works on one example: activations, and gradients when it learns. A
// network is constant while it runs, so several threads may use it at once, each with a workspace
// of its own.
//
//   Workspace workspace = network.make_workspace(Keep::output);
//   std::ranges::copy(image, workspace.input().begin());
//   network.run(workspace);
//   use(workspace.output());
#pragma once

#include <algorithm>
#include <span>
#include <vector>

namespace convscope {

/// What a run leaves behind: the output alone (layers may be fused and share memory), the output of
/// every layer, or also room for the gradients of every layer and parameter.
enum class Keep { output, activations, gradients };

class Workspace {
 public:
  Workspace(Workspace&&) noexcept = default;
  Workspace& operator=(Workspace&&) noexcept = default;
  Workspace(const Workspace&) = delete;
  Workspace& operator=(const Workspace&) = delete;

  Keep keep() const { return keep_; }

  /// The example to run on, in the order of the network's input shape: [C, H, W]. A run leaves it
  /// as it is.
  std::span<float> input() { return input_; }
  /// The output of the last layer, in the order of its shape. Holds until the next run.
  std::span<const float> output() const { return output_; }

  /// The output of Network::logits_layer; Keep::gradients only, as all that follows.
  std::span<const float> logits() const { return logits_; }
  /// The gradient of the loss by the logits, to be written between Network::run and
  /// Network::backward.
  std::span<float> d_logits() { return d_logits_; }
  /// The sum of the gradients of all backward runs since they were cleared, in the order of
  /// Network::get_parameters.
  std::span<float> gradients() { return gradients_; }
  std::span<const float> gradients() const { return gradients_; }
  void clear_gradients() { std::ranges::fill(gradients_, 0.0f); }

 private:
  friend class Network;
  Workspace() = default;

  Keep keep_ = Keep::output;
  std::vector<float> arena_;  // everything below points into it; moving a vector keeps its place
  std::span<float> input_;
  std::span<float> output_;
  std::span<float> logits_;
  std::span<float> d_logits_;
  std::vector<float> gradients_;
};

}  // namespace convscope
