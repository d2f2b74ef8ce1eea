#include "ops/dense_fast.h"

#include <algorithm>
#include <array>
#include <utility>

#include "ops/row_products.h"

namespace convscope {
namespace {

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

}  // namespace

void dense_fast(const ConstTensorView& x, const ConstTensorView& weight,
                std::span<const float> bias, const TensorView& y) {
  const auto [outputs, inputs] = std::pair{weight.shape()[0], weight.shape()[1]};
  multiply_rows({.a = weight.data(),
                 .a_rows = outputs,
                 .b = x.data(),
                 .b_rows = x.shape()[0],
                 .terms = inputs,
                 .start = bias.empty() ? nullptr : bias.data(),
                 .result = y.data(),
                 .b_step = outputs});
}

PackedDense::PackedDense(const Shape& weight_shape, const PictureLayout& source)
    : outputs_(weight_shape[0]),
      source_(source),
      row_size_(
          (weight_shape.element_count() / static_cast<std::size_t>(outputs_) + F32x8::size - 1) /
          F32x8::size * F32x8::size),
      weights_(static_cast<std::size_t>(outputs_) * row_size_),
      bias_(static_cast<std::size_t>(outputs_)) {}

void PackedDense::pack(const ConstTensorView& weight, std::span<const float> bias) {
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
  multiply_rows({.a = weights_.data(),
                 .a_rows = outputs_,
                 .b = x,
                 .b_rows = 1,
                 .terms = static_cast<int>(row_size_),
                 .start = bias_.data(),
                 .result = y,
                 .activation = activation});
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
