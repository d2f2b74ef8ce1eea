// One filter over planes: the kernels behind conv2d_planes.h. Internal to ops/.
#pragma once

#include <cstddef>
#include <span>

#include "ops/conv2d_fast.h"

namespace convscope {

/// Where a window finds its input.
struct PlaneTaps {
  int channels = 1;
  int rows = 1;
  std::ptrdiff_t channel_step = 0;
  /// From one kernel row's input to the next; 0 where windows go in steps, and share no rows so.
  std::ptrdiff_t row_step = 0;
  std::span<const std::ptrdiff_t> columns;  // of one kernel row, from the window's first value
  std::span<const std::ptrdiff_t> all;      // [channel][row][column]
};

/// One output plane, at least four columns wide. Neighbouring outputs look at neighbouring values.
struct PlaneJob {
  const PlaneTaps& taps;
  const float* window;         // of the first output
  std::ptrdiff_t window_step;  // from one output row's windows to the next
  float* output;
  std::ptrdiff_t output_step;
  int rows;
  int columns;
  const float* weights;  // [channel][row][column]
  float bias = 0.0f;
  FusedActivation activation = FusedActivation::none;
};

/// output = bias + Σ input · weight, summed as conv2d_reference does.
void filter_planes(const PlaneJob& job);

}  // namespace convscope
