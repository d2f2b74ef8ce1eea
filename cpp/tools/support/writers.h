// Who of the people in a stroke file is learned from, who chooses the best network, and who judges
// it: by the writer's number, so that no writer is on two sides.
#pragma once

#include <span>
#include <vector>

#include "tools/support/stroke_file.h"

namespace convscope {

enum class WriterGroup { training, validation, test };

/// Of eight writers in a row, five are for training, one for validation and two for the test.
constexpr WriterGroup group_of(int writer) {
  if (writer % 4 == 3) return WriterGroup::test;
  return writer % 8 == 5 ? WriterGroup::validation : WriterGroup::training;
}

inline std::vector<StrokeDrawing> drawings_of(std::span<const StrokeDrawing> drawings,
                                              WriterGroup group) {
  std::vector<StrokeDrawing> chosen;
  for (const StrokeDrawing& drawing : drawings) {
    if (group_of(drawing.writer) == group) chosen.push_back(drawing);
  }
  return chosen;
}

}  // namespace convscope
