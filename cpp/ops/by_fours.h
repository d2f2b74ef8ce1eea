// The innermost loop of a kernel, four terms to a round: places in memory are found once for four.
// Internal to ops/.
//
//   by_fours(count, [&](int k) { sum = multiply_add(F32x4::load(a + 4 * k), …, sum); },
//            [&] { a += 16; });
#pragma once

namespace convscope {

/// Calls add(0), …, add(3), then next(), and so on; `count` calls of add, at least one. The way out
/// behind each term is no more work than a loop's, and keeps compilers from mixing terms: they
/// would load all four first and find no registers.
template <typename Add, typename Next>
inline void by_fours(int count, Add add, Next next) {
  for (;;) {
    add(0);
    if (count == 1) return;
    add(1);
    if (count == 2) return;
    add(2);
    if (count == 3) return;
    add(3);
    if (count == 4) return;
    count -= 4;
    next();
  }
}

}  // namespace convscope
