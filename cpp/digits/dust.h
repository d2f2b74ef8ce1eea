// Dots beside a drawing that a slip of the pen or a scanner left: they would ruin the crop.
#pragma once

#include <cstdint>
#include <vector>

#include "core/tensor.h"

namespace convscope {

/// Marks dust in `picture` [H, W] (0 paper … 1 ink): connected pieces of ink no longer than
/// `longest` pixels, with the pixels around them, into which their edges fade. Returns one flag per
/// pixel, or nothing when there is no dust or when the small pieces hold more than a tenth of all
/// ink: a dotted digit is no dust. Ink is what is darker than `threshold`.
std::vector<std::uint8_t> find_dust(const ConstTensorView& picture, float threshold, float longest);

}  // namespace convscope
