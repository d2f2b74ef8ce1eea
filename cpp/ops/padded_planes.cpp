#include "ops/padded_planes.h"

#include <algorithm>

#include "core/f32x4.h"

namespace convscope {
namespace {

constexpr int lanes = F32x4::size;

/// target[i] = source[i · stride]
void copy_strided(const float* source, int stride, int count, float* target) {
  if (stride == 1) {
    std::copy_n(source, count, target);
    return;
  }
  int i = 0;
  if (stride == 2) {
    for (; i + lanes <= count; i += lanes) {
      load_strided<2>(source + std::ptrdiff_t{2} * i, 2).store(target + i);
    }
  }
  for (; i < count; ++i) target[i] = source[static_cast<std::ptrdiff_t>(i) * stride];
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
  for (int channel = 0; channel < channels_; ++channel) {
    for (int row = 0; row < rows; ++row) {
      const int source =
          border_index(first + row - window_.rows.pad_before, input.rows, window_.padding_mode);
      if (source < 0) {
        std::fill_n(memory, row_step(), 0.0f);
      } else {
        load_row(input.at(channel, source, 0), memory);
      }
      memory += row_step();
    }
  }
}

void PaddedPlanes::load_row(const float* source, float* row) const {
  for (int phase = 0; phase < phases_; ++phase) {
    load_phase(source, phase, row + static_cast<std::ptrdiff_t>(phase) * phase_columns_);
  }
}

void PaddedPlanes::load_phase(const float* source, int phase, float* target) const {
  const Axis& axis = window_.columns;
  // Place i holds input column i · stride + phase - pad_before.
  const int shift = phase - axis.pad_before;
  const int begin = std::clamp(ceil_divide(-shift, axis.stride), 0, phase_columns_);
  const int end = std::clamp(ceil_divide(axis.input - shift, axis.stride), begin, phase_columns_);
  const auto fill_border = [&](int from, int to) {
    for (int i = from; i < to; ++i) {
      const int place = i * axis.stride + shift;
      // The last phases reach behind the padding, where no window looks.
      const bool is_padding = place < axis.input + axis.pad_after;
      const int column = is_padding ? border_index(place, axis.input, window_.padding_mode) : -1;
      target[i] = column < 0 ? 0.0f : source[column];
    }
  };
  fill_border(0, begin);
  if (end > begin) {
    copy_strided(source + begin * axis.stride + shift, axis.stride, end - begin, target + begin);
  }
  fill_border(end, phase_columns_);
}

}  // namespace convscope
