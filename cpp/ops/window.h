// Where a window stands on its input: the one place for output sizes, padding and receptive fields.
//
//   Axis axis{.input = 5, .kernel = 3, .stride = 2};
//   output_size(axis) == 2;  unused_input(axis) == 0
//
// Sizes follow PyTorch's and ONNX's definitions:
//   output = floor((input + before + after - dilation * (kernel - 1) - 1) / stride) + 1
#pragma once

#include <array>
#include <span>

#include "core/status.h"

namespace convscope {

/// Height and width of something, in this order everywhere.
using Pair = std::array<int, 2>;

/// Cells added around a picture, as the API orders its four numbers.
struct Padding {
  int top = 0;
  int left = 0;
  int bottom = 0;
  int right = 0;
  bool operator==(const Padding&) const = default;
};

/// How the caller said what to pad; `explicit_sides` uses the four numbers, the others follow from
/// the window.
enum class PaddingRule { explicit_sides, valid, same, full };

/// What stands outside the picture.
enum class PaddingMode { zeros, replicate, reflect, circular };

/// What a caller asks of a window; resolve it against an input with `resolve_window`.
struct WindowOptions {
  Pair stride{1, 1};
  Pair dilation{1, 1};
  PaddingRule padding_rule = PaddingRule::explicit_sides;
  Padding padding{};
  PaddingMode padding_mode = PaddingMode::zeros;
  bool ceil_mode = false;  // of pooling only
};

/// One direction of a window, with every number known.
struct Axis {
  int input = 1;
  int kernel = 1;
  int stride = 1;
  int dilation = 1;
  int pad_before = 0;
  int pad_after = 0;
  bool ceil_mode = false;
};

/// Cells that a dilated kernel spans: dilation * (kernel - 1) + 1.
int kernel_reach(const Axis& axis);

/// How many places the window has; 0 or less when it does not fit. In ceil mode (pooling) the last
/// window may begin inside the input or the padding before it, never behind (PyTorch's rule).
int output_size(const Axis& axis);

/// Input cells at the far end that no window touches, because the stride does not divide evenly.
int unused_input(const Axis& axis);

/// A window resolved against one input: both axes and the border.
struct Window {
  Axis rows;
  Axis columns;
  PaddingMode padding_mode = PaddingMode::zeros;

  Padding padding() const {
    return {rows.pad_before, columns.pad_before, rows.pad_after, columns.pad_after};
  }
  int output_rows() const { return output_size(rows); }
  int output_columns() const { return output_size(columns); }
};

/// The window's numbers on an input of input_size cells, or a RangeError naming `stride`,
/// `dilation`, `padding`, `kernel`. Refused: anything below 1 (padding below 0), a window that fits
/// nowhere, kernels or padded inputs of 2^30 cells and more, reflect padding as large as the input,
/// circular padding larger than it (PyTorch's rules).
Result<Window> resolve_window(Pair input_size, Pair kernel, const WindowOptions& options);

/// Where an output's window reads along one axis: input index of tap `tap` (0 ≤ tap < kernel) for
/// output `place`, before the border rule; may lie outside 0 … input - 1.
constexpr int input_index(const Axis& axis, int place, int tap) {
  return place * axis.stride + tap * axis.dilation - axis.pad_before;
}

/// The input index that stands at `index` under a border rule, or -1 for a zero outside. Reflect
/// and circular borders are one input wide at most, which resolve_window has checked.
int border_index(int index, int size, PaddingMode mode);

/// The input region on which one unit of a layer depends, along one axis (Araujo, Norris, Sim
/// 2019). A unit u reads input indices start + u * jump … start + u * jump + size - 1; `start`
/// counts the padding as negative.
struct ReceptiveField {
  int size = 1;
  int jump = 1;
  int start = 0;
};

/// The field after one more window: r' = r + (k - 1)·d·j, j' = j·s, start' = start - pad_before·j.
ReceptiveField receptive_field_after(const ReceptiveField& before, const Axis& axis);

}  // namespace convscope
