// Whether this build rounds a product before it is added: what is exact in one build and rounded in
// the other.
//
//   CHECK_THAT(fast.values(), same_as(reference, rounding_if_fused(27)));
#pragma once

#include "ops/dots_fast.h"
#include "support/numbers.h"

namespace convscope::testing {

/// Asks the library itself: (1 + 2^-12)² = 1 + 2^-11 + 2^-24, of which one float keeps 1 + 2^-11.
inline bool fuses_multiply_add() {
  const float factor = 1.0f + 1.0f / 4096;
  const FourRows rows{&factor, &factor, &factor, &factor};
  float rest[F32x4::size];
  four_dots(rows, rows, {.terms = 1, .terms_per_part = 1}, F32x4::splat(-1.0f - 1.0f / 2048))
      .store(rest);
  return rest[0] != 0.0f;
}

/// How far a sum in the reference's order may be from the reference: not at all, unless products
/// are not rounded.
inline float rounding_if_fused(int terms) {
  return fuses_multiply_add() ? rounding_of_terms(terms) : 0.0f;
}

}  // namespace convscope::testing
