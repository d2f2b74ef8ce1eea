#include "ops/conv2d_winograd.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/f32x4.h"
#include "ops/in_rounds.h"
#include "ops/kernels_by_count.h"
#include "ops/long_sum.h"
#include "ops/winograd_lines.h"

namespace convscope {

using namespace winograd;

namespace {

/// So many tiles are worked on at once: their windows, transformed, stay in the second cache.
constexpr int most_tiles = sums_in_registers >= 5 ? 3 * sums_in_registers : 12;

/// Behind them there is room for what a kernel makes of more tiles than there are.
constexpr int spare_tiles = least_sums_in_registers - 1;
constexpr std::size_t products_count =
    std::size_t{places * most_tiles + spare_tiles} * block_channels;

/// Vectors of four channels are loaded and stored whole.
int padded_channels(int channels) {
  return (channels + F32x4::size - 1) / F32x4::size * F32x4::size;
}

/// Values between two places of a window, beyond what they hold: at distances of whole pages all
/// places would fall into the same lines of the first cache.
constexpr int place_gap = 16;

/// Tiles of one picture in reading order; the last of a row or column begins so early that it ends
/// with the picture.
struct Tiling {
  int size;  // outputs along a side of a tile
  int rows;
  int columns;
  int tile_columns;

  Tiling(const PictureView& output, int tile_size)
      : size(tile_size),
        rows(output.rows),
        columns(output.columns),
        tile_columns((output.columns + tile_size - 1) / tile_size) {}
  int count() const { return (rows + size - 1) / size * tile_columns; }
  int row(int tile) const { return std::min(tile / tile_columns * size, rows - size); }
  int column(int tile) const { return std::min(tile % tile_columns * size, columns - size); }
};

/// The windows of some tiles.
struct InputJob {
  const float* first;
  std::ptrdiff_t row_step;
  int channels;
  const Tiling& tiling;
  int first_tile;
  int tiles;
  float* transformed;  // [place][tile][padded channels]
  std::ptrdiff_t tile_step;
  std::ptrdiff_t place_step;
};

void transform_windows(const InputJob& job) {
  for (int i = 0; i < job.tiles; ++i) {
    const int tile = job.first_tile + i;
    const float* window = job.first + job.tiling.row(tile) * job.row_step +
                          static_cast<std::ptrdiff_t>(job.tiling.column(tile)) * job.channels;
    float* transformed = job.transformed + i * job.tile_step;
    for (int c = 0; c < job.channels; c += F32x4::size) {
      transform_square<InputLine>(window + c, {job.channels, job.row_step}, transformed + c,
                                  {job.place_step, side * job.place_step});
    }
  }
}

/// Products of one place in the window, summed over channels.
struct ProductJob {
  const float* inputs;  // [tile][padded channels], of the first of some tiles
  std::ptrdiff_t tile_step;
  const float* weights;  // [c][8]
  int channels;
  bool adds;        // to earlier sums
  float* products;  // [tile][8]
};

/// Of `tiles` tiles by eight output channels, all sums in registers.
template <int tiles>
[[gnu::noinline]] void multiply_tiles(const ProductJob& job) {
  const float* input[tiles];
  F32x8 sum[tiles];
  for (int i = 0; i < tiles; ++i) {
    input[i] = job.inputs + i * job.tile_step;
    sum[i] = F32x8::zero();
  }
  const float* weights = job.weights;
  in_rounds(
      job.channels,
      [&](int c) {
        const F32x8 weight = F32x8::load(weights + c * block_channels);
        for (int i = 0; i < tiles; ++i) {
          sum[i] = multiply_add(F32x8::load_splat(input[i] + c), weight, sum[i]);
        }
      },
      [&] {
        weights += terms_per_round * block_channels;
        for (int i = 0; i < tiles; ++i) input[i] += terms_per_round;
      });
  for (int i = 0; i < tiles; ++i) {
    float* products = job.products + i * block_channels;
    if (job.adds) sum[i] = sum[i] + F32x8::load(products);
    sum[i].store(products);
  }
}

using MultiplyTiles = void (*)(const ProductJob&);
constexpr auto multiply_by_count =
    kernels_by_count<MultiplyTiles>([]<int tiles>() { return multiply_tiles<tiles>; });

/// All tiles of one place, in as few passes over the weights as possible, in parts of a long sum.
/// The last pass may have too few tiles for a kernel: what it makes of others behind them lies
/// where the next place's products will be, or nobody's.
void multiply_place(ProductJob job, int tiles) {
  const int passes = (tiles + sums_in_registers - 1) / sums_in_registers;
  const int at_once = std::max((tiles + passes - 1) / passes, least_sums_in_registers);
  const int channels = job.channels;
  for (int done = 0; done < channels; done += max_terms_per_part) {
    ProductJob part = job;
    part.inputs += done;
    part.weights += done * block_channels;
    part.channels = std::min(max_terms_per_part, channels - done);
    part.adds = done > 0;
    for (int begin = 0; begin < tiles; begin += at_once) {
      multiply_by_count.of(std::min(at_once, tiles - begin))(part);
      part.inputs += at_once * part.tile_step;
      part.products += at_once * block_channels;
    }
  }
}

/// All places of one block of output channels.
void multiply_block(const InputJob& inputs, const float* weights, std::ptrdiff_t weight_step,
                    float* products) {
  for (int place = 0; place < places; ++place) {
    multiply_place({.inputs = inputs.transformed + place * inputs.place_step,
                    .tile_step = inputs.tile_step,
                    .weights = weights + place * weight_step,
                    .channels = inputs.channels,
                    .adds = false,
                    .products = products + place * inputs.tiles * block_channels},
                   inputs.tiles);
  }
}

/// One tile of up to eight output channels.
struct OutputJob {
  const float* products;  // [place][tile][8], of the tile
  std::ptrdiff_t place_step;
  const float* bias;
  int lanes;
  FusedActivation activation;
  float* output;
  std::ptrdiff_t row_step;
  std::ptrdiff_t column_step;
};

/// Four of the eight channels. Returns zeros, or NaN where an output is not finite.
template <int outputs>
[[gnu::noinline]] F32x4 write_tile(const OutputJob& job, int channel) {
  constexpr int lanes = F32x4::size;
  float tile[outputs * outputs * lanes];
  transform_square<ProductLine<outputs>>(job.products + channel,
                                         {job.place_step, side * job.place_step}, tile,
                                         {lanes, outputs * lanes});
  const F32x4 bias = F32x4::load(job.bias + channel);
  const int count = std::min(job.lanes - channel, lanes);
  F32x4 finite = F32x4::zero();
  for (int i = 0; i < outputs * outputs; ++i) {
    F32x4 sum = F32x4::load(tile + i * lanes) + bias;
    finite = finite + sum * F32x4::zero();
    if (job.activation == FusedActivation::relu) sum = larger(sum, F32x4::zero());
    float* output =
        job.output + i / outputs * job.row_step + i % outputs * job.column_step + channel;
    if (count == lanes) {
      sum.store(output);
    } else {
      sum.store_first(output, count);
    }
  }
  return finite;
}

bool is_zero(F32x4 vector) {
  float values[F32x4::size];
  vector.store(values);
  return std::ranges::all_of(values, [](float value) { return value == 0.0f; });
}

/// The tiles of one block of output channels. False if an output is not finite.
bool write_tiles(OutputJob job, const Tiling& tiling, int first_tile, int tiles) {
  const auto write = tiling.size == 4 ? write_tile<4> : write_tile<2>;
  F32x4 finite = F32x4::zero();
  float* const output = job.output;
  for (int i = 0; i < tiles; ++i) {
    const int tile = first_tile + i;
    job.output = output + tiling.row(tile) * job.row_step + tiling.column(tile) * job.column_step;
    for (int channel = 0; channel < job.lanes; channel += F32x4::size) {
      finite = finite + write(job, channel);
    }
    job.products += block_channels;
  }
  return is_zero(finite);
}

/// Eight filters of one input channel, G w Gᵀ: `filters` points at the taps of the eight.
template <int kernel>
void pack_channel(const std::array<const float*, block_channels>& filters, bool flip,
                  std::ptrdiff_t place_step, float* packed) {
  constexpr int last = kernel * kernel - 1;
  float taps[(last + 1) * block_channels] = {};
  for (std::size_t o = 0; o < filters.size(); ++o) {
    if (filters[o] == nullptr) continue;
    float* tap = taps + o;
    for (int i = 0; i <= last; ++i) tap[i * block_channels] = filters[o][flip ? last - i : i];
  }
  for (int half = 0; half < block_channels; half += F32x4::size) {
    transform_square<WeightLine<kernel>>(taps + half, {block_channels, kernel * block_channels},
                                         packed + half, {place_step, side * place_step});
  }
}

/// Values from one place's packed weights to the next's.
std::ptrdiff_t weight_step(const Conv2dGeometry& geometry) {
  return static_cast<std::ptrdiff_t>(geometry.in_channels) * block_channels + place_gap;
}

}  // namespace

double winograd_error_bound(int kernel, int channels) {
  // A point's share of an output: how far its row of Bᵀ enlarges an input, its row of G a weight,
  // its column of Aᵀ a product, each with all signs alike.
  const double power = outputs_of(kernel) - 1;
  const auto share = [&](double point, double inputs, double scale) {
    const double weights = std::max(1.0, std::pow(point, kernel - 1)) / scale;
    return inputs * weights * std::max(1.0, std::pow(point, power));
  };
  const double ends = (1.0 + a2) * (1.0 + b2);
  const double sum = share(0.0, ends, a2 * b2) +
                     2.0 * share(a, (1.0 + a) * (1.0 + b2), 2.0 * a2 * (b2 - a2)) +
                     2.0 * share(b, (1.0 + b) * (1.0 + a2), 2.0 * b2 * (b2 - a2)) + ends;
  // Roundings along the longest way: 6 for each of the transforms, twice; sums over channels.
  const int roundings = 36 + std::min(channels, max_terms_per_part) + channels / max_terms_per_part;
  return sum * sum * roundings * std::numeric_limits<float>::epsilon() / 2.0;
}

bool WinogradConv2d::fits(const Conv2dGeometry& geometry, int output_rows, int output_columns) {
  const auto [rows, columns] = geometry.kernel;
  const int outputs = outputs_of(rows);
  return rows == columns && (rows == 3 || rows == 5) && geometry.stride == Pair{1, 1} &&
         geometry.dilation == Pair{1, 1} && geometry.groups == 1 && output_rows >= outputs &&
         output_columns >= outputs;
}

WinogradConv2d::WinogradConv2d(const Conv2dGeometry& geometry)
    : geometry_(geometry),
      blocks_(geometry.group_blocks()),
      weights_(static_cast<std::size_t>(packed_count(geometry))),
      bias_(static_cast<std::size_t>(blocks_ * block_channels)) {}

int WinogradConv2d::tile_rows(const Conv2dGeometry& geometry) {
  return outputs_of(geometry.kernel[0]);
}

double WinogradConv2d::packed_count(const Conv2dGeometry& geometry) {
  return static_cast<double>(geometry.group_blocks()) * places *
         static_cast<double>(weight_step(geometry));
}

std::size_t WinogradConv2d::scratch_count(const Conv2dGeometry& geometry) {
  const int channels = padded_channels(geometry.in_channels);
  return products_count + static_cast<std::size_t>((most_tiles * channels + place_gap) * places +
                                                   spare_tiles * channels);
}

void WinogradConv2d::pack(const ConstTensorView& weight, std::span<const float> bias, bool flip) {
  const int channels = geometry_.in_channels;
  const int kernel = geometry_.kernel[0];
  const std::ptrdiff_t place_step = weight_step(geometry_);
  std::ranges::copy(bias, bias_.begin());
  float* packed = weights_.data();
  for (int block = 0; block < blocks_; ++block) {
    for (int c = 0; c < channels; ++c) {
      std::array<const float*, block_channels> filters{};
      for (int i = 0; i < block_channels; ++i) {
        const int o = block * block_channels + i;
        if (o >= geometry_.out_channels) break;
        filters[static_cast<std::size_t>(i)] =
            weight.data() + (static_cast<std::ptrdiff_t>(o) * channels + c) * kernel * kernel;
      }
      const auto pack = kernel == 3 ? pack_channel<3> : pack_channel<5>;
      pack(filters, flip, place_step, packed + c * block_channels);
    }
    packed += place_step * places;
  }
}

bool WinogradConv2d::forward(const float* first, std::ptrdiff_t input_row_step,
                             const PictureView& output, FusedActivation activation,
                             std::span<float> scratch) const {
  const Tiling tiling(output, outputs_of(geometry_.kernel[0]));
  const int total = tiling.count();
  const int passes = (total + most_tiles - 1) / most_tiles;
  bool finite = true;
  for (int pass = 0; pass < passes; ++pass) {
    const int begin = pass * total / passes;
    const int tiles = (pass + 1) * total / passes - begin;
    const std::ptrdiff_t tile_step = padded_channels(geometry_.in_channels);
    const InputJob inputs{.first = first,
                          .row_step = input_row_step,
                          .channels = geometry_.in_channels,
                          .tiling = tiling,
                          .first_tile = begin,
                          .tiles = tiles,
                          .transformed = scratch.data() + products_count,
                          .tile_step = tile_step,
                          .place_step = tiles * tile_step + place_gap};
    transform_windows(inputs);
    for (int block = 0; block < blocks_; ++block) {
      const int channel = block * block_channels;
      multiply_block(inputs, weights_.data() + block * places * weight_step(geometry_),
                     weight_step(geometry_), scratch.data());
      finite &= write_tiles({.products = scratch.data(),
                             .place_step = static_cast<std::ptrdiff_t>(tiles) * block_channels,
                             .bias = bias_.data() + channel,
                             .lanes = std::min(block_channels, geometry_.out_channels - channel),
                             .activation = activation,
                             .output = output.data + channel,
                             .row_step = output.row_step,
                             .column_step = output.column_step},
                            tiling, begin, tiles);
    }
  }
  return finite;
}

}  // namespace convscope
