// Pen strokes of people, one drawing a line:
//
//   {"label": 7, "strokes": [[[x, y], …], …], "writer": 12}
//
// x to the right, y down, in any unit: drawings are placed on the pad by their own box.
#pragma once

#include <string>
#include <vector>

#include "core/status.h"
#include "image/strokes.h"

namespace convscope {

struct StrokeDrawing {
  int label = 0;
  int writer = 0;
  Strokes strokes;  // the box's longer side is 1, its centre (0.5, 0.5)
};

/// Reads JSON lines, gzipped or not. RangeError that names the line which does not fit.
Result<std::vector<StrokeDrawing>> read_strokes(const std::string& path);

/// The same from text; `name` is for the error's sentence.
Result<std::vector<StrokeDrawing>> parse_strokes(const std::string& text, const std::string& name);

}  // namespace convscope
