// Tensors or a file that wait in WebAssembly memory for the function that is called next.
#pragma once

#include <cstdint>
#include <span>

#include "bindings/call.h"

namespace convscope::bindings {

/// Checks a tensor and does nothing else.
Call& check_tensor_call();
Call& stage_call();
Call& stage_file_call();

/// The values of the staged tensors, in order, until the next call.
std::span<const std::span<const float>> staged_tensors();
/// The bytes of the staged file, until the next call.
std::span<const std::uint8_t> staged_file();

}  // namespace convscope::bindings
