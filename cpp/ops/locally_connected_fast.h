// Locally connected layers for speed: each window is a row of numbers that meets its filters'
// (row_products.h).
//
//   const LocallyConnected2d layer(plan);
//   std::vector<float> scratch(layer.scratch_count());
//   for (int row = 0; row < plan.output[2]; ++row) {
//     layer.forward_row(row, x, weights + row * layer.row_weights(), bias, scratch.data(), y);
//   }
//
// Results differ from the reference's by rounding only.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/tensor.h"
#include "ops/locally_connected.h"
#include "ops/picture.h"

namespace convscope {

class LocallyConnected2d {
 public:
  explicit LocallyConnected2d(const Conv2dPlan& plan);

  /// Weights of one output row's places: [Wout][O][C, kH, kW], in the order in which the window is
  /// read.
  std::size_t row_weights() const;
  /// Values of scratch memory for either direction.
  std::size_t scratch_count() const;

  /// Writes row `row` of one picture's output, before the activation. weights: those of this row;
  /// bias: [O, Hout, Wout] or null. x needs no margin; x and y lie in any order.
  void forward_row(int row, const ConstPictureView& x, const float* weights, const float* bias,
                   float* scratch, const PictureView& y) const;
  /// Adds to d_weights (of this row, like weights) and, unless its data is null, to d_x.
  void backward_row(int row, const ConstPictureView& d_y, const ConstPictureView& x,
                    const float* weights, float* scratch, float* d_weights,
                    const PictureView& d_x) const;

 private:
  /// Calls visit(place in the window, input row, input column) for every cell of one channel's
  /// window; rows and columns are -1 on a zero border.
  template <typename Visit>
  void for_each_cell(int row, int column, Visit visit) const;
  void read_window(int row, int column, const ConstPictureView& x, float* window) const;

  int rows_;     // of the kernel
  int columns_;  // of the kernel
  int channels_;
  int outputs_;
  int places_;                      // in an output row
  std::vector<int> source_row_;     // [Hout][kH]: input row, -1 on a zero border
  std::vector<int> source_column_;  // [Wout][kW]
};

/// Copies filters turned by 180 degrees: from the order of the API to the order in which true
/// convolution reads its window. `cells` are one channel's kH · kW; from and to hold whole channels
/// of filters.
void turn_filters(std::span<const float> from, std::size_t cells, float* to);

/// As locally_connected2d_reference, within rounding (see above). Allocates what one output row
/// needs.
void locally_connected2d_fast(const Conv2dPlan& plan, const ConstTensorView& x,
                              const ConstTensorView& weight, std::span<const float> bias,
                              const TensorView& y);

// What they allocate at most, in bytes, so that a caller can ask first whether there is room.
double locally_connected2d_fast_bytes(const Conv2dPlan& plan);
double locally_connected2d_backward_bytes(const Conv2dPlan& plan);
/// And what a layer needs that keeps its weights packed.
double locally_connected2d_layer_bytes(const Conv2dPlan& plan);

}  // namespace convscope
