#include "nn/model_file.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

namespace convscope {
namespace {

ModelFile example() {
  Layer convolution{.type = LayerType::conv2d, .name = "conv1"};
  convolution.weight = Tensor(Shape{1, 1, 1, 1}, {2.0f});
  convolution.bias = Tensor(Shape{1}, {1.0f});
  Layer dense{.type = LayerType::dense, .name = "fc"};
  dense.weight = Tensor(Shape{2, 4}, {1, 2, 3, 4, 5, 6, 7, 8});
  return {{convolution, {.type = LayerType::flatten, .name = "flatten"}, dense},
          Shape{1, 2, 2},
          {{"seed", "1"}}};
}

/// The example's file after its tensors or metadata were changed.
template <typename Change>
std::string refusal_after(const Change& change) {
  Safetensors file = read_safetensors(write_model(example(), StoredType::f32)).value();
  change(file);
  const Result<ModelFile> model = read_model(write_safetensors(file, StoredType::f32));
  return model.ok() ? "accepted" : model.status().message();
}

TEST_CASE("a network's file has PyTorch's tensor names and gives the same network back") {
  const std::vector<std::uint8_t> bytes = write_model(example(), StoredType::f16);
  const Result<Safetensors> file = read_safetensors(bytes);
  REQUIRE(file.ok());
  CHECK(file.value().find("conv1.weight") != nullptr);
  CHECK(file.value().find("conv1.bias") != nullptr);
  CHECK(file.value().find("fc.weight") != nullptr);
  CHECK(file.value().find("fc.bias") == nullptr);

  const Result<ModelFile> model = read_model(bytes);
  REQUIRE(model.ok());
  CHECK(model.value().input_shape == Shape{1, 2, 2});
  CHECK(model.value().notes == example().notes);
  REQUIRE(model.value().layers.size() == 3);
  CHECK(model.value().layers[0].weight.values()[0] == 2.0f);
  CHECK(model.value().layers[2].weight.values()[7] == 8.0f);
  CHECK(model.value().layers[2].bias.empty());
}

TEST_CASE("a file that lacks a part of its network, or has too much, says which") {
  CHECK(refusal_after([](Safetensors& file) { file.metadata.clear(); }) ==
        "the file's __metadata__ has no architecture: without it the tensors are no network");
  CHECK(refusal_after([](Safetensors& file) { file.tensors[0].name = "conv2.weight"; }) ==
        "layers[0].weight: the file has no tensor conv1.weight");
  CHECK(refusal_after([](Safetensors& file) {
          file.tensors.push_back({"extra", Tensor(Shape{1})});
        }) == "tensor extra belongs to no layer");
  CHECK(refusal_after([](Safetensors& file) { file.metadata[0].second = "[{]"; }) ==
        "__metadata__.architecture is not valid JSON: expected '\"' at byte 2");
  CHECK(refusal_after([](Safetensors& file) { file.metadata[1].second = "[1, 0, 2]"; }) ==
        "inputShape has 0 as a size; whole numbers from 1 fit");
}

}  // namespace
}  // namespace convscope
