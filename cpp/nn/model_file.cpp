#include "nn/model_file.h"

#include <algorithm>
#include <string_view>

#include "core/text.h"
#include "nn/json.h"
#include "nn/layer_json.h"

namespace convscope {
namespace {

constexpr std::string_view architecture_name = "architecture";
constexpr std::string_view input_shape_name = "inputShape";

/// The JSON that stands as text in the metadata.
Result<Json> read_json_metadata(const Safetensors& file, std::string_view name) {
  const std::string* text = file.find_metadata(name);
  if (text == nullptr) {
    return Status::type_error(
        concat("the file's __metadata__ has no ", name, ": without it the tensors are no network"));
  }
  return parse_json(*text, concat("__metadata__.", name));
}

/// Moves weight and bias of each layer out of the file's tensors.
Status attach_weights(Safetensors& file, std::vector<Layer>& layers) {
  std::size_t used = 0;
  const auto take = [&](const std::string& name, Tensor& tensor) {
    const auto place = std::ranges::find(file.tensors, name, &NamedTensor::name);
    if (place == file.tensors.end()) return false;
    tensor = std::move(place->tensor);
    place->name.clear();
    ++used;
    return true;
  };
  for (std::size_t i = 0; i < layers.size(); ++i) {
    Layer& layer = layers[i];
    if (!has_weights(layer.type)) continue;
    if (layer.name.empty()) {
      return Status::type_error(
          concat("layers[", i, "].name is missing; its weights are found by it"));
    }
    if (!take(layer.name + ".weight", layer.weight)) {
      return Status::range_error(
          concat("layers[", i, "].weight: the file has no tensor ", layer.name, ".weight"));
    }
    take(layer.name + ".bias", layer.bias);
  }
  if (used == file.tensors.size()) return {};
  const auto left =
      std::ranges::find_if(file.tensors, [](const auto& t) { return !t.name.empty(); });
  if (left == file.tensors.end())
    return Status::range_error("a tensor of the file has an empty name");
  return Status::range_error(concat("tensor ", left->name, " belongs to no layer"));
}

}  // namespace

Result<ModelFile> read_model(std::span<const std::uint8_t> bytes) {
  Result<Safetensors> file = read_safetensors(bytes);
  if (!file.ok()) return file.status();
  Result<Json> architecture = read_json_metadata(file.value(), architecture_name);
  if (!architecture.ok()) return architecture.status();
  Result<Json> sizes = read_json_metadata(file.value(), input_shape_name);
  if (!sizes.ok()) return sizes.status();

  Result<Shape> input_shape = shape_from_json(sizes.value(), "inputShape");
  if (!input_shape.ok()) return input_shape.status();
  Result<std::vector<Layer>> layers = layers_from_json(architecture.value());
  if (!layers.ok()) return layers.status();
  if (Status status = attach_weights(file.value(), layers.value()); !status.ok()) return status;

  ModelFile model{std::move(layers).value(), input_shape.value(), std::move(file.value().metadata)};
  std::erase_if(model.notes, [](const auto& note) {
    return note.first == architecture_name || note.first == input_shape_name;
  });
  return model;
}

std::vector<std::uint8_t> write_model(const ModelFile& model, StoredType type) {
  Safetensors file;
  JsonWriter architecture;
  write_layers(nullptr, model.layers, architecture);
  file.metadata.emplace_back(architecture_name, architecture.take());
  JsonWriter input_shape;
  input_shape.shape(nullptr, model.input_shape);
  file.metadata.emplace_back(input_shape_name, input_shape.take());
  file.metadata.insert(file.metadata.end(), model.notes.begin(), model.notes.end());
  for (const Layer& layer : model.layers) {
    if (!layer.weight.empty()) file.tensors.push_back({layer.name + ".weight", layer.weight});
    if (!layer.bias.empty()) file.tensors.push_back({layer.name + ".bias", layer.bias});
  }
  return write_safetensors(file, type);
}

}  // namespace convscope
