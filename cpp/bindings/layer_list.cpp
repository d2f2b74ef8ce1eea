#include "bindings/layer_list.h"

#include <array>
#include <string>
#include <utility>

#include "core/text.h"
#include "nn/json.h"
#include "nn/layer_json.h"
#include "nn/network.h"

namespace convscope::bindings {
namespace {

/// The weight's shape from the sizes that the caller chose and the shape that reaches the layer.
Result<Shape> shape_for_sizes(const Layer& layer, std::span<const Json> sizes, const Shape& input,
                              const std::string& name) {
  std::array<int, max_rank> shape{};
  std::size_t rank = 0;
  for (const Json& size : sizes) {
    shape[rank++] = static_cast<int>(size.number());
    if (rank > 1) continue;
    // Behind the number of outputs comes what each of them sees.
    const int groups = layer.type == LayerType::conv2d ? layer.conv2d.groups : 1;
    shape[rank++] = groups >= 1 && groups <= input[0] ? input[0] / groups : input[0];
  }
  return make_shape(std::span(shape).first(rank), concat(name, ".weight").c_str());
}

/// Writes the shapes of weight and bias.
Status read_weights(const Json& weights, const Shape& input, const std::string& name,
                    Layer& layer) {
  const Json* bias = weights.find("bias");
  if (const Json* sizes = weights.find("sizes")) {
    const Result<Shape> shape = shape_for_sizes(layer, sizes->items(), input, name);
    if (!shape.ok()) return shape.status();
    layer.weight = Tensor::shape_only(shape.value());
    if (bias->boolean()) layer.bias = Tensor::shape_only(Shape{shape.value()[0]});
    return {};
  }
  for (const auto& [json, tensor, part] :
       {std::tuple{weights.find("weight"), &layer.weight, ".weight"},
        {bias, &layer.bias, ".bias"}}) {
    if (json == nullptr) continue;
    const Result<Shape> shape = shape_from_json(*json, concat(name, part).c_str());
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
