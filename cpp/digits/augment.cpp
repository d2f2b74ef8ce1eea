#include "digits/augment.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>

#include "digits/pen.h"
#include "digits/smooth_field.h"

namespace convscope {
namespace {

/// Pens that augmentation may lead to, pixels: MNIST's range (see stroke_width) but for its rarest
/// digits.
constexpr float thinnest = 1.6f;
constexpr float thickest = 4.4f;

/// Paper around the source, so that filters need not ask where they are.
constexpr int border = 3;
constexpr int framed_side = digit_side + 2 * border;
using Framed = std::array<float, framed_side * framed_side>;

constexpr std::size_t framed_place(int y, int x) {
  return static_cast<std::size_t>((y + border) * framed_side + x + border);
}

Framed frame(std::span<const float> source) {
  Framed framed{};
  for (int y = 0; y < digit_side; ++y) {
    const auto row = source.subspan(static_cast<std::size_t>(y * digit_side), digit_side);
    std::copy(row.begin(), row.end(), framed.begin() + static_cast<int>(framed_place(y, 0)));
  }
  return framed;
}

/// Moves the edges of all strokes outwards by `growth` pixels, -1 … 1: that part of the way to the
/// largest (smallest) value of each cross of five pixels. The way softens edges, so they are made
/// steep again.
void change_thickness(float growth, Framed& framed) {
  const Framed before = framed;
  const float part = std::fabs(growth);
  const float steepness = 1.0f + part;
  for (int y = -1; y <= digit_side; ++y) {
    for (int x = -1; x <= digit_side; ++x) {
      const std::size_t place = framed_place(y, x);
      const std::array<float, 5> cross = {before[place - framed_side], before[place - 1],
                                          before[place], before[place + 1],
                                          before[place + framed_side]};
      const float aim = growth > 0.0f ? *std::max_element(cross.begin(), cross.end())
                                      : *std::min_element(cross.begin(), cross.end());
      const float value = before[place] + part * (aim - before[place]);
      framed[place] = std::clamp(0.5f + steepness * (value - 0.5f), 0.0f, 1.0f);
    }
  }
}

/// `wanted` pixels of growth on either side, held where strokes `width` wide stay within the range
/// of pens.
float allowed_growth(float wanted, float width) {
  const float least = std::min(0.5f * (thinnest - width), 0.0f);
  const float most = std::max(0.5f * (thickest - width), 0.0f);
  return std::clamp(std::clamp(wanted, least, most), -1.0f, 1.0f);
}

/// Weights of four neighbours for the Catmull-Rom spline at `t` between the middle two: it keeps
/// strokes as sharp as they are.
std::array<float, 4> catmull_rom(float t) {
  const float square = t * t;
  const float cube = square * t;
  return {0.5f * (-cube + 2.0f * square - t), 0.5f * (3.0f * cube - 5.0f * square + 2.0f),
          0.5f * (-3.0f * cube + 4.0f * square + t), 0.5f * (cube - square)};
}

/// A source picture that can be read between its pixels; pixel (y, x) has its middle at (y, x).
class Sampler {
 public:
  explicit Sampler(const Framed& framed) : framed_(framed) {
    for (int y = -1; y <= digit_side; ++y) {
      for (int x = -1; x <= digit_side; ++x) {
        if (framed[framed_place(y, x)] > 0.0f) include(y, x);
      }
    }
  }

  float at(float y, float x) const {
    // No ink within the four by four pixels that matter.
    if (!(y > top_ && y < bottom_ && x > left_ && x < right_)) return 0.0f;
    const int row = floor_of(y);
    const int column = floor_of(x);
    const std::array<float, 4> down = catmull_rom(y - static_cast<float>(row));
    const std::array<float, 4> across = catmull_rom(x - static_cast<float>(column));
    const float* from = &framed_[framed_place(row - 1, column - 1)];
    float sum = 0.0f;
    for (std::size_t i = 0; i < 4; ++i) {
      sum += down[i] * (across[0] * from[0] + across[1] * from[1] + across[2] * from[2] +
                        across[3] * from[3]);
      from += framed_side;
    }
    return std::clamp(sum, 0.0f, 1.0f);
  }

 private:
  static constexpr float reach = 2.0f;

  static int floor_of(float value) { return static_cast<int>(value + framed_side) - framed_side; }

  void include(int y, int x) {
    // Two pixels of paper always remain around what is read.
    top_ = std::min(top_, std::max(static_cast<float>(y) - reach, -reach));
    bottom_ = std::max(bottom_, std::min(static_cast<float>(y) + reach, digit_side - 1 + reach));
    left_ = std::min(left_, std::max(static_cast<float>(x) - reach, -reach));
    right_ = std::max(right_, std::min(static_cast<float>(x) + reach, digit_side - 1 + reach));
  }

  const Framed& framed_;
  float top_ = framed_side;
  float left_ = framed_side;
  float bottom_ = -framed_side;
  float right_ = -framed_side;
};

/// From a place in the result to its place in the source, both in pixels from the middle of the
/// picture.
struct Affine {
  float xx, xy, yx, yy;
  float shift_x, shift_y;
};

Affine random_affine(const AugmentLimits& limits, Random& random) {
  const float shift_x = random.uniform(-limits.shift, limits.shift);
  const float shift_y = random.uniform(-limits.shift, limits.shift);
  const float scale_x = 1.0f + random.uniform(-limits.scale, limits.scale);
  const float scale_y = 1.0f + random.uniform(-limits.scale, limits.scale);
  const float degrees = random.uniform(-limits.rotation, limits.rotation);
  const float shear = random.uniform(-limits.shear, limits.shear);
  const float angle = degrees * std::numbers::pi_v<float> / 180.0f;
  const float cosine = std::cos(angle);
  const float sine = std::sin(angle);
  // Rotation after shear after scale.
  return {cosine * scale_x, (cosine * shear - sine) * scale_y,
          sine * scale_x,   (sine * shear + cosine) * scale_y,
          shift_x,          shift_y};
}

}  // namespace

void augment_digit(std::span<const float> source, const AugmentLimits& limits, Random& random,
                   std::span<float> result) {
  assert(source.size() == std::size_t{digit_side * digit_side});
  assert(result.size() == source.size());
  const Affine affine = random_affine(limits, random);
  const SmoothField field(limits.elastic, random);
  const float thickness = random.uniform(-limits.thickness, limits.thickness);

  Framed framed = frame(source);
  if (thickness != 0.0f) {
    const float width = stroke_width({source.data(), Shape{digit_side, digit_side}});
    change_thickness(allowed_growth(thickness, width), framed);
  }

  constexpr float middle = 0.5f * (digit_side - 1);
  constexpr float step = 1.0f / (digit_side - 1);
  std::array<SmoothField::Place, digit_side> places;
  for (std::size_t i = 0; i < places.size(); ++i) {
    places[i] = SmoothField::place(static_cast<float>(i) * step);
  }
  const Sampler sampler(framed);
  float* value = result.data();
  for (std::size_t y = 0; y < digit_side; ++y) {
    const SmoothField::Row row = field.row(places[y]);
    const float down = static_cast<float>(y) - middle - affine.shift_y;
    for (std::size_t x = 0; x < digit_side; ++x) {
      const Point moved = row.at(places[x]);
      const float right = static_cast<float>(x) - middle - affine.shift_x;
      const float from_x = affine.xx * right + affine.xy * down + moved.x;
      const float from_y = affine.yx * right + affine.yy * down + moved.y;
      *value++ = sampler.at(middle + from_y, middle + from_x);
    }
  }
}

}  // namespace convscope
