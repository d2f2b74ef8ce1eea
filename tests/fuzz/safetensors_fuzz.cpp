// Model files as untrusted bytes: whatever they hold, reading ends with a network or with a
// sentence. What was read can be written and read again as the same, and makes a network that runs,
// or says why not.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <vector>

#include "nn/model_file.h"
#include "nn/network.h"

namespace convscope {
namespace {

constexpr std::int64_t most_products = 1 << 20;
constexpr std::int64_t most_bytes = 1 << 20;

void require(bool condition) {
  if (!condition) std::abort();
}

void read_and_write(std::span<const std::uint8_t> bytes) {
  const Result<ModelFile> model = read_model(bytes);
  if (!model.ok()) {
    require(!model.status().message().empty());
    return;
  }
  // In four bytes every value survives, NaNs included, so the second writing repeats the first.
  const std::vector<std::uint8_t> written = write_model(model.value(), StoredType::f32);
  const Result<ModelFile> again = read_model(written);
  require(again.ok());
  require(write_model(again.value(), StoredType::f32) == written);

  const auto description = describe(model.value().layers, model.value().input_shape);
  if (!description.ok()) return;
  std::int64_t products = 0;
  std::int64_t activation_bytes = 0;
  for (const LayerDescription& layer : description.value()) {
    products += layer.multiply_adds;
    activation_bytes += layer.activation_bytes;
    if (products > most_products || activation_bytes > most_bytes) return;
  }
  if (model.value().input_shape.element_count() * sizeof(float) > most_bytes) return;
  const Result<Network> network = Network::create(model.value().layers, model.value().input_shape);
  if (!network.ok()) return;
  Workspace workspace = network.value().make_workspace(Keep::activations);
  network.value().run(workspace);
}

}  // namespace
}  // namespace convscope

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  convscope::read_and_write({data, size});
  return 0;
}
