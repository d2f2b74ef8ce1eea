// Kernels that are a column times a row: K[i][j] = rows[i] · columns[j]. Blurs, boxes, edges. A
// picture is convolved with such a kernel row by row and then column by column, with kH + kW
// products for each output instead of kH · kW.
//
//   std::vector<float> rows(3), columns(3);
//   if (separate_kernel(kernel, rows, columns)) …  // 1 2 1, 2 4 2, 1 2 1 → 4 8 4 and 1/4 1/2 1/4
#pragma once

#include <span>

namespace convscope {

/// kernel [kH][kW], rows [kH], columns [kW]. Whether each weight is the product to within 8 · 2^-24
/// of itself, which is what rounding each of the four weights that tell twice leaves; if so, writes
/// the factors, |K[i][j] - rows[i] · columns[j]| ≤ 9 · 2^-24 |K[i][j]|.
///
/// The columns' magnitudes add up to at most 1, so that no sum along a row is larger than what it
/// was made of. Weights without a number, and such small ones that the factors would lose digits,
/// are left as they are.
bool separate_kernel(std::span<const float> kernel, std::span<float> rows,
                     std::span<float> columns);

}  // namespace convscope
