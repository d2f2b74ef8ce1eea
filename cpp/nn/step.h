// How one layer runs: its weights packed, its work on one example, forward and backward. What
// surrounds it, memory above all, is the network's concern.
#pragma once

#include <cstddef>
#include <memory>
#include <span>

#include "core/status.h"
#include "nn/layer.h"
#include "nn/workspace.h"
#include "ops/conv2d_fast.h"
#include "ops/picture.h"

namespace convscope {

/// What a step finds when it runs. Gradients have null data, spans are empty, where nothing is
/// asked for.
struct StepMemory {
  PictureView input;  // its margin is the step's own to fill; zeros at first
  PictureView output;
  PictureView d_output;  // null in a run that does not learn; may be changed by `backward`; its
                         // margin stays zero
  PictureView d_input;   // null for a layer in front of which nothing learns
  std::span<float> scratch;
  std::span<float> sums;
  /// relu stands for the activation layer that the network found beside this one and runs as part
  /// of it: behind a convolution or dense layer, in front of max pooling.
  FusedActivation fused = FusedActivation::none;
};

/// One step of a run: which layer's, and with what.
struct RunStep {
  int layer = 0;
  StepMemory memory;
  /// The value as the step before left it, to be copied into memory.input; null where that is the
  /// same picture.
  PictureView source{};
};

/// What a step needs from whoever plans its memory.
struct StepNeeds {
  /// Around an input that comes pixel by pixel.
  Padding input_margin{};
  /// Zeros that must stand around d_output.
  Padding d_output_margin{};
  /// Values of scratch memory, zeros at first and then the step's own, for runs that learn and for
  /// those that do not.
  std::size_t scratch_to_run = 0;
  std::size_t scratch_to_learn = 0;
  /// Sums of parameter gradients.
  std::size_t sums = 0;
};

/// In which order a step takes and gives pictures.
struct Orders {
  Order input = Order::pixels;
  Order output = Order::pixels;
};

class Step {
 public:
  virtual ~Step() = default;

  virtual StepNeeds needs() const { return {}; }
  /// In a run that does not learn, for an input that comes in order `available`. Learning is all
  /// pixel by pixel.
  virtual Orders orders(Order /*available*/) const { return {}; }
  /// Takes over a layer's weights.
  virtual void pack(const Layer&) {}
  /// Writes memory.output.
  virtual void forward(const StepMemory& memory) const = 0;
  /// After `forward`, from memory.d_output: adds to memory.sums, writes memory.d_input.
  virtual void backward(const StepMemory& memory) const = 0;
  /// Adds sums to gradients that are shaped like the layer's weight and bias.
  virtual void unpack(std::span<const float> /*sums*/, std::span<float> /*d_weight*/,
                      std::span<float> /*d_bias*/) const {}
};

/// The place of a layer in its network: shapes of one example, and how the input lies in memory
/// without its margin.
struct StepContext {
  Shape input_shape;
  Shape output_shape;
  PictureLayout input;
  PictureLayout output;
};

/// The way to run a layer, whose shapes were checked.
std::unique_ptr<Step> make_step(const Layer& layer, const StepContext& context);

/// Also of 1-D convolutions.
std::unique_ptr<Step> make_conv2d_step(const Layer& layer, const StepContext& context);
std::unique_ptr<Step> make_locally_connected2d_step(const Layer& layer, const StepContext& context);
std::unique_ptr<Step> make_max_pool2d_step(const Layer& layer, const StepContext& context);
std::unique_ptr<Step> make_avg_pool2d_step(const Layer& layer, const StepContext& context);
std::unique_ptr<Step> make_activation_step(ActivationKind kind);
std::unique_ptr<Step> make_flatten_step();
std::unique_ptr<Step> make_dense_step(const Layer& layer, const StepContext& context);
std::unique_ptr<Step> make_softmax_step(const StepContext& context);

}  // namespace convscope
