// Whether this build rounds a product before it is added: what is exact in one build and rounded in
// the other.
//
//   CHECK_THAT(fast.values(), same_as(reference, rounding_if_fused(27)));
#pragma once

#include "core/tensor.h"
#include "ops/dense_fast.h"
#include "support/numbers.h"

namespace convscope::testing {

/// Asks the library itself: (1 + 2^-12)² = 1 + 2^-11 + 2^-24, of which one float keeps 1 + 2^-11.
/// By a call without vectors, which cannot pass through where tests catch exceptions in
/// WebAssembly. One lane adds every eighth term.
inline bool fuses_multiply_add() {
  constexpr float factor = 1.0f + 1.0f / 4096;
  constexpr float rounded_square = 1.0f + 1.0f / 2048;
  Tensor x({1, 16});
  Tensor weight({1, 16});
  x.values()[0] = 1.0f;
  weight.values()[0] = -rounded_square;
  x.values()[8] = weight.values()[8] = factor;
  Tensor rest({1, 1});
  dense_fast(x.view(), weight.view(), {}, rest.view());
  return rest.values()[0] != 0.0f;
}

/// How far a sum in the reference's order may be from the reference: not at all, unless products
/// are not rounded.
inline float rounding_if_fused(int terms) {
  return fuses_multiply_add() ? rounding_of_terms(terms) : 0.0f;
}

}  // namespace convscope::testing
