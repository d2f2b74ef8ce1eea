// Layers as JSON, with the option names of the JavaScript API: what a model file says about its
// network. Programs read and write it here, pages in web/src/library/formats.
//
//   [{"type": "conv2d", "name": "conv1", "padding": "same"}, {"type": "activation", "kind":
//   "relu"},
//    {"type": "maxPool2d", "kernel": 2}, {"type": "flatten"}, {"type": "dense", "name": "fc"},
//    {"type": "softmax"}]
//
// Weights are not part of it: they stand beside it, as tensors.
#pragma once

#include <span>
#include <vector>

#include "core/shape.h"
#include "core/status.h"
#include "nn/json.h"
#include "nn/json_writer.h"
#include "nn/layer.h"

namespace convscope {

/// The layers that an array describes, without weights. Options left out have the API's defaults (a
/// pool's stride is its kernel; its kernel must be given). TypeError naming layers[i].option for an
/// unknown type, an unknown option or a wrong kind of value; RangeError for a number that is not
/// whole or a name used twice. Whether windows fit their input is not checked here; Network::create
/// does that.
Result<std::vector<Layer>> layers_from_json(const Json& json);

/// Writes the array for `layers`. Options that have their default are left out; layers_from_json
/// gives the same layers.
void write_layers(const char* name, std::span<const Layer> layers, JsonWriter& json);

/// [1, 28, 28]: an array of whole numbers, checked as make_shape does.
Result<Shape> shape_from_json(const Json& json, const TextPart& argument);

}  // namespace convscope
