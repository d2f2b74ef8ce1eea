// Convolution for speed: output channels in the lanes, pixels in the tile, weights packed once.
//
//   PackedConv2d conv(Conv2dGeometry::of(plan));
//   conv.pack(weight, bias);
//   conv.forward(padded_input, output, FusedActivation::relu);
//
// Sums run over kernel row, kernel column, channel instead of the reference's channel, row, column,
// in parts of at most 256 terms as the reference's, so results differ by rounding only: at most 256
// · epsilon · Σ |product|.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/f32x4.h"
#include "core/tensor.h"
#include "ops/conv2d.h"
#include "ops/picture.h"

namespace convscope {

/// Output channels that are computed side by side.
inline constexpr int block_channels = F32x8::size;

/// What of an activation a kernel can do before it stores.
enum class FusedActivation { none, relu };

/// A convolution without its picture's size: padding is a matter of the picture's margin.
struct Conv2dGeometry {
  int in_channels = 1;
  int out_channels = 1;
  int groups = 1;
  Pair kernel{1, 1};
  Pair stride{1, 1};
  Pair dilation{1, 1};

  static Conv2dGeometry of(const Conv2dPlan& plan);
  int group_inputs() const { return in_channels / groups; }
  int group_outputs() const { return out_channels / groups; }
  /// Blocks of output channels that one group fills.
  int group_blocks() const { return (group_outputs() + block_channels - 1) / block_channels; }
  /// Products that make one output.
  int terms() const { return kernel[0] * kernel[1] * group_inputs(); }
};

/// A window as runs: values that stand side by side in a picture and meet side-by-side weights. A
/// run is a whole kernel row of all channels, or one tap of it when a gap (dilation) or other
/// channels (groups) lie between, or a part of a tap that has many channels.
struct Runs {
  /// Runs of one length that make one part of a long sum, at most max_terms_per_part terms.
  struct Part {
    std::size_t first;
    std::size_t count;
    int length;
  };

  std::vector<std::ptrdiff_t> offsets;  // from the window's first value, one for each run
  std::vector<Part> parts;

  Runs(const Conv2dGeometry& geometry, std::ptrdiff_t input_row_step);

 private:
  void add(std::ptrdiff_t offset, int length);
};

/// Weights in blocks of eight output channels of one group: [group][block][ky][kx][c][8], zeros
/// where channels end.
class PackedConv2d {
 public:
  explicit PackedConv2d(const Conv2dGeometry& geometry);

  /// weight [O, C/groups, kH, kW]; bias [O] or empty; `flip` turns the kernel by 180 degrees.
  void pack(const ConstTensorView& weight, std::span<const float> bias, bool flip);

  /// first: the pixel of the input at which the first window begins, in the margin if there is
  /// padding, which must be filled. Writes the output's pixels, not its margin.
  void forward(const float* first, const Runs& runs, std::ptrdiff_t input_row_step,
               const PictureView& output, FusedActivation activation) const;

  const Conv2dGeometry& geometry() const { return geometry_; }
  /// Values that packed weights fill.
  static double packed_count(const Conv2dGeometry& geometry);
  /// Memory that weights, biases and the runs of the window take.
  static double bytes(const Conv2dGeometry& geometry);

 private:
  Conv2dGeometry geometry_;
  int blocks_;  // of one group
  std::vector<float> weights_;
  std::vector<float> bias_;  // [group][block][8]
};

/// The weights of the convolution that computes the gradient by the input: channels exchanged
/// within each group, kernel turned. weight [O, C/groups, kH, kW] → [C, O/groups, kH, kW].
Tensor transposed_weights(const ConstTensorView& weight, int groups);

/// Gradients by the weights are summed in the order of the packed weights, over as many examples as
/// one likes.
class PackedWeightGradient {
 public:
  PackedWeightGradient(const Conv2dGeometry& geometry, const Runs& runs);

  /// How many sums `add` works on: [group][block][ky][kx][c][8], then [group][block][8] for the
  /// bias.
  std::size_t sum_count() const;
  /// Adds one example: `first` and input_row_step as in PackedConv2d::forward, d_output the
  /// gradient before the activation.
  void add(const float* first, std::ptrdiff_t input_row_step, const ConstPictureView& d_output,
           std::span<float> sums) const;
  /// Adds the sums to d_weight [O, C/groups, kH, kW], turned back if the kernel was flipped, and
  /// d_bias ([O] or empty).
  void unpack(std::span<const float> sums, bool flip, std::span<float> d_weight,
              std::span<float> d_bias) const;

 private:
  Conv2dGeometry geometry_;
  int blocks_;                        // of one group
  std::vector<std::ptrdiff_t> taps_;  // place of each weight's input in the window
};

}  // namespace convscope
