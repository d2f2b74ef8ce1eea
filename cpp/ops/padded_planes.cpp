#include "ops/padded_planes.h"

#include <algorithm>

#include "core/f32x4.h"

namespace convscope {
namespace {

constexpr int lanes = F32x4::size;

/// target[i] = source[i · stride]. The last vector overlaps the one before instead of leaving a
/// remainder.
template <int stride>
void copy_by_vectors(const float* source, int count, float* target) {
  for (int next = 0; next < count; next += lanes) {
    const int i = std::min(next, count - lanes);
    load_strided<stride>(source + std::ptrdiff_t{stride} * i, stride).store(target + i);
  }
}

void copy_strided(const float* source, int stride, int count, float* target) {
  if (stride == 1 && count >= lanes) return copy_by_vectors<1>(source, count, target);
  if (stride == 2 && count >= lanes) return copy_by_vectors<2>(source, count, target);
  for (int i = 0; i < count; ++i) target[i] = source[static_cast<std::ptrdiff_t>(i) * stride];
}

/// a / b rounded up; b > 0.
constexpr int ceil_divide(int a, int b) { return a > 0 ? (a + b - 1) / b : -(-a / b); }

}  // namespace

PaddedPlanes::PaddedPlanes(const Window& window, int channels, int output_columns)
    : window_(window),
      channels_(channels),
      phases_(std::min(window.columns.stride, kernel_reach(window.columns))),
      phase_columns_(output_columns + (kernel_reach(window.columns) - 1) / window.columns.stride) {}

std::ptrdiff_t PaddedPlanes::tap(int kernel_column) const {
  const int place = kernel_column * window_.columns.dilation;
  const int stride = window_.columns.stride;
  return static_cast<std::ptrdiff_t>(place % stride) * phase_columns_ + place / stride;
}

bool PaddedPlanes::is_plain() const {
  return window_.padding() == Padding{} && window_.columns.stride == 1;
}

void PaddedPlanes::load(ConstPictureView input, int first, int rows, float* memory) const {
  for (int phase = 0; phase < phases_; ++phase) {
    const Line line = line_of(phase);
    float* target = memory + static_cast<std::ptrdiff_t>(phase) * phase_columns_;
    for (int channel = 0; channel < channels_; ++channel) {
      for (int row = 0; row < rows; ++row) {
        const int source =
            border_index(first + row - window_.rows.pad_before, input.rows, window_.padding_mode);
        if (source < 0) {
          std::fill_n(target, phase_columns_, 0.0f);
        } else {
          load_line(input.at(channel, source, 0), line, target);
        }
        target += row_step();
      }
    }
  }
}

PaddedPlanes::Line PaddedPlanes::line_of(int phase) const {
  const Axis& axis = window_.columns;
  const int shift = phase - axis.pad_before;
  const int begin = std::clamp(ceil_divide(-shift, axis.stride), 0, phase_columns_);
  const int end = std::clamp(ceil_divide(axis.input - shift, axis.stride), begin, phase_columns_);
  return {shift, begin, end};
}

void PaddedPlanes::load_line(const float* source, const Line& line, float* target) const {
  const Axis& axis = window_.columns;
  const auto fill_border = [&](int from, int to) {
    for (int i = from; i < to; ++i) {
      const int place = i * axis.stride + line.shift;
      // The last phases reach behind the padding, where no window looks.
      const bool is_padding = place < axis.input + axis.pad_after;
      const int column = is_padding ? border_index(place, axis.input, window_.padding_mode) : -1;
      target[i] = column < 0 ? 0.0f : source[column];
    }
  };
  fill_border(0, line.begin);
  copy_strided(source + line.begin * axis.stride + line.shift, axis.stride, line.end - line.begin,
               target + line.begin);
  fill_border(line.end, phase_columns_);
}

}  // namespace convscope
