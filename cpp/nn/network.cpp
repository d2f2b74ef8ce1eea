#include "nn/network.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "core/text.h"
#include "nn/step.h"
#include "ops/conv2d_method.h"

namespace convscope {
namespace {

/// How an activation of this shape lies in memory.
PictureLayout layout_of(const Shape& shape) {
  switch (shape.rank()) {
    case 1:
      return {.channels = shape[0]};
    case 2:
      return {.columns = shape[1], .channels = shape[0]};
    default:
      return {.rows = shape[1], .columns = shape[2], .channels = shape[0]};
  }
}

/// Layers whose output lies as their input does. A flattened picture, too, stays where it is.
bool keeps_layout(LayerType type) {
  return type == LayerType::flatten || type == LayerType::activation || type == LayerType::softmax;
}

/// How many products make one output.
std::size_t fan_in(const Layer& layer) {
  // Behind the sizes that count outputs: [Hout, Wout, O] of own filters, else [O].
  const std::size_t counting = layer.type == LayerType::locally_connected2d ? 3 : 1;
  return Shape(layer.weight.shape().sizes().subspan(counting)).element_count();
}

Status check_padded_size(const Layer& layer, const Shape& input, std::size_t index) {
  if (layer.type != LayerType::conv2d && layer.type != LayerType::conv1d) return {};
  const Conv2dPlan plan = plan_filters(layer, input).value();
  if (choose_conv2d_method(plan) != Conv2dMethod::reference) return {};
  return Status::range_error(concat("layers[", index,
                                    "].padding makes a picture too large for "
                                    "memory out of its input ",
                                    input));
}

}  // namespace

Network::Network(std::vector<Layer> layers, const Shape& input_shape,
                 std::vector<LayerDescription> description)
    : layers_(std::move(layers)), input_shape_(input_shape), description_(std::move(description)) {
  values_.push_back(layout_of(input_shape));
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    const Shape& input = i == 0 ? input_shape_ : description_[i - 1].output_shape;
    const Shape& output = description_[i].output_shape;
    values_.push_back(keeps_layout(layers_[i].type) ? values_.back() : layout_of(output));
    steps_.push_back(make_step(layers_[i], {input, output, values_[i], values_[i + 1]}));
    steps_.back()->pack(layers_[i]);
  }
}

Network::Network(Network&&) noexcept = default;
Network& Network::operator=(Network&&) noexcept = default;
Network::~Network() = default;

Result<Network> Network::create(std::vector<Layer> layers, const Shape& input_shape) {
  Result<std::vector<LayerDescription>> description = describe(layers, input_shape);
  if (!description.ok()) return description.status();
  for (std::size_t i = 0; i < layers.size(); ++i) {
    const Shape& input = i == 0 ? input_shape : description.value()[i - 1].output_shape;
    if (Status fits = check_padded_size(layers[i], input, i); !fits.ok()) return fits;
  }
  Network network(std::move(layers), input_shape, std::move(description).value());
  if (network.workspace_size(Keep::activations) > max_workspace_size) {
    return Status::range_error(concat("layers need ", network.workspace_size(Keep::activations),
                                      " values of memory for one example; at most ",
                                      max_workspace_size, " would fit"));
  }
  return network;
}

int Network::logits_layer() const {
  const int last = static_cast<int>(layers_.size()) - 1;
  return layers_.back().type == LayerType::softmax ? last - 1 : last;
}

std::size_t Network::parameter_count() const {
  std::size_t count = 0;
  for (const ParameterRange& range : parameter_ranges()) count += range.count;
  return count;
}

std::vector<ParameterRange> Network::parameter_ranges() const {
  std::vector<ParameterRange> ranges;
  std::size_t offset = 0;
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    for (const bool is_bias : {false, true}) {
      const Tensor& tensor = is_bias ? layers_[i].bias : layers_[i].weight;
      if (tensor.empty()) continue;
      const std::size_t count = tensor.values().size();
      ranges.push_back({static_cast<int>(i), is_bias, offset, count});
      offset += count;
    }
  }
  return ranges;
}

void Network::get_parameters(std::span<float> parameters) const {
  assert(parameters.size() == parameter_count());
  auto to = parameters.begin();
  for (const Layer& layer : layers_) {
    to = std::ranges::copy(layer.weight.values(), to).out;
    to = std::ranges::copy(layer.bias.values(), to).out;
  }
}

void Network::set_parameters(std::span<const float> parameters) {
  assert(parameters.size() == parameter_count());
  const float* from = parameters.data();
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    for (Tensor* tensor : {&layers_[i].weight, &layers_[i].bias}) {
      std::copy_n(from, tensor->values().size(), tensor->values().begin());
      from += tensor->values().size();
    }
    steps_[i]->pack(layers_[i]);
  }
}

void Network::initialize(Random& random) {
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    Layer& layer = layers_[i];
    if (layer.weight.empty()) continue;
    const float deviation = std::sqrt(2.0f / static_cast<float>(fan_in(layer)));
    for (float& weight : layer.weight.values()) weight = deviation * random.normal();
    std::ranges::fill(layer.bias.values(), 0.0f);
    steps_[i]->pack(layer);
  }
}

const Step& Network::step_of(const RunStep& step) const {
  return *steps_[static_cast<std::size_t>(step.layer)];
}

void Network::run(Workspace& workspace) const {
  workspace.input_.push();
  for (const RunStep& step : workspace.steps_) {
    if (step.source.data != nullptr) copy_picture(step.source, step.memory.input);
    step_of(step).forward(step.memory);
  }
  workspace.logits_.pull();
  workspace.output_.pull();
}

void Network::backward(Workspace& workspace) const {
  assert(workspace.keep() == Keep::gradients);
  workspace.d_logits_.push();
  for (auto step = workspace.steps_.rbegin(); step != workspace.steps_.rend(); ++step) {
    if (step->memory.d_output.data != nullptr) step_of(*step).backward(step->memory);
  }
}

void Network::add_gradients(const Workspace& workspace, std::span<float> gradients) const {
  assert(gradients.size() == parameter_count());
  std::size_t layer = 0;
  std::size_t offset = 0;
  for (const RunStep& step : workspace.steps_) {
    // Layers that ran as part of another have no parameters.
    for (; layer < static_cast<std::size_t>(step.layer); ++layer)
      assert(layers_[layer].weight.empty());
    const std::size_t weights = layers_[layer].weight.values().size();
    const std::size_t biases = layers_[layer].bias.values().size();
    if (!step.memory.sums.empty()) {
      step_of(step).unpack(step.memory.sums, gradients.subspan(offset, weights),
                           gradients.subspan(offset + weights, biases));
    }
    offset += weights + biases;
    ++layer;
  }
}

void Network::read_activation(const Workspace& workspace, int layer,
                              std::span<float> values) const {
  const PictureView map = workspace.activations_[static_cast<std::size_t>(layer)];
  assert(map.data != nullptr);
  assert(values.size() ==
         description_[static_cast<std::size_t>(layer)].output_shape.element_count());
  write_planes(map, values.data());
}

Result<Shape> Network::forward_shape(const Shape& x) const {
  if (x == input_shape_) return output_shape();
  const bool batch = x.rank() == input_shape_.rank() + 1 && x[0] >= 1 &&
                     Shape(x.sizes().subspan(1)) == input_shape_;
  if (!batch) {
    return Status::range_error(
        concat("x is ", x, "; ", input_shape_, " or a batch of such would fit"));
  }
  std::vector<int> sizes{x[0]};
  sizes.insert(sizes.end(), output_shape().sizes().begin(), output_shape().sizes().end());
  return make_shape(sizes, "output");
}

void Network::forward(const ConstTensorView& x, Workspace& workspace, const TensorView& y) const {
  const std::size_t example = workspace.input().size();
  const std::size_t result = workspace.output().size();
  const std::size_t count = x.values().size() / example;
  for (std::size_t n = 0; n < count; ++n) {
    std::ranges::copy(x.values().subspan(n * example, example), workspace.input().begin());
    run(workspace);
    std::ranges::copy(workspace.output(), y.data() + n * result);
  }
}

}  // namespace convscope
