// How people write each digit: our own drawings of their habits, as pen strokes.
//
// A habit is a line of text: control points "xxyy" on a grid of 100 by 100 (x right, y down),
// joined by a smooth curve; '^' after a point makes it a corner, '|' lifts the pen. "1805 8005^
// 4598" is a seven: right, sharp turn, down.
#pragma once

#include <span>
#include <string_view>

#include "image/strokes.h"

namespace convscope {

/// The habits of one digit, 0 ≤ label ≤ 9; at least four.
std::span<const std::string_view> digit_habits(int label);

/// A control point on the way to a curve, grid units.
struct ControlPoint {
  Point place;
  bool corner = false;
  bool last = false;  // of its stroke
};

/// Most control points that a habit has.
inline constexpr int max_control_points = 48;

/// Reads a habit into `controls`; returns how many control points it has.
int read_habit(std::string_view habit, std::span<ControlPoint, max_control_points> controls);

/// Adds the curve through `controls` to `strokes`, about `spacing` between points, all in grid
/// units.
void draw_curve(std::span<const ControlPoint> controls, float spacing, Strokes& strokes);

}  // namespace convscope
