// Lists of layers as they come from JavaScript: JSON for the options, shapes for the weights.
//
//   {"inputShape": [1, 28, 28],
//    "layers": [{"type": "conv2d", "padding": "same"}, {"type": "flatten"}, {"type": "dense"}],
//    "weights": [{"weight": [8, 1, 5, 5], "bias": [8]}, null, {"sizes": [10], "bias": true}]}
//
// "sizes" ([O, kH, kW] of a convolution, [O, k] in one dimension, [O] of a dense layer) stands for
// weights that are not there: their shape follows from what reaches the layer.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/status.h"
#include "nn/layer.h"

namespace convscope::bindings {

struct LayerList {
  Shape input_shape;
  /// Weights and biases have shapes and no values.
  std::vector<Layer> layers;
  /// For each layer: whether its weights are to be made up.
  std::vector<bool> sized;
};

/// TypeError or RangeError naming layers[i] for what does not fit.
Result<LayerList> read_layer_list(std::string_view json);

/// Gives every weight and bias its values: the given ones in their order, zeros to the sized ones.
void fill_weights(LayerList& list, std::span<const std::span<const float>> given);

}  // namespace convscope::bindings
