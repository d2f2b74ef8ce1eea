#include "image/color_scale.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace convscope {
namespace {

/// 0 … 1 from `low` to `high`, clamped; `value` is a number.
float place_on(const ColorScale& scale, float value) {
  if (value < scale.low) return 0.0f;
  if (value > scale.high) return 1.0f;
  // Halves keep the difference finite for the widest of scales; infinite ends leave no place in
  // between.
  const float length = 0.5f * scale.high - 0.5f * scale.low;
  const float place = (0.5f * value - 0.5f * scale.low) / length;
  return place >= 0.0f && place <= 1.0f ? place : 0.5f;
}

std::uint8_t mix(std::uint8_t from, std::uint8_t to, float part) {
  const float mixed =
      static_cast<float>(from) + (static_cast<float>(to) - static_cast<float>(from)) * part;
  return static_cast<std::uint8_t>(std::floor(mixed + 0.5f));
}

}  // namespace

Color color_of(float value, const ColorScale& scale) {
  assert(!scale.stops.empty());
  if (std::isnan(value)) return scale.not_a_number;
  const std::size_t last = scale.stops.size() - 1;
  const float place = place_on(scale, value) * static_cast<float>(last);
  const std::size_t lower = std::min(static_cast<std::size_t>(place), last);
  const std::size_t upper = std::min(lower + 1, last);
  const float part = place - static_cast<float>(lower);
  const Color& from = scale.stops[lower];
  const Color& to = scale.stops[upper];
  return {mix(from.red, to.red, part), mix(from.green, to.green, part),
          mix(from.blue, to.blue, part), mix(from.alpha, to.alpha, part)};
}

void map_colors(std::span<const float> values, const ColorScale& scale,
                std::span<std::uint8_t> rgba) {
  assert(rgba.size() == 4 * values.size());
  std::uint8_t* pixel = rgba.data();
  for (const float value : values) {
    const Color color = color_of(value, scale);
    pixel[0] = color.red;
    pixel[1] = color.green;
    pixel[2] = color.blue;
    pixel[3] = color.alpha;
    pixel += 4;
  }
}

}  // namespace convscope
