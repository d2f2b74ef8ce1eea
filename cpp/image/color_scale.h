// Numbers as colours: evenly spaced stops from a low to a high value, linear between them, clamped
// outside.
//
//   const Color stops[] = {{33, 102, 172}, {247, 247, 247}, {178, 24, 43}};   // blue, zero, red
//   map_colors(map.values(), {.stops = stops, .low = -2.0f, .high = 2.0f}, rgba);
#pragma once

#include <cstdint>
#include <span>

namespace convscope {

/// One sRGB colour, four bytes in the order of ImageData.
struct Color {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
  std::uint8_t alpha = 255;

  bool operator==(const Color&) const = default;
};

struct ColorScale {
  /// At least one, evenly spaced from `low` to `high`.
  std::span<const Color> stops;
  float low = 0.0f;
  /// Not below `low`. When both are equal, a value equal to them takes the middle of the scale.
  float high = 1.0f;
  /// The colour of what is no number; magenta occurs in no scale of the page.
  Color not_a_number{255, 0, 255, 255};
};

/// The colour of one value.
Color color_of(float value, const ColorScale& scale);

/// Writes four bytes per value. rgba.size() == 4 * values.size().
void map_colors(std::span<const float> values, const ColorScale& scale,
                std::span<std::uint8_t> rgba);

}  // namespace convscope
