#include "bindings/model_texts.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "bindings/layer_list.h"
#include "bindings/memory.h"
#include "bindings/model_table.h"
#include "bindings/staged.h"
#include "core/random.h"
#include "nn/json_writer.h"
#include "nn/layer_json.h"
#include "nn/model_file.h"
#include "ops/conv2d_method.h"
#include "ops/locally_connected_fast.h"

namespace convscope::bindings {
namespace {

void write_description(const LayerDescription& layer, JsonWriter& json) {
  json.open(nullptr, '{');
  json.text("name", layer.name);
  json.text("type", to_text(layer.type));
  json.shape("outputShape", layer.output_shape);
  json.whole("parameters", layer.parameters);
  json.whole("multiplyAdds", layer.multiply_adds);
  json.whole("activationBytes", layer.activation_bytes);
  json.open("receptiveField", '{');
  json.pair("size", layer.rows.size, layer.columns.size);
  json.pair("jump", layer.rows.jump, layer.columns.jump);
  json.pair("start", layer.rows.start, layer.columns.start);
  json.close('}');
  json.close('}');
}

/// What a layer's step keeps, or needs while it packs its weights.
double step_bytes(const Layer& layer, const Shape& input) {
  switch (layer.type) {
    case LayerType::conv2d:
    case LayerType::conv1d:
      return conv2d_layer_bytes(plan_filters(layer, input).value());
    case LayerType::locally_connected2d:
      return locally_connected2d_layer_bytes(plan_filters(layer, input).value());
    case LayerType::dense:
      return sizeof(float) * (layer.weight.shape()[1] + 9.0) * layer.weight.shape()[0];
    default:
      return 0;
  }
}

/// Room for a network: `copies` of its parameters, and its steps.
Status check_network_memory(const LayerList& list, double copies) {
  const Result<std::vector<LayerDescription>> layers = describe(list.layers, list.input_shape);
  if (!layers.ok()) return layers.status();
  double bytes = bytes_per_layer * static_cast<double>(list.layers.size());
  Shape input = list.input_shape;
  for (std::size_t i = 0; i < list.layers.size(); ++i) {
    const LayerDescription& layer = layers.value()[i];
    bytes += copies * sizeof(float) * static_cast<double>(layer.parameters);
    bytes += step_bytes(list.layers[i], input);
    input = layer.output_shape;
  }
  return check_memory(bytes);
}

/// Of a model file: its first eight bytes say how long its text is.
double header_letters(std::span<const std::uint8_t> file) {
  double letters = 0;
  for (std::size_t i = std::min<std::size_t>(file.size(), 8); i > 0; --i) {
    letters = 256 * letters + file[i - 1];
  }
  return std::min(letters, static_cast<double>(file.size()));
}

/// The number of a new model, if its memory for runs and its description can be had too.
Result<int> add_model(Network network) {
  const double values = static_cast<double>(network.workspace_size(Keep::output));
  const double layers = static_cast<double>(network.layers().size());
  Status status = check_memory(sizeof(float) * values + 2 * bytes_per_layer * layers);
  if (!status.ok()) return status;
  return models().add(Model(std::move(network)));
}

/// Random values where the list gives sizes only; the others keep theirs.
void initialize_sized(Network& network, const std::vector<bool>& sized, std::uint64_t seed) {
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
  JsonWriter json;
  json.shape(nullptr, shape.value());
  return json.take();
}

Result<std::string> describe_text(const std::string& layer_list) {
  const Result<LayerList> list = read_layer_list(layer_list);
  if (!list.ok()) return list.status();
  const auto layers = describe(list.value().layers, list.value().input_shape);
  if (!layers.ok()) return layers.status();
  JsonWriter json;
  json.open(nullptr, '[');
  for (const LayerDescription& layer : layers.value()) write_description(layer, json);
  json.close(']');
  return json.take();
}

Result<int> create_model(const std::string& layer_list, std::uint64_t seed) {
  Result<LayerList> read = read_layer_list(layer_list);
  if (!read.ok()) return read.status();
  LayerList& list = read.value();
  // The parameters, and all of them twice where some are drawn.
  const bool draws = std::ranges::find(list.sized, true) != list.sized.end();
  if (Status status = check_network_memory(list, draws ? 3 : 1); !status.ok()) return status;
  fill_weights(list, staged_tensors());
  Result<Network> network = Network::create(std::move(list.layers), list.input_shape);
  if (!network.ok()) return network.status();
  if (draws) initialize_sized(network.value(), list.sized, seed);
  return add_model(std::move(network.value()));
}

Result<int> load_model() {
  // Half-precision weights double in size; what describes them is read as JSON.
  const auto file_bytes = static_cast<double>(staged_file().size());
  Status status = check_memory(2 * file_bytes + bytes_per_letter * header_letters(staged_file()));
  if (!status.ok()) return status;
  Result<ModelFile> read = read_model(staged_file());
  if (!read.ok()) return read.status();
  ModelFile& file = read.value();
  LayerList list{file.input_shape, std::move(file.layers), {}};
  if (Status fits = check_network_memory(list, 0); !fits.ok()) return fits;
  Result<Network> network = Network::create(std::move(list.layers), list.input_shape);
  if (!network.ok()) return network.status();
  return add_model(std::move(network.value()));
}

std::string model_text(int model) {
  const Network& network = models().get(model)->network;
  JsonWriter json;
  json.open(nullptr, '{');
  json.shape("inputShape", network.input_shape());
  json.shape("outputShape", network.output_shape());
  write_layers("layers", network.layers(), json);
  json.open("parameters", '[');
  for (const ParameterRange& range : network.parameter_ranges()) {
    json.open(nullptr, '{');
    json.whole("layer", range.layer);
    json.boolean("isBias", range.is_bias);
    json.close('}');
  }
  json.close(']');
  json.close('}');
  return json.take();
}

}  // namespace convscope::bindings
