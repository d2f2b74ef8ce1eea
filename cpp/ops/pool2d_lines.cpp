#include "ops/pool2d_lines.h"

#include <algorithm>

#include "ops/long_sum.h"
#include "ops/pool2d_reductions.h"

namespace convscope {
namespace {

constexpr int lanes = F32x4::size;

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

/// Output rows `top` to `bottom` - 1 of all channels, the columns of a segment.
template <typename Reduction>
void pool_segment(const Segment& segment, const Pool2dPlan& plan, const ConstPictureView& input,
                  const PictureView& output, int top, int bottom) {
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

}  // namespace

RowJob row_job(const Pool2dPlan& plan, const ConstPictureView& input, int channel, int row) {
  const Taps taps = taps_inside(plan.window.rows, row);
  return {
      .first_row = input.at(channel, taps.first, 0),
      .row_step = taps.step * input.row_step,
      .rows = taps.count,
      .column_step = input.column_step,
      .cells = static_cast<float>(cells_counted(plan.window.rows, row, plan.count_include_pad))};
}

constexpr PoolKernels max_kernels{.pool_segment = pool_segment<Largest>,
                                  .reduce_squares = reduce_squares<Largest>,
                                  .reduce_window = reduce_window<Maximum>,
                                  .divides = false};
constexpr PoolKernels mean_kernels{.pool_segment = pool_segment<Mean>,
                                   .reduce_squares = reduce_squares<Mean>,
                                   .reduce_window = reduce_window<LongSum>,
                                   .divides = true};

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

}  // namespace convscope
