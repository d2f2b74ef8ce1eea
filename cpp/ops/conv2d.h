// 2-D convolution over channels, forward beside backward.
//
//   y[o, i, j] = bias[o] + Σ_c Σ_m Σ_n x[c, i·s + m·d - p, j·s + n·d - p] · weight[o, c, m, n]
//
// which is cross-correlation, what every framework calls convolution. Operation::convolution flips
// the kernel first. Source: PyTorch's conv2d and ONNX's Conv; values agree with both.
#pragma once

#include <span>
#include <vector>

#include "core/tensor.h"
#include "ops/activation.h"
#include "ops/window.h"

namespace convscope {

enum class Operation { cross_correlation, convolution };

struct Conv2dOptions {
  WindowOptions window{};
  int groups = 1;
  Operation operation = Operation::cross_correlation;
  /// Empty: none. One: for all output channels. As many as output channels: one each.
  std::vector<ActivationKind> activation{};
};

/// A convolution whose shapes were checked: nothing that takes one can fail.
struct Conv2dPlan {
  Shape input;   // [N, C, H, W]
  Shape weight;  // [O, C/groups, kH, kW]
  Shape output;  // [N, O, Hout, Wout]
  Window window;
  int groups = 1;
  Operation operation = Operation::cross_correlation;
  std::vector<ActivationKind> activation;
};

/// Checks x [N, C, H, W] against weight [O, C/groups, kH, kW] and resolves the padding.
/// RangeError naming x, weight, groups, activation, stride, dilation or padding when something does
/// not fit.
Result<Conv2dPlan> plan_conv2d(const Shape& x, const Shape& weight, const Conv2dOptions& options);

/// The definition: plain loops, never tuned. Writes y [N, O, Hout, Wout]; bias is [O] or empty.
/// Each output is a LongSum(bias, terms_per_part(kH, kW)) over (channel, kernel row, kernel
/// column), so a fast path that adds in this order equals it bit for bit; sums of up to 256 terms
/// are one plain sum that begins with the bias. A zero border
/// is multiplied like any other cell, as in PyTorch: an infinite weight beside it makes NaN.
void conv2d_reference(const Conv2dPlan& plan, const ConstTensorView& x,
                      const ConstTensorView& weight, std::span<const float> bias,
                      const TensorView& y);

/// Gradients of a loss. Each of the three may be skipped by an empty view.
struct Conv2dGradients {
  std::span<float> input;   // like x
  std::span<float> weight;  // like weight
  std::span<float> bias;    // [O]
};

/// Writes d_input and adds to d_weight and d_bias, so that a caller can sum over batches. The
/// plan's activation is not part of it: d_output is the gradient before the activation.
void conv2d_backward_reference(const Conv2dPlan& plan, const ConstTensorView& d_output,
                               const ConstTensorView& x, const ConstTensorView& weight,
                               const Conv2dGradients& gradients);
/// What it allocates, in bytes: a plane of double precision.
double conv2d_backward_reference_bytes(const Conv2dPlan& plan);

}  // namespace convscope
