// A feed-forward network: layers checked once, weights packed once, then run without a check or an
// allocation.
//
//   Result<Network> network = Network::create(std::move(layers), Shape{1, 28, 28});
//   if (!network.ok()) return network.status();  // "layers[2].weight is [10, 100]; …"
//   Workspace workspace = network.value().make_workspace(Keep::activations);
//   std::ranges::copy(image, workspace.input().begin());
//   network.value().run(workspace);
//   network.value().read_activation(workspace, 0, maps);  // what the first layer saw
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/random.h"
#include "core/status.h"
#include "core/tensor.h"
#include "nn/layer.h"
#include "nn/workspace.h"
#include "ops/window.h"

namespace convscope {

class Step;
struct RunStep;

/// 1 GiB: more memory than this is refused instead of asked for.
inline constexpr std::size_t max_workspace_size = std::size_t{1} << 28;

/// What a layer is, without running it.
struct LayerDescription {
  LayerType type = LayerType::conv2d;
  Shape output_shape;  // of one example: [C, H, W] or [K]
  std::int64_t parameters = 0;
  /// Of one example, by the definition: products with padding zeros count.
  std::int64_t multiply_adds = 0;
  std::int64_t activation_bytes = 0;
  /// In cells of the network's input. Behind a dense or global layer the field is all that reaches
  /// it and `jump` is 0.
  ReceptiveField rows;
  ReceptiveField columns;
};

/// Checks every layer of a would-be network against what reaches it. RangeError naming `inputShape`
/// or `layers[i]` with the argument that does not fit.
Result<std::vector<LayerDescription>> describe(std::span<const Layer> layers,
                                               const Shape& input_shape);

/// RangeError unless it is the shape of one example: [C, H, W], [C, L] or [I].
Status check_input_shape(const Shape& shape);

/// The shape that a layer makes of one example, [C, H, W] or [I]. `name` stands for the layer in an
/// error's sentence.
Result<Shape> output_shape(const Layer& layer, const Shape& input_shape, const std::string& name);

/// Where one weight or bias tensor stands in the flat list of all parameters.
struct ParameterRange {
  int layer = 0;
  bool is_bias = false;
  std::size_t offset = 0;
  std::size_t count = 0;
};

class Network {
 public:
  /// input_shape is that of one example: [C, H, W] or [I]. Errors as `describe`.
  static Result<Network> create(std::vector<Layer> layers, const Shape& input_shape);

  Network(Network&&) noexcept;
  Network& operator=(Network&&) noexcept;
  ~Network();

  /// Every layer named, with its current weights.
  const std::vector<Layer>& layers() const { return layers_; }
  const std::vector<LayerDescription>& description() const { return description_; }
  const Shape& input_shape() const { return input_shape_; }
  /// Of one example.
  const Shape& output_shape() const { return description_.back().output_shape; }
  /// The layer whose output cross-entropy takes: the last one that is not the closing softmax; -1
  /// is the input itself.
  int logits_layer() const;

  /// All weights and biases as one list: layer by layer, the weight before the bias.
  std::size_t parameter_count() const;
  std::vector<ParameterRange> parameter_ranges() const;
  /// `parameters` has parameter_count() values.
  void get_parameters(std::span<float> parameters) const;
  /// Also packs them anew for the fast paths.
  void set_parameters(std::span<const float> parameters);
  /// He's initialisation (He, Zhang, Ren, Sun 2015): weights normal with deviation sqrt(2 /
  /// fan_in), biases zero.
  void initialize(Random& random);

  /// How many floats a workspace holds.
  std::size_t workspace_size(Keep keep) const;
  /// Workspaces of more than max_workspace_size floats must not be asked for; `create` refuses
  /// networks that need more to keep their activations.
  Workspace make_workspace(Keep keep) const;

  /// Runs workspace.input() to workspace.output(). Allocates nothing.
  void run(Workspace& workspace) const;

  /// After a run with Keep::gradients: adds the gradient of every parameter, from
  /// workspace.d_logits(), to those of the runs before. Allocates nothing.
  void backward(Workspace& workspace) const;
  /// Adds the gradients of all backward runs since Workspace::clear_gradients to a list in the
  /// order of get_parameters.
  void add_gradients(const Workspace& workspace, std::span<float> gradients) const;

  /// Copies the output of a layer, in the order of its shape ([C, H, W]); after a run that kept
  /// activations.
  void read_activation(const Workspace& workspace, int layer, std::span<float> values) const;

  /// The shape of the result for an input with or without the batch dimension; RangeError naming x.
  Result<Shape> forward_shape(const Shape& x) const;
  /// Runs one example after the other: x as checked by forward_shape, y of that shape.
  void forward(const ConstTensorView& x, Workspace& workspace, const TensorView& y) const;

 private:
  /// One step of a run: a layer, or one that does the work of its neighbour too. Value 0 is the
  /// network's input, value i + 1 the output of layer i.
  struct Pass {
    int layer;
    int input;
    int output;
    bool fuses_relu;
  };
  struct MemoryPlan;
  class WorkspaceMaker;

  Network(std::vector<Layer> layers, const Shape& input_shape,
          std::vector<LayerDescription> description);

  std::vector<Pass> separate_passes() const;
  std::vector<Pass> fused_passes() const;
  MemoryPlan plan_memory(Keep keep) const;
  const Step& step_of(const RunStep& step) const;

  std::vector<Layer> layers_;
  Shape input_shape_;
  std::vector<LayerDescription> description_;
  std::vector<PictureLayout> values_;  // of each value, without margin
  std::vector<std::unique_ptr<Step>> steps_;
};

}  // namespace convscope
