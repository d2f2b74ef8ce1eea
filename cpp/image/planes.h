// Between the bytes of ImageData and tensors: [3, H, W] planes or one grey plane, 0 (black) … 1
// (full).
//
//   rgba_to_planes(bytes, picture.view());     // [3, H, W]
//   planes_to_rgba(picture.view(), bytes);
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "core/tensor.h"

namespace convscope {

/// planes: [3, H, W], written; rgba: 4·H·W bytes. What is transparent is laid on white first, as a
/// page shows it.
void rgba_to_planes(std::span<const std::uint8_t> rgba, const TensorView& planes);

/// grey: [H, W], written: luma 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601, as PIL and OpenCV); white
/// is 1, on white as above.
void rgba_to_grey(std::span<const std::uint8_t> rgba, const TensorView& grey);

/// rgba: written, opaque. planes: [3, H, W] or one grey plane [1, H, W] or [H, W]. Values are
/// clamped to 0…1 and rounded; what is no number becomes magenta.
void planes_to_rgba(const ConstTensorView& planes, std::span<std::uint8_t> rgba);

/// Pixels that planes_to_rgba has to clamp by more than half a step of its bytes: [3, H, W], or one
/// grey plane. What is no number counts too.
std::size_t count_clipped(const ConstTensorView& planes);

/// grey: [H, W], written, from planes [3, H, W], with the weights of rgba_to_grey.
void planes_to_grey(const ConstTensorView& planes, const TensorView& grey);

}  // namespace convscope
