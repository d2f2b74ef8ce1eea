// Which way to convolve: the one place that chooses by shape.
#pragma once

#include "ops/conv2d.h"

namespace convscope {

enum class Conv2dMethod {
  /// Plain loops. For inputs, paddings and weights so large that copies of them might not fit into
  /// memory.
  reference,
  /// Output channels in the lanes, pixel by pixel (conv2d_fast.h).
  pixels,
  /// Output columns in the lanes, plane by plane (conv2d_planes.h): groups with fewer outputs than
  /// a vector has lanes, short sums, and 1×1 kernels.
  planes,
  /// Windows as rows, filters as they are (conv2d_windows.h): calls with few outputs of many
  /// filters, for which packing would take longer than convolving.
  windows,
  /// With fewer multiplications (conv2d_winograd.h): many channels, and kernels that it knows.
  winograd,
};

/// Padded copies of one example, and packed weights, of more values are not made.
inline constexpr double most_copied_values = 1 << 25;

/// For a layer, which packs its weights once.
Conv2dMethod choose_conv2d_method(const Conv2dPlan& plan);
/// For one call, which packs them for itself.
Conv2dMethod choose_conv2d_call_method(const Conv2dPlan& plan);

}  // namespace convscope
