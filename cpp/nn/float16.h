// Half precision (IEEE 754 binary16) as stored numbers: two bytes a weight instead of four.
//
//   to_half(1.0f) == 0x3C00;  from_half(0x3C00) == 1.0f
#pragma once

#include <cstdint>

namespace convscope {

/// The float that these sixteen bits stand for; exact.
float from_half(std::uint16_t half);

/// The nearest half, ties to even. Beyond 65,504 (after rounding): infinity; NaN stays NaN.
std::uint16_t to_half(float value);

}  // namespace convscope
