// Finding a template in a picture by Pearson's correlation.
//
//   Result<Shape> shape = normalized_cross_correlation_shape(Shape{28, 28}, Shape{5, 5});  // [24,
//   24] normalized_cross_correlation_fast(image, pattern, output);
#pragma once

#include "core/tensor.h"

namespace convscope {

/// The shape [H-h+1, W-w+1] of the result for image [H, W] and template [h, w]; RangeError naming
/// `image` or `template`.
Result<Shape> normalized_cross_correlation_shape(const Shape& image, const Shape& pattern);

/// output[i, j] = Σ (p - mean p)(t - mean t) / √(Σ (p - mean p)² · Σ (t - mean t)²) over the patch
/// p of the image at (i, j) and the template t: 1 for the same picture under any brightness and
/// positive contrast, -1 for its negative. A patch (or template) is flat when all its values are
/// equal; it has no correlation, and the result there is 0. Sums in double precision over
/// differences from the mean, so a bright or faint picture costs no digits.
void normalized_cross_correlation_reference(const ConstTensorView& image,
                                            const ConstTensorView& pattern,
                                            const TensorView& output);

/// The same numbers, faster; allocates a copy of the template in double precision.
void normalized_cross_correlation_fast(const ConstTensorView& image, const ConstTensorView& pattern,
                                       const TensorView& output);

}  // namespace convscope
