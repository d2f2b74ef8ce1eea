// The memory in which a network works on one example: activations, and gradients when it learns. A
// network is constant while it runs, so several threads may use it at once, each with a workspace
// of its own.
//
//   Workspace workspace = network.make_workspace(Keep::output);
//   std::ranges::copy(image, workspace.input().begin());
//   network.run(workspace);
//   use(workspace.output());
#pragma once

#include <span>
#include <vector>

#include "ops/picture.h"

namespace convscope {

/// What a run leaves behind: the output alone (layers may run as one), the output of every layer,
/// or what the gradients need. In a workspace for gradients some layers run as one as well.
enum class Keep { output, activations, gradients };

struct RunStep;

/// Values in the order of their shape ([C, H, W]) beside the picture that the layers work on. They
/// are the same memory where both orders agree.
class Port {
 public:
  Port() = default;
  Port(const PictureView& map, bool same_order);

  std::span<float> values() { return values_; }
  std::span<const float> values() const { return values_; }
  /// values → picture
  void push() const;
  /// picture → values
  void pull();

 private:
  PictureView map_;
  std::vector<float> own_;
  std::span<float> values_;
};

class Workspace {
 public:
  Workspace(Workspace&&) noexcept;
  Workspace& operator=(Workspace&&) noexcept;
  Workspace(const Workspace&) = delete;
  Workspace& operator=(const Workspace&) = delete;
  ~Workspace();

  Keep keep() const { return keep_; }

  /// The example to run on, in the order of the network's input shape: [C, H, W]. A run leaves it
  /// as it is.
  std::span<float> input() { return input_.values(); }
  /// The output of the last layer, in the order of its shape. Holds until the next run.
  std::span<const float> output() const { return output_.values(); }

  /// The output of Network::logits_layer; Keep::gradients only, as all that follows.
  std::span<const float> logits() const { return logits_.values(); }
  /// The gradient of the loss by the logits, to be written between Network::run and
  /// Network::backward.
  std::span<float> d_logits() { return d_logits_.values(); }
  /// Forgets the gradients of all backward runs so far.
  void clear_gradients();

 private:
  friend class Network;
  Workspace();

  Keep keep_ = Keep::output;
  std::vector<std::vector<float>> buffers_;  // all that follows points into them
  std::vector<RunStep> steps_;
  std::vector<PictureView> activations_;  // of each layer; null where it was not kept
  Port input_;
  Port output_;
  Port logits_;
  Port d_logits_;
};

}  // namespace convscope
