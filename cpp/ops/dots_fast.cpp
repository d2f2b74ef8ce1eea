#include "ops/dots_fast.h"

#include <algorithm>

#include "ops/long_sum.h"

namespace convscope {
namespace {

constexpr int lanes = F32x4::size;

/// Term k of four rows.
F32x4 gather(const float* const* rows, int k) {
  const float values[] = {rows[0][k], rows[1][k], rows[2][k], rows[3][k]};
  return F32x4::load(values);
}

/// Terms k … k + 3 of four rows: one vector for each term.
struct Terms {
  F32x4 term[lanes];

  Terms(const float* const* rows, int k) {
    for (int lane = 0; lane < lanes; ++lane) term[lane] = F32x4::load(rows[lane] + k);
    transpose(term);
  }
};

}  // namespace

F32x4 four_dots(const FourRows& a, const FourRows& b, DotLength length, F32x4 start) {
  LaneTotals<F32x4> totals;
  F32x4 part = start;
  for (int k = 0;;) {
    const int end = std::min(length.terms, k + length.terms_per_part);
    for (; k + lanes <= end; k += lanes) {
      const Terms from_a(a.data(), k);
      const Terms from_b(b.data(), k);
      for (int t = 0; t < lanes; ++t) part = multiply_add(from_b.term[t], from_a.term[t], part);
    }
    for (; k < end; ++k) part = multiply_add(gather(b.data(), k), gather(a.data(), k), part);
    if (k == length.terms) return totals.with(part);
    totals.add(part);
    part = F32x4::zero();
  }
}

void eight_dots(const EightRows& a, const float* b, DotLength length, float* sums) {
  const float* const* low_rows = a.data();
  const float* const* high_rows = a.data() + lanes;
  LaneTotals<F32x4> low_totals;
  LaneTotals<F32x4> high_totals;
  F32x4 low = F32x4::load(sums);
  F32x4 high = F32x4::load(sums + lanes);
  for (int k = 0;;) {
    const int end = std::min(length.terms, k + length.terms_per_part);
    for (; k + lanes <= end; k += lanes) {
      const Terms low_terms(low_rows, k);
      const Terms high_terms(high_rows, k);
      for (int t = 0; t < lanes; ++t) {
        const F32x4 factor = F32x4::load_splat(b + k + t);
        low = multiply_add(factor, low_terms.term[t], low);
        high = multiply_add(factor, high_terms.term[t], high);
      }
    }
    for (; k < end; ++k) {
      const F32x4 factor = F32x4::load_splat(b + k);
      low = multiply_add(factor, gather(low_rows, k), low);
      high = multiply_add(factor, gather(high_rows, k), high);
    }
    if (k == length.terms) break;
    low_totals.add(low);
    high_totals.add(high);
    low = high = F32x4::zero();
  }
  low_totals.with(low).store(sums);
  high_totals.with(high).store(sums + lanes);
}

}  // namespace convscope
