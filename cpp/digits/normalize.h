// A drawing → the 28×28 picture that MNIST would have made of it.
//
//   NormalizedDrawing normalized;
//   if (normalize_drawing(pad.view(), {}, normalized)) network.classify(normalized.picture);
//
// MNIST cuts a digit to its ink, scales the longer side to 20 pixels (keeping the aspect, grey by
// coverage), and moves it by whole pixels so that its centre of mass meets the middle of 28×28
// (LeCun et al., 1998; Yadav and Bottou, 2019). All of its digits were written with much the same
// pen. A pad has thin and thick ones, so the pen is evened first: strokes that would come out
// thinner or thicker than MNIST's are grown or shrunk to the nearest width that MNIST has.
#pragma once

#include <array>

#include "core/tensor.h"

namespace convscope {

/// Side of a digit picture, and of the box in it that the ink is scaled to; pixels.
inline constexpr int digit_side = 28;
inline constexpr int digit_box = 20;

/// Which steps are done. All of them is what MNIST did; the page switches them off to show what
/// they are good for.
struct NormalizeSteps {
  /// Cut to the ink and scale it to the box; otherwise the whole drawing is shrunk to 28×28 as it
  /// is.
  bool crop = true;
  /// Bring stroke widths into MNIST's range.
  bool even_pen = true;
  /// Centre of mass to the middle; otherwise the middle of the ink's box.
  bool center = true;
};

/// A rectangle of whole pixels of the drawing.
struct PixelBox {
  int left = 0;
  int top = 0;
  int width = 0;
  int height = 0;
};

/// The result and what led to it, in the order in which the page shows it.
struct NormalizedDrawing {
  /// Where the ink is, in pixels of the drawing. Dust far smaller than the digit is not part of it.
  PixelBox crop;
  /// Width of the strokes as found and as used, in pixels of the 28×28 picture.
  float found_pen_width = 0.0f;
  float used_pen_width = 0.0f;
  /// The ink scaled down: scaled_height rows of scaled_width values, 0…1. At most 20×20 (28×28
  /// without `crop`).
  int scaled_width = 0;
  int scaled_height = 0;
  std::array<float, digit_side * digit_side> scaled{};
  /// Where the top left corner of `scaled` comes to lie in the picture, pixels.
  int left = 0;
  int top = 0;
  /// [28][28], 0 (paper) … 1 (ink).
  std::array<float, digit_side * digit_side> picture{};
};

/// False for a drawing without ink; `normalized` is unspecified then.
/// drawing: [height, width] grey values, 0 (paper) … 1 (ink); values outside are clamped, what is
/// no number is paper. A faint drawing is taken as if its darkest value were full ink; below 0.1
/// there is none.
bool normalize_drawing(const ConstTensorView& drawing, const NormalizeSteps& steps,
                       NormalizedDrawing& normalized);

}  // namespace convscope
