// Drawings written down as text, and a hand that draws them: exactly, or as people do.
//
// A template holds control points "xxyy" on a grid of 100 by 100 (x right, y down), joined by a
// smooth curve; '^' after a point makes it a corner, '|' lifts the pen:
//
//   draw_template("1805 8005^ 4598", strokes);             // a seven: right, sharp turn, down
//   draw_by_hand("1805 8005^ 4598", random, strokes);      // the same by some hand
#pragma once

#include <string_view>

#include "core/random.h"
#include "image/strokes.h"

namespace convscope {

/// Writes the strokes of a template in the middle of the pad, as they stand. At most 48 control
/// points.
void draw_template(std::string_view text, Strokes& strokes);

/// Writes the strokes of a template in the middle of the pad, with the slant, the unsteadiness and
/// the habits of a random hand.
void draw_by_hand(std::string_view text, Random& random, Strokes& strokes);

}  // namespace convscope
