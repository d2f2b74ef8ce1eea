#include "image/color_scale.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cmath>
#include <vector>

namespace convscope {
namespace {

/// The nearest whole number to `value`, 0 … 255, halves upwards. From 256 on a float has fifteen
/// bits behind the point, so the eight before them are the answer: one addition, where a conversion
/// would ask first whether the number fits.
std::uint8_t nearest_byte(float value) {
  return static_cast<std::uint8_t>(std::bit_cast<std::uint32_t>(value + 256.5f) >> 15 & 255u);
}

/// A scale with what all values share computed once.
class Ramp {
 public:
  explicit Ramp(const ColorScale& scale)
      : low_(scale.low),
        high_(scale.high),
        half_low_(0.5f * scale.low),
        // Halves keep the difference finite for the widest of scales.
        half_length_(0.5f * scale.high - half_low_),
        last_(static_cast<int>(scale.stops.size()) - 1),
        not_a_number_(scale.not_a_number) {
    assert(!scale.stops.empty());
    legs_.reserve(scale.stops.size());
    for (std::size_t i = 0; i < scale.stops.size(); ++i) {
      legs_.push_back(leg(scale.stops[i], scale.stops[std::min(i + 1, scale.stops.size() - 1)]));
    }
  }

  Color color_of(float value) const {
    if (std::isnan(value)) return not_a_number_;
    const float place = place_of(value) * static_cast<float>(last_);
    const int lower = std::min(static_cast<int>(place), last_);
    const Leg& leg = legs_[static_cast<std::size_t>(lower)];
    const float part = place - static_cast<float>(lower);
    return {nearest_byte(leg.from[0] + leg.way[0] * part),
            nearest_byte(leg.from[1] + leg.way[1] * part),
            nearest_byte(leg.from[2] + leg.way[2] * part),
            nearest_byte(leg.from[3] + leg.way[3] * part)};
  }

 private:
  /// From one stop to the next: red, green, blue and alpha at its begin, and how far they go.
  struct Leg {
    std::array<float, 4> from;
    std::array<float, 4> way;
  };

  static Leg leg(const Color& from, const Color& to) {
    const auto way = [](std::uint8_t a, std::uint8_t b) {
      return static_cast<float>(b) - static_cast<float>(a);
    };
    return {{static_cast<float>(from.red), static_cast<float>(from.green),
             static_cast<float>(from.blue), static_cast<float>(from.alpha)},
            {way(from.red, to.red), way(from.green, to.green), way(from.blue, to.blue),
             way(from.alpha, to.alpha)}};
  }

  /// 0 … 1 from the low to the high end, clamped; `value` is a number.
  float place_of(float value) const {
    if (value < low_) return 0.0f;
    if (value > high_) return 1.0f;
    const float place = (0.5f * value - half_low_) / half_length_;
    // Infinite ends leave no place in between, and equal ones none at all.
    return place >= 0.0f && place <= 1.0f ? place : 0.5f;
  }

  float low_;
  float high_;
  float half_low_;
  float half_length_;
  int last_;
  Color not_a_number_;
  std::vector<Leg> legs_;
};

}  // namespace

Color color_of(float value, const ColorScale& scale) { return Ramp(scale).color_of(value); }

void map_colors(std::span<const float> values, const ColorScale& scale,
                std::span<std::uint8_t> rgba) {
  assert(rgba.size() == 4 * values.size());
  const Ramp ramp(scale);
  std::uint8_t* pixel = rgba.data();
  for (const float value : values) {
    const Color color = ramp.color_of(value);
    pixel[0] = color.red;
    pixel[1] = color.green;
    pixel[2] = color.blue;
    pixel[3] = color.alpha;
    pixel += 4;
  }
}

}  // namespace convscope
