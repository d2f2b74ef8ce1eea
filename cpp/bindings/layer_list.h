// Lists of layers among a call's arguments: the input's shape, how many layers there are, and for
// each its type, its options as the operator has them, and its weights.
//
// Weights are none (0), given (1, their shape) or made up (2, their sizes: [O, kH, kW] of a
// convolution, [O, k] in one dimension, [O] of a dense layer). The shape of those follows from what
// reaches the layer. A bias is there (1) or not (0).
#pragma once

#include <vector>

#include "bindings/arguments.h"
#include "bindings/exchange.h"
#include "nn/layer.h"

namespace convscope::bindings {

struct LayerList {
  Shape input_shape;
  Shape output_shape;
  /// Weights and biases have shapes and no values.
  std::vector<Layer> layers;
  /// For each layer: whether its weights are to be made up.
  std::vector<bool> sized;
};

/// RangeError naming layers[i] for what does not fit. Given weights and biases become inputs of
/// `inputs`, if that is not null.
Result<LayerList> read_layer_list(Arguments& arguments, Exchange* inputs);

/// Gives every weight and bias its values: the given ones from the inputs, zeros to the others. How
/// many inputs there were.
int fill_weights(LayerList& list, const Exchange& exchange);

}  // namespace convscope::bindings
