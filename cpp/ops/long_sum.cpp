#include "ops/long_sum.h"

namespace convscope {

void add_parts(const float* parts, int count, bool first, double* totals) {
  for (int i = 0; i < count; ++i) totals[i] = (first ? 0.0 : totals[i]) + parts[i];
}

void round_totals(const double* totals, int count, float* sums) {
  for (int i = 0; i < count; ++i) sums[i] = static_cast<float>(totals[i] + sums[i]);
}

}  // namespace convscope
