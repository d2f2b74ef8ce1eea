#include "digits/smooth_field.h"

#include <algorithm>

namespace convscope {

SmoothField::SmoothField(float amplitude, Random& random) {
  for (auto& row : nodes_) {
    for (Point& node : row) {
      node.x = random.uniform(-amplitude, amplitude);
      node.y = random.uniform(-amplitude, amplitude);
    }
  }
}

SmoothField::Place SmoothField::place(float fraction) {
  const float scaled = std::clamp(fraction, 0.0f, 1.0f) * static_cast<float>(cells);
  const int cell = std::min(static_cast<int>(scaled), cells - 1);
  const float t = scaled - static_cast<float>(cell);
  const float rest = 1.0f - t;
  // The uniform cubic B-spline.
  return {cell,
          {rest * rest * rest / 6.0f, (3.0f * t * t * t - 6.0f * t * t + 4.0f) / 6.0f,
           (3.0f * rest * rest * rest - 6.0f * rest * rest + 4.0f) / 6.0f, t * t * t / 6.0f}};
}

SmoothField::Row SmoothField::row(const Place& y) const {
  Row row;
  for (std::size_t column = 0; column < nodes; ++column) {
    Point sum;
    for (std::size_t i = 0; i < 4; ++i) {
      const Point& node = nodes_[static_cast<std::size_t>(y.first) + i][column];
      sum.x += y.weights[i] * node.x;
      sum.y += y.weights[i] * node.y;
    }
    row.nodes_[column] = sum;
  }
  return row;
}

Point SmoothField::Row::at(const Place& x) const {
  Point sum;
  for (std::size_t i = 0; i < 4; ++i) {
    const Point& node = nodes_[static_cast<std::size_t>(x.first) + i];
    sum.x += x.weights[i] * node.x;
    sum.y += x.weights[i] * node.y;
  }
  return sum;
}

}  // namespace convscope
