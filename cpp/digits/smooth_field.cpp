#include "digits/smooth_field.h"

#include <algorithm>

namespace convscope {
namespace {

/// The four nodes that matter at a place, and their weights.
struct Support {
  int first;
  std::array<float, 4> weights;
};

Support support(float place) {
  const float scaled = std::clamp(place, 0.0f, 1.0f) * static_cast<float>(SmoothField::cells);
  const int cell = std::min(static_cast<int>(scaled), SmoothField::cells - 1);
  const float t = scaled - static_cast<float>(cell);
  const float rest = 1.0f - t;
  // The uniform cubic B-spline.
  return {cell,
          {rest * rest * rest / 6.0f, (3.0f * t * t * t - 6.0f * t * t + 4.0f) / 6.0f,
           (3.0f * rest * rest * rest - 6.0f * rest * rest + 4.0f) / 6.0f, t * t * t / 6.0f}};
}

}  // namespace

SmoothField::SmoothField(float amplitude, Random& random) {
  for (auto& row : nodes_) {
    for (Point& node : row) {
      node.x = random.uniform(-amplitude, amplitude);
      node.y = random.uniform(-amplitude, amplitude);
    }
  }
}

SmoothField::Row SmoothField::row(float y) const {
  const Support near = support(y);
  Row row;
  for (std::size_t column = 0; column < nodes; ++column) {
    Point sum;
    for (std::size_t i = 0; i < 4; ++i) {
      const Point& node = nodes_[static_cast<std::size_t>(near.first) + i][column];
      sum.x += near.weights[i] * node.x;
      sum.y += near.weights[i] * node.y;
    }
    row.nodes_[column] = sum;
  }
  return row;
}

Point SmoothField::Row::at(float x) const {
  const Support near = support(x);
  Point sum;
  for (std::size_t i = 0; i < 4; ++i) {
    const Point& node = nodes_[static_cast<std::size_t>(near.first) + i];
    sum.x += near.weights[i] * node.x;
    sum.y += near.weights[i] * node.y;
  }
  return sum;
}

}  // namespace convscope
