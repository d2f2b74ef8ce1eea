// A smooth random displacement of the plane: what makes one hand's straight line another hand's
// wavy one.
//
//   const SmoothField field(2.0f, random);
//   const SmoothField::Row row = field.row(SmoothField::place(0.25f));   // a quarter down
//   const Point moved = row.at(SmoothField::place(0.5f));                // halfway to the right;
//   within ±2 on both axes
#pragma once

#include <array>

#include "core/random.h"
#include "image/strokes.h"

namespace convscope {

/// Random vectors at the nodes of a grid over the unit square, between them a uniform cubic
/// B-spline: continuous up to the second derivative, and never outside the range of the nodes.
class SmoothField {
 public:
  static constexpr int cells = 4;
  static constexpr int nodes = cells + 3;

  /// A place along one axis: the first of the four nodes that matter there, and their weights.
  struct Place {
    int first;
    std::array<float, 4> weights;
  };

  /// fraction: 0 … 1 of the square, clamped.
  static Place place(float fraction);

  /// One row of the field: a spline along x.
  class Row {
   public:
    Point at(const Place& x) const;

   private:
    friend class SmoothField;
    std::array<Point, nodes> nodes_;
  };

  /// Each component of each node lies evenly in -amplitude … +amplitude. Takes 2 · nodes² random
  /// values.
  SmoothField(float amplitude, Random& random);

  Row row(const Place& y) const;

 private:
  std::array<std::array<Point, nodes>, nodes> nodes_;
};

}  // namespace convscope
