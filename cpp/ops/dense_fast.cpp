#include "ops/dense_fast.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

#include "ops/conv2d_method.h"
#include "ops/dots_fast.h"
#include "ops/long_sum.h"

namespace convscope {
namespace {

/// Outputs whose sums stay in registers together.
constexpr int outputs_at_once = 4;

/// Each of the eight lanes takes every eighth of them.
constexpr std::size_t inputs_per_part = std::size_t{max_terms_per_part} * F32x8::size;

float sum_of_lanes(F32x8 vector) {
  std::array<float, F32x8::size> lanes;
  vector.store(lanes.data());
  float sum = 0.0f;
  for (const float lane : lanes) sum += lane;
  return sum;
}

/// sums[o] = Σ weights[o, i] · x[i] over `count` inputs of `outputs` rows.
template <int outputs>
void dot_rows(const float* weights, std::size_t row_size, const float* x, std::size_t count,
              float* sums) {
  F32x8 sum[outputs];
  for (int o = 0; o < outputs; ++o) sum[o] = F32x8::zero();
  for (std::size_t i = 0; i < count; i += F32x8::size) {
    const F32x8 input = F32x8::load(x + i);
    for (int o = 0; o < outputs; ++o) {
      const float* row = weights + static_cast<std::size_t>(o) * row_size;
      sum[o] = multiply_add(input, F32x8::load(row + i), sum[o]);
    }
  }
  for (int o = 0; o < outputs; ++o) sums[o] = sum_of_lanes(sum[o]);
}

/// y[o] = bias[o] + Σ weight[o, i] · x[i] for `outputs` rows of weights; long rows in parts.
template <int outputs>
void dense_rows(const float* weights, std::size_t row_size, const float* x, const float* bias,
                float* y) {
  double totals[outputs] = {};
  for (std::size_t i = 0; i < row_size; i += inputs_per_part) {
    float sums[outputs];
    dot_rows<outputs>(weights + i, row_size, x + i, std::min(inputs_per_part, row_size - i), sums);
    for (int o = 0; o < outputs; ++o) totals[o] += sums[o];
  }
  for (int o = 0; o < outputs; ++o) y[o] = bias[o] + static_cast<float>(totals[o]);
}

/// Calls visit(flat place in [C, H, W], flat place pixel by pixel) for every value of a picture.
template <typename Visit>
void for_each_value(const PictureLayout& picture, Visit visit) {
  std::size_t plane_place = 0;
  for (int channel = 0; channel < picture.channels; ++channel) {
    for (int pixel = 0; pixel < picture.rows * picture.columns; ++pixel) {
      visit(plane_place, static_cast<std::size_t>(pixel * picture.channels + channel));
      ++plane_place;
    }
  }
}

/// Eight outputs from `first` on; behind the last one it is repeated.
void dense_eight(ConstTensorView weight, std::span<const float> bias, const float* x, int first,
                 float* y) {
  const auto [outputs, inputs] = std::pair{weight.shape()[0], weight.shape()[1]};
  EightRows rows;
  std::array<float, EightRows().size()> sums{};
  for (std::size_t lane = 0; lane < rows.size(); ++lane) {
    const int output = std::min(first + static_cast<int>(lane), outputs - 1);
    rows[lane] = weight.slice(output).data();
    if (!bias.empty()) sums[lane] = bias[static_cast<std::size_t>(output)];
  }
  eight_dots(rows, x, {.terms = inputs, .terms_per_part = max_terms_per_part}, sums.data());
  std::copy_n(sums.begin(), std::min(static_cast<int>(rows.size()), outputs - first), y);
}

/// From so many examples on, packing weights once is sooner done than turning them for each.
constexpr int least_packed_examples = 16;

/// Examples are the pixels of a picture, their values its channels.
Conv2dGeometry pointwise(const Shape& weight) {
  return {.in_channels = weight[1], .out_channels = weight[0]};
}

bool packs(int examples, const Shape& weight) {
  return examples >= least_packed_examples &&
         PackedConv2d::packed_count(pointwise(weight)) <= most_copied_values;
}

void dense_packed(ConstTensorView x, ConstTensorView weight, std::span<const float> bias,
                  TensorView y) {
  const Conv2dGeometry geometry = pointwise(weight.shape());
  const PictureLayout outputs{.columns = y.shape()[0], .channels = y.shape()[1]};
  PackedConv2d conv(geometry);
  conv.pack(weight.reshaped(Shape{weight.shape()[0], weight.shape()[1], 1, 1}), bias, false);
  const auto row_step = static_cast<std::ptrdiff_t>(x.values().size());
  conv.forward(x.data(), Runs(geometry, row_step), row_step, outputs.at(y.data()),
               FusedActivation::none);
}

}  // namespace

void dense_fast(ConstTensorView x, ConstTensorView weight, std::span<const float> bias,
                TensorView y) {
  if (packs(x.shape()[0], weight.shape())) return dense_packed(x, weight, bias, y);
  constexpr int together = static_cast<int>(EightRows().size());
  for (int first = 0; first < weight.shape()[0]; first += together) {
    // Weights are read once for all examples.
    for (int n = 0; n < x.shape()[0]; ++n) {
      dense_eight(weight, bias, x.slice(n).data(), first, &y.at(n, first));
    }
  }
}

double dense_fast_bytes(int examples, const Shape& weight) {
  return packs(examples, weight) ? PackedConv2d::bytes(pointwise(weight)) : 0;
}

PackedDense::PackedDense(const Shape& weight_shape, const PictureLayout& source)
    : outputs_(weight_shape[0]),
      source_(source),
      row_size_(static_cast<std::size_t>((weight_shape[1] + F32x8::size - 1) / F32x8::size *
                                         F32x8::size)),
      weights_(static_cast<std::size_t>(outputs_) * row_size_),
      bias_(static_cast<std::size_t>(outputs_)) {
  assert(source.rows * source.columns * source.channels == weight_shape[1]);
}

void PackedDense::pack(ConstTensorView weight, std::span<const float> bias) {
  for (int o = 0; o < outputs_; ++o) {
    const float* from = weight.slice(o).data();
    float* to = weights_.data() + static_cast<std::size_t>(o) * row_size_;
    for_each_value(source_, [&](std::size_t plane_place, std::size_t pixel_place) {
      to[pixel_place] = from[plane_place];
    });
  }
  std::ranges::copy(bias, bias_.begin());
}

void PackedDense::forward(const float* x, float* y, FusedActivation activation) const {
  int o = 0;
  for (; o + outputs_at_once <= outputs_; o += outputs_at_once) {
    const float* weights = weights_.data() + static_cast<std::size_t>(o) * row_size_;
    dense_rows<outputs_at_once>(weights, row_size_, x, bias_.data() + o, y + o);
  }
  for (; o < outputs_; ++o) {
    const float* weights = weights_.data() + static_cast<std::size_t>(o) * row_size_;
    dense_rows<1>(weights, row_size_, x, bias_.data() + o, y + o);
  }
  if (activation == FusedActivation::relu) {
    for (int k = 0; k < outputs_; ++k) y[k] = y[k] < 0.0f ? 0.0f : y[k];
  }
}

void PackedDense::add_gradients(const float* d_y, const float* x, std::span<float> sums,
                                float* d_x) const {
  for (std::size_t i = 0; i < row_size_; i += F32x8::size) {
    const F32x8 input = F32x8::load(x + i);
    F32x8 d_input = F32x8::zero();
    std::size_t place = i;
    for (int o = 0; o < outputs_; ++o) {
      // forward:  y[o] += weight[o, i] * x[i]
      const F32x8 d_output = F32x8::load_splat(d_y + o);
      d_input = multiply_add(d_output, F32x8::load(weights_.data() + place), d_input);
      float* sum = sums.data() + place;
      multiply_add(d_output, input, F32x8::load(sum)).store(sum);
      place += row_size_;
    }
    if (d_x != nullptr) d_input.store(d_x + i);
  }
  float* bias_sums = sums.data() + weights_.size();
  for (int o = 0; o < outputs_; ++o) bias_sums[o] += d_y[o];
}

void PackedDense::unpack(std::span<const float> sums, std::span<float> d_weight,
                         std::span<float> d_bias) const {
  const std::size_t inputs = d_weight.size() / static_cast<std::size_t>(outputs_);
  for (int o = 0; o < outputs_; ++o) {
    const float* from = sums.data() + static_cast<std::size_t>(o) * row_size_;
    float* to = d_weight.data() + static_cast<std::size_t>(o) * inputs;
    for_each_value(source_, [&](std::size_t plane_place, std::size_t pixel_place) {
      to[plane_place] += from[pixel_place];
    });
  }
  for (std::size_t o = 0; o < d_bias.size(); ++o) d_bias[o] += sums[weights_.size() + o];
}

}  // namespace convscope
