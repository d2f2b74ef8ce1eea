// Drawings as the page makes pictures of them: strokes on a pad, rasterised, normalised.
//
//   DigitPictures pool = render_pool(drawings, 100'000, seed);
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "core/random.h"
#include "digits/normalize.h"
#include "image/strokes.h"
#include "tools/support/digit_pictures.h"
#include "tools/support/stroke_file.h"

namespace convscope {

/// Side of the pad on which drawings are rendered, pixels.
inline constexpr int pad_side = 224;

/// How a drawing lies on the pad; fractions of the pad's side.
struct PadPlacement {
  float size = 0.8f;  // longer side of the drawing's box
  float pen_width = 0.06f;
  Point center{0.5f, 0.5f};
};

/// A centre drawn evenly from all that keep a drawing of `size` with its pen on the pad.
Point random_center(float size, float pen_width, Random& random);

/// A pad with a drawing on it, used again and again.
class Pad {
 public:
  Pad();
  /// Draws and normalises. False if nothing of it was visible.
  bool render(const StrokesView& strokes, float pen_width, NormalizedDrawing& normalized);

 private:
  Tensor grey_;
};

/// Draws one example of a pool: writes its strokes (placed on the pad) and pen width, and returns
/// its label.
using DrawExample =
    std::function<std::uint8_t(int index, Random& random, Strokes& strokes, float& pen_width)>;

/// `count` pictures, each from its own random numbers (seed, index), on two threads.
DigitPictures render_pool(int count, std::uint64_t seed, const DrawExample& draw);

/// Training pools. Sizes, places and pens vary over all that a pad allows.
DigitPictures render_people(std::span<const StrokeDrawing> drawings, int count, std::uint64_t seed);
DigitPictures render_generated(int count, std::uint64_t seed);
DigitPictures render_scribbles(int count, std::uint64_t seed);

}  // namespace convscope
