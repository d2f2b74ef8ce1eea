#include "bindings/layer_list.h"

#include <array>
#include <string>
#include <utility>

#include "bindings/memory.h"
#include "core/text.h"
#include "nn/network.h"
#include "ops/locally_connected.h"

namespace convscope::bindings {
namespace {

enum class Weights { none, given, sized };

/// The type with the options that belong to it.
Layer read_options(Arguments& arguments) {
  Layer layer{.type = arguments.code<LayerType>()};
  if (has_filters(layer.type)) layer.conv2d = arguments.conv2d_options();
  if (layer.type == LayerType::max_pool2d || layer.type == LayerType::avg_pool2d) {
    layer.pool2d = arguments.pool2d_options();
  }
  if (layer.type == LayerType::activation) layer.activation = arguments.code<ActivationKind>();
  return layer;
}

/// The weight's shape from the sizes that the caller chose and the shape that reaches the layer.
Result<Shape> read_sizes(Arguments& arguments, const Layer& layer, const Shape& input,
                         const std::string& name) {
  const int outputs = arguments.whole();
  if (layer.type == LayerType::dense) {
    return make_shape(std::array{outputs, input[0]}, concat(name, ".weight"));
  }
  // Behind the number of outputs comes what each of them sees.
  const int groups = layer.conv2d.groups;
  const int channels = groups >= 1 && groups <= input[0] ? input[0] / groups : input[0];
  const int rows = arguments.whole();
  if (layer.type == LayerType::conv1d) {
    return make_shape(std::array{outputs, channels, rows}, concat(name, ".weight"));
  }
  const int columns = arguments.whole();
  if (layer.type == LayerType::locally_connected2d && input.rank() == 3) {
    Result<Shape> weight =
        locally_connected2d_weight(batch_of_one(input), outputs, {rows, columns}, layer.conv2d);
    if (weight.ok()) return weight;
    return Status::range_error(concat(name, ".", weight.status().message()));
  }
  return make_shape(std::array{outputs, channels, rows, columns}, concat(name, ".weight"));
}

/// [O], or [O, Hout, Wout] for weights [Hout, Wout, O, C, kH, kW].
Shape bias_for(const Shape& weight) {
  if (weight.rank() < max_rank) return Shape{weight[0]};
  return Shape{weight[2], weight[0], weight[1]};
}

/// Writes the shapes of weight and bias; whether they are to be made up.
Result<bool> read_weights(Arguments& arguments, const Shape& input, const std::string& name,
                          Layer& layer, Exchange* inputs) {
  const auto weights = arguments.code<Weights>();
  if (weights == Weights::sized) {
    const Result<Shape> shape = read_sizes(arguments, layer, input, name);
    if (!shape.ok()) return shape.status();
    layer.weight = Tensor::shape_only(shape.value());
    if (arguments.flag()) layer.bias = Tensor::shape_only(bias_for(shape.value()));
    return true;
  }
  const auto read = [&](const char* part) {
    const Shape shape = arguments.tensor_shape(std::string(concat(name, part)).c_str());
    if (inputs != nullptr) inputs->input(shape);
    return Tensor::shape_only(shape);
  };
  if (weights == Weights::given) layer.weight = read(".weight");
  if (arguments.flag()) layer.bias = read(".bias");
  if (!arguments.status().ok()) return arguments.status();
  return false;
}

/// What a layer may take beside its values while it is read and described.
Status check_count(int count) {
  if (count <= max_layers) return check_memory(bytes_per_layer * count);
  return Status::range_error(
      concat("layers has ", count, " entries; a network has at most ", max_layers));
}

}  // namespace

Result<LayerList> read_layer_list(Arguments& arguments, Exchange* inputs) {
  LayerList list;
  list.input_shape = arguments.shape("inputShape");
  const int count = arguments.whole();
  if (!arguments.status().ok()) return arguments.status();
  if (Status status = check_input_shape(list.input_shape); !status.ok()) return status;
  if (Status status = check_count(count); !status.ok()) return status;
  list.output_shape = list.input_shape;
  for (int i = 0; i < count; ++i) {
    const std::string name = concat("layers[", i, "]");
    Layer& layer = list.layers.emplace_back(read_options(arguments));
    const Result<bool> sized = read_weights(arguments, list.output_shape, name, layer, inputs);
    if (!sized.ok()) return sized.status();
    list.sized.push_back(sized.value());
    const Result<Shape> output = output_shape(layer, list.output_shape, name);
    if (!output.ok()) return output.status();
    list.output_shape = output.value();
  }
  return list;
}

int fill_weights(LayerList& list, const Exchange& exchange) {
  int next = 0;
  for (std::size_t i = 0; i < list.layers.size(); ++i) {
    for (Tensor* tensor : {&list.layers[i].weight, &list.layers[i].bias}) {
      if (tensor->empty()) continue;
      if (list.sized[i]) {
        *tensor = Tensor(tensor->shape());
      } else {
        const std::span<const float> values = exchange.floats(next++);
        *tensor = Tensor(tensor->shape(), {values.begin(), values.end()});
      }
    }
  }
  return next;
}

}  // namespace convscope::bindings
