// Pen strokes: runs of points in pad coordinates, x to the right and y down, both 0…1 from the top
// left of the pad.
//
//   Strokes seven;
//   seven.begin_stroke();
//   seven.add({0.3f, 0.2f});
//   seven.add({0.7f, 0.2f});
//   seven.add({0.4f, 0.8f});
#pragma once

#include <span>
#include <vector>

namespace convscope {

/// A place on the pad, 0…1 from its top left. Points outside are allowed; what they draw there is
/// cut off.
struct Point {
  float x = 0.0f;
  float y = 0.0f;
};

/// Borrowed strokes: all points in one row, and for each stroke the number of points up to and
/// including its last one. `ends` ascends and its last value is at most points.size(); a stroke of
/// one point is a dot.
struct StrokesView {
  std::span<const Point> points;
  std::span<const int> ends;

  int count() const { return static_cast<int>(ends.size()); }

  /// The points of one stroke, 0 ≤ index < count().
  std::span<const Point> stroke(int index) const {
    const auto place = static_cast<std::size_t>(index);
    const auto begin = static_cast<std::size_t>(index == 0 ? 0 : ends[place - 1]);
    return points.subspan(begin, static_cast<std::size_t>(ends[place]) - begin);
  }
};

/// Strokes that own their points.
struct Strokes {
  std::vector<Point> points;
  std::vector<int> ends;

  void clear() {
    points.clear();
    ends.clear();
  }
  /// The points added from now on belong to a new stroke.
  void begin_stroke() { ends.push_back(static_cast<int>(points.size())); }
  /// Adds a point to the newest stroke; begin_stroke() comes first.
  void add(Point point) {
    points.push_back(point);
    ends.back() = static_cast<int>(points.size());
  }
  StrokesView view() const { return {points, ends}; }
};

}  // namespace convscope
