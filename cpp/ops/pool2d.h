// Pooling: one number for each window of each channel, forward beside backward.
// Source: PyTorch's max_pool2d and avg_pool2d; ONNX's MaxPool and AveragePool.
#pragma once

#include <cstdint>
#include <span>

#include "core/tensor.h"
#include "ops/window.h"

namespace convscope {

/// A pooling whose shapes were checked: nothing that takes one can fail.
struct Pool2dPlan {
  Shape input;   // [N, C, H, W]
  Shape output;  // [N, C, Hout, Wout]
  Window window;
  bool count_include_pad = true;  // average pooling only
};

struct Pool2dOptions {
  Pair kernel{2, 2};
  WindowOptions window{.stride = {2, 2}};
  bool count_include_pad = true;
};

/// The options that pool each whole plane of x [N, C, H, W] into one number.
Pool2dOptions global_pool2d_options(const Shape& x);

/// RangeError naming x, kernel, stride, dilation or padding. Every window must hold at least one
/// cell of the input, so padding must be smaller than the window (as in ONNX; PyTorch wants at most
/// half of it). padding_mode is not used: what stands outside the picture is never a maximum.
Result<Pool2dPlan> plan_pool2d(const Shape& x, const Pool2dOptions& options);

/// Writes y [N, C, Hout, Wout] and indices: the flat place of each maximum in its own H×W plane. Of
/// equal values the first wins; a NaN wins over everything.
void max_pool2d_reference(const Pool2dPlan& plan, const ConstTensorView& x, const TensorView& y,
                          std::span<std::int32_t> indices);
/// Writes d_input (like x): each gradient goes to the stored index only; where windows overlap they
/// add up. Indices must lie inside the plane.
void max_pool2d_backward(const Shape& input, const ConstTensorView& d_output,
                         std::span<const std::int32_t> indices, const TensorView& d_input);

/// Writes y. The divisor is the number of the window's taps within the padded input when
/// count_include_pad, else of those within the input. (In ceil mode the last window may reach
/// beyond the padding; those taps never count.) Each output is a LongSum(0, terms_per_part(kH, kW))
/// over the window's rows and columns, then divided.
void avg_pool2d_reference(const Pool2dPlan& plan, const ConstTensorView& x, const TensorView& y);
/// Writes d_input (like x).
void avg_pool2d_backward(const Pool2dPlan& plan, const ConstTensorView& d_output,
                         const TensorView& d_input);

/// What either of the two gradients allocates, in bytes; input [N, C, H, W].
double pool2d_backward_bytes(const Shape& input);

}  // namespace convscope
