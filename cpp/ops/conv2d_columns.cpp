#include "ops/conv2d_columns.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/f32x4.h"
#include "ops/long_sum.h"

namespace convscope {
namespace {

constexpr int lanes = F32x8::size;

/// Some output channels of one group, in a row of the picture.
struct Job {
  const float* window;  // of the row's first output
  std::span<const std::ptrdiff_t> taps;
  std::size_t taps_per_part;
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
[[gnu::noinline]] void convolve_tile(const Job& job, int column) {
  const float* window = job.window + column;
  const float* weights[channels];
  F32x8 sum[channels];
  for (int i = 0; i < channels; ++i) {
    weights[i] = job.weights + static_cast<std::size_t>(i) * job.weight_step;
    sum[i] = F32x8::load_splat(job.bias + i);
  }
  for (std::size_t tap = 0; tap < job.taps.size(); ++tap) {
    const F32x8 values = F32x8::load(window + job.taps[tap]);
    for (int i = 0; i < channels; ++i) {
      sum[i] = multiply_add(F32x8::load_splat(weights[i] + tap), values, sum[i]);
    }
  }
  for (int i = 0; i < channels; ++i) {
    if (job.activation == FusedActivation::relu) sum[i] = larger(sum[i], F32x8::zero());
    sum[i].store(job.output + i * job.channel_step + column);
  }
}

/// convolve_tile for 1, 2, … sums_in_registers channels.
using ConvolveTile = void (*)(const Job&, int);
template <int... smaller>
constexpr auto tile_table(std::integer_sequence<int, smaller...>) {
  return std::array<ConvolveTile, sizeof...(smaller)>{convolve_tile<smaller + 1>...};
}
constexpr auto tiles_by_channels = tile_table(std::make_integer_sequence<int, sums_in_registers>{});

/// Long sums: part by part through the output, which holds each until it is added to its total.
void convolve_parts(const Job& job, int channels, int column, ConvolveTile convolve) {
  std::array<double, std::size_t{sums_in_registers} * lanes> totals{};
  constexpr std::array<float, sums_in_registers> no_bias{};
  Job part = job;
  part.activation = FusedActivation::none;
  const auto for_each_sum = [&](auto visit) {
    double* total = totals.data();
    for (int i = 0; i < channels; ++i) {
      float* sums = job.output + i * job.channel_step + column;
      for (int lane = 0; lane < lanes; ++lane) visit(sums[lane], *total++);
    }
  };
  for (std::size_t done = 0; done < job.taps.size(); done += job.taps_per_part) {
    part.taps = job.taps.subspan(done, std::min(job.taps_per_part, job.taps.size() - done));
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

/// A row in parts of eight columns; the last part overlaps the one before instead of leaving a
/// remainder.
void convolve_row(const Job& job, int channels, int columns) {
  const ConvolveTile convolve = tiles_by_channels[static_cast<std::size_t>(channels - 1)];
  const bool has_parts = job.taps.size() > job.taps_per_part;
  for (int begin = 0; begin < columns; begin += lanes) {
    const int column = std::min(begin, columns - lanes);
    if (has_parts) {
      convolve_parts(job, channels, column, convolve);
    } else {
      convolve(job, column);
    }
  }
}

/// How the output channels of a group are shared between tiles, as evenly as can be.
struct Tiles {
  int channels;
  int count;
  explicit Tiles(int group_outputs)
      : channels(group_outputs),
        count((group_outputs + sums_in_registers - 1) / sums_in_registers) {}
  int begin(int tile) const { return tile * channels / count; }
};

}  // namespace

ColumnsConv2d::ColumnsConv2d(const Conv2dGeometry& geometry, const PictureLayout& input)
    : geometry_(geometry),
      row_step_(input.row_step()),
      channel_step_(input.channel_step()),
      taps_per_part_(
          static_cast<std::size_t>(terms_per_part(geometry.kernel[0], geometry.kernel[1]))),
      weights_(static_cast<std::size_t>(geometry.out_channels * geometry.terms())),
      bias_(static_cast<std::size_t>(geometry.out_channels)) {
  for (int c = 0; c < geometry.group_inputs(); ++c) {
    for (int ky = 0; ky < geometry.kernel[0]; ++ky) {
      for (int kx = 0; kx < geometry.kernel[1]; ++kx) {
        taps_.push_back(c * channel_step_ + ky * geometry.dilation[0] * row_step_ +
                        kx * geometry.dilation[1]);
      }
    }
  }
}

void ColumnsConv2d::pack(ConstTensorView weight, std::span<const float> bias, bool flip) {
  const auto filter = static_cast<std::size_t>(geometry_.kernel[0] * geometry_.kernel[1]);
  std::ranges::copy(weight.values(), weights_.begin());
  for (std::size_t begin = 0; flip && begin < weights_.size(); begin += filter) {
    std::ranges::reverse(std::span(weights_).subspan(begin, filter));
  }
  std::ranges::copy(bias, bias_.begin());
}

void ColumnsConv2d::forward(const float* first, PictureView output,
                            FusedActivation activation) const {
  const Tiles tiles(geometry_.group_outputs());
  const bool is_pointwise = geometry_.kernel == Pair{1, 1} && geometry_.stride == Pair{1, 1};
  if (is_pointwise && row_step_ == output.columns && output.row_step == output.columns) {
    // No window looks over a row's end, so that all rows are one.
    output.columns *= output.rows;
    output.rows = 1;
  }
  for (int group = 0; group < geometry_.groups; ++group) {
    const float* planes = first + group * geometry_.group_inputs() * channel_step_;
    for (int row = 0; row < output.rows; ++row) {
      for (int tile = 0; tile < tiles.count; ++tile) {
        const std::ptrdiff_t channel = group * tiles.channels + tiles.begin(tile);
        const Job job{.window = planes + row * geometry_.stride[0] * row_step_,
                      .taps = taps_,
                      .taps_per_part = taps_per_part_,
                      .weights = weights_.data() + channel * geometry_.terms(),
                      .weight_step = taps_.size(),
                      .bias = bias_.data() + channel,
                      .activation = activation,
                      .output = output.at(static_cast<int>(channel), row, 0),
                      .channel_step = output.channel_step};
        convolve_row(job, tiles.begin(tile + 1) - tiles.begin(tile), output.columns);
      }
    }
  }
}

}  // namespace convscope
