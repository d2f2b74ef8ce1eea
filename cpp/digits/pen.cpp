#include "digits/pen.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <vector>

namespace convscope {
namespace {

/// What ink grown by `radius` covers around a pixel of ink, whose own edge is half a pixel from its
/// middle; the rim is soft.
class Disc {
 public:
  explicit Disc(float radius)
      : reach_(static_cast<int>(std::ceil(radius + 1.0f))),
        coverage_(static_cast<std::size_t>(side() * side())) {
    for (int y = -reach_; y <= reach_; ++y) {
      for (int x = -reach_; x <= reach_; ++x) {
        const float distance = std::sqrt(static_cast<float>(x * x + y * y));
        coverage_[place(y, x)] = std::clamp(radius + 1.0f - distance, 0.0f, 1.0f);
      }
    }
  }

  int reach() const { return reach_; }
  float at(int y, int x) const { return coverage_[place(y, x)]; }

 private:
  int side() const { return 2 * reach_ + 1; }
  std::size_t place(int y, int x) const {
    return static_cast<std::size_t>((y + reach_) * side() + x + reach_);
  }

  int reach_;
  std::vector<float> coverage_;
};

/// Raises `layer` to at least the disc around (y, x).
void stamp(const Disc& disc, int y, int x, const TensorView& layer) {
  const int top = std::max(y - disc.reach(), 0);
  const int bottom = std::min(y + disc.reach(), layer.shape()[0] - 1);
  const int left = std::max(x - disc.reach(), 0);
  const int right = std::min(x + disc.reach(), layer.shape()[1] - 1);
  for (int row = top; row <= bottom; ++row) {
    for (int column = left; column <= right; ++column) {
      float& value = layer.at(row, column);
      value = std::max(value, disc.at(row - y, column - x));
    }
  }
}

}  // namespace

float stroke_width(const ConstTensorView& picture) {
  const int height = picture.shape()[0];
  const int width = picture.shape()[1];
  const std::vector<float> paper(static_cast<std::size_t>(width));
  float area = 0.0f;
  float outline = 0.0f;
  // Every corner between four pixels, with a row and a column of paper all around.
  for (int y = 0; y <= height; ++y) {
    const float* above = y > 0 ? &picture.at(y - 1, 0) : paper.data();
    const float* below = y < height ? &picture.at(y, 0) : paper.data();
    float row_area = 0.0f;
    float row_outline = 0.0f;
    float top_left = 0.0f;
    float bottom_left = 0.0f;
    for (int x = 0; x <= width; ++x) {
      const float top_right = x < width ? above[x] : 0.0f;
      const float bottom_right = x < width ? below[x] : 0.0f;
      const float rising = bottom_right - top_left;
      const float falling = top_right - bottom_left;
      if (rising != 0.0f || falling != 0.0f) {
        row_outline += std::sqrt(rising * rising + falling * falling);
      }
      row_area += bottom_right;
      top_left = top_right;
      bottom_left = bottom_right;
    }
    area += row_area;
    outline += row_outline;
  }
  // The differences along both diagonals are the gradient's components times the diagonal's length.
  outline *= std::numbers::sqrt2_v<float> / 2.0f;
  return outline > 0.0f ? 2.0f * area / outline : 0.0f;
}

void change_pen(const ConstTensorView& ink, float radius, const TensorView& changed) {
  // Growing stamps a disc on the ink, shrinking stamps it on the paper: only where the two meet
  // does it change anything.
  const bool growing = radius > 0.0f;
  const Disc disc(std::fabs(radius));
  const int height = ink.shape()[0];
  const int width = ink.shape()[1];
  // Paper all around, so that every pixel has its four neighbours.
  const int pitch = width + 2;
  std::vector<std::uint8_t> spreads(static_cast<std::size_t>((height + 2) * pitch), !growing);
  for (int y = 0; y < height; ++y) {
    std::uint8_t* row = &spreads[static_cast<std::size_t>((y + 1) * pitch + 1)];
    for (int x = 0; x < width; ++x) {
      row[x] = (ink.at(y, x) > 0.5f) == growing;
      changed.at(y, x) = row[x] != 0 ? 1.0f : 0.0f;
    }
  }
  for (int y = 0; y < height; ++y) {
    const std::uint8_t* row = &spreads[static_cast<std::size_t>((y + 1) * pitch + 1)];
    for (int x = 0; x < width; ++x) {
      if (row[x] == 0) continue;
      const bool inside = row[x - pitch] && row[x + pitch] && row[x - 1] && row[x + 1];
      if (!inside) stamp(disc, y, x, changed);
    }
  }
  if (growing) return;
  for (float& value : changed.values()) value = 1.0f - value;
}

}  // namespace convscope
