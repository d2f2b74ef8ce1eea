// Sums of products, several side by side: what layers that use each weight once are made of. Lanes
// hold neighbouring sums, and each is a LongSum in the reference's order, so that without fused
// multiply-adds it is the reference's result bit for bit.
//
//   const F32x4 sums = four_dots(weight_rows, input_rows, {.terms = 75, .terms_per_part = 75},
//   biases);
#pragma once

#include <array>

#include "core/f32x4.h"

namespace convscope {

/// Where the factors of four or eight sums begin.
using FourRows = std::array<const float*, 4>;
using EightRows = std::array<const float*, 8>;

/// As LongSum's: how many products a sum has, and how many of them are one part.
struct DotLength {
  int terms;
  int terms_per_part;
};

/// start[l] + Σ_k a[l][k] · b[l][k]
F32x4 four_dots(const FourRows& a, const FourRows& b, DotLength length, F32x4 start);

/// sums[l] += Σ_k a[l][k] · b[k] for eight sums, which come with their starts.
void eight_dots(const EightRows& a, const float* b, DotLength length, float* sums);

}  // namespace convscope
