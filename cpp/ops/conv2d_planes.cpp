#include "ops/conv2d_planes.h"

#include <algorithm>
#include <array>

#include "core/f32x4.h"
#include "ops/long_sum.h"

namespace convscope {
namespace {

constexpr int lanes = F32x4::size;

/// One row of one output channel.
struct RowJob {
  const float* window;  // of the row's first output
  float* output;
  int columns;
  std::ptrdiff_t stride;  // along the row
  std::span<const std::ptrdiff_t> taps;
  std::size_t taps_per_part;
  const float* weights;
  float bias;
  FusedActivation activation;
};

/// `vectors` times four neighbouring outputs from `column` on: sum = bias + Σ input · weight, all
/// sums in registers.
template <int vectors, int stride>
[[gnu::noinline]] void convolve_columns(const RowJob& job, int column) {
  const float* window = job.window + column * job.stride;
  F32x4 sum[vectors];
  for (int i = 0; i < vectors; ++i) sum[i] = F32x4::splat(job.bias);
  const float* weight = job.weights;
  for (const std::ptrdiff_t tap : job.taps) {
    const F32x4 factor = F32x4::load_splat(weight++);
    const float* input = window + tap;
    for (int i = 0; i < vectors; ++i) {
      const F32x4 values = load_strided<stride>(input + i * lanes * job.stride, job.stride);
      sum[i] = multiply_add(values, factor, sum[i]);
    }
  }
  if (job.activation == FusedActivation::relu) {
    for (int i = 0; i < vectors; ++i) sum[i] = larger(sum[i], F32x4::zero());
  }
  for (int i = 0; i < vectors; ++i) sum[i].store(job.output + column + i * lanes);
}

constexpr int most_columns = 8 * lanes;

using ConvolveColumns = void (*)(const RowJob&, int);

/// Long sums: part by part through the output, which holds each until it is added to its total.
void convolve_parts(const RowJob& job, int column, int count, ConvolveColumns convolve) {
  std::array<double, most_columns> totals{};
  const std::span<float> sums(job.output + column, static_cast<std::size_t>(count));
  RowJob part = job;
  part.activation = FusedActivation::none;
  for (std::size_t first = 0; first < job.taps.size(); first += job.taps_per_part) {
    part.taps = job.taps.subspan(first, std::min(job.taps_per_part, job.taps.size() - first));
    convolve(part, column);
    part.weights += part.taps.size();
    part.bias = 0.0f;
    for (std::size_t i = 0; i < sums.size(); ++i) totals[i] += sums[i];
  }
  for (std::size_t i = 0; i < sums.size(); ++i) {
    const auto sum = static_cast<float>(totals[i]);
    sums[i] = job.activation == FusedActivation::relu && sum < 0.0f ? 0.0f : sum;
  }
}

template <int vectors, int stride>
void convolve_vectors(const RowJob& job, int column) {
  if (job.taps.size() <= job.taps_per_part) {
    convolve_columns<vectors, stride>(job, column);
  } else {
    convolve_parts(job, column, vectors * lanes, convolve_columns<vectors, stride>);
  }
}

/// A row in parts of 32, 8 and 4 outputs; the last part overlaps the one before instead of leaving
/// a remainder.
template <int stride>
void convolve_row(const RowJob& job) {
  int column = 0;
  for (; column + most_columns <= job.columns; column += most_columns) {
    convolve_vectors<8, stride>(job, column);
  }
  for (; column + 2 * lanes <= job.columns; column += 2 * lanes) {
    convolve_vectors<2, stride>(job, column);
  }
  for (; column < job.columns; column += lanes) {
    convolve_vectors<1, stride>(job, std::min(column, job.columns - lanes));
  }
}

void convolve_row_of_any_stride(const RowJob& job) {
  if (job.stride == 1) {
    convolve_row<1>(job);
  } else if (job.stride == 2) {
    convolve_row<2>(job);
  } else {
    convolve_row<0>(job);
  }
}

}  // namespace

PlanesConv2d::PlanesConv2d(const Conv2dGeometry& geometry, const PictureLayout& input)
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

void PlanesConv2d::pack(ConstTensorView weight, std::span<const float> bias, bool flip) {
  const std::size_t filter = static_cast<std::size_t>(geometry_.kernel[0] * geometry_.kernel[1]);
  std::ranges::copy(weight.values(), weights_.begin());
  if (flip) {
    for (std::size_t begin = 0; begin < weights_.size(); begin += filter) {
      std::ranges::reverse(std::span(weights_).subspan(begin, filter));
    }
  }
  std::ranges::copy(bias, bias_.begin());
}

void PlanesConv2d::forward(const float* first, PictureView output,
                           FusedActivation activation) const {
  const std::ptrdiff_t group_step = geometry_.group_inputs() * channel_step_;
  for (int o = 0; o < geometry_.out_channels; ++o) {
    const float* planes = first + o / geometry_.group_outputs() * group_step;
    for (int row = 0; row < output.rows; ++row) {
      convolve_row_of_any_stride(
          {.window = planes + row * geometry_.stride[0] * row_step_,
           .output = output.at(o, row, 0),
           .columns = output.columns,
           .stride = geometry_.stride[1],
           .taps = taps_,
           .taps_per_part = taps_per_part_,
           .weights = weights_.data() + static_cast<std::size_t>(o) * taps_.size(),
           .bias = bias_[static_cast<std::size_t>(o)],
           .activation = activation});
    }
  }
}

}  // namespace convscope
