#include <algorithm>
#include <array>
#include <utility>

#include "ops/conv2d_fast.h"
#include "ops/kernels_by_count.h"
#include "ops/long_sum.h"

namespace convscope {
namespace {

/// One block of output channels of one example.
struct Job {
  const float* first;  // of the first window, this group's channels
  std::ptrdiff_t window_row;
  std::ptrdiff_t window_column;
  ConstPictureView d_output;  // `data` is moved to the block's first channel
};

/// Up to `taps` weights of eight output channels, behind which the last one is repeated: writes
/// sums[t] = Σ over pixels of input[t] · d_output, all sums in registers. Lanes behind the last
/// channel hold sums of whatever follows in memory; nobody reads them.
template <int taps>
[[gnu::noinline]] void accumulate_taps(const Job& job, std::span<const std::ptrdiff_t> tap_offsets,
                                       float* sums) {
  std::ptrdiff_t offset[taps];
  F32x8 sum[taps];
  for (int t = 0; t < taps; ++t) {
    offset[t] = tap_offsets[std::min(static_cast<std::size_t>(t), tap_offsets.size() - 1)];
    sum[t] = F32x8::zero();
  }
  for (int row = 0; row < job.d_output.rows; ++row) {
    const float* window = job.first + row * job.window_row;
    const float* d_output = job.d_output.pixel(row, 0);
    for (int column = 0; column < job.d_output.columns; ++column) {
      const F32x8 gradient = F32x8::load(d_output);
      for (int t = 0; t < taps; ++t) {
        sum[t] = multiply_add(F32x8::load_splat(window + offset[t]), gradient, sum[t]);
      }
      window += job.window_column;
      d_output += job.d_output.column_step;
    }
  }
  for (int t = 0; t < taps; ++t) sum[t].store(sums + t * block_channels);
}

using AccumulateTaps = void (*)(const Job&, std::span<const std::ptrdiff_t>, float*);
constexpr auto accumulate_by_count =
    kernels_by_count<AccumulateTaps>([]<int taps>() { return accumulate_taps<taps>; });

/// Calls visit(job) for parts of the picture of at most max_terms_per_part pixels.
template <typename Visit>
void for_each_part(const Job& job, Visit visit) {
  const auto [rows, columns] = std::pair{job.d_output.rows, job.d_output.columns};
  const int part_columns = std::min(columns, max_terms_per_part);
  const int part_rows = max_terms_per_part / part_columns;
  for (int row = 0; row < rows; row += part_rows) {
    for (int column = 0; column < columns; column += part_columns) {
      Job part = job;
      part.first += row * job.window_row + column * job.window_column;
      part.d_output.data = job.d_output.pixel(row, column);
      part.d_output.rows = std::min(part_rows, rows - row);
      part.d_output.columns = std::min(part_columns, columns - column);
      visit(part);
    }
  }
}

/// A few taps of one block: sums += Σ over the picture, part by part.
void add_taps(const Job& job, std::span<const std::ptrdiff_t> taps, float* sums) {
  constexpr std::size_t most = std::size_t{sums_in_registers} * block_channels;
  std::array<double, most> totals{};
  const AccumulateTaps accumulate = accumulate_by_count.of(static_cast<int>(taps.size()));
  for_each_part(job, [&](const Job& part) {
    std::array<float, most> part_sums;
    accumulate(part, taps, part_sums.data());
    for (std::size_t i = 0; i < taps.size() * block_channels; ++i) totals[i] += part_sums[i];
  });
  for (std::size_t i = 0; i < taps.size() * block_channels; ++i) {
    sums[i] += static_cast<float>(totals[i]);
  }
}

/// All taps of one block, shared evenly between as few passes over the picture as possible.
void accumulate_block(const Job& job, std::span<const std::ptrdiff_t> taps, float* sums) {
  const int total = static_cast<int>(taps.size());
  const int passes = (total + sums_in_registers - 1) / sums_in_registers;
  for (int pass = 0; pass < passes; ++pass) {
    const int begin = pass * total / passes;
    const int count = (pass + 1) * total / passes - begin;
    add_taps(job, taps.subspan(static_cast<std::size_t>(begin), static_cast<std::size_t>(count)),
             sums + begin * block_channels);
  }
}

void accumulate_bias(const ConstPictureView& d_output, float* sums) {
  F32x8 sum[] = {F32x8::zero()};
  PartTotals<F32x8, 1> totals;
  int left = max_terms_per_part;
  for (int row = 0; row < d_output.rows; ++row) {
    for (int column = 0; column < d_output.columns; ++column) {
      sum[0] = sum[0] + F32x8::load(d_output.pixel(row, column));
      if (--left > 0) continue;
      totals.finish_part(sum);
      left = max_terms_per_part;
    }
  }
  totals.finish(sum);
  (F32x8::load(sums) + sum[0]).store(sums);
}

}  // namespace

PackedWeightGradient::PackedWeightGradient(const Conv2dGeometry& geometry, const Runs& runs)
    : geometry_(geometry), blocks_(geometry.group_blocks()) {
  for (const Runs::Part& part : runs.parts) {
    for (std::size_t run = part.first; run < part.first + part.count; ++run) {
      for (int k = 0; k < part.length; ++k) taps_.push_back(runs.offsets[run] + k);
    }
  }
}

std::size_t PackedWeightGradient::sum_count() const {
  return (taps_.size() + 1) * static_cast<std::size_t>(geometry_.groups * blocks_ * block_channels);
}

void PackedWeightGradient::add(const float* first, std::ptrdiff_t input_row_step,
                               const ConstPictureView& d_output, std::span<float> sums) const {
  Job job{.first = first,
          .window_row = geometry_.stride[0] * input_row_step,
          .window_column = static_cast<std::ptrdiff_t>(geometry_.stride[1]) * geometry_.in_channels,
          .d_output = d_output};
  float* weight_sums = sums.data();
  float* bias_sums = sums.data() + taps_.size() * static_cast<std::size_t>(
                                                      geometry_.groups * blocks_ * block_channels);
  for (int group = 0; group < geometry_.groups; ++group) {
    job.first = first + group * geometry_.group_inputs();
    for (int block = 0; block < blocks_; ++block) {
      job.d_output.data =
          d_output.data + group * geometry_.group_outputs() + block * block_channels;
      accumulate_block(job, taps_, weight_sums);
      accumulate_bias(job.d_output, bias_sums);
      weight_sums += taps_.size() * block_channels;
      bias_sums += block_channels;
    }
  }
}

void PackedWeightGradient::unpack(std::span<const float> sums, bool flip, std::span<float> d_weight,
                                  std::span<float> d_bias) const {
  const auto [kernel_rows, kernel_columns] = geometry_.kernel;
  const Shape shape{geometry_.out_channels, geometry_.group_inputs(), kernel_rows, kernel_columns};
  const std::size_t bias_begin =
      taps_.size() * static_cast<std::size_t>(geometry_.groups * blocks_ * block_channels);
  for (int o = 0; o < geometry_.out_channels; ++o) {
    const int place = o % geometry_.group_outputs();
    const int block = o / geometry_.group_outputs() * blocks_ + place / block_channels;
    const std::size_t lane = static_cast<std::size_t>(place % block_channels);
    std::size_t sum = static_cast<std::size_t>(block) * taps_.size() * block_channels + lane;
    for (int ky = 0; ky < kernel_rows; ++ky) {
      for (int kx = 0; kx < kernel_columns; ++kx) {
        const int to_ky = flip ? kernel_rows - 1 - ky : ky;
        const int to_kx = flip ? kernel_columns - 1 - kx : kx;
        for (int c = 0; c < geometry_.group_inputs(); ++c) {
          if (!d_weight.empty()) d_weight[shape.offset(o, c, to_ky, to_kx)] += sums[sum];
          sum += block_channels;
        }
      }
    }
    if (!d_bias.empty()) {
      d_bias[static_cast<std::size_t>(o)] +=
          sums[bias_begin + static_cast<std::size_t>(block * block_channels) + lane];
    }
  }
}

}  // namespace convscope
