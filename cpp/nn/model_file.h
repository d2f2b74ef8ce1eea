// A whole network as a safetensors file: weights under PyTorch's names (`conv1.weight`,
// `conv1.bias`), the layers and the input's shape as JSON in the metadata.
//
//   Result<ModelFile> model = read_model(bytes);
//   if (!model.ok()) return model.status();   // "layers[0].weight: the file has no tensor
//   conv1.weight" Result<Network> network = Network::create(std::move(model.value().layers),
//   model.value().input_shape);
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/shape.h"
#include "core/status.h"
#include "nn/layer.h"
#include "nn/safetensors.h"

namespace convscope {

struct ModelFile {
  std::vector<Layer> layers;  // with weights
  Shape input_shape;          // of one example
  /// What else the file says about itself, text by text: how it was trained, how good it is.
  std::vector<std::pair<std::string, std::string>> notes;
};

/// The network in a safetensors file whose metadata has `architecture` and `inputShape`. A
/// convolution or dense layer needs a name and a weight; a bias is optional; a tensor that belongs
/// to no layer is refused. Whether the weights fit the layers is not checked here; Network::create
/// does that.
Result<ModelFile> read_model(std::span<const std::uint8_t> bytes);

/// The file's bytes. Layers with weights must have names, each its own (Network::layers() have).
std::vector<std::uint8_t> write_model(const ModelFile& model, StoredType type);

}  // namespace convscope
