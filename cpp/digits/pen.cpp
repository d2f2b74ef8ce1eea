#include "digits/pen.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace convscope {
namespace {

/// Grey value with paper all around.
float value_at(ConstTensorView picture, int y, int x) {
  const bool inside = y >= 0 && y < picture.shape()[0] && x >= 0 && x < picture.shape()[1];
  return inside ? picture.at(y, x) : 0.0f;
}

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
void stamp(const Disc& disc, int y, int x, TensorView layer) {
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

float stroke_width(ConstTensorView picture) {
  double area = 0.0;
  double outline = 0.0;
  for (int y = -1; y < picture.shape()[0]; ++y) {
    for (int x = -1; x < picture.shape()[1]; ++x) {
      const float top_left = value_at(picture, y, x);
      const float top_right = value_at(picture, y, x + 1);
      const float bottom_left = value_at(picture, y + 1, x);
      const float bottom_right = value_at(picture, y + 1, x + 1);
      const float across = 0.5f * (top_right - top_left + bottom_right - bottom_left);
      const float down = 0.5f * (bottom_left - top_left + bottom_right - top_right);
      area += static_cast<double>(bottom_right);
      outline += static_cast<double>(std::sqrt(across * across + down * down));
    }
  }
  return outline > 0.0 ? static_cast<float>(2.0 * area / outline) : 0.0f;
}

void change_pen(ConstTensorView ink, float radius, TensorView changed) {
  // Growing stamps a disc on the ink, shrinking stamps it on the paper: only where the two meet
  // does it change anything.
  const bool growing = radius > 0.0f;
  const Disc disc(std::fabs(radius));
  const auto is_ink = [&](int y, int x) { return value_at(ink, y, x) > 0.5f; };
  for (int y = 0; y < ink.shape()[0]; ++y) {
    for (int x = 0; x < ink.shape()[1]; ++x) {
      changed.at(y, x) = is_ink(y, x) == growing ? 1.0f : 0.0f;
    }
  }
  for (int y = 0; y < ink.shape()[0]; ++y) {
    for (int x = 0; x < ink.shape()[1]; ++x) {
      const bool here = is_ink(y, x);
      if (here != growing) continue;
      const bool at_edge = is_ink(y - 1, x) != here || is_ink(y + 1, x) != here ||
                           is_ink(y, x - 1) != here || is_ink(y, x + 1) != here;
      if (at_edge) stamp(disc, y, x, changed);
    }
  }
  if (growing) return;
  for (float& value : changed.values()) value = 1.0f - value;
}

}  // namespace convscope
