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
  return (kernel == 2 && stride == 2) || (kernel == 3 && (stride == 1 || stride == 2));
}

/// Four neighbouring windows.
template <typename Reduction, int kernel, int stride>
inline F32x4 reduce_square(const float* window, std::ptrdiff_t row_step) {
  constexpr int lanes = F32x4::size;
  const auto columns = [&](int first) {
    const float* row = window + first;
    F32x4 result = F32x4::load(row);
    for (int m = 1; m < kernel; ++m) {
      row += row_step;
      result = Reduction::combine(result, F32x4::load(row));
    }
    return result;
  };
  if constexpr (stride == 1) {
    const F32x4 first = columns(0);
    const F32x4 last = columns(2);
    return Reduction::combine(Reduction::combine(first, pick_lanes<1, 2, 3, 6>(first, last)), last);
  } else {
    const F32x4 left = columns(0);
    const F32x4 right = columns(lanes);
    const F32x4 both = Reduction::combine(pick_lanes<0, 2, 4, 6>(left, right),
                                          pick_lanes<1, 3, 5, 7>(left, right));
    if constexpr (kernel == 2) return both;
    return Reduction::combine(both, pick_lanes<1, 3, 5, 7>(columns(1), columns(lanes + 1)));
  }
}

/// All windows of all channels.
template <typename Reduction, int kernel, int stride>
[[gnu::noinline]] void reduce_each_square(const SquaresJob& job) {
  const std::ptrdiff_t row_step = job.input.row_step;
  const int last = job.output.columns - F32x4::size;
  const F32x4 padding = F32x4::splat(job.padding);
  const F32x4 cells = F32x4::splat(kernel * kernel);
  for (int channel = 0; channel < job.output.channels; ++channel) {
    for (int row = 0; row < job.output.rows; ++row) {
      const float* windows = job.input.at(channel, row * stride, 0);
      float* output = job.output.at(channel, row, 0);
      // The last vector overlaps the one before instead of leaving a remainder.
      for (int next = 0; next < job.output.columns; next += F32x4::size) {
        const int column = std::min(next, last);
        const F32x4 result =
            reduce_square<Reduction, kernel, stride>(windows + stride * column, row_step);
        Reduction::finish(result, padding, cells).store(output + column);
      }
    }
  }
}

template <typename Reduction>
void reduce_squares(const SquaresJob& job) {
  if (job.kernel == 2) {
    reduce_each_square<Reduction, 2, 2>(job);
  } else if (job.stride == 1) {
    reduce_each_square<Reduction, 3, 1>(job);
  } else {
    reduce_each_square<Reduction, 3, 2>(job);
  }
}

}  // namespace convscope
