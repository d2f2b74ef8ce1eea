// A fully connected layer for speed: neighbouring inputs in the lanes, several outputs at once.
//
//   PackedDense dense(Shape{10, 784});
//   dense.pack(weight, bias, PictureLayout{.channels = 784});
//   dense.forward(x, y, FusedActivation::none);
//
// Sums are made in parts (row_products.h), so results differ from the reference's by rounding only.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/f32x4.h"
#include "core/tensor.h"
#include "ops/conv2d_fast.h"
#include "ops/picture.h"

namespace convscope {

/// One call on a batch, as dense_reference.
void dense_fast(const ConstTensorView& x, const ConstTensorView& weight,
                std::span<const float> bias, const TensorView& y);

/// Weights [O][I], rows filled up with zeros to whole vectors. Inputs and input gradients must have
/// readable_tail values of memory behind them, zeros in front of `forward` and `add_gradients`.
class PackedDense {
 public:
  /// weight_shape [O, I] or [O, C, H, W]; source: the picture without margin that the inputs are,
  /// pixel by pixel, while the weights count them plane by plane (a vector is one pixel).
  PackedDense(const Shape& weight_shape, const PictureLayout& source);

  /// bias is [O] or empty.
  void pack(const ConstTensorView& weight, std::span<const float> bias);

  /// Writes y [O].
  void forward(const float* x, float* y, FusedActivation activation) const;

  /// Inputs of one example, filled up to whole vectors.
  std::size_t row_size() const { return row_size_; }
  /// How many sums `add_gradients` works on: [O][I filled up], then [O].
  std::size_t sum_count() const { return weights_.size() + bias_.size(); }
  /// Adds one example to the sums of weight and bias gradients; writes d_x unless null.
  void add_gradients(const float* d_y, const float* x, std::span<float> sums, float* d_x) const;
  /// Adds the sums to d_weight [O, I] and d_bias ([O] or empty).
  void unpack(std::span<const float> sums, std::span<float> d_weight,
              std::span<float> d_bias) const;

 private:
  int outputs_;
  PictureLayout source_;
  std::size_t row_size_;
  std::vector<float> weights_;
  std::vector<float> bias_;
};

}  // namespace convscope
