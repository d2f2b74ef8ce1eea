// Layers and small networks for tests.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "nn/network.h"

namespace convscope::testing {

/// A convolution with zero weights that keeps the picture's size.
inline Layer same_conv2d(int outputs, int inputs, int kernel) {
  Layer layer{.type = LayerType::conv2d,
              .weight = Tensor(Shape{outputs, inputs, kernel, kernel}),
              .bias = Tensor(Shape{outputs})};
  layer.conv2d.window.padding_rule = PaddingRule::same;
  return layer;
}

/// A convolution over signals with zero weights.
inline Layer signal_layer(int outputs, int inputs, int kernel) {
  return {.type = LayerType::conv1d,
          .weight = Tensor(Shape{outputs, inputs, kernel}),
          .bias = Tensor(Shape{outputs})};
}

/// A locally connected layer with zero weights [Hout, Wout, O, C, kH, kW].
inline Layer own_filters_layer(const Shape& weight) {
  return {.type = LayerType::locally_connected2d,
          .weight = Tensor(weight),
          .bias = Tensor(Shape{weight[2], weight[0], weight[1]})};
}

inline Layer relu_layer() {
  return {.type = LayerType::activation, .activation = ActivationKind::relu};
}

inline Layer layer_of(LayerType type) { return {.type = type}; }

inline Layer dense_layer(int outputs, int inputs) {
  return {.type = LayerType::dense,
          .weight = Tensor(Shape{outputs, inputs}),
          .bias = Tensor(Shape{outputs})};
}

inline Network make_network(std::vector<Layer> layers, const Shape& input_shape) {
  Result<Network> network = Network::create(std::move(layers), input_shape);
  INFO(network.status().message());
  REQUIRE(network.ok());
  return std::move(network).value();
}

/// The shape of the digit network, in small: two stages of convolution, relu and pooling, then a
/// dense layer.
inline Network small_network(std::uint64_t seed) {
  Network network =
      make_network({same_conv2d(3, 1, 5), relu_layer(), layer_of(LayerType::max_pool2d),
                    same_conv2d(5, 3, 3), relu_layer(), layer_of(LayerType::max_pool2d),
                    layer_of(LayerType::flatten), dense_layer(4, 45), layer_of(LayerType::softmax)},
                   Shape{1, 12, 13});
  Random random{seed};
  network.initialize(random);
  return network;
}

}  // namespace convscope::testing
