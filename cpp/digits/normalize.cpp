#include "digits/normalize.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "digits/dust.h"
#include "digits/pen.h"
#include "image/resample.h"

namespace convscope {
namespace {

/// A drawing whose darkest value is below this is empty.
constexpr float faintest_ink = 0.1f;
/// What counts as ink for the crop, relative to the darkest value; and what still belongs to it
/// where its edge fades into the next pixel, so that a picture that MNIST would not scale keeps its
/// rim.
constexpr float ink_threshold = 0.2f;
constexpr float rim_threshold = 0.01f;

/// Stroke widths between these are left as they are, pixels. They are the middle of MNIST's own:
/// measured with stroke_width, its training digits have 1.8 to 3.8 (nine of ten), half of them 2.1
/// to 2.9.
constexpr float thinnest_pen = 2.0f;
constexpr float thickest_pen = 3.2f;

/// Pens are measured and changed, and dust is looked for, on a picture this many times finer than
/// the result.
constexpr int fineness = 6;
/// Room for strokes to grow, in pixels of the fine picture: a hairline grows by less than
/// thinnest_pen / 2.
constexpr int margin = 8;

/// A stroke thinner than this (pixels of the fine picture) is grey all through; any of it is ink
/// then.
constexpr float grey_pen = 2.0f;
constexpr float grey_pen_threshold = 0.1f;

/// Pieces up to this many stroke widths long are dust: the pen was set down and did not move.
constexpr float dust_length = 1.6f;

/// Clamped to 0 … 1; what is no number is paper.
float clean(float value) { return value > 0.0f ? std::min(value, 1.0f) : 0.0f; }

/// The smallest box of all values above `threshold`; its width is 0 when there are none.
PixelBox ink_box(const ConstTensorView& picture, float threshold) {
  const int height = picture.shape()[0];
  const int width = picture.shape()[1];
  int left = width, right = -1, top = height, bottom = -1;
  for (int y = 0; y < height; ++y) {
    const float* row = &picture.at(y, 0);
    int first = 0;
    while (first < width && !(row[first] > threshold)) ++first;
    if (first == width) continue;
    int last = width - 1;
    while (!(row[last] > threshold)) --last;
    left = std::min(left, first);
    right = std::max(right, last);
    top = std::min(top, y);
    bottom = y;
  }
  return right < 0 ? PixelBox{} : PixelBox{left, top, right - left + 1, bottom - top + 1};
}

/// The box of the ink, with the row or column beyond it that holds its fading rim.
PixelBox crop_box(const ConstTensorView& picture, float darkest) {
  const PixelBox ink = ink_box(picture, ink_threshold * darkest);
  const PixelBox faint = ink_box(picture, rim_threshold * darkest);
  const int left = std::max(ink.left - 1, faint.left);
  const int top = std::max(ink.top - 1, faint.top);
  const int right = std::min(ink.left + ink.width + 1, faint.left + faint.width);
  const int bottom = std::min(ink.top + ink.height + 1, faint.top + faint.height);
  return {left, top, right - left, bottom - top};
}

Window2d window_of(const PixelBox& box) {
  return {static_cast<float>(box.left), static_cast<float>(box.top), static_cast<float>(box.width),
          static_cast<float>(box.height)};
}

float longer_side(const Window2d& window) { return std::max(window.width, window.height); }

/// The drawing's part inside `box`, cleaned, with full ink at its darkest.
Tensor copy_ink(const ConstTensorView& drawing, const PixelBox& box, float darkest) {
  Tensor ink(Shape{box.height, box.width});
  const float factor = 1.0f / darkest;
  for (int y = 0; y < box.height; ++y) {
    const float* from = &drawing.at(box.top + y, box.left);
    float* to = &ink.view().at(y, 0);
    for (int x = 0; x < box.width; ++x) to[x] = std::min(clean(from[x]) * factor, 1.0f);
  }
  return ink;
}

/// A fine picture of the window of `ink`: its longer side becomes `side` pixels, with a margin of
/// paper around it. `scale` is written: fine pixels per pixel of `ink`.
Tensor fine_picture(const ConstTensorView& ink, const Window2d& window, int side, float& scale) {
  scale = static_cast<float>(side) / longer_side(window);
  const auto pixels = [&](float length) {
    return std::max(static_cast<int>(std::ceil(length * scale - 0.01f)), 1) + 2 * margin;
  };
  Tensor fine(Shape{pixels(window.height), pixels(window.width)});
  const Window2d around{window.left - static_cast<float>(margin) / scale,
                        window.top - static_cast<float>(margin) / scale,
                        static_cast<float>(fine.shape()[1]) / scale,
                        static_cast<float>(fine.shape()[0]) / scale};
  resample_area(ink, around, fine.view());
  return fine;
}

/// Erases dust from `ink`, seen on its fine picture with strokes of `width`. True if there was any.
bool erase_dust(const ConstTensorView& fine, float width, float scale, Tensor& ink) {
  const float longest = dust_length * std::max(width, 1.0f) + 1.0f;
  const auto dust = find_dust(fine, ink_threshold, longest);
  if (dust.empty()) return false;
  const auto place = [&](int pixel, int limit) {
    const float middle = (static_cast<float>(pixel) + 0.5f) * scale + static_cast<float>(margin);
    return std::min(static_cast<int>(middle), limit - 1);
  };
  for (int y = 0; y < ink.shape()[0]; ++y) {
    const int row = place(y, fine.shape()[0]) * fine.shape()[1];
    for (int x = 0; x < ink.shape()[1]; ++x) {
      const int cell = row + place(x, fine.shape()[1]);
      if (dust[static_cast<std::size_t>(cell)] != 0) ink.view().at(y, x) = 0.0f;
    }
  }
  return true;
}

/// By how many fine pixels strokes of `width` must grow (negative: shrink) so that they come out
/// `wanted` pixels wide in the result. With `crop` the box of `side` fine pixels grows with the
/// strokes before it is scaled to digit_box: (width + 2·growth) · digit_box = wanted · (side +
/// 2·growth).
float growth_for(float wanted, float width, float side, bool crop) {
  if (!crop) return 0.5f * (wanted * static_cast<float>(fineness) - width);
  const auto box = static_cast<float>(digit_box);
  return 0.5f * (wanted * side - box * width) / (box - wanted);
}

/// The drawing on its way: `source` seen through `window` is what will be scaled down.
struct Stage {
  Tensor source;
  Window2d window;
};

/// Redraws the strokes with a pen of a width that MNIST has, when theirs, `fine_width` on the fine
/// picture, is thinner or thicker. True if it did.
bool even_pen(const Tensor& fine, float fine_width, bool crop, int side, Stage& stage) {
  const float found = fine_width / static_cast<float>(fineness);
  const float wanted = std::clamp(found, thinnest_pen, thickest_pen);
  if (wanted == found) return false;
  const float threshold = fine_width < grey_pen ? grey_pen_threshold : 0.5f;
  Tensor ink(fine.shape());
  std::transform(fine.values().begin(), fine.values().end(), ink.values().begin(),
                 [&](float value) { return value > threshold ? 1.0f : 0.0f; });
  const float width = stroke_width(ink.view());
  const float growth = growth_for(wanted, width, static_cast<float>(side), crop);
  Tensor changed(fine.shape());
  change_pen(ink.view(), std::min(growth, static_cast<float>(margin - 1)), changed.view());

  const PixelBox box = ink_box(changed.view(), 0.5f);
  if (box.width == 0) return false;
  stage.source = std::move(changed);
  stage.window = crop ? window_of(box)
                      : Window2d{static_cast<float>(margin), static_cast<float>(margin),
                                 static_cast<float>(fine.shape()[1] - 2 * margin),
                                 static_cast<float>(fine.shape()[0] - 2 * margin)};
  return true;
}

/// Scales the window to a longer side of `side` pixels, exactly, and centres it in a square of that
/// side, as MNIST did: the shorter side covers as much of a pixel at one end as at the other. (That
/// makes its number of pixels even, which three of four MNIST digits show.) A window that is to
/// scale already stays in its pixels.
void scale_down(const Stage& stage, int side, NormalizedDrawing& normalized) {
  const float step = longer_side(stage.window) / static_cast<float>(side);
  const int unit = step == 1.0f ? 1 : 2;
  const auto pixels = [&](float length) {
    const float units = length / (step * static_cast<float>(unit));
    return unit * std::max(static_cast<int>(std::ceil(units - 0.005f)), 1);
  };
  normalized.scaled_width = std::min(pixels(stage.window.width), side);
  normalized.scaled_height = std::min(pixels(stage.window.height), side);
  Window2d window = stage.window;
  window.width = step * static_cast<float>(normalized.scaled_width);
  window.height = step * static_cast<float>(normalized.scaled_height);
  window.left -= 0.5f * (window.width - stage.window.width);
  window.top -= 0.5f * (window.height - stage.window.height);
  resample_area(
      stage.source.view(), window,
      {normalized.scaled.data(), Shape{normalized.scaled_height, normalized.scaled_width}});
  for (float& value : normalized.scaled) value = std::min(value, 1.0f);
}

/// Where `length` pixels begin so that their centre of mass, at `center` from their begin, falls
/// into pixel 14: all of MNIST is placed so. Nothing is pushed over the edge.
int begin_for(double center, int length) {
  const int begin = digit_side / 2 - static_cast<int>(std::floor(center));
  return std::clamp(begin, 0, digit_side - length);
}

void place_in_picture(bool center, NormalizedDrawing& normalized) {
  const int width = normalized.scaled_width;
  const int height = normalized.scaled_height;
  double mass = 0.0, moment_x = 0.0, moment_y = 0.0;
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const auto value =
          static_cast<double>(normalized.scaled[static_cast<std::size_t>(y * width + x)]);
      mass += value;
      moment_x += value * (x + 0.5);
      moment_y += value * (y + 0.5);
    }
  }
  const bool by_mass = center && mass > 0.0;
  normalized.left = by_mass ? begin_for(moment_x / mass, width) : (digit_side - width) / 2;
  normalized.top = by_mass ? begin_for(moment_y / mass, height) : (digit_side - height) / 2;
  normalized.picture.fill(0.0f);
  for (int y = 0; y < height; ++y) {
    const auto from = normalized.scaled.begin() + y * width;
    std::copy(from, from + width,
              normalized.picture.begin() + (normalized.top + y) * digit_side + normalized.left);
  }
}

}  // namespace

bool normalize_drawing(const ConstTensorView& drawing, const NormalizeSteps& steps,
                       NormalizedDrawing& normalized) {
  float darkest = 0.0f;
  for (const float value : drawing.values()) darkest = std::max(darkest, clean(value));
  if (darkest < faintest_ink) return false;

  PixelBox box = crop_box(drawing, darkest);
  Stage stage{copy_ink(drawing, box, darkest), {}};
  stage.window = whole(stage.source.shape());
  const int box_side = digit_box * fineness;
  float scale = 1.0f;
  Tensor fine = fine_picture(stage.source.view(), stage.window, box_side, scale);
  float fine_width = stroke_width(fine.view());
  if (erase_dust(fine.view(), fine_width, scale, stage.source)) {
    const PixelBox rest = crop_box(stage.source.view(), 1.0f);
    stage.window = window_of(rest);
    box = {box.left + rest.left, box.top + rest.top, rest.width, rest.height};
    fine = fine_picture(stage.source.view(), stage.window, box_side, scale);
    fine_width = stroke_width(fine.view());
  }
  normalized.crop = box;

  if (!steps.crop) {
    stage.window = {static_cast<float>(-box.left), static_cast<float>(-box.top),
                    static_cast<float>(drawing.shape()[1]), static_cast<float>(drawing.shape()[0])};
    fine = fine_picture(stage.source.view(), stage.window, digit_side * fineness, scale);
    fine_width = stroke_width(fine.view());
  }
  normalized.found_pen_width = fine_width / static_cast<float>(fineness);
  normalized.used_pen_width = normalized.found_pen_width;
  if (steps.even_pen && even_pen(fine, fine_width, steps.crop, box_side, stage)) {
    normalized.used_pen_width = std::clamp(normalized.found_pen_width, thinnest_pen, thickest_pen);
  }
  scale_down(stage, steps.crop ? digit_box : digit_side, normalized);
  place_in_picture(steps.center, normalized);
  return true;
}

}  // namespace convscope
