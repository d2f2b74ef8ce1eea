// Learning in bulk: the digit networks (convolution, ReLU, 2×2 maximum; several times; then dense)
// on eight examples at once, one in each lane of a vector. Every inner loop is then a
// multiplication of eight numbers by one weight, forward and backward, whatever the sizes are, and
// each example's sums keep one order. For training natively; a page uses `Network`, which agrees
// with this one up to rounding.
//
//   LanesNetwork network({.stages = {{8, 5}, {16, 5}, {32, 3}}});
//   LanesMemory memory = network.make_memory();
//   memory.set_input(lane, picture);            // 8 times
//   network.forward(memory);                    // memory.logit(lane, digit)
//   network.backward(memory, gradients);        // adds, from memory.d_logit(lane, digit)
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "nn/layer.h"

namespace convscope {

inline constexpr int lane_count = 8;

/// Eight floats that the compiler adds and multiplies at once (GCC's and Clang's vector extension).
using Lanes = float __attribute__((vector_size(lane_count * sizeof(float))));
using LaneIndices = std::int32_t __attribute__((vector_size(lane_count * sizeof(std::int32_t))));

/// Convolution of odd size over all channels, padding 'same', then ReLU, then perhaps maxima of
/// 2×2.
struct LanesStage {
  int channels = 8;  // of the output; even, and a multiple of 4 with a kernel of 3
  int kernel = 5;    // 3 or 5
  bool pools = true;
};

struct LanesArchitecture {
  static constexpr int max_classes = 16;

  int side = 28;  // of the one-channel input
  std::vector<LanesStage> stages;
  int classes = 10;
};

/// The same network as layers of the library, named conv1, relu1, pool1, …, flatten, fc, softmax;
/// weights zero.
std::vector<Layer> make_layers(const LanesArchitecture& architecture);

/// One stage's sizes.
struct StageSizes {
  int in_channels = 1;
  int out_channels = 8;
  int kernel = 5;
  int side = 28;  // of input and convolution
  bool pools = true;
  int output_side = 14;    // side / 2, rounded down, when it pools
  std::size_t weight = 0;  // where the stage's weights begin among all parameters
  std::size_t bias = 0;

  int border() const { return kernel / 2; }
  /// Side of a plane with its border of zeros, and one more row and column so that odd sides need
  /// no special case.
  int padded() const { return side + 2 * border() + 1; }
  std::size_t plane() const { return static_cast<std::size_t>(padded() * padded()); }
};

/// What one thread needs for eight examples. Make one per thread.
class LanesMemory {
 public:
  /// picture: side × side values; the rest of the network's memory is untouched.
  void set_input(int lane, std::span<const float> picture);
  float logit(int lane, int label) const { return logits_[static_cast<std::size_t>(label)][lane]; }
  float& d_logit(int lane, int label) {
    return d_logits_[static_cast<std::size_t>(label) * lane_count + static_cast<std::size_t>(lane)];
  }

 private:
  friend class LanesNetwork;
  struct StageMemory {
    std::vector<Lanes> input;       // [in][padded][padded], borders zero
    std::vector<Lanes> output;      // [out][output_side][output_side], after ReLU
    std::vector<LaneIndices> best;  // like output: which of the four was largest, if it pools
    std::vector<Lanes> d_sums;      // [out][padded][padded], borders zero: before ReLU
    std::vector<Lanes> d_output;    // like output
  };
  int side_ = 0;
  int padded_ = 0;
  int border_ = 0;
  std::vector<StageMemory> stages_;
  std::vector<Lanes> logits_;
  std::vector<float> d_logits_;  // [classes][lane_count]
};

class LanesNetwork {
 public:
  explicit LanesNetwork(const LanesArchitecture& architecture);

  const LanesArchitecture& architecture() const { return architecture_; }
  std::size_t parameter_count() const { return parameters_.size(); }
  /// In the order of Network::get_parameters on make_layers: layer by layer, weight before bias.
  void set_parameters(std::span<const float> parameters);

  LanesMemory make_memory() const;
  void forward(LanesMemory& memory) const;
  /// After forward and with d_logit written: adds to `gradients`, in the order of the parameters.
  void backward(LanesMemory& memory, std::span<float> gradients) const;

 private:
  void forward_stage(std::size_t index, LanesMemory& memory) const;
  void backward_stage(std::size_t index, LanesMemory& memory, std::span<float> gradients) const;
  void forward_dense(LanesMemory& memory) const;
  void backward_dense(LanesMemory& memory, std::span<float> gradients) const;

  LanesArchitecture architecture_;
  std::vector<StageSizes> stages_;
  std::size_t dense_weight_ = 0;
  std::size_t dense_bias_ = 0;
  std::vector<float> parameters_;
  std::vector<std::vector<float>>
      flipped_;  // per stage: [in][out][kernel][kernel], kernels turned by 180°
};

}  // namespace convscope
