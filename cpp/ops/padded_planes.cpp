#include "ops/padded_planes.h"

#include <algorithm>
#include <array>

#include "core/f32x4.h"

namespace convscope {
namespace {

constexpr int lanes = F32x4::size;

/// Calls copy(i) for a vector at each i. The last one overlaps the one before instead of leaving a
/// remainder; count >= lanes.
template <class Copy>
void copy_by_vectors(int count, Copy copy) {
  for (int i = 0; i < count - lanes; i += lanes) copy(std::ptrdiff_t{i});
  copy(std::ptrdiff_t{count} - lanes);
}

/// target[i] = source[i · stride].
void copy_strided(const float* source, int stride, int count, float* target) {
  if (stride == 1 && count >= lanes) {
    return copy_by_vectors(count,
                           [&](std::ptrdiff_t i) { F32x4::load(source + i).store(target + i); });
  }
  for (int i = 0; i < count; ++i) target[i] = source[static_cast<std::ptrdiff_t>(i) * stride];
}

/// even[i] = source[2 i], odd[i] = source[2 i + 1].
void copy_pairs(const float* source, int count, float* even, float* odd) {
  if (count < lanes) {
    copy_strided(source, 2, count, even);
    return copy_strided(source + 1, 2, count, odd);
  }
  copy_by_vectors(count, [&](std::ptrdiff_t i) {
    const F32x4 low = F32x4::load(source + 2 * i);
    const F32x4 high = F32x4::load(source + 2 * i + lanes);
    pick_lanes<0, 2, 4, 6>(low, high).store(even + i);
    pick_lanes<1, 3, 5, 7>(low, high).store(odd + i);
  });
}

/// a / b rounded up; b > 0.
constexpr int ceil_divide(int a, int b) { return a > 0 ? (a + b - 1) / b : -(-a / b); }

/// The cell that a place in the window's reach holds; -1 for none. Phases may go on behind the
/// padding, where no window looks.
int cell_at(int place, const Axis& axis, PaddingMode mode) {
  if (place >= 0 && place < axis.input) return place;
  if (mode == PaddingMode::zeros || place >= axis.input + axis.pad_after) return -1;
  return border_index(place, axis.input, mode);
}

/// Each row is written as a whole, from the first to the last: what it has in common with the next
/// must be the same.
int shared_zeros(const Window& window) {
  const Axis& axis = window.columns;
  if (window.padding_mode != PaddingMode::zeros || axis.stride > 1) return 0;
  return std::min(axis.pad_before, axis.pad_after);
}

}  // namespace

PaddedPlanes::Phases::Phases(const Axis& axis, int outputs)
    : phases(std::min(axis.stride, kernel_reach(axis))),
      places(outputs + (kernel_reach(axis) - 1) / axis.stride) {}

PaddedPlanes::PaddedPlanes(const Window& window, int channels, int output_rows, int output_columns)
    : window_(window),
      channels_(channels),
      rows_(window.rows, output_rows),
      columns_(window.columns, output_columns),
      shared_(shared_zeros(window)) {}

std::ptrdiff_t PaddedPlanes::tap(int kernel_row, int kernel_column) const {
  const int row = kernel_row * window_.rows.dilation;
  const int column = kernel_column * window_.columns.dilation;
  const int row_stride = window_.rows.stride;
  const int column_stride = window_.columns.stride;
  const std::ptrdiff_t phase =
      std::ptrdiff_t{row % row_stride} * columns_.phases + column % column_stride;
  return phase * phase_step() + row / row_stride * row_step() + column / column_stride;
}

bool PaddedPlanes::is_plain() const {
  return window_.padding() == Padding{} && window_.rows.stride == 1 && window_.columns.stride == 1;
}

void PaddedPlanes::load(const ConstPictureView& input, int first, float* memory) const {
  const Axis& axis = window_.rows;
  const std::array lines{line_of(0), line_of(1)};
  for (int channel = 0; channel < channels_; ++channel) {
    int place = first * axis.stride - axis.pad_before;
    for (int i = 0; i < rows_.places; ++i) {
      for (int phase = 0; phase < rows_.phases; ++phase) {
        float* target = memory + phase * columns_.phases * phase_step();
        const int row = cell_at(place + phase, axis, window_.padding_mode);
        if (row >= 0) {
          load_row(input.at(channel, row, 0), lines, target);
          continue;
        }
        for (int each = 0; each < columns_.phases; ++each) {
          std::fill_n(target + each * phase_step(), columns_.places, 0.0f);
        }
      }
      place += axis.stride;
      memory += row_step();
    }
    memory += channel_step() - rows_.places * row_step();
  }
}

void PaddedPlanes::load_row(const float* source, const std::array<Line, 2>& lines,
                            float* target) const {
  if (columns_.phases == 2 && window_.columns.stride == 2) return load_pair(source, lines, target);
  for (int phase = 0; phase < columns_.phases; ++phase) {
    load_line(source, phase == 0 ? lines[0] : line_of(phase), target + phase * phase_step());
  }
}

PaddedPlanes::Line PaddedPlanes::line_of(int phase) const {
  const Axis& axis = window_.columns;
  const int shift = phase - axis.pad_before;
  const int begin = std::clamp(ceil_divide(-shift, axis.stride), 0, columns_.places);
  const int end = std::clamp(ceil_divide(axis.input - shift, axis.stride), begin, columns_.places);
  return {shift, begin, end};
}

void PaddedPlanes::load_line(const float* source, const Line& line, float* target) const {
  const int stride = window_.columns.stride;
  load_places(source, line, 0, line.begin, target);
  copy_strided(source + line.begin * stride + line.shift, stride, line.end - line.begin,
               target + line.begin);
  load_places(source, line, line.end, columns_.places, target);
}

void PaddedPlanes::load_pair(const float* source, const std::array<Line, 2>& lines,
                             float* target) const {
  const auto& [even, odd] = lines;
  float* const target_odd = target + phase_step();
  const int begin = std::max(even.begin, odd.begin);
  const int end = std::max(begin, std::min(even.end, odd.end));
  copy_pairs(source + 2 * begin + even.shift, end - begin, target + begin, target_odd + begin);
  load_places(source, even, 0, begin, target);
  load_places(source, even, end, columns_.places, target);
  load_places(source, odd, 0, begin, target_odd);
  load_places(source, odd, end, columns_.places, target_odd);
}

void PaddedPlanes::load_places(const float* source, const Line& line, int from, int to,
                               float* target) const {
  const Axis& axis = window_.columns;
  for (int i = from; i < to; ++i) {
    const int column = cell_at(i * axis.stride + line.shift, axis, window_.padding_mode);
    target[i] = column < 0 ? 0.0f : source[column];
  }
}

}  // namespace convscope
