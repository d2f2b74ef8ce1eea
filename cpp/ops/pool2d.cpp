#include "ops/pool2d.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "core/text.h"
#include "ops/long_sum.h"

namespace convscope {
namespace {

bool inside(const Axis& axis, int index) { return index >= 0 && index < axis.input; }

/// Whether a window holds no cell of the input: it has neither a maximum nor a mean.
bool has_empty_window(const Axis& axis) {
  for (int place = 0; place < output_size(axis); ++place) {
    const int begin = input_index(axis, place, 0);
    const int first_inside = begin >= 0 ? 0 : (-begin + axis.dilation - 1) / axis.dilation;
    const bool is_empty =
        first_inside >= axis.kernel || !inside(axis, input_index(axis, place, first_inside));
    if (is_empty) return true;
  }
  return false;
}

Status check_padding(const Axis& axis) {
  const int padding = std::max(axis.pad_before, axis.pad_after);
  if (padding >= kernel_reach(axis)) {
    return Status::range_error(concat("padding is ", padding, " for a pooling window that spans ",
                                      kernel_reach(axis), " cells; at most ",
                                      kernel_reach(axis) - 1, " would fit"));
  }
  // Only a dilation beyond the input lets a window that begins in the padding jump over all of it.
  if (padding > 0 && axis.dilation > axis.input && has_empty_window(axis)) {
    return Status::range_error(concat("dilation is ", axis.dilation, " on ", axis.input,
                                      " cells with padding ", padding, "; at most ", axis.input,
                                      " would fit"));
  }
  return {};
}

/// Taps of the window at `place` whose input index lies in [begin, end).
int taps_between(const Axis& axis, int place, int begin, int end) {
  int count = 0;
  for (int tap = 0; tap < axis.kernel; ++tap) {
    const int index = input_index(axis, place, tap);
    if (index >= begin && index < end) ++count;
  }
  return count;
}

/// How many of the window's rows (or columns) average pooling counts.
int taps_counted(const Axis& axis, int place, bool count_include_pad) {
  const int before = count_include_pad ? axis.pad_before : 0;
  const int after = count_include_pad ? axis.pad_after : 0;
  return taps_between(axis, place, -before, axis.input + after);
}

/// What the sum over the window at (i, j) is divided by.
float divisor(const Pool2dPlan& plan, int i, int j) {
  const int rows = taps_counted(plan.window.rows, i, plan.count_include_pad);
  const int columns = taps_counted(plan.window.columns, j, plan.count_include_pad);
  return static_cast<float>(rows) * static_cast<float>(columns);
}

struct Maximum {
  float value = -std::numeric_limits<float>::infinity();
  std::int32_t place = -1;
};

/// The largest value under the window at (i, j) of one plane [H, W].
Maximum window_maximum(const Window& window, const ConstTensorView& plane, int i, int j) {
  Maximum largest;
  for (int m = 0; m < window.rows.kernel; ++m) {
    const int row = input_index(window.rows, i, m);
    if (!inside(window.rows, row)) continue;
    for (int n = 0; n < window.columns.kernel; ++n) {
      const int column = input_index(window.columns, j, n);
      if (!inside(window.columns, column)) continue;
      const float value = plane.at(row, column);
      // The first cell is taken whatever it holds, so that a window of -infinity has a place too.
      if (largest.place < 0 || value > largest.value || std::isnan(value)) {
        largest = {value, static_cast<std::int32_t>(plane.shape().offset(row, column))};
      }
    }
  }
  return largest;
}

/// The sum of the window at (i, j) of one plane [H, W]; padding counts as zero.
float window_sum(const Window& window, const ConstTensorView& plane, int i, int j) {
  LongSum sum(0.0f, terms_per_part(window.rows.kernel, window.columns.kernel));
  for (int m = 0; m < window.rows.kernel; ++m) {
    const int row = input_index(window.rows, i, m);
    for (int n = 0; n < window.columns.kernel; ++n) {
      const int column = input_index(window.columns, j, n);
      const bool counts = inside(window.rows, row) && inside(window.columns, column);
      sum.add(counts ? plane.at(row, column) : 0.0f);
    }
  }
  return sum.value();
}

/// Adds `share` to every cell of a plane [H, W] under the window at (i, j).
void add_to_window(const Window& window, double share, int i, int j, std::span<double> plane) {
  const Shape shape{window.rows.input, window.columns.input};
  for (int m = 0; m < window.rows.kernel; ++m) {
    const int row = input_index(window.rows, i, m);
    if (!inside(window.rows, row)) continue;
    for (int n = 0; n < window.columns.kernel; ++n) {
      const int column = input_index(window.columns, j, n);
      if (inside(window.columns, column)) plane[shape.offset(row, column)] += share;
    }
  }
}

/// Gradients are summed in double precision, for many windows may overlap, and rounded once.
void write_rounded(std::span<const double> sums, const TensorView& plane) {
  std::ranges::transform(sums, plane.data(), [](double sum) { return static_cast<float>(sum); });
}

/// All planes of all pictures in a row: [N, C, H, W] as [N·C, H, W].
template <typename View>
View as_planes(View x) {
  const Shape& shape = x.shape();
  return x.reshaped({shape[0] * shape[1], shape[2], shape[3]});
}

}  // namespace

Pool2dOptions global_pool2d_options(const Shape& x) {
  const Pair plane{x[2], x[3]};
  return {.kernel = plane, .window = {.stride = plane}, .count_include_pad = true};
}

Result<Pool2dPlan> plan_pool2d(const Shape& x, const Pool2dOptions& options) {
  if (x.rank() != 4) {
    return Status::range_error(concat("x is ", x, "; it must be [C, H, W] or [N, C, H, W]"));
  }
  if (Result<Shape> valid = make_shape(x.sizes(), "x"); !valid.ok()) return valid.status();
  WindowOptions window_options = options.window;
  window_options.padding_mode = PaddingMode::zeros;
  Result<Window> window = resolve_window({x[2], x[3]}, options.kernel, window_options);
  if (!window.ok()) return window.status();
  for (const Axis& axis : {window.value().rows, window.value().columns}) {
    if (Status fits = check_padding(axis); !fits.ok()) return fits;
  }
  const int sizes[] = {x[0], x[1], window.value().output_rows(), window.value().output_columns()};
  Result<Shape> output = make_shape(sizes, "output");
  if (!output.ok()) return output.status();
  return Pool2dPlan{.input = x,
                    .output = output.value(),
                    .window = window.value(),
                    .count_include_pad = options.count_include_pad};
}

void max_pool2d_reference(const Pool2dPlan& plan, const ConstTensorView& x, const TensorView& y,
                          std::span<std::int32_t> indices) {
  const ConstTensorView planes = as_planes(x);
  const TensorView pooled = as_planes(y);
  for (int p = 0; p < pooled.shape()[0]; ++p) {
    for (int i = 0; i < pooled.shape()[1]; ++i) {
      for (int j = 0; j < pooled.shape()[2]; ++j) {
        const Maximum largest = window_maximum(plan.window, planes.slice(p), i, j);
        pooled.at(p, i, j) = largest.value;
        indices[pooled.shape().offset(p, i, j)] = largest.place;
      }
    }
  }
}

void max_pool2d_backward(const Shape& input, const ConstTensorView& d_output,
                         std::span<const std::int32_t> indices, const TensorView& d_input) {
  const ConstTensorView d_pooled = as_planes(d_output);
  const std::size_t places = d_pooled.slice(0).shape().element_count();
  std::vector<double> sums(Shape{input[2], input[3]}.element_count());
  for (int p = 0; p < d_pooled.shape()[0]; ++p) {
    std::ranges::fill(sums, 0.0);
    const std::span<const float> gradients = d_pooled.slice(p).values();
    for (std::size_t k = 0; k < places; ++k) {
      // forward:  y[k] = x[indices[k]]
      const std::int32_t index = indices[static_cast<std::size_t>(p) * places + k];
      sums[static_cast<std::size_t>(index)] += gradients[k];
    }
    write_rounded(sums, as_planes(d_input).slice(p));
  }
}

void avg_pool2d_reference(const Pool2dPlan& plan, const ConstTensorView& x, const TensorView& y) {
  const ConstTensorView planes = as_planes(x);
  const TensorView pooled = as_planes(y);
  for (int p = 0; p < pooled.shape()[0]; ++p) {
    for (int i = 0; i < pooled.shape()[1]; ++i) {
      for (int j = 0; j < pooled.shape()[2]; ++j) {
        pooled.at(p, i, j) = window_sum(plan.window, planes.slice(p), i, j) / divisor(plan, i, j);
      }
    }
  }
}

void avg_pool2d_backward(const Pool2dPlan& plan, const ConstTensorView& d_output,
                         const TensorView& d_input) {
  const ConstTensorView d_pooled = as_planes(d_output);
  std::vector<double> sums(Shape{plan.input[2], plan.input[3]}.element_count());
  for (int p = 0; p < d_pooled.shape()[0]; ++p) {
    std::ranges::fill(sums, 0.0);
    for (int i = 0; i < d_pooled.shape()[1]; ++i) {
      for (int j = 0; j < d_pooled.shape()[2]; ++j) {
        // forward:  y[i, j] = Σ x[row, column] / divisor(i, j)
        const float share = d_pooled.at(p, i, j) / divisor(plan, i, j);
        add_to_window(plan.window, share, i, j, sums);
      }
    }
    write_rounded(sums, as_planes(d_input).slice(p));
  }
}

double pool2d_backward_bytes(const Shape& input) {
  return sizeof(double) * static_cast<double>(input[2]) * input[3];
}

}  // namespace convscope
