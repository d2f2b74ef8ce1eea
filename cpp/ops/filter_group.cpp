#include "ops/filter_group.h"

#include <algorithm>
#include <array>

#include "core/f32x4.h"
#include "ops/in_rounds.h"
#include "ops/kernels_by_count.h"

namespace convscope {
namespace {

constexpr int lanes = F32x8::size;

/// Some output channels of one row.
struct RowJob {
  const float* window;  // of the row's first output
  std::span<const std::ptrdiff_t> taps;
  const float* weights;  // [channels][weight_step]
  std::size_t weight_step;
  const float* bias;
  FusedActivation activation;
  float* output;  // of the first channel
  std::ptrdiff_t channel_step;
};

/// Eight columns from `column` on, of `channels` output channels: sum = bias + Σ input · weight,
/// all sums in registers.
template <int channels>
[[gnu::noinline]] void convolve_tile(const RowJob& job, int column) {
  const float* window = job.window + column;
  const float* weights[channels];
  F32x8 sum[channels];
  for (int i = 0; i < channels; ++i) {
    weights[i] = job.weights + static_cast<std::size_t>(i) * job.weight_step;
    sum[i] = F32x8::load_splat(job.bias + i);
  }
  const std::ptrdiff_t* tap = job.taps.data();
  in_rounds(
      static_cast<int>(job.taps.size()),
      [&](int k) {
        const F32x8 values = F32x8::load(window + tap[k]);
        for (int i = 0; i < channels; ++i) {
          sum[i] = multiply_add(F32x8::load_splat(weights[i] + k), values, sum[i]);
        }
      },
      [&] {
        tap += terms_per_round;
        for (int i = 0; i < channels; ++i) weights[i] += terms_per_round;
      });
  for (int i = 0; i < channels; ++i) {
    if (job.activation == FusedActivation::relu) sum[i] = larger(sum[i], F32x8::zero());
    sum[i].store(job.output + i * job.channel_step + column);
  }
}

using ConvolveTile = void (*)(const RowJob&, int);
constexpr auto convolve_by_channels =
    kernels_by_count<ConvolveTile>([]<int channels>() { return convolve_tile<channels>; });

/// Long sums: part by part through the output, which holds each until it is added to its total.
void convolve_parts(const RowJob& job, std::size_t taps_per_part, int channels, int column,
                    ConvolveTile convolve) {
  std::array<double, std::size_t{sums_in_registers} * lanes> totals{};
  constexpr std::array<float, sums_in_registers> no_bias{};
  RowJob part = job;
  part.activation = FusedActivation::none;
  const auto for_each_sum = [&](auto visit) {
    double* total = totals.data();
    for (int i = 0; i < channels; ++i) {
      float* sums = job.output + i * job.channel_step + column;
      for (int lane = 0; lane < lanes; ++lane) visit(sums[lane], *total++);
    }
  };
  for (std::size_t done = 0; done < job.taps.size(); done += taps_per_part) {
    part.taps = job.taps.subspan(done, std::min(taps_per_part, job.taps.size() - done));
    convolve(part, column);
    part.weights += part.taps.size();
    part.bias = no_bias.data();
    for_each_sum([](float sum, double& total) { total += sum; });
  }
  for_each_sum([&job](float& sum, double total) {
    sum = static_cast<float>(total);
    if (job.activation == FusedActivation::relu && sum < 0.0f) sum = 0.0f;
  });
}

/// Columns of one row, and what they make in all output channels.
void filter_columns(const GroupJob& job, RowJob row, const PictureView& output) {
  // Output channels are shared between tiles as evenly as can be; small ones overlap a neighbour.
  const int tiles = (output.channels + sums_in_registers - 1) / sums_in_registers;
  const bool has_parts = job.taps.size() > job.taps_per_part;
  for (int tile = 0; tile < tiles; ++tile) {
    const int begin = tile * output.channels / tiles;
    const int end = (tile + 1) * output.channels / tiles;
    const int channels = std::max(end - begin, least_sums_in_registers);
    const int first = std::min(begin, output.channels - channels);
    row.weights = job.weights + static_cast<std::size_t>(first) * job.taps.size();
    row.bias = job.bias + first;
    row.output = output.at(first, 0, 0);
    const ConvolveTile convolve = convolve_by_channels.of(channels);
    for (int next = 0; next < output.columns; next += lanes) {
      // The last tile overlaps the one before instead of leaving a remainder.
      const int column = std::min(next, output.columns - lanes);
      if (has_parts) {
        convolve_parts(row, job.taps_per_part, channels, column, convolve);
      } else {
        convolve(row, column);
      }
    }
  }
}

/// Values of a panel: some columns of a row under all taps, side by side, so that they stay in the
/// nearest cache while all output channels look at them.
constexpr int panel_values = 4096;
/// Of fewer values all are near enough as they are; more taps leave a panel too few columns.
constexpr int least_panel_row = 1 << 17;
constexpr int least_panel_taps = 32;
constexpr int most_panel_taps = panel_values / (2 * lanes);

/// All of them columns of a panel, at least `lanes`.
void load_panel(std::span<const std::ptrdiff_t> taps, const float* window, int columns,
                float* panel) {
  for (const std::ptrdiff_t tap : taps) {
    for (int begin = 0; begin < columns; begin += lanes) {
      const int column = std::min(begin, columns - lanes);
      F32x8::load(window + tap + column).store(panel + column);
    }
    panel += columns;
  }
}

void filter_by_panels(const GroupJob& job, RowJob row, const PictureView& output) {
  float panel[panel_values];
  std::ptrdiff_t panel_taps[most_panel_taps];
  const int taps = static_cast<int>(job.taps.size());
  const int width = std::min(panel_values / taps / lanes * lanes, output.columns);
  for (int i = 0; i < taps; ++i) panel_taps[i] = std::ptrdiff_t{i} * width;
  row.taps = {panel_taps, job.taps.size()};
  const float* const window = row.window;
  row.window = panel;
  PictureView columns = output;
  columns.columns = width;
  for (int begin = 0; begin < output.columns; begin += width) {
    const int column = std::min(begin, output.columns - width);
    load_panel(job.taps, window + column, width, panel);
    columns.data = output.data + column;
    filter_columns(job, row, columns);
  }
}

}  // namespace

void filter_group(const GroupJob& job) {
  const int taps = static_cast<int>(job.taps.size());
  const bool by_panels = job.output.channels > sums_in_registers && taps >= least_panel_taps &&
                         taps <= most_panel_taps && job.output.columns >= least_panel_row / taps;
  for (int row = 0; row < job.output.rows; ++row) {
    const RowJob row_job{.window = job.window + row * job.window_step,
                         .taps = job.taps,
                         .weights = job.weights,
                         .weight_step = job.taps.size(),
                         .bias = job.bias,
                         .activation = job.activation,
                         .output = nullptr,
                         .channel_step = job.output.channel_step};
    PictureView output = job.output;
    output.data = job.output.at(0, row, 0);
    if (by_panels) {
      filter_by_panels(job, row_job, output);
    } else {
      filter_columns(job, row_job, output);
    }
  }
}

}  // namespace convscope
