// Convolution with fewer multiplications: Winograd's minimal filtering. A tile of outputs is
// computed from its window of inputs by values of polynomials at a few points: 36 products instead
// of 144 for the 4×4 outputs of a 3×3 kernel, 36 instead of 100 for the 2×2 outputs of a 5×5 one.
//
//   WinogradConv2d conv(geometry);
//   conv.pack(weight, bias, flip);
//   if (!conv.forward(first_window, row_step, output, FusedActivation::relu, scratch)) …
//
// The points are 0, ±3/4, ±3/2 and infinity: symmetric, so that pairs share their work, and with
// powers that are exact in binary. With them errors are about twice those of a plain sum; with the
// usual 0, ±1, ±2 they are ten times as large.
//
// Sources: S. Winograd, Arithmetic Complexity of Computations (1980); A. Lavin and S. Gray, Fast
// Algorithms for Convolutional Neural Networks (2016); B. Barabasz and others, Error Analysis and
// Improving the Accuracy of Winograd Convolution for Deep Neural Networks (2020).
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/tensor.h"
#include "ops/conv2d_fast.h"
#include "ops/picture.h"

namespace convscope {

/// How far an output is at most from the exact sum, in parts of the largest |input| in its tile
/// times Σ |weight|. Unlike a plain sum's this does not follow from each product by itself.
double winograd_error_bound(int kernel, int channels);

class WinogradConv2d {
 public:
  /// Kernels of 3×3 and 5×5 with stride and dilation 1, without groups, on an output that has room
  /// for a tile.
  static bool fits(const Conv2dGeometry& geometry, int output_rows, int output_columns);

  explicit WinogradConv2d(const Conv2dGeometry& geometry);

  /// weight [O, C, kH, kW]; bias [O] or empty; `flip` turns the kernel by 180 degrees.
  void pack(const ConstTensorView& weight, std::span<const float> bias, bool flip);

  /// Rows of outputs in a tile: at least so many, and best a multiple, are computed at once.
  static int tile_rows(const Conv2dGeometry& geometry);
  /// Values of scratch memory that `forward` works in.
  static std::size_t scratch_count(const Conv2dGeometry& geometry);
  /// Values that packed weights fill.
  static double packed_count(const Conv2dGeometry& geometry);

  /// As PackedConv2d::forward. False if an output is not finite: a NaN or an infinity in a tile's
  /// window spoils all of the tile, also outputs whose own window does not hold it. The caller then
  /// computes the picture plainly.
  [[nodiscard]] bool forward(const float* first, std::ptrdiff_t input_row_step,
                             const PictureView& output, FusedActivation activation,
                             std::span<float> scratch) const;

 private:
  Conv2dGeometry geometry_;
  int blocks_;
  std::vector<float> weights_;  // [block][place in the window][c][8]
  std::vector<float> bias_;     // [block][8]
};

}  // namespace convscope
