#include "image/gradient.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>

namespace convscope {
namespace {

constexpr Color not_a_number{255, 0, 255, 255};

float magnitude_of(float across, float up) { return std::sqrt(across * across + up * up); }

std::uint8_t mix(std::uint8_t from, std::uint8_t to, float part) {
  const float mixed =
      static_cast<float>(from) + (static_cast<float>(to) - static_cast<float>(from)) * part;
  return static_cast<std::uint8_t>(std::floor(mixed + 0.5f));
}

Color mix(const Color& from, const Color& to, float part) {
  return {mix(from.red, to.red, part), mix(from.green, to.green, part),
          mix(from.blue, to.blue, part)};
}

/// The wheel's colour for a direction in −π … π, linear between two neighbours.
Color hue_of(float direction, std::span<const Color> wheel) {
  const auto count = static_cast<float>(wheel.size());
  const float turns = direction / (2.0f * std::numbers::pi_v<float>);
  const float place = (turns - std::floor(turns)) * count;
  const std::size_t first = static_cast<std::size_t>(place) % wheel.size();
  return mix(wheel[first], wheel[(first + 1) % wheel.size()], place - std::floor(place));
}

Color direction_color(float across, float up, const DirectionScale& scale) {
  const float magnitude = magnitude_of(across, up);
  if (std::isnan(magnitude)) return not_a_number;
  const float part = std::min(1.0f, magnitude / scale.limit);
  return part == 0.0f ? scale.zero
                      : mix(scale.zero, hue_of(std::atan2(up, across), scale.wheel), part);
}

}  // namespace

void gradient_polar(const ConstTensorView& across, const ConstTensorView& up,
                    const TensorView& magnitude, const TensorView& direction) {
  const std::size_t count = across.values().size();
  assert(up.values().size() == count && magnitude.values().size() == count &&
         direction.values().size() == count);
  for (std::size_t i = 0; i < count; ++i) {
    const float x = across.data()[i];
    const float y = up.data()[i];
    magnitude.data()[i] = magnitude_of(x, y);
    // A zero may have a sign, and atan2 would make half a turn of it.
    direction.data()[i] = x == 0.0f && y == 0.0f ? 0.0f : std::atan2(y, x);
  }
}

void map_directions(const ConstTensorView& across, const ConstTensorView& up,
                    const DirectionScale& scale, std::span<std::uint8_t> rgba) {
  assert(!scale.wheel.empty() && scale.limit > 0.0f && across.shape().rank() == 3);
  const auto channels = static_cast<std::size_t>(across.shape()[0]);
  const std::size_t pixels = across.values().size() / channels;
  assert(rgba.size() == 4 * pixels);
  for (std::size_t i = 0; i < pixels; ++i) {
    std::size_t steepest = i;
    for (std::size_t at = i + pixels; at < channels * pixels; at += pixels) {
      const bool steeper = magnitude_of(across.data()[at], up.data()[at]) >
                           magnitude_of(across.data()[steepest], up.data()[steepest]);
      if (steeper) steepest = at;
    }
    const Color color = direction_color(across.data()[steepest], up.data()[steepest], scale);
    const std::uint8_t bytes[4] = {color.red, color.green, color.blue, color.alpha};
    std::copy(bytes, bytes + 4, &rgba[4 * i]);
  }
}

}  // namespace convscope
