// Pooling over windows of 2×2 and 3×3 cells, as most networks have them: few enough cells to stay
// in registers. Internal to ops/.
#pragma once

#include <algorithm>

#include "core/f32x4.h"
#include "ops/picture.h"

namespace convscope {

/// Windows side by side that lie on the picture as a whole, at least four in a row.
struct SquaresJob {
  ConstPictureView input;  // plane by plane; begins with the first window
  PictureView output;      // begins with its output
  int kernel;
  int stride;
  float padding;  // what combines with any value and changes nothing
};

constexpr bool fits_squares(int kernel, int stride) {
  return (kernel == 2 || kernel == 3) && stride <= kernel;
}

/// Four neighbouring columns of windows, the rows of each made one.
template <typename Reduction, int kernel>
inline F32x4 reduce_rows(const float* first, std::ptrdiff_t row_step) {
  F32x4 result = F32x4::load(first);
  for (int m = 1; m < kernel; ++m) {
    first += row_step;
    result = Reduction::combine(result, F32x4::load(first));
  }
  return result;
}

/// From right to left: what one step makes of its columns, the next one needs at its right end.
template <typename Reduction, int kernel, int stride>
class SquareRow {
 public:
  SquareRow(const float* windows, std::ptrdiff_t row_step)
      : windows_(windows), row_step_(row_step) {}

  /// The windows of outputs `column` to `column` + 3.
  F32x4 reduce(int column) {
    const float* first = windows_ + stride * column;
    const auto columns = [&](int place) {
      return reduce_rows<Reduction, kernel>(first + place, row_step_);
    };
    // Of the columns 0, 1, 2 … under these windows those that a stride apart begin one.
    F32x4 begins = columns(0);
    F32x4 others = begins;
    if constexpr (stride == 1 && kernel == 2) others = columns(1);
    if constexpr (stride == 3) {
      // Every third of twelve columns: first of two vectors, then with the third.
      const F32x4 middle = columns(lanes);
      const F32x4 right = columns(2 * lanes);
      const F32x4 next = pick_lanes<0, 1, 2, 6>(pick_lanes<1, 4, 7, 7>(begins, middle), right);
      others = pick_lanes<0, 1, 4, 7>(pick_lanes<2, 5, 5, 5>(begins, middle), right);
      begins = pick_lanes<0, 1, 2, 5>(pick_lanes<0, 3, 6, 6>(begins, middle), right);
      return Reduction::combine(Reduction::combine(begins, next), others);
    }
    if constexpr (stride == 2) {
      const F32x4 left = begins;
      const F32x4 right = columns(lanes);
      begins = pick_lanes<0, 2, 4, 6>(left, right);
      others = pick_lanes<1, 3, 5, 7>(left, right);
    }
    if constexpr (kernel == 2) return Reduction::combine(begins, others);
    if (column + lanes != right_column_) {
      // Nothing was there before: the last columns, at the end of a vector.
      const F32x4 last = columns((lanes - 1) * stride + kernel - lanes);
      right_ =
          stride == 1 ? pick_lanes<2, 3, 2, 3>(last, last) : pick_lanes<3, 3, 3, 3>(last, last);
    }
    const F32x4 next = pick_lanes<1, 2, 3, 4>(begins, right_);
    if constexpr (stride == 1) others = pick_lanes<2, 3, 4, 5>(begins, right_);
    right_ = begins;
    right_column_ = column;
    return Reduction::combine(Reduction::combine(begins, next), others);
  }

 private:
  static constexpr int lanes = F32x4::size;

  const float* windows_;
  std::ptrdiff_t row_step_;
  F32x4 right_ = F32x4::zero();
  int right_column_ = -1;
};

/// All windows of all channels.
template <typename Reduction, int kernel, int stride>
[[gnu::noinline]] void reduce_each_square(const SquaresJob& job) {
  const F32x4 padding = F32x4::splat(job.padding);
  const F32x4 cells = F32x4::splat(kernel * kernel);
  for (int channel = 0; channel < job.output.channels; ++channel) {
    for (int row = 0; row < job.output.rows; ++row) {
      SquareRow<Reduction, kernel, stride> windows(job.input.at(channel, row * stride, 0),
                                                   job.input.row_step);
      float* output = job.output.at(channel, row, 0);
      // The last vector overlaps the one before instead of leaving a remainder.
      for (int end = job.output.columns; end > 0; end -= F32x4::size) {
        const int column = std::max(end - F32x4::size, 0);
        Reduction::finish(windows.reduce(column), padding, cells).store(output + column);
      }
    }
  }
}

template <typename Reduction>
void reduce_squares(const SquaresJob& job) {
  if (job.kernel == 2) {
    if (job.stride == 1) return reduce_each_square<Reduction, 2, 1>(job);
    return reduce_each_square<Reduction, 2, 2>(job);
  }
  if (job.stride == 1) return reduce_each_square<Reduction, 3, 1>(job);
  if (job.stride == 2) return reduce_each_square<Reduction, 3, 2>(job);
  reduce_each_square<Reduction, 3, 3>(job);
}

}  // namespace convscope
