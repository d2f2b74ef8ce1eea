#include <catch2/catch_test_macros.hpp>

#include "nn/network_parts.h"

using namespace convscope;
using namespace convscope::testing;

namespace {

std::vector<LayerDescription> digit_description() {
  const std::vector<Layer> layers{
      same_conv2d(8, 1, 5),         relu_layer(),         layer_of(LayerType::max_pool2d),
      same_conv2d(16, 8, 5),        relu_layer(),         layer_of(LayerType::max_pool2d),
      layer_of(LayerType::flatten), dense_layer(10, 784), layer_of(LayerType::softmax)};
  return describe(layers, Shape{1, 28, 28}).value();
}

}  // namespace

TEST_CASE("the digit network has 11,274 parameters, and its second convolution 16 · (8·5·5 + 1)") {
  std::int64_t parameters = 0;
  for (const LayerDescription& layer : digit_description()) parameters += layer.parameters;
  CHECK(parameters == 11274);
  CHECK(digit_description()[3].parameters == 16 * (8 * 5 * 5 + 1));
}

TEST_CASE("a convolution multiplies once for every output cell and weight of its filter") {
  const std::vector<LayerDescription> layers = digit_description();
  CHECK(layers[0].multiply_adds == 28 * 28 * 8 * 25);
  CHECK(layers[3].multiply_adds == 14 * 14 * 16 * 200);
  CHECK(layers[7].multiply_adds == 7840);
  CHECK(layers[1].multiply_adds == 0);
  CHECK(layers[0].activation_bytes == 28 * 28 * 8 * 4);
}

TEST_CASE("a locally connected layer has a filter and a bias for each place and uses each once") {
  const std::vector<Layer> layers{own_filters_layer(Shape{28, 28, 64, 3, 5, 5})};
  const LayerDescription layer = describe(layers, Shape{3, 32, 32}).value()[0];
  CHECK(layer.output_shape == Shape{64, 28, 28});
  // 784 places of 64 filters with 3·5·5 weights, and a bias for each: 784 times what sharing needs.
  CHECK(layer.parameters == 784 * 64 * (75 + 1));
  CHECK(layer.multiply_adds == 784 * 64 * 75);
  CHECK(layer.rows.size == 5);
}

TEST_CASE("the field of a signal's layer is an interval") {
  Layer strided = signal_layer(4, 1, 5);
  strided.conv2d.window.stride = {1, 2};
  strided.conv2d.window.padding = {0, 2, 0, 2};
  const std::vector<Layer> layers{strided, signal_layer(8, 4, 3), layer_of(LayerType::flatten),
                                  dense_layer(2, 8 * 48)};
  const std::vector<LayerDescription> described = describe(layers, Shape{1, 100}).value();
  CHECK(described[0].output_shape == Shape{4, 50});
  CHECK(described[0].parameters == 4 * 5 + 4);
  CHECK(described[1].output_shape == Shape{8, 48});
  CHECK(described[1].multiply_adds == 8 * 48 * 4 * 3);
  // 5, then two steps of 2 more; the padding of 2 begins before the signal.
  CHECK(described[1].columns.size == 9);
  CHECK(described[1].columns.jump == 2);
  CHECK(described[1].columns.start == -2);
  CHECK(described[1].rows.size == 1);
  // 48 units at distance 2, each 9 wide.
  CHECK(described[3].columns.size == 47 * 2 + 9);
}

TEST_CASE("receptive fields grow with kernels and strides and begin in the padding") {
  const std::vector<LayerDescription> layers = digit_description();
  // 5; pooling adds one step of 1; 5 taps at distance 2 add 8; pooling adds one step of 2.
  CHECK(layers[0].rows.size == 5);
  CHECK(layers[2].rows.size == 6);
  CHECK(layers[3].rows.size == 14);
  CHECK(layers[5].columns.size == 16);
  CHECK(layers[5].columns.jump == 4);
  CHECK(layers[5].columns.start == -6);
  // 7 units at distance 4, each 16 wide: 6 · 4 + 16.
  CHECK(layers[7].rows.size == 40);
  CHECK(layers[7].rows.jump == 0);
}
