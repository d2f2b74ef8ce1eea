// What carries text about models: layer lists in, descriptions out.
#pragma once

#include <cstdint>
#include <string>

#include "core/status.h"

namespace convscope::bindings {

/// The shape behind the list's only layer, as JSON.
Result<std::string> output_shape_text(const std::string& layer_list);
/// One object for each layer, as JSON: cs.describe's answer.
Result<std::string> describe_text(const std::string& layer_list);

/// The number of a new model from a layer list, whose weights are staged.
Result<int> create_model(const std::string& layer_list, std::uint64_t seed);
/// The number of a new model from the staged file.
Result<int> load_model();
/// What a model is: shapes, layers without weights, and to which layer each result of `parameters`
/// belongs; as JSON.
std::string model_text(int model);

}  // namespace convscope::bindings
