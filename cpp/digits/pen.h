// How wide the strokes of a picture are, and the same strokes drawn with another pen.
//
//   const float width = stroke_width(picture.view());
//   change_pen(ink.view(), 1.5f, changed.view());       // every stroke three pixels wider
#pragma once

#include "core/tensor.h"

namespace convscope {

/// The mean width of the strokes in pixels, 0 without ink. picture: [H, W] grey, 0 (paper) … 1
/// (ink). A stroke of length l and width w has the area l·w and an outline of about 2·l, so w = 2 ·
/// area / outline; the outline of a grey picture is the sum of its gradients' lengths. Strokes
/// narrower than a pixel measure about one pixel.
float stroke_width(const ConstTensorView& picture);

/// Writes `changed` [H, W]: the ink grown by `radius` pixels on every side, or shrunk where
/// negative, with edges one pixel soft. ink: [H, W], ink where above 0.5.
void change_pen(const ConstTensorView& ink, float radius, const TensorView& changed);

}  // namespace convscope
