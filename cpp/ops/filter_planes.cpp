#include "ops/filter_planes.h"

#include <algorithm>
#include <array>

#include "core/f32x4.h"
#include "ops/long_sum.h"

namespace convscope {
namespace {

constexpr int lanes = F32x4::size;

/// Without vectors, sums of neighbouring rows would find no registers.
constexpr bool has_vectors = sums_in_registers > 1;

/// Whether neighbouring output rows look at the same rows of input.
bool shares_rows(const PlaneJob& job) {
  return has_vectors && job.window_step == job.taps.row_step;
}

/// A tile is four rows of eight columns: rows share what they load.
constexpr int tile_rows = 4;
constexpr int tile_columns = 2 * lanes;
constexpr int tile_sums = 2 * tile_rows;

/// One row of input under a tile: it meets kernel row `kernel_row` of output row 0, the one before
/// of output row 1, and so on; output rows `first` to `last` look at it.
template <int first, int last>
inline void add_input_row(const PlaneTaps& taps, const float* input, const float* weights,
                          F32x4 (&sum)[tile_sums]) {
  const auto width = static_cast<std::ptrdiff_t>(taps.columns.size());
  const float* weight = weights;
  for (const std::ptrdiff_t tap : taps.columns) {
    const F32x4 left = F32x4::load(input + tap);
    const F32x4 right = F32x4::load(input + tap + lanes);
    for (int row = first; row <= last; ++row) {
      const F32x4 factor = F32x4::load_splat(weight - row * width);
      sum[2 * row] = multiply_add(left, factor, sum[2 * row]);
      sum[2 * row + 1] = multiply_add(right, factor, sum[2 * row + 1]);
    }
    ++weight;
  }
}

/// All kernel rows of one channel, at least three.
inline void add_channel(const PlaneTaps& taps, const float* input, const float* weights,
                        F32x4 (&sum)[tile_sums]) {
  const auto width = static_cast<std::ptrdiff_t>(taps.columns.size());
  const auto next = [&] {
    input += taps.row_step;
    weights += width;
  };
  add_input_row<0, 0>(taps, input, weights, sum);
  next();
  add_input_row<0, 1>(taps, input, weights, sum);
  next();
  add_input_row<0, 2>(taps, input, weights, sum);
  next();
  for (int row = 3; row < taps.rows; ++row) {
    add_input_row<0, 3>(taps, input, weights, sum);
    next();
  }
  add_input_row<1, 3>(taps, input, weights, sum);
  next();
  add_input_row<2, 3>(taps, input, weights, sum);
  next();
  add_input_row<3, 3>(taps, input, weights, sum);
}

/// Four rows of eight outputs, all sums in registers.
[[gnu::noinline]] void filter_tile(const PlaneJob& job, int row, int column) {
  const PlaneTaps& taps = job.taps;
  const int cells = taps.rows * static_cast<int>(taps.columns.size());
  const int channels_per_part = max_terms_per_part / cells;
  const float* input = job.window + row * job.window_step + column;
  const float* weights = job.weights;
  F32x4 sum[tile_sums];
  for (F32x4& each : sum) each = F32x4::splat(job.bias);
  PartTotals<F32x4, tile_sums> totals;
  int left = channels_per_part;
  for (int channel = 0; channel < taps.channels; ++channel) {
    if (left == 0) {
      totals.finish_part(sum);
      left = channels_per_part;
    }
    --left;
    add_channel(taps, input, weights, sum);
    input += taps.channel_step;
    weights += cells;
  }
  totals.finish(sum);
  if (job.activation == FusedActivation::relu) {
    for (F32x4& each : sum) each = larger(each, F32x4::zero());
  }
  float* output = job.output + row * job.output_step + column;
  for (int i = 0; i < tile_rows; ++i) {
    sum[2 * i].store(output);
    sum[2 * i + 1].store(output + lanes);
    output += job.output_step;
  }
}

/// Tiles at the end overlap those before instead of leaving a remainder.
void filter_by_tiles(const PlaneJob& job) {
  for (int row = 0; row < job.rows; row += tile_rows) {
    const int top = std::min(row, job.rows - tile_rows);
    for (int column = 0; column < job.columns; column += tile_columns) {
      filter_tile(job, top, std::min(column, job.columns - tile_columns));
    }
  }
}

/// Whether tiles fit, and kernel rows are long enough to be worth a loop.
bool goes_by_tiles(const PlaneJob& job) {
  const int kernel_rows = job.taps.rows;
  const int kernel_columns = static_cast<int>(job.taps.columns.size());
  return shares_rows(job) && job.rows >= tile_rows && job.columns >= tile_columns &&
         kernel_rows >= 3 && kernel_columns >= 3 &&
         kernel_rows <= max_terms_per_part / kernel_columns;
}

/// Down a column of `4 vectors` outputs, one channel: each row of input is loaded once and meets
/// all `height` kernel rows, whose sums take one step up with each row. The first sums belong to
/// rows above the output and are dropped.
template <int height, int vectors>
[[gnu::noinline]] void filter_down(const PlaneJob& job, int column) {
  const PlaneTaps& taps = job.taps;
  const auto width = static_cast<std::ptrdiff_t>(taps.columns.size());
  const float* input = job.window + column;
  float* output = job.output + column;
  F32x4 sum[height][vectors];
  for (auto& row : sum) {
    for (F32x4& each : row) each = F32x4::splat(job.bias);
  }
  for (int row = 1 - height; row < job.rows; ++row) {
    const float* weight = job.weights;
    for (const std::ptrdiff_t tap : taps.columns) {
      F32x4 values[vectors];
      for (int i = 0; i < vectors; ++i) values[i] = F32x4::load(input + tap + i * lanes);
      for (int k = 0; k < height; ++k) {
        const F32x4 factor = F32x4::load_splat(weight + (height - 1 - k) * width);
        for (int i = 0; i < vectors; ++i) sum[k][i] = multiply_add(values[i], factor, sum[k][i]);
      }
      ++weight;
    }
    input += taps.row_step;
    const bool relu = job.activation == FusedActivation::relu;
    for (int i = 0; i < vectors && row >= 0; ++i) {
      const F32x4 result = relu ? larger(sum[0][i], F32x4::zero()) : sum[0][i];
      result.store(output + row * job.output_step + i * lanes);
    }
    for (int k = 0; k + 1 < height; ++k) {
      for (int i = 0; i < vectors; ++i) sum[k][i] = sum[k + 1][i];
    }
    for (F32x4& each : sum[height - 1]) each = F32x4::splat(job.bias);
  }
}

template <int height, int vectors>
bool filter_columns(const PlaneJob& job) {
  constexpr int columns = vectors * lanes;
  const bool fits = job.taps.rows == height && job.taps.channels == 1 && job.columns >= columns;
  if (!fits || !shares_rows(job)) return false;
  for (int column = 0; column < job.columns; column += columns) {
    filter_down<height, vectors>(job, std::min(column, job.columns - columns));
  }
  return true;
}

/// Part of one output row.
struct Strip {
  const float* window;
  float* output;
  std::span<const std::ptrdiff_t> taps;
  const float* weights;
  float bias;
  FusedActivation activation;
};

/// `vectors` times four neighbouring outputs, all sums in registers.
template <int vectors>
[[gnu::noinline]] void filter_strip(const Strip& strip) {
  F32x4 sum[vectors];
  for (F32x4& each : sum) each = F32x4::splat(strip.bias);
  const float* weight = strip.weights;
  for (const std::ptrdiff_t tap : strip.taps) {
    const F32x4 factor = F32x4::load_splat(weight++);
    const float* input = strip.window + tap;
    for (int i = 0; i < vectors; ++i) {
      sum[i] = multiply_add(F32x4::load(input + i * lanes), factor, sum[i]);
    }
  }
  if (strip.activation == FusedActivation::relu) {
    for (F32x4& each : sum) each = larger(each, F32x4::zero());
  }
  for (int i = 0; i < vectors; ++i) sum[i].store(strip.output + i * lanes);
}

constexpr int widest_strip = 8;

using FilterStrip = void (*)(const Strip&);

/// Long sums: part by part through the output, which holds each until it is added to its total.
void filter_parts(Strip strip, std::size_t terms, int count, FilterStrip filter) {
  std::array<double, widest_strip * lanes> totals{};
  const std::span<const std::ptrdiff_t> all = strip.taps;
  const FusedActivation activation = strip.activation;
  strip.activation = FusedActivation::none;
  for (std::size_t first = 0; first < all.size(); first += terms) {
    strip.taps = all.subspan(first, std::min(terms, all.size() - first));
    filter(strip);
    if (first + terms < all.size()) add_parts(strip.output, count, first == 0, totals.data());
    strip.weights += strip.taps.size();
    strip.bias = 0.0f;
  }
  round_totals(totals.data(), count, strip.output);
  if (activation == FusedActivation::none) return;
  for (int i = 0; i < count; ++i) strip.output[i] = std::max(strip.output[i], 0.0f);
}

/// Strips of 32, 8 or 4 outputs, for what is left of a row.
struct StripWidth {
  int columns;
  FilterStrip filter;
};
constexpr StripWidth strip_for(int columns, int left) {
  if (columns >= widest_strip * lanes && left > 2 * lanes) {
    return {widest_strip * lanes, filter_strip<widest_strip>};
  }
  if (columns >= 2 * lanes && left > lanes) return {2 * lanes, filter_strip<2>};
  return {lanes, filter_strip<1>};
}

/// One line of outputs; the last strip overlaps the one before instead of leaving a remainder.
void filter_line(const PlaneJob& job, const float* window, float* output, int columns) {
  const auto terms = static_cast<std::size_t>(
      terms_per_part(job.taps.rows, static_cast<int>(job.taps.columns.size())));
  for (int next = 0; next < columns;) {
    const StripWidth width = strip_for(columns, columns - next);
    const int column = std::min(next, columns - width.columns);
    const Strip strip{.window = window + column,
                      .output = output + column,
                      .taps = job.taps.all,
                      .weights = job.weights,
                      .bias = job.bias,
                      .activation = job.activation};
    if (strip.taps.size() <= terms) {
      width.filter(strip);
    } else {
      filter_parts(strip, terms, width.columns, width.filter);
    }
    next = column + width.columns;
  }
}

/// Row after row.
void filter_by_rows(const PlaneJob& job) {
  for (int row = 0; row < job.rows; ++row) {
    filter_line(job, job.window + row * job.window_step, job.output + row * job.output_step,
                job.columns);
  }
}

/// So many outputs of narrow rows, and what lies between their windows, are one line.
constexpr int line_values = 1024;

/// Whether rows are so short that several in one line fill the widest strips better.
bool is_narrow(const PlaneJob& job) {
  return job.rows > 1 && job.columns < widest_strip * lanes && 2 * job.window_step <= line_values;
}

void filter_narrow(const PlaneJob& job) {
  float line[line_values];
  const int step = static_cast<int>(job.window_step);
  for (int top = 0; top < job.rows; top += line_values / step) {
    const int rows = std::min(job.rows - top, line_values / step);
    filter_line(job, job.window + top * job.window_step, line, (rows - 1) * step + job.columns);
    float* output = job.output + top * job.output_step;
    for (int row = 0; row < rows; ++row) {
      const float* const source = line + row * step;
      for (int column = 0; column < job.columns; column += lanes) {
        const int i = std::min(column, job.columns - lanes);
        F32x4::load(source + i).store(output + i);
      }
      output += job.output_step;
    }
  }
}

}  // namespace

void filter_planes(const PlaneJob& job) {
  if (filter_columns<3, 3>(job) || filter_columns<5, 2>(job)) return;
  if (goes_by_tiles(job)) return filter_by_tiles(job);
  if (is_narrow(job)) return filter_narrow(job);
  filter_by_rows(job);
}

}  // namespace convscope
