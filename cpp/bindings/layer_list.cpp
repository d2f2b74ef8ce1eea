#include "bindings/layer_list.h"

#include <array>
#include <string>
#include <utility>

#include "core/text.h"
#include "nn/json.h"
#include "nn/layer_json.h"
#include "nn/network.h"
#include "ops/locally_connected.h"

namespace convscope::bindings {
namespace {

/// The weight's shape from the sizes that the caller chose and the shape that reaches the layer.
Result<Shape> shape_for_sizes(const Layer& layer, std::span<const Json> sizes, const Shape& input,
                              const std::string& name) {
  const auto size = [&sizes](std::size_t place) { return static_cast<int>(sizes[place].number()); };
  if (layer.type == LayerType::locally_connected2d && input.rank() == 3) {
    Result<Shape> weight =
        locally_connected2d_weight(batch_of_one(input), size(0), {size(1), size(2)}, layer.conv2d);
    if (weight.ok()) return weight;
    return Status::range_error(concat(name, ".", weight.status().message()));
  }
  std::array<int, max_rank> shape{};
  std::size_t rank = 0;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    shape[rank++] = size(i);
    if (rank > 1) continue;
    // Behind the number of outputs comes what each of them sees.
    const int groups = has_filters(layer.type) ? layer.conv2d.groups : 1;
    shape[rank++] = groups >= 1 && groups <= input[0] ? input[0] / groups : input[0];
  }
  return make_shape(std::span(shape).first(rank), concat(name, ".weight"));
}

/// [O], or [O, Hout, Wout] for weights [Hout, Wout, O, C, kH, kW].
Shape bias_for(const Shape& weight) {
  if (weight.rank() < max_rank) return Shape{weight[0]};
  return Shape{weight[2], weight[0], weight[1]};
}

/// Writes the shapes of weight and bias.
Status read_weights(const Json& weights, const Shape& input, const std::string& name,
                    Layer& layer) {
  const Json* bias = weights.find("bias");
  if (const Json* sizes = weights.find("sizes")) {
    const Result<Shape> shape = shape_for_sizes(layer, sizes->items(), input, name);
    if (!shape.ok()) return shape.status();
    layer.weight = Tensor::shape_only(shape.value());
    if (bias->boolean()) layer.bias = Tensor::shape_only(bias_for(shape.value()));
    return {};
  }
  for (const auto& [json, tensor, part] :
       {std::tuple{weights.find("weight"), &layer.weight, ".weight"},
        {bias, &layer.bias, ".bias"}}) {
    if (json == nullptr) continue;
    const Result<Shape> shape = shape_from_json(*json, concat(name, part));
    if (!shape.ok()) return shape.status();
    *tensor = Tensor::shape_only(shape.value());
  }
  return {};
}

}  // namespace

Result<LayerList> read_layer_list(std::string_view json) {
  const Result<Json> parsed = parse_json(json, "layers");
  if (!parsed.ok()) return parsed.status();
  const Result<Shape> input_shape =
      shape_from_json(*parsed.value().find("inputShape"), "inputShape");
  if (!input_shape.ok()) return input_shape.status();
  Result<std::vector<Layer>> layers = layers_from_json(*parsed.value().find("layers"));
  if (!layers.ok()) return layers.status();
  LayerList list{input_shape.value(), std::move(layers.value()), {}};
  const std::span<const Json> weights = parsed.value().find("weights")->items();
  Shape input = list.input_shape;
  for (std::size_t i = 0; i < list.layers.size(); ++i) {
    Layer& layer = list.layers[i];
    const std::string name = concat("layers[", i, "]");
    const bool weighted = weights[i].is(Json::Kind::object);
    if (weighted) {
      if (Status status = read_weights(weights[i], input, name, layer); !status.ok()) return status;
    }
    list.sized.push_back(weighted && weights[i].find("sizes") != nullptr);
    const Result<Shape> output = output_shape(layer, input, name);
    if (!output.ok()) return output.status();
    input = output.value();
  }
  return list;
}

void fill_weights(LayerList& list, std::span<const std::span<const float>> given) {
  std::size_t next = 0;
  for (std::size_t i = 0; i < list.layers.size(); ++i) {
    for (Tensor* tensor : {&list.layers[i].weight, &list.layers[i].bias}) {
      if (tensor->empty()) continue;
      if (list.sized[i]) {
        *tensor = Tensor(tensor->shape());
      } else {
        const std::span<const float> values = given[next++];
        *tensor = Tensor(tensor->shape(), {values.begin(), values.end()});
      }
    }
  }
}

}  // namespace convscope::bindings
