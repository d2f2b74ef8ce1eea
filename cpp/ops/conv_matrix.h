// Convolution is a matrix: y = W·x for a flattened picture, with few entries that repeat (Toeplitz
// blocks).
//
//   Result<ConvMatrix> matrix = conv_matrix(weight.view(), Shape{1, 4, 4}, options);
//   for (entry k) y[matrix.row_index[k]] += matrix.values[k] * x[matrix.column_index[k]];
#pragma once

#include <cstdint>
#include <vector>

#include "ops/conv2d.h"

namespace convscope {

/// No matrix has more entries: 2^26, at 12 bytes each 805 MB.
inline constexpr long long max_matrix_entries = 1LL << 26;

/// A sparse matrix as a list of its entries, sorted by row, then column; no place appears twice.
struct ConvMatrix {
  int rows = 0;     // O · Hout · Wout, flattened as y is
  int columns = 0;  // C · H · W, flattened as x is
  std::vector<std::int32_t> row_index;
  std::vector<std::int32_t> column_index;
  std::vector<float> values;
};

/// How many entries conv_matrix makes at most; RangeError as from it.
Result<long long> conv_matrix_entries(const Shape& weight, const Shape& input_shape,
                                      const Conv2dOptions& options);

/// The matrix of conv2d without bias and activation on one picture of `input_shape` [C, H, W];
/// weight is [O, C/groups, kH, kW]. Every tap that meets the picture has an entry, also where the
/// weight is 0. At borders that repeat the picture several taps meet one cell, and their weights
/// are added up. RangeError naming inputShape, as from plan_conv2d, and for more than
/// max_matrix_entries.
Result<ConvMatrix> conv_matrix(const ConstTensorView& weight, const Shape& input_shape,
                               const Conv2dOptions& options);

}  // namespace convscope
