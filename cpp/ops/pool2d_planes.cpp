// Pooling plane by plane, neighbouring columns in the lanes.
#include <algorithm>
#include <limits>

#include "core/f32x4.h"
#include "ops/long_sum.h"
#include "ops/pool2d_fast.h"
#include "ops/pool2d_taps.h"

namespace convscope {
namespace {

constexpr int lanes = F32x4::size;

/// The largest of values that come one by one.
class Maximum {
 public:
  Maximum(float start, int /*terms_per_part*/) : value_{start} {}
  void add(float value) { value_ = larger_or_nan(value_, F32x1{value}); }
  float value() const { return value_.value; }

 private:
  F32x1 value_;
};

struct Largest {
  using OneByOne = Maximum;
  template <typename Vector>
  static Vector combine(Vector a, Vector b) {
    return larger_or_nan(a, b);
  }
};
struct Sum {
  using OneByOne = LongSum;
  template <typename Vector>
  static Vector combine(Vector a, Vector b) {
    return a + b;
  }
};

/// One row of one plane.
struct RowJob {
  const float* first_row;   // the input row under the window's first tap inside the picture
  std::ptrdiff_t row_step;  // from one tap's row to the next
  Taps rows;
  Axis columns;
  float* output;
  float start;  // what a combination begins with and changes nothing: 0 of a sum, the least of a
                // maximum
};

/// The window that begins at input column `begin` and has `taps` columns.
template <typename Reduction>
float reduce_window(const RowJob& job, int begin, int taps) {
  typename Reduction::OneByOne result{job.start, max_terms_per_part};
  for (int m = 0; m < job.rows.count; ++m) {
    const float* row = job.first_row + m * job.row_step + begin;
    for (int n = 0; n < taps; ++n) result.add(row[n * job.columns.dilation]);
  }
  return result.value();
}

/// Four neighbouring windows that lie inside the picture, of at most max_terms_per_part values.
template <typename Reduction, int stride>
F32x4 reduce_four(const RowJob& job, int begin) {
  F32x4 result = F32x4::splat(job.start);
  for (int m = 0; m < job.rows.count; ++m) {
    const float* row = job.first_row + m * job.row_step + begin;
    for (int n = 0; n < job.columns.kernel; ++n) {
      const F32x4 values = load_strided<stride>(row + n * job.columns.dilation, job.columns.stride);
      result = Reduction::combine(result, values);
    }
  }
  return result;
}

/// The same for windows of two columns side by side: each value is loaded once.
template <typename Reduction>
F32x4 reduce_four_pairs(const RowJob& job, int begin) {
  const float* row = job.first_row + begin;
  F32x4 low = F32x4::load(row);
  F32x4 high = F32x4::load(row + lanes);
  for (int m = 1; m < job.rows.count; ++m) {
    row += job.row_step;
    low = Reduction::combine(low, F32x4::load(row));
    high = Reduction::combine(high, F32x4::load(row + lanes));
  }
  const F32x4 pairs =
      Reduction::combine(pick_lanes<0, 2, 4, 6>(low, high), pick_lanes<1, 3, 5, 7>(low, high));
  return Reduction::combine(F32x4::splat(job.start), pairs);
}

/// Calls reduce(first input column) for each four of the outputs begin … end - 1, of which there
/// are at least four.
template <typename Reduce>
void fill_fours(const RowJob& job, int begin, int end, Reduce reduce) {
  for (int column = begin; column < end; column += lanes) {
    const int start = std::min(column, end - lanes);
    reduce(input_index(job.columns, start, 0)).store(job.output + start);
  }
}

template <typename Reduction>
void reduce_inside(const RowJob& job, int begin, int end) {
  const Axis& axis = job.columns;
  if (axis.stride == 2 && axis.kernel == 2 && axis.dilation == 1) {
    fill_fours(job, begin, end, [&](int at) { return reduce_four_pairs<Reduction>(job, at); });
  } else if (axis.stride == 1) {
    fill_fours(job, begin, end, [&](int at) { return reduce_four<Reduction, 1>(job, at); });
  } else if (axis.stride == 2) {
    fill_fours(job, begin, end, [&](int at) { return reduce_four<Reduction, 2>(job, at); });
  } else {
    fill_fours(job, begin, end, [&](int at) { return reduce_four<Reduction, 0>(job, at); });
  }
}

/// One output row: windows that hang over the edge one by one, those inside by fours.
template <typename Reduction>
[[gnu::noinline]] void reduce_row(const RowJob& job, int columns) {
  const Axis& axis = job.columns;
  const auto [begin, end] = places_inside(axis, columns);
  // Long sums are made one by one: few windows are so large that they matter, and of those few fit
  // into a picture.
  const bool short_sums = job.rows.count <= max_terms_per_part / axis.kernel;
  const bool by_fours = end - begin >= lanes && short_sums;
  if (by_fours) reduce_inside<Reduction>(job, begin, end);
  for (int column = 0; column < columns; ++column) {
    if (by_fours && column == begin) column = end;
    if (column == columns) break;
    const Taps taps = taps_inside(axis, column);
    job.output[column] = reduce_window<Reduction>(job, taps.first, taps.count);
  }
}

template <typename Reduction>
void reduce_plane_row(const Window& window, ConstPictureView input, PictureView output, int channel,
                      int row, float start) {
  const Taps rows = taps_inside(window.rows, row);
  const RowJob job{.first_row = input.at(channel, rows.first, 0),
                   .row_step = rows.step * input.row_step,
                   .rows = rows,
                   .columns = window.columns,
                   .output = output.at(channel, row, 0),
                   .start = start};
  reduce_row<Reduction>(job, output.columns);
}

}  // namespace

void max_pool2d_planes(const Window& window, ConstPictureView input, PictureView output,
                       FusedActivation activation) {
  const bool relu = activation == FusedActivation::relu;
  const float start = relu ? 0.0f : -std::numeric_limits<float>::infinity();
  for (int channel = 0; channel < output.channels; ++channel) {
    for (int row = 0; row < output.rows; ++row) {
      reduce_plane_row<Largest>(window, input, output, channel, row, start);
    }
  }
}

void avg_pool2d_planes(const Pool2dPlan& plan, ConstPictureView input, PictureView output) {
  const auto& [rows, columns, mode] = plan.window;
  for (int channel = 0; channel < output.channels; ++channel) {
    for (int row = 0; row < output.rows; ++row) {
      reduce_plane_row<Sum>(plan.window, input, output, channel, row, 0.0f);
      const int row_cells = cells_counted(rows, row, plan.count_include_pad);
      float* means = output.at(channel, row, 0);
      for (int column = 0; column < output.columns; ++column) {
        const int column_cells = cells_counted(columns, column, plan.count_include_pad);
        means[column] /= static_cast<float>(row_cells) * static_cast<float>(column_cells);
      }
    }
  }
}

}  // namespace convscope
