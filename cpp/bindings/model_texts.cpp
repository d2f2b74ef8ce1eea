#include "bindings/model_texts.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "bindings/exchange.h"
#include "bindings/layer_list.h"
#include "bindings/model_table.h"
#include "bindings/staged.h"
#include "core/random.h"
#include "nn/json.h"
#include "nn/layer_json.h"
#include "nn/model_file.h"

namespace convscope::bindings {
namespace {

Json pair_to_json(int rows, int columns) {
  Json array = Json::array();
  array.push(Json::whole(rows));
  array.push(Json::whole(columns));
  return array;
}

Json description_to_json(const LayerDescription& layer) {
  Json field = Json::object();
  field.set("size", pair_to_json(layer.rows.size, layer.columns.size));
  field.set("jump", pair_to_json(layer.rows.jump, layer.columns.jump));
  field.set("start", pair_to_json(layer.rows.start, layer.columns.start));
  Json object = Json::object();
  object.set("name", Json::text(layer.name));
  object.set("type", Json::text(to_text(layer.type)));
  object.set("outputShape", shape_to_json(layer.output_shape));
  object.set("parameters", Json::whole(layer.parameters));
  object.set("multiplyAdds", Json::whole(layer.multiply_adds));
  object.set("activationBytes", Json::whole(layer.activation_bytes));
  object.set("receptiveField", std::move(field));
  return object;
}

/// Room for the weights as they are given and as the fast paths pack them, and for a run.
Status check_model_memory(const LayerList& list) {
  const Result<std::vector<LayerDescription>> layers = describe(list.layers, list.input_shape);
  if (!layers.ok()) return layers.status();
  double values = 2.0 * static_cast<double>(list.input_shape.element_count());
  for (const LayerDescription& layer : layers.value()) {
    values += 3.0 * static_cast<double>(layer.parameters);
    values += 2.0 * static_cast<double>(layer.output_shape.element_count());
  }
  return check_memory(values * sizeof(float));
}

/// Random values where the list gives sizes only; the others keep theirs.
void initialize_sized(Network& network, const std::vector<bool>& sized, std::uint64_t seed) {
  if (std::ranges::find(sized, true) == sized.end()) return;
  std::vector<float> given(network.parameter_count());
  std::vector<float> drawn(given.size());
  network.get_parameters(given);
  Random random(seed);
  network.initialize(random);
  network.get_parameters(drawn);
  for (const ParameterRange& range : network.parameter_ranges()) {
    if (sized[static_cast<std::size_t>(range.layer)]) continue;
    const auto begin = static_cast<std::ptrdiff_t>(range.offset);
    std::copy_n(given.begin() + begin, range.count, drawn.begin() + begin);
  }
  network.set_parameters(drawn);
}

}  // namespace

Result<std::string> output_shape_text(const std::string& layer_list) {
  const Result<LayerList> list = read_layer_list(layer_list);
  if (!list.ok()) return list.status();
  const Result<Shape> shape =
      output_shape(list.value().layers[0], list.value().input_shape, "layer");
  if (!shape.ok()) return shape.status();
  return to_text(shape_to_json(shape.value()));
}

Result<std::string> describe_text(const std::string& layer_list) {
  const Result<LayerList> list = read_layer_list(layer_list);
  if (!list.ok()) return list.status();
  const auto layers = describe(list.value().layers, list.value().input_shape);
  if (!layers.ok()) return layers.status();
  Json array = Json::array();
  for (const LayerDescription& layer : layers.value()) array.push(description_to_json(layer));
  return to_text(array);
}

Result<int> create_model(const std::string& layer_list, std::uint64_t seed) {
  Result<LayerList> read = read_layer_list(layer_list);
  if (!read.ok()) return read.status();
  LayerList& list = read.value();
  if (Status status = check_model_memory(list); !status.ok()) return status;
  fill_weights(list, staged_tensors());
  Result<Network> network = Network::create(std::move(list.layers), list.input_shape);
  if (!network.ok()) return network.status();
  initialize_sized(network.value(), list.sized, seed);
  return models().add(Model(std::move(network.value())));
}

Result<int> load_model() {
  // Half-precision weights double in size, and are copied once more when they are packed.
  if (Status status = check_memory(8.0 * static_cast<double>(staged_file().size())); !status.ok()) {
    return status;
  }
  Result<ModelFile> read = read_model(staged_file());
  if (!read.ok()) return read.status();
  ModelFile& file = read.value();
  LayerList list{file.input_shape, std::move(file.layers), {}};
  if (Status status = check_model_memory(list); !status.ok()) return status;
  Result<Network> network = Network::create(std::move(list.layers), list.input_shape);
  if (!network.ok()) return network.status();
  return models().add(Model(std::move(network.value())));
}

std::string model_text(int model) {
  const Network& network = models().get(model)->network;
  Json parameters = Json::array();
  for (const ParameterRange& range : network.parameter_ranges()) {
    Json parameter = Json::object();
    parameter.set("layer", Json::whole(range.layer));
    parameter.set("isBias", Json::boolean(range.is_bias));
    parameters.push(std::move(parameter));
  }
  Json object = Json::object();
  object.set("inputShape", shape_to_json(network.input_shape()));
  object.set("outputShape", shape_to_json(network.output_shape()));
  object.set("layers", layers_to_json(network.layers()));
  object.set("parameters", std::move(parameters));
  return to_text(object);
}

}  // namespace convscope::bindings
