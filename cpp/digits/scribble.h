// Drawings that are no digit: dots, lines, zigzags, spirals, letters, signs, tangles. A network
// that has seen them learns to say "none of these" instead of "3, certainly".
//
//   Strokes strokes;
//   generate_scribble(random, strokes);
#pragma once

#include "core/random.h"
#include "image/strokes.h"

namespace convscope {

/// Writes the strokes of one drawing that nobody would read as a digit, within the pad (0…1).
void generate_scribble(Random& random, Strokes& strokes);

}  // namespace convscope
