// All rows of one matrix times all rows of another: what a layer does that meets each weight only a
// few times, so that putting the weights into another order would take longer than using them.
//
//   multiply_rows({.a = weight.data(), .a_rows = 10, .b = x.data(), .b_rows = 1, .terms = 784,
//                  .result = y.data()});  // y = W·x
//
// Neighbouring terms are in the lanes. Where a lane would add up more than 256 terms, sums are made
// in parts, so results differ from the reference's by rounding only.
#pragma once

#include <cstddef>

#include "ops/conv2d_fast.h"

namespace convscope {

/// result[i, j] = start[i] + Σ_k a[i, k] · b[j, k]
struct RowProducts {
  const float* a;  // [a_rows][terms]
  int a_rows;
  const float* b;  // [b_rows][terms]
  int b_rows;
  int terms;
  const float* start = nullptr;  // zeros if null
  std::ptrdiff_t start_step = 1;
  float* result;
  // From one row's result to the next.
  std::ptrdiff_t a_step = 1;
  std::ptrdiff_t b_step = 1;
  FusedActivation activation = FusedActivation::none;
};

void multiply_rows(const RowProducts& job);

}  // namespace convscope
