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
  PartTotals<F32x4, 1> totals;
  F32x4 sum[] = {start};
  for (int k = 0;;) {
    const int end = std::min(length.terms, k + length.terms_per_part);
    for (; k + lanes <= end; k += lanes) {
      const Terms from_a(a.data(), k);
      const Terms from_b(b.data(), k);
      for (int t = 0; t < lanes; ++t) sum[0] = multiply_add(from_b.term[t], from_a.term[t], sum[0]);
    }
    for (; k < end; ++k) sum[0] = multiply_add(gather(b.data(), k), gather(a.data(), k), sum[0]);
    if (k == length.terms) break;
    totals.finish_part(sum);
  }
  totals.finish(sum);
  return sum[0];
}

void eight_dots(const EightRows& a, const float* b, DotLength length, float* sums) {
  const float* const* low_rows = a.data();
  const float* const* high_rows = a.data() + lanes;
  PartTotals<F32x4, 2> totals;
  F32x4 sum[] = {F32x4::load(sums), F32x4::load(sums + lanes)};
  for (int k = 0;;) {
    const int end = std::min(length.terms, k + length.terms_per_part);
    for (; k + lanes <= end; k += lanes) {
      const Terms low_terms(low_rows, k);
      const Terms high_terms(high_rows, k);
      for (int t = 0; t < lanes; ++t) {
        const F32x4 factor = F32x4::load_splat(b + k + t);
        sum[0] = multiply_add(factor, low_terms.term[t], sum[0]);
        sum[1] = multiply_add(factor, high_terms.term[t], sum[1]);
      }
    }
    for (; k < end; ++k) {
      const F32x4 factor = F32x4::load_splat(b + k);
      sum[0] = multiply_add(factor, gather(low_rows, k), sum[0]);
      sum[1] = multiply_add(factor, gather(high_rows, k), sum[1]);
    }
    if (k == length.terms) break;
    totals.finish_part(sum);
  }
  totals.finish(sum);
  sum[0].store(sums);
  sum[1].store(sums + lanes);
}

}  // namespace convscope
