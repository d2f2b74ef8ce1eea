#include "ops/row_products.h"

#include <algorithm>

#include "core/f32x4.h"
#include "ops/long_sum.h"

namespace convscope {
namespace {

/// Rows of both matrices whose sums stay in registers together; without vectors there is no room
/// for more of b.
constexpr int a_together = F32x4::size;
constexpr int b_together = sums_in_registers > 1 ? 2 : 1;

/// Parts are some pieces; so few of them are added up in single precision, in the result.
constexpr int most_parts = 64;

/// `count` terms of some rows of both matrices, and what they make: [b][a].
template <int b_rows>
struct Tile {
  const float* a[a_together];
  const float* b[b_rows];
  float sums[b_rows][a_together];
};

F32x4 fold(F32x4 sum) { return sum; }
F32x4 fold(F32x8 sum) {
  float lane[F32x8::size];
  sum.store(lane);
  return F32x4::load(lane) + F32x4::load(lane + F32x4::size);
}

template <typename Vector, int b_rows>
[[gnu::noinline]] void multiply_tile(int count, Tile<b_rows>& tile) {
  Vector sum[b_rows][a_together];
  for (auto& row : sum) {
    for (Vector& each : row) each = Vector::zero();
  }
  int k = 0;
  for (; k + Vector::size <= count; k += Vector::size) {
    Vector from_b[b_rows];
    for (int j = 0; j < b_rows; ++j) from_b[j] = Vector::load(tile.b[j] + k);
    for (int i = 0; i < a_together; ++i) {
      const Vector from_a = Vector::load(tile.a[i] + k);
      for (int j = 0; j < b_rows; ++j) sum[j][i] = multiply_add(from_a, from_b[j], sum[j][i]);
    }
  }
  for (int j = 0; j < b_rows; ++j) {
    F32x4 lanes[a_together];
    for (int i = 0; i < a_together; ++i) lanes[i] = fold(sum[j][i]);
    transpose(lanes);
    ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])).store(tile.sums[j]);
  }
  for (; k < count; ++k) {
    for (int j = 0; j < b_rows; ++j) {
      for (int i = 0; i < a_together; ++i) tile.sums[j][i] += tile.a[i][k] * tile.b[j][k];
    }
  }
}

/// Some of the terms of all rows.
struct Part {
  int first;
  int end;
};

/// Terms that are added up in the lanes.
template <typename Vector>
constexpr int piece_terms = max_terms_per_part* Vector::size;

/// Sums over one part, piece by piece; behind the last row it is repeated.
template <typename Vector, int b_rows>
void multiply_part(const RowProducts& job, Part part, int i, int j,
                   double (&totals)[b_rows][a_together]) {
  for (int first = part.first; first < part.end; first += piece_terms<Vector>) {
    const auto row = [&](const float* rows, int index, int count) {
      return rows + static_cast<std::ptrdiff_t>(std::min(index, count - 1)) * job.terms + first;
    };
    Tile<b_rows> tile;
    for (int r = 0; r < a_together; ++r) tile.a[r] = row(job.a, i + r, job.a_rows);
    for (int c = 0; c < b_rows; ++c) tile.b[c] = row(job.b, j + c, job.b_rows);
    multiply_tile<Vector>(std::min(piece_terms<Vector>, part.end - first), tile);
    for (int c = 0; c < b_rows; ++c) {
      for (int r = 0; r < a_together; ++r) totals[c][r] += tile.sums[c][r];
    }
  }
}

/// Adds one part to what those before have left in the result.
template <typename Vector, int b_rows>
void add_part(const RowProducts& job, Part part) {
  const bool ends_in_relu = part.end == job.terms && job.activation == FusedActivation::relu;
  for (int i = 0; i < job.a_rows; i += a_together) {
    for (int j = 0; j < job.b_rows; j += b_rows) {
      double totals[b_rows][a_together] = {};
      multiply_part<Vector>(job, part, i, j, totals);
      for (int r = 0; r < std::min(a_together, job.a_rows - i); ++r) {
        const float start = job.start == nullptr ? 0.0f : job.start[(i + r) * job.start_step];
        float* result = job.result + (i + r) * job.a_step + j * job.b_step;
        for (int c = 0; c < std::min(b_rows, job.b_rows - j); ++c) {
          const float sum = (part.first == 0 ? start : *result) + static_cast<float>(totals[c][r]);
          *result = ends_in_relu && sum < 0.0f ? 0.0f : sum;
          result += job.b_step;
        }
      }
    }
  }
}

}  // namespace

void multiply_rows(const RowProducts& job) {
  if (job.b_rows == 1) return add_part<F32x8, 1>(job, {0, job.terms});
  // Part by part, so that all rows of b stay near while those of a go by.
  constexpr int piece = piece_terms<F32x4>;
  const int pieces = (job.terms + piece - 1) / piece;
  const int at_once = (pieces + most_parts - 1) / most_parts * piece;
  for (int first = 0; first < job.terms; first += at_once) {
    add_part<F32x4, b_together>(job, {first, std::min(first + at_once, job.terms)});
  }
}

}  // namespace convscope
