// Scaling pictures: every new pixel is the mean of the old area that it covers.
//
//   resample_area(picture.view(), whole(picture.shape()), small.view());    // [480, 640] → [120,
//   160]
#pragma once

#include "core/tensor.h"

namespace convscope {

/// A rectangle of a picture in pixels, not necessarily whole ones; it may reach over the edge.
struct Window2d {
  float left = 0.0f;
  float top = 0.0f;
  float width = 0.0f;
  float height = 0.0f;
};

/// All of a picture [H, W].
inline Window2d whole(const Shape& picture) {
  return {0.0f, 0.0f, static_cast<float>(picture[1]), static_cast<float>(picture[0])};
}

/// Writes `scaled` [h, w] from the window of `source` [H, W]; outside of the source everything is
/// 0. The area is at least one old pixel along each axis, so that enlarging interpolates linearly
/// between the old pixels' middles. A window of exactly h × w whole pixels is copied unchanged.
void resample_area(const ConstTensorView& source, const Window2d& window, const TensorView& scaled);

}  // namespace convscope
