// Pooling plane by plane, neighbouring columns in the lanes: which outputs go which way.
#include <algorithm>
#include <limits>
#include <utility>

#include "core/f32x4.h"
#include "ops/long_sum.h"
#include "ops/pool2d_fast.h"
#include "ops/pool2d_lines.h"

namespace convscope {
namespace {

constexpr int lanes = F32x4::size;

/// Whether a line holds enough for four windows side by side.
bool fits_lines(const Window& window) {
  const Axis& columns = window.columns;
  return columns.stride <= line_cells / (2 * lanes) && kernel_reach(columns) <= line_cells / 2;
}

/// Outputs from row `top` and column `left` on, up to `bottom` and `right`.
struct Block {
  int top;
  int left;
  int bottom;
  int right;
};

void pool_by_lines(const PoolKernels& kernels, const Pool2dPlan& plan,
                   const ConstPictureView& input, const PictureView& output, const Block& block,
                   float padding) {
  Segment segment;
  segment.columns = plan.window.columns;
  segment.padding = padding;
  const int most = (line_cells - kernel_reach(segment.columns)) / segment.columns.stride + 1;
  for (int first = block.left; first < block.right; first += most) {
    segment.first = first;
    segment.count = std::min(most, block.right - first);
    for (int i = 0; i < segment.count; ++i) {
      segment.cells[i] =
          static_cast<float>(cells_counted(segment.columns, first + i, plan.count_include_pad));
    }
    kernels.pool_segment(segment, plan, input, output, block.top, block.bottom);
  }
}

/// The windows that lie on the picture as a whole, if they are as pool2d_squares.h wants them.
Block squares_inside(const Window& window, const PictureView& output) {
  const auto& [rows, columns, mode] = window;
  const bool is_square = rows.kernel == columns.kernel && rows.stride == columns.stride &&
                         rows.dilation == 1 && columns.dilation == 1;
  if (!is_square || !fits_squares(rows.kernel, rows.stride)) return {};
  const auto [top, bottom] = places_inside(rows, output.rows);
  const auto [left, right] = places_inside(columns, output.columns);
  return right - left < lanes ? Block{} : Block{top, left, bottom, right};
}

void pool_squares(const PoolKernels& kernels, const Window& window, const ConstPictureView& input,
                  const PictureView& output, const Block& block, float padding) {
  SquaresJob job{.input = input,
                 .output = output,
                 .kernel = window.rows.kernel,
                 .stride = window.rows.stride,
                 .padding = padding};
  job.input.data = input.at(0, input_index(window.rows, block.top, 0),
                            input_index(window.columns, block.left, 0));
  job.output.data = output.at(0, block.top, block.left);
  job.output.rows = block.bottom - block.top;
  job.output.columns = block.right - block.left;
  kernels.reduce_squares(job);
}

/// Planes so small that a line holds several with their padding, which at the right of a row is
/// that at the left of the next: what lies between their windows costs less than the ends of short
/// rows. False, and nothing done, for others.
bool pool_small(const PoolKernels& kernels, const Pool2dPlan& plan, ConstPictureView input,
                PictureView output, float padding) {
  const auto& [rows, columns, mode] = plan.window;
  const int margin = columns.pad_before;
  const int step = margin + input.columns;
  const int size = step * (rows.pad_before + input.rows + rows.pad_after);
  if (rows.stride != 1 || margin == 0 || margin != columns.pad_after || size > line_cells ||
      !plan.count_include_pad) {
    return false;
  }
  float cells[line_cells + lanes];
  float results[line_cells];
  std::fill(cells, std::end(cells), padding);
  PictureView padded{cells + rows.pad_before * step + margin,
                     input.rows,
                     input.columns,
                     line_cells / size,
                     step,
                     1,
                     size};
  PictureView pooled = padded;
  pooled.data = results;
  SquaresJob job{
      .input = padded, .output = pooled, .kernel = rows.kernel, .stride = 1, .padding = padding};
  job.input.data = cells;
  job.output.rows = job.output.channels = 1;
  for (int left = output.channels; left > 0; left -= padded.channels) {
    output.channels = padded.channels = std::min(padded.channels, left);
    copy_picture(input, padded);
    job.output.columns = padded.channels * size - (rows.kernel - 1) * step;
    kernels.reduce_squares(job);
    copy_picture(pooled, output);
    input.data += padded.channels * input.channel_step;
    output.data += padded.channels * output.channel_step;
  }
  return true;
}

/// Windows so large that no line holds them, or that their sums are long.
void pool_one_by_one(const PoolKernels& kernels, const Pool2dPlan& plan,
                     const ConstPictureView& input, const PictureView& output, float start) {
  const Axis& axis = plan.window.columns;
  for (int column = 0; column < output.columns; ++column) {
    const Taps taps = taps_inside(axis, column);
    const auto cells = static_cast<float>(cells_counted(axis, column, plan.count_include_pad));
    for (int channel = 0; channel < output.channels; ++channel) {
      for (int row = 0; row < output.rows; ++row) {
        const RowJob job = row_job(plan, input, channel, row);
        const float result = kernels.reduce_window(job, taps, start);
        *output.at(channel, row, column) = kernels.divides ? result / (job.cells * cells) : result;
      }
    }
  }
}

/// Rows become columns.
template <typename Value>
BasicPictureView<Value> turned(BasicPictureView<Value> picture) {
  std::swap(picture.rows, picture.columns);
  std::swap(picture.row_step, picture.column_step);
  return picture;
}

void pool_planes(const PoolKernels& kernels, const Pool2dPlan& plan, const ConstPictureView& input,
                 const PictureView& output, float padding, bool has_lines) {
  if (!has_lines) return pool_one_by_one(kernels, plan, input, output, padding);
  const auto by_lines = [&](const Block& block) {
    pool_by_lines(kernels, plan, input, output, block, padding);
  };
  const Block inside = squares_inside(plan.window, output);
  if (inside.top >= inside.bottom) return by_lines({0, 0, output.rows, output.columns});
  if (pool_small(kernels, plan, input, output, padding)) return;
  pool_squares(kernels, plan.window, input, output, inside, padding);
  by_lines({0, 0, inside.top, output.columns});
  by_lines({inside.bottom, 0, output.rows, output.columns});
  Pool2dPlan turned_plan = plan;
  std::swap(turned_plan.window.rows, turned_plan.window.columns);
  const auto by_columns = [&](int left, int right) {
    pool_by_lines(kernels, turned_plan, turned(input), turned(output),
                  {left, inside.top, right, inside.bottom}, padding);
  };
  by_columns(0, inside.left);
  by_columns(inside.right, output.columns);
}

/// Whether one window is all of a picture, whose cells stand side by side, and few enough for a sum
/// in each lane.
bool is_whole(const Window& window, const ConstPictureView& input) {
  const auto& [rows, columns, mode] = window;
  return rows.kernel == input.rows && columns.kernel == input.columns &&
         window.padding() == Padding{} && input.row_step == input.columns &&
         input.rows * input.columns <= lanes * max_terms_per_part;
}

}  // namespace

void max_pool2d_planes(const Window& window, const ConstPictureView& input,
                       const PictureView& output, FusedActivation activation) {
  const bool relu = activation == FusedActivation::relu;
  const float least = relu ? 0.0f : -std::numeric_limits<float>::infinity();
  Pool2dPlan plan;
  plan.window = window;
  pool_planes(max_kernels, plan, input, output, least, fits_lines(window));
}

void avg_pool2d_planes(const Pool2dPlan& plan, const ConstPictureView& input,
                       const PictureView& output) {
  const auto& [rows, columns, mode] = plan.window;
  if (is_whole(plan.window, input)) {
    for (int channel = 0; channel < output.channels; ++channel) {
      *output.at(channel, 0, 0) = mean_of(input.at(channel, 0, 0), input.rows * input.columns);
    }
    return;
  }
  // A sum of column sums rounds as often as a window has rows and columns.
  const bool is_short = rows.kernel + columns.kernel <= max_terms_per_part;
  pool_planes(mean_kernels, plan, input, output, 0.0f, is_short && fits_lines(plan.window));
}

}  // namespace convscope
