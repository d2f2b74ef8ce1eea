#include "image/planes.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "image/color_scale.h"

namespace convscope {
namespace {

constexpr float luma_red = 0.299f;
constexpr float luma_green = 0.587f;
constexpr float luma_blue = 0.114f;

constexpr Color grey_stops[] = {{0, 0, 0}, {255, 255, 255}};
constexpr ColorScale grey_scale{.stops = grey_stops};

float luma(float red, float green, float blue) {
  return luma_red * red + luma_green * green + luma_blue * blue;
}

/// One channel of a pixel laid on white, 0 … 1.
float on_white(std::uint8_t value, std::uint8_t alpha) {
  // (value · alpha + 255 · (255 - alpha)) / 255², with one rounding.
  const int mixed = 255 * 255 - alpha * (255 - value);
  return static_cast<float>(mixed) / (255.0f * 255.0f);
}

/// 0 … 1 → 0 … 255; `value` is a number.
std::uint8_t to_byte(float value) {
  return static_cast<std::uint8_t>(std::floor(std::clamp(value, 0.0f, 1.0f) * 255.0f + 0.5f));
}

/// Whether a byte can stand for the value, but for rounding.
bool fits_byte(float value) {
  constexpr float half_step = 0.5f / 255.0f;
  return value >= -half_step && value <= 1.0f + half_step;
}

}  // namespace

void rgba_to_planes(std::span<const std::uint8_t> rgba, const TensorView& planes) {
  assert(planes.shape().rank() == 3 && planes.shape()[0] == 3);
  const std::size_t pixels = planes.shape().element_count() / 3;
  assert(rgba.size() == 4 * pixels);
  for (std::size_t channel = 0; channel < 3; ++channel) {
    float* plane = planes.data() + channel * pixels;
    for (std::size_t i = 0; i < pixels; ++i) {
      plane[i] = on_white(rgba[4 * i + channel], rgba[4 * i + 3]);
    }
  }
}

void rgba_to_grey(std::span<const std::uint8_t> rgba, const TensorView& grey) {
  assert(rgba.size() == 4 * grey.values().size());
  const std::uint8_t* pixel = rgba.data();
  for (float& value : grey.values()) {
    value = luma(on_white(pixel[0], pixel[3]), on_white(pixel[1], pixel[3]),
                 on_white(pixel[2], pixel[3]));
    pixel += 4;
  }
}

void planes_to_rgba(const ConstTensorView& planes, std::span<std::uint8_t> rgba) {
  const Shape& shape = planes.shape();
  const bool colored = shape.rank() == 3 && shape[0] == 3;
  assert(colored || shape.rank() == 2 || shape[0] == 1);
  if (!colored) return map_colors(planes.values(), grey_scale, rgba);

  const std::size_t pixels = shape.element_count() / 3;
  assert(rgba.size() == 4 * pixels);
  for (std::size_t i = 0; i < pixels; ++i) {
    const float values[3] = {planes.data()[i], planes.data()[pixels + i],
                             planes.data()[2 * pixels + i]};
    const bool broken = std::isnan(values[0]) || std::isnan(values[1]) || std::isnan(values[2]);
    const Color color = broken ? grey_scale.not_a_number
                               : Color{to_byte(values[0]), to_byte(values[1]), to_byte(values[2])};
    const std::uint8_t bytes[4] = {color.red, color.green, color.blue, color.alpha};
    std::copy(bytes, bytes + 4, &rgba[4 * i]);
  }
}

std::size_t count_clipped(const ConstTensorView& planes) {
  const bool colored = planes.shape().rank() == 3 && planes.shape()[0] == 3;
  const std::size_t pixels = planes.values().size() / (colored ? 3 : 1);
  std::size_t clipped = 0;
  for (std::size_t i = 0; i < pixels; ++i) {
    bool fits = true;
    for (std::size_t at = i; at < planes.values().size(); at += pixels) {
      fits = fits && fits_byte(planes.data()[at]);
    }
    if (!fits) ++clipped;
  }
  return clipped;
}

void planes_to_grey(const ConstTensorView& planes, const TensorView& grey) {
  assert(planes.shape().rank() == 3 && planes.shape()[0] == 3);
  const std::size_t pixels = grey.values().size();
  assert(planes.values().size() == 3 * pixels);
  const float* plane = planes.data();
  for (std::size_t i = 0; i < pixels; ++i) {
    grey.data()[i] = luma(plane[i], plane[pixels + i], plane[2 * pixels + i]);
  }
}

}  // namespace convscope
