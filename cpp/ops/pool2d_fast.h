// Pooling for speed: neighbouring channels in the lanes on pictures kept pixel by pixel,
// neighbouring columns on those kept plane by plane.
//
//   max_pool2d_pixels(plan.window, input, output, FusedActivation::none);
//
// A maximum is the reference's, though of 0 and -0 it may be either. A mean adds row sums, so it
// differs by rounding only.
#pragma once

#include "ops/conv2d_fast.h"
#include "ops/picture.h"
#include "ops/pool2d.h"

namespace convscope {

/// Writes the maximum of each window; with relu at least 0, which is the maximum of the activated
/// values too.
void max_pool2d_pixels(const Window& window, const ConstPictureView& input,
                       const PictureView& output, FusedActivation activation);

void max_pool2d_planes(const Window& window, const ConstPictureView& input,
                       const PictureView& output, FusedActivation activation);

/// Writes d_input: each gradient goes to the first cell that holds its window's maximum; none,
/// where relu closed. input and output are those of max_pool2d_pixels. Windows whose maximum is NaN
/// have no gradient.
void max_pool2d_pixels_backward(const Window& window, const ConstPictureView& input,
                                const ConstPictureView& output, const ConstPictureView& d_output,
                                const PictureView& d_input, FusedActivation activation);

/// Writes the mean of each window.
void avg_pool2d_pixels(const Pool2dPlan& plan, const ConstPictureView& input,
                       const PictureView& output);

void avg_pool2d_planes(const Pool2dPlan& plan, const ConstPictureView& input,
                       const PictureView& output);

/// Writes d_input: each gradient is spread evenly over its window.
void avg_pool2d_pixels_backward(const Pool2dPlan& plan, const ConstPictureView& d_output,
                                const PictureView& d_input);

/// As max_pool2d_reference, bit for bit, values and indices; no indices are looked for where there
/// is no room for them.
void max_pool2d_fast(const Pool2dPlan& plan, const ConstTensorView& x, const TensorView& y,
                     std::span<std::int32_t> indices);
/// As avg_pool2d_reference, within rounding.
void avg_pool2d_fast(const Pool2dPlan& plan, const ConstTensorView& x, const TensorView& y);

}  // namespace convscope
