// The innermost loop of a kernel, several terms to a round: places in memory are found once for all
// of them. Internal to ops/.
//
//   in_rounds(count, [&](int k) { sum = multiply_add(F32x4::load(a + 4 * k), …, sum); },
//             [&] { a += 4 * terms_per_round; });
#pragma once

#include "core/f32x4.h"

namespace convscope {

/// Without vectors rounds would save little time, and be many bytes.
inline constexpr int terms_per_round = sums_in_registers > 1 ? 4 : 1;

/// Calls add(0), add(1), … add(terms_per_round - 1), then next(), and so on; `count` calls of add,
/// at least one. The way out behind each term is no more work than a loop's, and keeps compilers
/// from mixing terms: they would load all of them first and find no registers.
template <typename Add, typename Next>
inline void in_rounds(int count, Add add, Next next) {
  for (;;) {
    add(0);
    if (count == 1) return;
    if constexpr (terms_per_round == 4) {
      add(1);
      if (count == 2) return;
      add(2);
      if (count == 3) return;
      add(3);
      if (count == 4) return;
    }
    count -= terms_per_round;
    next();
  }
}

}  // namespace convscope
