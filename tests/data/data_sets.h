// The data sets that are too large for the repository, from the folders that the environment names.
#pragma once

#include <vector>

#include "tools/support/digit_pictures.h"
#include "tools/support/stroke_file.h"

namespace convscope {

/// From CONVSCOPE_MNIST, read once; a test that asks is skipped with the reason if it is not set,
/// and fails if it is set to something else.
const Mnist& mnist();

/// The drawings of writers that the training holds out, from the file strokes_tra.jsonl.gz in
/// CONVSCOPE_STROKES; likewise.
const std::vector<StrokeDrawing>& strangers_drawings();

}  // namespace convscope
