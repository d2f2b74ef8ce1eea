// Pooling for speed, on pictures kept pixel by pixel: neighbouring channels in the lanes.
//
//   max_pool2d_pixels(plan.window, input, output, FusedActivation::none);
//
// A maximum is the reference's bit for bit. A mean adds row sums, so it differs by rounding only.
#pragma once

#include "ops/conv2d_fast.h"
#include "ops/pixel_map.h"
#include "ops/pool2d.h"

namespace convscope {

/// Writes the maximum of each window; with relu at least 0, which is the maximum of the activated
/// values too.
void max_pool2d_pixels(const Window& window, ConstPixelMap input, PixelMap output,
                       FusedActivation activation);

/// Writes d_input: each gradient goes to the first cell that holds its window's maximum; none,
/// where relu closed. input and output are those of max_pool2d_pixels. Windows whose maximum is NaN
/// have no gradient.
void max_pool2d_pixels_backward(const Window& window, ConstPixelMap input, ConstPixelMap output,
                                ConstPixelMap d_output, PixelMap d_input,
                                FusedActivation activation);

/// Writes the mean of each window.
void avg_pool2d_pixels(const Pool2dPlan& plan, ConstPixelMap input, PixelMap output);

/// Writes d_input: each gradient is spread evenly over its window.
void avg_pool2d_pixels_backward(const Pool2dPlan& plan, ConstPixelMap d_output, PixelMap d_input);

}  // namespace convscope
