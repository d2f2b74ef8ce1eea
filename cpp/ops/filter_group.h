// Several filters over the same planes: neighbouring output columns in the lanes, output channels
// in the tile, so that each value that is loaded meets several weights. Internal to ops/.
#pragma once

#include <cstddef>
#include <span>

#include "ops/conv2d_fast.h"
#include "ops/picture.h"

namespace convscope {

/// All output channels of one group. Neighbouring outputs look at neighbouring values.
struct GroupJob {
  std::span<const std::ptrdiff_t> taps;  // [channel][row][column], from the window's first value
  std::size_t taps_per_part;             // of a long sum
  const float* window;                   // of the first output
  std::ptrdiff_t window_step;            // from one output row's windows to the next
  PictureView output;                    // plane by plane, at least eight columns
  const float* weights;                  // [output channel][taps]
  const float* bias;
  FusedActivation activation;
};

/// output = bias + Σ input · weight, summed as conv2d_reference does.
void filter_group(const GroupJob& job);

}  // namespace convscope
