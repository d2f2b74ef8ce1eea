#include "ops/row_products.h"

#include <algorithm>
#include <type_traits>

#include "core/f32x4.h"
#include "ops/in_rounds.h"
#include "ops/long_sum.h"

namespace convscope {
namespace {

/// Rows of both matrices whose sums stay in registers together; without vectors there is no room
/// for more of b.
constexpr bool has_vectors = sums_in_registers > 1;
constexpr int a_together = F32x4::size;
constexpr int b_together = has_vectors ? 2 : 1;
/// Neighbouring terms that meet one row of b: twice as many where there is room for their sums.
using WideVector = std::conditional_t<has_vectors, F32x8, F32x4>;

/// Parts are some pieces; so few of them are added up in single precision, in the result.
constexpr int most_parts = 64;

/// Some rows of both matrices.
struct Tile {
  const float* a[a_together];
  const float* b[b_together];

  void advance(int terms, int b_rows) {
    for (const float*& row : a) row += terms;
    for (int j = 0; j < b_rows; ++j) b[j] += terms;
  }
};

template <typename Vector>
F32x4 fold(Vector sum) {
  if constexpr (Vector::size == F32x4::size) {
    return sum;
  } else {
    float lane[Vector::size];
    sum.store(lane);
    return F32x4::load(lane) + F32x4::load(lane + F32x4::size);
  }
}

/// What the tile makes of its next `count` terms.
using TileSums = float[b_together][a_together];

template <typename Vector, int b_rows>
[[gnu::noinline]] void multiply_tile(int count, const Tile& tile, TileSums& sums) {
  Vector sum[b_rows][a_together];
  for (auto& row : sum) {
    for (Vector& each : row) each = Vector::zero();
  }
  const int vectors = count / Vector::size;
  Tile at = tile;
  const auto add = [&](int k) {
    Vector from_b[b_rows];
    for (int j = 0; j < b_rows; ++j) from_b[j] = Vector::load(at.b[j] + k * Vector::size);
    for (int i = 0; i < a_together; ++i) {
      const Vector from_a = Vector::load(at.a[i] + k * Vector::size);
      for (int j = 0; j < b_rows; ++j) sum[j][i] = multiply_add(from_a, from_b[j], sum[j][i]);
    }
  };
  if (vectors > 0)
    in_rounds(vectors, add, [&] { at.advance(terms_per_round * Vector::size, b_rows); });
  for (int j = 0; j < b_rows; ++j) {
    F32x4 lanes[a_together];
    for (int i = 0; i < a_together; ++i) lanes[i] = fold(sum[j][i]);
    transpose(lanes);
    ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])).store(sums[j]);
  }
  for (int k = vectors * Vector::size; k < count; ++k) {
    for (int j = 0; j < b_rows; ++j) {
      for (int i = 0; i < a_together; ++i) sums[j][i] += tile.a[i][k] * tile.b[j][k];
    }
  }
}

/// A way to multiply tiles.
struct Kernel {
  int b_rows;
  int piece_terms;  // that are added up in the lanes
  void (*multiply)(int, const Tile&, TileSums&);
};
template <typename Vector, int b_rows>
constexpr Kernel kernel_of{b_rows, max_terms_per_part* Vector::size, multiply_tile<Vector, b_rows>};

/// Some of the terms of all rows.
struct Part {
  int first;
  int end;
};

/// Sums over `count` terms, piece by piece.
void multiply_pieces(const Kernel& kernel, int count, Tile tile,
                     double (&totals)[b_together][a_together]) {
  for (;;) {
    TileSums sums;
    kernel.multiply(std::min(kernel.piece_terms, count), tile, sums);
    for (int c = 0; c < kernel.b_rows; ++c) {
      for (int r = 0; r < a_together; ++r) totals[c][r] += sums[c][r];
    }
    count -= kernel.piece_terms;
    if (count <= 0) return;
    tile.advance(kernel.piece_terms, kernel.b_rows);
  }
}

/// Adds one part to what those before have left in the result.
void add_part(const RowProducts& job, const Kernel& kernel, Part part) {
  const bool ends_in_relu = part.end == job.terms && job.activation == FusedActivation::relu;
  // Behind the last row it is repeated.
  const auto row = [&](const float* rows, int index, int count) {
    return rows + static_cast<std::ptrdiff_t>(std::min(index, count - 1)) * job.terms + part.first;
  };
  Tile tile;
  for (int i = 0; i < job.a_rows; i += a_together) {
    for (int r = 0; r < a_together; ++r) tile.a[r] = row(job.a, i + r, job.a_rows);
    for (int j = 0; j < job.b_rows; j += kernel.b_rows) {
      for (int c = 0; c < kernel.b_rows; ++c) tile.b[c] = row(job.b, j + c, job.b_rows);
      double totals[b_together][a_together] = {};
      multiply_pieces(kernel, part.end - part.first, tile, totals);
      for (int r = 0; r < std::min(a_together, job.a_rows - i); ++r) {
        const float start = job.start == nullptr ? 0.0f : job.start[(i + r) * job.start_step];
        float* result = job.result + (i + r) * job.a_step + j * job.b_step;
        for (int c = 0; c < std::min(kernel.b_rows, job.b_rows - j); ++c) {
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
  if (job.b_rows == 1) return add_part(job, kernel_of<WideVector, 1>, {0, job.terms});
  // Part by part, so that all rows of b stay near while those of a go by.
  constexpr const Kernel& kernel = kernel_of<F32x4, b_together>;
  const int pieces = (job.terms + kernel.piece_terms - 1) / kernel.piece_terms;
  const int at_once = (pieces + most_parts - 1) / most_parts * kernel.piece_terms;
  for (int first = 0; first < job.terms; first += at_once) {
    add_part(job, kernel, {first, std::min(first + at_once, job.terms)});
  }
}

}  // namespace convscope
