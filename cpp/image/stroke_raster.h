// Strokes as a grey picture: a round pen of constant width, edges anti-aliased by coverage.
//
//   Tensor grey(Shape{280, 280});
//   rasterize_strokes(strokes.view(), 0.06f, grey.view());   // 0 is paper, 1 is ink
//   draw_stroke(newest_points, 0.06f, grey.view());          // later points, on top of what is
//   there
#pragma once

#include <span>

#include "core/tensor.h"
#include "image/strokes.h"

namespace convscope {

/// Clears `grey`, then draws every stroke on it.
/// grey: [height, width], 0 (paper) … 1 (ink). pen_width: diameter as a fraction of the shorter
/// side of the picture.
void rasterize_strokes(const StrokesView& strokes, float pen_width, const TensorView& grey);

/// Draws every stroke as draw_stroke does. Arguments as for rasterize_strokes.
void draw_strokes(const StrokesView& strokes, float pen_width, const TensorView& grey);

/// Draws one stroke on what `grey` already holds: a pixel keeps the larger of old and new coverage,
/// so that drawing a stroke in pieces that share their end points gives the same picture as drawing
/// it at once. Points that are not finite are left out; a single point is a dot. Arguments as for
/// rasterize_strokes.
void draw_stroke(std::span<const Point> points, float pen_width, const TensorView& grey);

}  // namespace convscope
