// Scaling pictures down (or up): every new pixel is the mean of the old area it covers.
//
//   resample_area(picture.view(), small.view());    // [480, 640] → [120, 160]
#pragma once

#include "core/tensor.h"

namespace convscope {

/// Writes `scaled` [h, w] from `source` [H, W], any sizes. The mean of the picture stays what it
/// was.
void resample_area(ConstTensorView source, TensorView scaled);

}  // namespace convscope
