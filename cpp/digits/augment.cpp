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

/// Goes `part` (0 … 1) of the way to the picture grown (or shrunk) by one pixel: the largest
/// (smallest) value of each cross of five pixels.
void change_thickness(float part, bool growing, Framed& framed) {
  const Framed before = framed;
  for (int y = -1; y <= digit_side; ++y) {
    for (int x = -1; x <= digit_side; ++x) {
      const std::size_t place = framed_place(y, x);
      const float up = before[place - framed_side];
      const float down = before[place + framed_side];
      const float left = before[place - 1];
      const float right = before[place + 1];
      const float value = before[place];
      const float changed = growing ? std::max({up, down, left, right, value})
                                    : std::min({up, down, left, right, value});
      framed[place] = value + part * (changed - value);
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

/// The picture at a place between its pixels; pixel (y, x) has its middle at (y, x).
float sample(const Framed& framed, float y, float x) {
  const float low = -2.0f;
  const auto high = static_cast<float>(digit_side + 1);
  if (!(y > low && y < high && x > low && x < high)) return 0.0f;
  const float row = std::floor(y);
  const float column = std::floor(x);
  const std::array<float, 4> down = catmull_rom(y - row);
  const std::array<float, 4> across = catmull_rom(x - column);
  const float* from =
      &framed[framed_place(static_cast<int>(row) - 1, static_cast<int>(column) - 1)];
  float sum = 0.0f;
  for (std::size_t i = 0; i < 4; ++i) {
    const float along =
        across[0] * from[0] + across[1] * from[1] + across[2] * from[2] + across[3] * from[3];
    sum += down[i] * along;
    from += framed_side;
  }
  return std::clamp(sum, 0.0f, 1.0f);
}

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
    const float growth = allowed_growth(thickness, width);
    change_thickness(std::fabs(growth), growth > 0.0f, framed);
  }

  constexpr float middle = 0.5f * (digit_side - 1);
  constexpr float step = 1.0f / (digit_side - 1);
  for (int y = 0; y < digit_side; ++y) {
    const SmoothField::Row row = field.row(static_cast<float>(y) * step);
    const float down = static_cast<float>(y) - middle - affine.shift_y;
    float* values = &result[static_cast<std::size_t>(y * digit_side)];
    for (int x = 0; x < digit_side; ++x) {
      const Point moved = row.at(static_cast<float>(x) * step);
      const float right = static_cast<float>(x) - middle - affine.shift_x;
      const float from_x = affine.xx * right + affine.xy * down + moved.x;
      const float from_y = affine.yx * right + affine.yy * down + moved.y;
      values[x] = sample(framed, middle + from_y, middle + from_x);
    }
  }
}

}  // namespace convscope
