// Variations of pen strokes for training, before they are rasterised: they keep the pen's width and
// leave no blur.
//
//   augment_strokes(sample.view(), {}, random, varied);
//   rasterize_strokes(varied.view(), 0.06f, pad.view());
#pragma once

#include "core/random.h"
#include "image/strokes.h"

namespace convscope {

/// Largest changes, each drawn evenly from -limit … +limit; zero switches one off. Lengths are
/// fractions of the longer side of the drawing's own box.
struct StrokeAugmentLimits {
  float scale = 0.15f;        // factor 1 ± scale, each axis by itself
  float rotation = 12.0f;     // degrees
  float shear = 0.25f;        // to the side per height
  float perspective = 0.15f;  // one side of the drawing larger than the other by about this part
  float warp = 0.05f;         // smooth random displacement
  float jitter = 0.006f;      // trembling of each point, smoothed along the stroke
  float thin_out = 0.35f;  // up to this part of the inner points is dropped, as a slow device does
};

/// Writes the varied strokes into `varied` (its memory is used again), placed inside the pad: the
/// drawing's longer side becomes `size` (0…1) and its box's centre `center`.
void augment_strokes(const StrokesView& strokes, const StrokeAugmentLimits& limits, float size,
                     Point center, Random& random, Strokes& varied);

/// Moves and scales strokes so that their box is centred at `center` and its longer side is `size`
/// (pad coordinates).
void place_strokes(float size, Point center, Strokes& strokes);

}  // namespace convscope
