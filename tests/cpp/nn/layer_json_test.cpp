#include "nn/layer_json.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <string>

namespace convscope {
namespace {

Result<std::vector<Layer>> read(std::string_view text) {
  return layers_from_json(parse_json(text, "layers").value());
}

std::string refusal(std::string_view text) {
  const auto layers = read(text);
  return layers.ok() ? "accepted" : layers.status().message();
}

TEST_CASE("a convolution's options carry the API's names") {
  const auto layers = read(R"([{"type": "conv2d", "name": "conv1", "stride": [2, 1], "dilation": 3,
      "padding": [1, 2, 3, 4], "paddingMode": "reflect", "groups": 4, "operation": "convolution",
      "activation": "leaky-relu"}])");
  REQUIRE(layers.ok());
  const Layer& layer = layers.value()[0];
  CHECK(layer.type == LayerType::conv2d);
  CHECK(layer.name == "conv1");
  CHECK(layer.conv2d.window.stride == Pair{2, 1});
  CHECK(layer.conv2d.window.dilation == Pair{3, 3});
  CHECK(layer.conv2d.window.padding == Padding{1, 2, 3, 4});
  CHECK(layer.conv2d.window.padding_mode == PaddingMode::reflect);
  CHECK(layer.conv2d.groups == 4);
  CHECK(layer.conv2d.operation == Operation::convolution);
  CHECK(layer.conv2d.activation == std::vector{ActivationKind::leaky_relu});
}

TEST_CASE("padding as one number, as a pair and by name") {
  const auto layers =
      read(R"([{"type": "conv2d", "padding": 2}, {"type": "conv2d", "padding": [1, 2]},
                               {"type": "conv2d", "padding": "same"}])");
  REQUIRE(layers.ok());
  CHECK(layers.value()[0].conv2d.window.padding == Padding{2, 2, 2, 2});
  CHECK(layers.value()[1].conv2d.window.padding == Padding{1, 2, 1, 2});
  CHECK(layers.value()[2].conv2d.window.padding_rule == PaddingRule::same);
}

TEST_CASE("a signal's padding as one number and as its two ends") {
  const auto layers =
      read(R"([{"type": "conv1d", "padding": 2}, {"type": "conv1d", "padding": [1, 2]}])");
  REQUIRE(layers.ok());
  CHECK(layers.value()[0].conv2d.window.padding == Padding{0, 2, 0, 2});
  CHECK(layers.value()[1].conv2d.window.padding == Padding{0, 1, 0, 2});
}

TEST_CASE("a pool's stride is its kernel unless it is given") {
  const auto layers = read(R"([{"type": "maxPool2d", "kernel": [3, 2]},
                               {"type": "avgPool2d", "kernel": 3, "stride": 1, "countIncludePad": false}])");
  REQUIRE(layers.ok());
  CHECK(layers.value()[0].pool2d.window.stride == Pair{3, 2});
  CHECK(layers.value()[1].pool2d.window.stride == Pair{1, 1});
  CHECK_FALSE(layers.value()[1].pool2d.count_include_pad);
}

TEST_CASE("layers that were written are read again as the same text") {
  const std::string text = GENERATE(
      R"([{"type":"conv2d","name":"conv1","padding":"same"},{"type":"activation","kind":"relu"}])",
      R"([{"type":"conv2d","stride":2,"dilation":[1,2],"padding":[1,2,3,4],"paddingMode":"circular"}])",
      R"([{"type":"conv2d","padding":[1,2],"groups":2,"operation":"convolution","activation":["relu","tanh"]}])",
      R"([{"type":"conv1d","stride":2,"dilation":3,"padding":[1,2],"paddingMode":"reflect","groups":2}])",
      R"([{"type":"conv1d","padding":1},{"type":"conv1d","padding":"same"},{"type":"conv1d","padding":[0,2]}])",
      R"([{"type":"locallyConnected2d","stride":[1,2],"padding":"same","operation":"convolution","activation":"tanh"}])",
      R"([{"type":"maxPool2d","kernel":[3,2],"stride":[1,2],"padding":1,"ceilMode":true,"dilation":2}])",
      R"([{"type":"avgPool2d","kernel":2,"countIncludePad":false},{"type":"globalAvgPool2d"}])",
      R"([{"type":"flatten"},{"type":"dense","name":"fc"},{"type":"softmax"}])");
  const auto layers = read(text);
  REQUIRE(layers.ok());
  JsonWriter json;
  write_layers(nullptr, layers.value(), json);
  CHECK(json.take() == text);
}

TEST_CASE("what does not fit is named by its place and answered with what would") {
  CHECK(refusal("{}") == "layers must be an array, got an object");
  CHECK(refusal("[7]") == "layers[0] must be an object with a type, got a number");
  CHECK(refusal(R"([{"name": "a"}])") == "layers[0].type is missing");
  CHECK(refusal(R"([{"type": "conv3d"}])") ==
        "layers[0].type must be one of 'conv2d', 'conv1d', 'locallyConnected2d', 'maxPool2d', "
        "'avgPool2d', 'globalAvgPool2d', "
        "'activation', 'flatten', 'dense', 'softmax', got \"conv3d\"");
  CHECK(refusal(R"([{"type": "conv1d", "padding": [1, 2, 3, 4]}])") ==
        "layers[0].padding must be a number, [before, after], 'valid', 'same' or 'full', got "
        "[1,2,3,4]");
  CHECK(refusal(R"([{"type": "conv1d", "stride": [1, 2]}])") ==
        "layers[0].stride must be a whole number, got [1,2]");
  CHECK(refusal(R"([{"type": "locallyConnected2d", "groups": 1}])") ==
        "layers[0].groups is no option of locallyConnected2d; options are type, name, stride, "
        "dilation, padding, paddingMode, operation, activation");
  CHECK(refusal(R"([{"type": "flatten"}, {"type": "dense", "stride": 2}])") ==
        "layers[1].stride is no option of dense; options are type, name");
  CHECK(refusal(R"([{"type": "conv2d", "stride": 1.5}])") ==
        "layers[0].stride must be a whole number below 2^31, got 1.5");
  CHECK(refusal(R"([{"type": "conv2d", "stride": "two"}])") ==
        "layers[0].stride must be a number or [height, width], got \"two\"");
  CHECK(refusal(R"([{"type": "conv2d", "padding": "some"}])") ==
        "layers[0].padding must be one of 'valid', 'same', 'full', got \"some\"");
  CHECK(refusal(R"([{"type": "maxPool2d"}])") == "layers[0].kernel is missing");
  CHECK(refusal(R"([{"type": "flatten", "name": "a"}, {"type": "softmax", "name": "a"}])") ==
        "layers[1].name 'a' is taken by a layer before it");
}

TEST_CASE("a wrong kind is a TypeError, a wrong number a RangeError") {
  CHECK(read(R"([{"type": "conv2d", "stride": "two"}])").status().kind() == ErrorKind::type);
  CHECK(read(R"([{"type": "conv2d", "stride": 1e12}])").status().kind() == ErrorKind::range);
}

}  // namespace
}  // namespace convscope
