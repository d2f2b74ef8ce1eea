// What pooling plane by plane does with the cells of windows: kernels, compiled for speed. Small
// windows inside the picture stay in registers (pool2d_squares.h); of others first the rows go,
// cell by cell along the row, into a line that has the padding as its ends, then the columns of
// that line. Internal to ops/.
#pragma once

#include "core/f32x4.h"
#include "ops/pool2d.h"
#include "ops/pool2d_squares.h"
#include "ops/pool2d_taps.h"

namespace convscope {

/// Cells of a line: a part of a row that stays in the nearest cache.
constexpr int line_cells = 1024;

/// Some neighbouring outputs of each row.
struct Segment {
  Axis columns;
  float padding;            // what combines with any value and changes nothing
  int first;                // output column
  int count;                // outputs
  float cells[line_cells];  // of each output's window, along the row: what a mean divides by

  /// The line's first cell and how many it has; there are always enough for a whole vector.
  int line_begin() const { return input_index(columns, first, 0); }
  int line_size() const {
    return (std::max(count, F32x4::size) - 1) * columns.stride + kernel_reach(columns);
  }
};

/// One row of windows of one plane. Columns need not stand side by side, for a border's columns are
/// pooled as the rows of the picture turned.
struct RowJob {
  const float* first_row;   // the input row under the window's first tap inside the picture
  std::ptrdiff_t row_step;  // from one tap's row to the next
  int rows;                 // taps inside the picture
  std::ptrdiff_t column_step;
  float cells;  // that a mean counts in each column
};

/// The windows of output row `row`.
RowJob row_job(const Pool2dPlan& plan, const ConstPictureView& input, int channel, int row);

/// What the ways to pool do with the cells of windows.
struct PoolKernels {
  void (*pool_segment)(const Segment&, const Pool2dPlan&, const ConstPictureView&,
                       const PictureView&, int, int);
  void (*reduce_squares)(const SquaresJob&);
  float (*reduce_window)(const RowJob&, const Taps&, float);
  bool divides;
};

extern const PoolKernels max_kernels;
extern const PoolKernels mean_kernels;

/// The mean of cells that stand side by side.
float mean_of(const float* cells, int count);

}  // namespace convscope
