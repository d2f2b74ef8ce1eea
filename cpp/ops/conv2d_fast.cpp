#include "ops/conv2d_fast.h"

#include <algorithm>
#include <array>

#include "ops/in_rounds.h"
#include "ops/long_sum.h"

namespace convscope {
namespace {

/// Values of one packed block: [ky][kx][c][8].
std::ptrdiff_t block_step(const Conv2dGeometry& geometry) {
  return static_cast<std::ptrdiff_t>(geometry.terms()) * block_channels;
}

/// Walks over pixels in reading order, for an output and for the windows that it looks through; on
/// the last one it stays.
struct Cursor {
  int row = 0;
  int column = 0;
  void advance(const PictureView& picture) {
    if (++column < picture.columns) return;
    if (row + 1 == picture.rows) {
      --column;
    } else {
      column = 0;
      ++row;
    }
  }
};

/// One block of output channels over the whole picture.
struct Job {
  const float* first;  // of the first window, this group's channels
  std::span<const Runs::Part> parts;
  std::span<const std::ptrdiff_t> runs;  // of one part; of all until `select` chose it
  int run_length;
  std::ptrdiff_t window_row;     // input values from one output row's windows to the next
  std::ptrdiff_t window_column;  // and from one output column's
  PictureView output;            // `data` is moved to the block's first channel
  const float* weights;
  const float* bias;
  int lanes;  // output channels of this block, 1 to 8
  FusedActivation activation;
};

/// Narrows a job down to one of its parts.
void select(const Runs::Part& part, Job& job) {
  job.runs = job.runs.subspan(part.first, part.count);
  job.run_length = part.length;
}

/// Values of the packed weights that meet a part.
std::ptrdiff_t weights_of(const Runs::Part& part) {
  return static_cast<std::ptrdiff_t>(part.count) * part.length * block_channels;
}

constexpr int tile_pixels = sums_in_registers;

/// A tile of outputs of up to Vector::size channels: sum = bias + Σ input · weight, all sums in
/// registers. A function of its own, called tile by tile, so that an engine can exchange it for
/// optimised code on the way.
template <typename Vector>
[[gnu::noinline]] void convolve_tile(const Job& job, Cursor& cursor) {
  constexpr int pixels = tile_pixels;
  const float* window[pixels];
  float* output[pixels];
  for (int i = 0; i < pixels; ++i) {
    window[i] = job.first + cursor.row * job.window_row + cursor.column * job.window_column;
    output[i] = job.output.pixel(cursor.row, cursor.column);
    cursor.advance(job.output);
  }
  Vector sum[pixels];
  for (int i = 0; i < pixels; ++i) sum[i] = Vector::load(job.bias);
  const float* weights = job.weights;
  for (const std::ptrdiff_t offset : job.runs) {
    const float* input[pixels];
    for (int i = 0; i < pixels; ++i) input[i] = window[i] + offset;
    const float* const next_run = weights + job.run_length * block_channels;
    in_rounds(
        job.run_length,
        [&](int k) {
          const Vector weight = Vector::load(weights + k * block_channels);
          for (int i = 0; i < pixels; ++i) {
            sum[i] = multiply_add(Vector::load_splat(input[i] + k), weight, sum[i]);
          }
        },
        [&] {
          weights += terms_per_round * block_channels;
          for (int i = 0; i < pixels; ++i) input[i] += terms_per_round;
        });
    weights = next_run;
  }
  if (job.activation == FusedActivation::relu) {
    for (int i = 0; i < pixels; ++i) sum[i] = larger(sum[i], Vector::zero());
  }
  if (job.lanes == Vector::size) {
    for (int i = 0; i < pixels; ++i) sum[i].store(output[i]);
  } else {
    for (int i = 0; i < pixels; ++i) sum[i].store_first(output[i], job.lanes);
  }
}

using ConvolveTile = void (*)(const Job&, Cursor&);

/// Long sums: part by part through the output, which holds each until it is added to its total.
void convolve_parts(const Job& job, Cursor& cursor, ConvolveTile convolve) {
  constexpr int pixels = tile_pixels;
  std::array<double, std::size_t{tile_pixels} * block_channels> totals{};
  const Cursor begin = cursor;
  const std::array<float, block_channels> zeros{};
  Job part_job = job;
  part_job.activation = FusedActivation::none;
  for (const Runs::Part& part : job.parts) {
    part_job.runs = job.runs;
    select(part, part_job);
    cursor = begin;
    convolve(part_job, cursor);
    part_job.weights += weights_of(part);
    part_job.bias = zeros.data();
    Cursor at = begin;
    double* total = totals.data();
    for (int i = 0; i < pixels; ++i) {
      const float* sums = job.output.pixel(at.row, at.column);
      for (int lane = 0; lane < job.lanes; ++lane) *total++ += sums[lane];
      at.advance(job.output);
    }
  }
  Cursor at = begin;
  const double* total = totals.data();
  for (int i = 0; i < pixels; ++i) {
    float* sums = job.output.pixel(at.row, at.column);
    for (int lane = 0; lane < job.lanes; ++lane) {
      const auto sum = static_cast<float>(*total++);
      sums[lane] = job.activation == FusedActivation::relu && sum < 0.0f ? 0.0f : sum;
    }
    at.advance(job.output);
  }
}

/// All pixels in tiles. The last tile repeats the last pixel: the same sum once more is cheaper
/// than code for every smaller tile.
template <typename Vector>
void convolve_block(const Job& job) {
  const int pixels = job.output.rows * job.output.columns;
  Cursor cursor;
  for (int done = 0; done < pixels; done += tile_pixels) {
    if (job.parts.size() == 1) {
      convolve_tile<Vector>(job, cursor);
    } else {
      convolve_parts(job, cursor, convolve_tile<Vector>);
    }
  }
}

}  // namespace

Conv2dGeometry Conv2dGeometry::of(const Conv2dPlan& plan) {
  const Axis& rows = plan.window.rows;
  const Axis& columns = plan.window.columns;
  return {.in_channels = plan.input[1],
          .out_channels = plan.weight[0],
          .groups = plan.groups,
          .kernel = {rows.kernel, columns.kernel},
          .stride = {rows.stride, columns.stride},
          .dilation = {rows.dilation, columns.dilation}};
}

Runs::Runs(const Conv2dGeometry& geometry, std::ptrdiff_t input_row_step) {
  const int channels = geometry.group_inputs();
  const int taps = geometry.kernel[1];
  const bool whole_rows =
      geometry.groups == 1 && geometry.dilation[1] == 1 && channels <= max_terms_per_part / taps;
  const int length = channels * (whole_rows ? taps : 1);
  for (int ky = 0; ky < geometry.kernel[0]; ++ky) {
    for (int kx = 0; kx < (whole_rows ? 1 : taps); ++kx) {
      const std::ptrdiff_t column = static_cast<std::ptrdiff_t>(kx) * geometry.dilation[1];
      const std::ptrdiff_t offset =
          ky * geometry.dilation[0] * input_row_step + column * geometry.in_channels;
      for (int first = 0; first < length; first += max_terms_per_part) {
        add(offset + first, std::min(max_terms_per_part, length - first));
      }
    }
  }
}

void Runs::add(std::ptrdiff_t offset, int length) {
  const auto fits = static_cast<std::size_t>(max_terms_per_part / length);
  if (parts.empty() || parts.back().length != length || parts.back().count == fits) {
    parts.push_back({.first = offsets.size(), .count = 0, .length = length});
  }
  ++parts.back().count;
  offsets.push_back(offset);
}

PackedConv2d::PackedConv2d(const Conv2dGeometry& geometry)
    : geometry_(geometry),
      blocks_(geometry.group_blocks()),
      weights_(static_cast<std::size_t>(geometry.groups * blocks_ * block_step(geometry))),
      bias_(static_cast<std::size_t>(geometry.groups * blocks_ * block_channels)) {}

double PackedConv2d::packed_count(const Conv2dGeometry& geometry) {
  // Blocks of output channels are filled up with zeros.
  return static_cast<double>(geometry.groups) * geometry.group_blocks() * block_channels *
         geometry.terms();
}

double PackedConv2d::bytes(const Conv2dGeometry& geometry) {
  // A list that grows stands beside its old self, which is half as large.
  constexpr double growing = 3;
  const double biases = static_cast<double>(geometry.groups) * geometry.group_blocks();
  const double taps = static_cast<double>(geometry.kernel[0]) * geometry.kernel[1];
  const int parts = 1 + geometry.group_inputs() / max_terms_per_part;
  const double runs = taps * parts;
  return sizeof(float) * (packed_count(geometry) + biases * block_channels) +
         growing * runs * (sizeof(std::ptrdiff_t) + sizeof(Runs::Part));
}

void PackedConv2d::pack(const ConstTensorView& weight, std::span<const float> bias, bool flip) {
  const int taps = geometry_.kernel[0] * geometry_.kernel[1];
  const int channels = geometry_.group_inputs();
  const std::ptrdiff_t terms = geometry_.terms();
  for (int block = 0; block < geometry_.groups * blocks_; ++block) {
    const int place = block % blocks_ * block_channels;
    const int first = block / blocks_ * geometry_.group_outputs() + place;
    const int count = std::min(block_channels, geometry_.group_outputs() - place);
    const float* filters = weight.data() + first * terms;
    float* packed = weights_.data() + block * block_step(geometry_);
    for (int c = 0; c < channels; ++c) {
      for (int tap = 0; tap < taps; ++tap) {
        const float* source = filters + c * taps + (flip ? taps - 1 - tap : tap);
        float* target = packed + (static_cast<std::ptrdiff_t>(tap) * channels + c) * block_channels;
        for (int lane = 0; lane < count; ++lane) target[lane] = source[lane * terms];
      }
    }
    if (!bias.empty()) {
      std::copy_n(bias.data() + first, count, bias_.data() + block * block_channels);
    }
  }
}

void PackedConv2d::forward(const float* first, const Runs& runs, std::ptrdiff_t input_row_step,
                           const PictureView& output, FusedActivation activation) const {
  Job job{.first = first,
          .parts = runs.parts,
          .runs = runs.offsets,
          .run_length = runs.parts.front().length,
          .window_row = geometry_.stride[0] * input_row_step,
          .window_column = static_cast<std::ptrdiff_t>(geometry_.stride[1]) * geometry_.in_channels,
          .output = output,
          .weights = weights_.data(),
          .bias = bias_.data(),
          .lanes = 0,
          .activation = activation};
  for (int group = 0; group < geometry_.groups; ++group) {
    job.first = first + group * geometry_.group_inputs();
    for (int block = 0; block < blocks_; ++block) {
      const int channel = block * block_channels;
      job.output.data = output.data + group * geometry_.group_outputs() + channel;
      job.lanes = std::min(block_channels, geometry_.group_outputs() - channel);
      if (job.lanes > F32x4::size) {
        convolve_block<F32x8>(job);
      } else {
        convolve_block<F32x4>(job);
      }
      job.weights += block_step(geometry_);
      job.bias += block_channels;
    }
  }
}

Tensor transposed_weights(const ConstTensorView& weight, int groups) {
  const int group_outputs = weight.shape()[0] / groups;
  const int group_inputs = weight.shape()[1];
  const int kernel_rows = weight.shape()[2];
  const int kernel_columns = weight.shape()[3];
  Tensor turned(Shape{group_inputs * groups, group_outputs, kernel_rows, kernel_columns});
  for (int o = 0; o < group_outputs * groups; ++o) {
    const int group = o / group_outputs;
    for (int c = 0; c < group_inputs; ++c) {
      for (int ky = 0; ky < kernel_rows; ++ky) {
        for (int kx = 0; kx < kernel_columns; ++kx) {
          turned.view().at(group * group_inputs + c, o % group_outputs, kernel_rows - 1 - ky,
                           kernel_columns - 1 - kx) = weight.at(o, c, ky, kx);
        }
      }
    }
  }
  return turned;
}

}  // namespace convscope
