// Pooling plane by plane, neighbouring columns in the lanes. Small windows inside the picture stay
// in registers (pool2d_squares.h); of others first the rows go, cell by cell along the row, into a
// line that has the padding as its ends, then the columns of that line.
#include <algorithm>
#include <limits>
#include <type_traits>

#include "core/f32x4.h"
#include "ops/long_sum.h"
#include "ops/pool2d_fast.h"
#include "ops/pool2d_reductions.h"
#include "ops/pool2d_squares.h"
#include "ops/pool2d_taps.h"

namespace convscope {
namespace {

constexpr int lanes = F32x4::size;

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
    return (std::max(count, lanes) - 1) * columns.stride + kernel_reach(columns);
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

template <typename Reduction>
inline void combine_vector(const RowJob& job, int column, float* to) {
  const float* row = job.first_row + column;
  F32x4 result = F32x4::load(row);
  for (int m = 1; m < job.rows; ++m) {
    row += job.row_step;
    result = Reduction::combine(result, F32x4::load(row));
  }
  result.store(to);
}

/// One column. In a vector, because of two floats the larger would be chosen by a branch that
/// nobody can predict.
template <typename Reduction>
inline void combine_one(const RowJob& job, int column, float* to) {
  const float* row = job.first_row + column * job.column_step;
  F32x4 result = F32x4::load_splat(row);
  for (int m = 1; m < job.rows; ++m) {
    row += job.row_step;
    result = Reduction::combine(result, F32x4::load_splat(row));
  }
  result.store_first(to, 1);
}

/// The rows of a window become one line, padding included.
template <typename Reduction>
[[gnu::noinline]] void fill_line(const Segment& segment, const RowJob& job, float* line) {
  const int begin = segment.line_begin();
  const int end = begin + segment.line_size();
  const int inside = std::clamp(0, begin, end);
  const int outside = std::clamp(segment.columns.input, inside, end);
  std::fill(line, line + (inside - begin), segment.padding);
  std::fill(line + (outside - begin), line + (end - begin), segment.padding);
  if (outside - inside < lanes || job.column_step != 1) {
    for (int column = inside; column < outside; ++column) {
      combine_one<Reduction>(job, column, line + (column - begin));
    }
    return;
  }
  // The last vector overlaps the one before instead of leaving a remainder.
  for (int place = inside; place < outside; place += lanes) {
    const int column = std::min(place, outside - lanes);
    combine_vector<Reduction>(job, column, line + (column - begin));
  }
}

/// The columns of each window in the line become one output.
template <typename Reduction, int stride>
[[gnu::noinline]] void reduce_line(const Segment& segment, const RowJob& job, const float* line,
                                   float* output) {
  const auto& [input, kernel, step, dilation, before, after, ceil] = segment.columns;
  for (int place = 0; place < segment.count; place += lanes) {
    const int column = std::max(0, std::min(place, segment.count - lanes));
    const float* window = line + column * step;
    F32x4 result = load_strided<stride>(window, step);
    for (int n = 1; n < kernel; ++n) {
      window += dilation;
      result = Reduction::combine(result, load_strided<stride>(window, step));
    }
    const F32x4 cells = F32x4::splat(job.cells) * F32x4::load(segment.cells + column);
    result = Reduction::finish(result, F32x4::splat(segment.padding), cells);
    if (segment.count >= lanes) {
      result.store(output + column);
    } else {
      result.store_first(output, segment.count);
    }
  }
}

/// Whether a line holds enough for four windows side by side.
bool fits_lines(const Window& window) {
  const Axis& columns = window.columns;
  return columns.stride <= line_cells / (2 * lanes) && kernel_reach(columns) <= line_cells / 2;
}

RowJob row_job(const Pool2dPlan& plan, ConstPictureView input, int channel, int row) {
  const Taps taps = taps_inside(plan.window.rows, row);
  return {
      .first_row = input.at(channel, taps.first, 0),
      .row_step = taps.step * input.row_step,
      .rows = taps.count,
      .column_step = input.column_step,
      .cells = static_cast<float>(cells_counted(plan.window.rows, row, plan.count_include_pad))};
}

/// Output rows `top` to `bottom` - 1 of all channels, the columns of a segment.
template <typename Reduction>
void pool_segment(const Segment& segment, const Pool2dPlan& plan, ConstPictureView input,
                  PictureView output, int top, int bottom) {
  const int stride = segment.columns.stride;
  const auto reduce = stride == 1   ? reduce_line<Reduction, 1>
                      : stride == 2 ? reduce_line<Reduction, 2>
                                    : reduce_line<Reduction, 0>;
  float line[line_cells];
  float results[line_cells];
  for (int channel = 0; channel < output.channels; ++channel) {
    for (int row = top; row < bottom; ++row) {
      const RowJob job = row_job(plan, input, channel, row);
      fill_line<Reduction>(segment, job, line);
      float* const target = output.at(channel, row, segment.first);
      if (output.column_step == 1) {
        reduce(segment, job, line, target);
        continue;
      }
      reduce(segment, job, line, results);
      for (int i = 0; i < segment.count; ++i) target[i * output.column_step] = results[i];
    }
  }
}

/// What the ways to pool do with the cells of windows.
struct Kernels {
  void (*pool_segment)(const Segment&, const Pool2dPlan&, ConstPictureView, PictureView, int, int);
  void (*reduce_squares)(const SquaresJob&);
  float (*reduce_window)(const RowJob&, const Taps&, float);
  bool divides;
};

/// Outputs from row `top` and column `left` on, up to `bottom` and `right`.
struct Block {
  int top;
  int left;
  int bottom;
  int right;
};

[[gnu::noinline]] void pool_by_lines(const Kernels& kernels, const Pool2dPlan& plan,
                                     ConstPictureView input, PictureView output, const Block& block,
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
Block squares_inside(const Window& window, PictureView output) {
  const auto& [rows, columns, mode] = window;
  const bool is_square = rows.kernel == columns.kernel && rows.stride == columns.stride &&
                         rows.dilation == 1 && columns.dilation == 1;
  if (!is_square || !fits_squares(rows.kernel, rows.stride)) return {};
  const auto [top, bottom] = places_inside(rows, output.rows);
  const auto [left, right] = places_inside(columns, output.columns);
  return right - left < lanes ? Block{} : Block{top, left, bottom, right};
}

void pool_squares(const Kernels& kernels, const Window& window, ConstPictureView input,
                  PictureView output, const Block& block, float padding) {
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

/// The largest of values that come one by one. In a vector, because one float would be chosen by a
/// branch that nobody can predict.
class Maximum {
 public:
  Maximum(float start, int /*terms_per_part*/) : value_(F32x4::splat(start)) {}
  void add(float value) { value_ = larger_or_nan(value_, F32x4::splat(value)); }
  float value() const {
    float lane[lanes];
    value_.store(lane);
    return lane[0];
  }

 private:
  F32x4 value_;
};

/// One window by itself.
template <typename OneByOne>
[[gnu::noinline]] float reduce_window(const RowJob& job, const Taps& columns, float start) {
  OneByOne result{start, max_terms_per_part};
  for (int m = 0; m < job.rows; ++m) {
    const float* row = job.first_row + m * job.row_step + columns.first;
    for (int n = 0; n < columns.count; ++n) result.add(row[n * columns.step]);
  }
  return result.value();
}

/// Windows so large that no line holds them, or that their sums are long.
[[gnu::noinline]] void pool_one_by_one(const Kernels& kernels, const Pool2dPlan& plan,
                                       ConstPictureView input, PictureView output, float start) {
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

void pool_planes(const Kernels& kernels, const Pool2dPlan& plan, ConstPictureView input,
                 PictureView output, float padding, bool has_lines) {
  if (!has_lines) return pool_one_by_one(kernels, plan, input, output, padding);
  const auto by_lines = [&](const Block& block) {
    pool_by_lines(kernels, plan, input, output, block, padding);
  };
  const Block inside = squares_inside(plan.window, output);
  if (inside.top >= inside.bottom) return by_lines({0, 0, output.rows, output.columns});
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

template <typename Reduction, typename OneByOne>
constexpr Kernels kernels_of{.pool_segment = pool_segment<Reduction>,
                             .reduce_squares = reduce_squares<Reduction>,
                             .reduce_window = reduce_window<OneByOne>,
                             .divides = std::is_same_v<Reduction, Mean>};

/// Whether one window is all of a picture, whose cells stand side by side, and few enough for a sum
/// in each lane.
bool is_whole(const Window& window, ConstPictureView input) {
  const auto& [rows, columns, mode] = window;
  return rows.kernel == input.rows && columns.kernel == input.columns &&
         window.padding() == Padding{} && input.row_step == input.columns &&
         input.rows * input.columns <= lanes * max_terms_per_part;
}

float mean_of(const float* cells, int count) {
  F32x4 sums = F32x4::zero();
  int i = 0;
  for (; i + lanes <= count; i += lanes) sums = sums + F32x4::load(cells + i);
  float sum[lanes];
  sums.store(sum);
  float total = (sum[0] + sum[1]) + (sum[2] + sum[3]);
  for (; i < count; ++i) total += cells[i];
  return total / static_cast<float>(count);
}

}  // namespace

void max_pool2d_planes(const Window& window, ConstPictureView input, PictureView output,
                       FusedActivation activation) {
  const bool relu = activation == FusedActivation::relu;
  const float least = relu ? 0.0f : -std::numeric_limits<float>::infinity();
  Pool2dPlan plan;
  plan.window = window;
  pool_planes(kernels_of<Largest, Maximum>, plan, input, output, least, fits_lines(window));
}

void avg_pool2d_planes(const Pool2dPlan& plan, ConstPictureView input, PictureView output) {
  const auto& [rows, columns, mode] = plan.window;
  if (is_whole(plan.window, input)) {
    for (int channel = 0; channel < output.channels; ++channel) {
      *output.at(channel, 0, 0) = mean_of(input.at(channel, 0, 0), input.rows * input.columns);
    }
    return;
  }
  // A sum of column sums rounds as often as a window has rows and columns.
  const bool is_short = rows.kernel + columns.kernel <= max_terms_per_part;
  pool_planes(kernels_of<Mean, LongSum>, plan, input, output, 0.0f,
              is_short && fits_lines(plan.window));
}

}  // namespace convscope
