// Convolution for one call that meets each weight only a few times: windows become rows of numbers
// in the filters' order (im2col), and filters stay as they are (row_products.h).
//
//   conv2d_windows(plan, first, picture, weight, bias, FusedActivation::none, memory, y);
#pragma once

#include <span>

#include "core/tensor.h"
#include "ops/conv2d_fast.h"

namespace convscope {

/// Values of memory for the windows of one group.
double conv2d_windows_count(const Conv2dPlan& plan);

/// Writes the output of one example. first: where its first window begins in a padded picture,
/// plane by plane, that stands in memory as `picture` says.
void conv2d_windows(const Conv2dPlan& plan, const float* first, const PictureLayout& picture,
                    const ConstTensorView& weight, std::span<const float> bias,
                    FusedActivation activation, float* memory, float* y);

}  // namespace convscope
