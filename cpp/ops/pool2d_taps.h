// Which part of a pooling window lies on the picture, along one axis. Internal to ops/.
#pragma once

#include <algorithm>
#include <utility>

#include "ops/window.h"

namespace convscope {

/// The taps of a window that lie on the picture.
struct Taps {
  int first;  // input index of the first one
  int count;
  int step;
};

inline Taps taps_inside(const Axis& axis, int place) {
  const int start = input_index(axis, place, 0);
  const int skipped = start < 0 ? (-start + axis.dilation - 1) / axis.dilation : 0;
  const int first = start + skipped * axis.dilation;
  const int room = first < axis.input ? (axis.input - 1 - first) / axis.dilation + 1 : 0;
  return {first, std::min(axis.kernel - skipped, room), axis.dilation};
}

/// The places begin … end - 1 whose windows lie on the picture as a whole.
inline std::pair<int, int> places_inside(const Axis& axis, int places) {
  const int begin = (axis.pad_before + axis.stride - 1) / axis.stride;
  const int last_start = axis.input - kernel_reach(axis) + axis.pad_before;
  const int end = last_start < 0 ? 0 : std::min(places, last_start / axis.stride + 1);
  return {std::min(begin, places), std::max(end, std::min(begin, places))};
}

/// Cells of the window at `place` that its mean divides by: those within the padding, or those
/// inside.
inline int cells_counted(const Axis& axis, int place, bool count_include_pad) {
  if (!count_include_pad) return taps_inside(axis, place).count;
  const int start = input_index(axis, place, 0);
  // In ceil mode the last window may hang over the padding.
  const int room = (axis.input + axis.pad_after - 1 - start) / axis.dilation + 1;
  return std::min(axis.kernel, room);
}

}  // namespace convscope
