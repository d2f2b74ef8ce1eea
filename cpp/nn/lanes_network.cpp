#include "nn/lanes_network.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "core/text.h"
#include "nn/lanes_kernels.h"

namespace convscope {
namespace {

using namespace lanes;

/// Writes ReLU of (sums + bias).
void store(const Lanes& sums, float bias, Lanes& output) {
  const Lanes zero{};
  const Lanes value = sums + bias;
  output = value > zero ? value : zero;
}

/// Writes the largest of four, and which of them it is. The maximum of ReLUs is the ReLU of the
/// maximum, and a bias shifts all four alike, so both can come afterwards.
void store_largest(const Lanes (&sums)[4], float bias, LaneIndices& best, Lanes& output) {
  Lanes largest = sums[0];
  best = LaneIndices{};
  for (int place = 1; place < 4; ++place) {
    const LaneIndices better = sums[place] > largest;
    largest = better ? sums[place] : largest;
    best = better ? LaneIndices{} + place : best;
  }
  store(largest, bias, output);
}

/// Writes all four to a plane; at an odd side's end some of them lie outside.
void store_square(const Lanes (&sums)[4], float bias, int y, int x, int side, Lanes* plane) {
  for (int place = 0; place < 4; ++place) {
    const int row = y + place / 2;
    const int column = x + place % 2;
    if (row < side && column < side) store(sums[place], bias, plane[row * side + column]);
  }
}

/// Copies a stage's output into the next one's input, whose planes have borders.
void pass_on(const std::vector<Lanes>& output, const StageSizes& next, std::vector<Lanes>& input) {
  for (int c = 0; c < next.in_channels; ++c) {
    for (int y = 0; y < next.side; ++y) {
      std::copy_n(output.data() + (c * next.side + y) * next.side, next.side,
                  input.data() + at(c) * next.plane() + (y + next.border()) * next.padded() +
                      next.border());
    }
  }
}

}  // namespace

std::vector<Layer> make_layers(const LanesArchitecture& architecture) {
  std::vector<Layer> layers;
  int channels = 1;
  int side = architecture.side;
  int number = 0;
  int pools = 0;
  for (const LanesStage& stage : architecture.stages) {
    ++number;
    Layer convolution{.type = LayerType::conv2d, .name = concat("conv", number)};
    convolution.conv2d.window.padding_rule = PaddingRule::same;
    convolution.weight = Tensor(Shape{stage.channels, channels, stage.kernel, stage.kernel});
    convolution.bias = Tensor(Shape{stage.channels});
    layers.push_back(std::move(convolution));
    layers.push_back({.type = LayerType::activation,
                      .name = concat("relu", number),
                      .activation = ActivationKind::relu});
    channels = stage.channels;
    if (!stage.pools) continue;
    layers.push_back({.type = LayerType::max_pool2d, .name = concat("pool", ++pools)});
    side /= 2;
  }
  layers.push_back({.type = LayerType::flatten, .name = "flatten"});
  Layer dense{.type = LayerType::dense, .name = "fc"};
  dense.weight = Tensor(Shape{architecture.classes, channels * side * side});
  dense.bias = Tensor(Shape{architecture.classes});
  layers.push_back(std::move(dense));
  layers.push_back({.type = LayerType::softmax, .name = "softmax"});
  return layers;
}

void LanesMemory::set_input(int lane, std::span<const float> picture) {
  assert(picture.size() == at(side_ * side_));
  for (int y = 0; y < side_; ++y) {
    Lanes* row = stages_[0].input.data() + (y + border_) * padded_ + border_;
    for (int x = 0; x < side_; ++x) row[x][lane] = picture[at(y * side_ + x)];
  }
}

LanesNetwork::LanesNetwork(const LanesArchitecture& architecture) : architecture_(architecture) {
  assert(!architecture.stages.empty() && architecture.classes <= LanesArchitecture::max_classes);
  std::size_t next = 0;
  int channels = 1;
  int side = architecture.side;
  for (const LanesStage& stage : architecture.stages) {
    assert(stage.kernel == 5 ? stage.channels % 2 == 0
                             : stage.kernel == 3 && stage.channels % 4 == 0);
    StageSizes sizes{
        .in_channels = channels, .out_channels = stage.channels, .kernel = stage.kernel};
    sizes.side = side;
    sizes.pools = stage.pools;
    if (stage.pools) side /= 2;
    sizes.output_side = side;
    sizes.weight = next;
    sizes.bias = next + at(stage.channels * channels * stage.kernel * stage.kernel);
    next = sizes.bias + at(stage.channels);
    channels = stage.channels;
    stages_.push_back(sizes);
  }
  dense_weight_ = next;
  dense_bias_ = dense_weight_ + at(architecture.classes * channels * side * side);
  parameters_.resize(dense_bias_ + at(architecture.classes));
  flipped_.resize(stages_.size());
}

void LanesNetwork::set_parameters(std::span<const float> parameters) {
  assert(parameters.size() == parameters_.size());
  std::ranges::copy(parameters, parameters_.begin());
  for (std::size_t index = 1; index < stages_.size(); ++index) {
    const StageSizes& s = stages_[index];
    const std::size_t cells = at(s.kernel * s.kernel);
    std::vector<float>& flipped = flipped_[index];
    flipped.resize(at(s.in_channels * s.out_channels) * cells);
    for (int o = 0; o < s.out_channels; ++o) {
      for (int c = 0; c < s.in_channels; ++c) {
        const float* source = parameters_.data() + s.weight + at(o * s.in_channels + c) * cells;
        std::reverse_copy(source, source + cells,
                          flipped.data() + at(c * s.out_channels + o) * cells);
      }
    }
  }
}

LanesMemory LanesNetwork::make_memory() const {
  LanesMemory memory;
  memory.side_ = architecture_.side;
  memory.padded_ = stages_[0].padded();
  memory.border_ = stages_[0].border();
  for (const StageSizes& s : stages_) {
    LanesMemory::StageMemory stage;
    const std::size_t output = at(s.out_channels * s.output_side * s.output_side);
    stage.input.resize(at(s.in_channels) * s.plane());
    stage.output.resize(output);
    if (s.pools) stage.best.resize(output);
    stage.d_sums.resize(at(s.out_channels) * s.plane());
    stage.d_output.resize(output);
    memory.stages_.push_back(std::move(stage));
  }
  memory.logits_.resize(at(architecture_.classes));
  memory.d_logits_.resize(at(architecture_.classes * lane_count));
  return memory;
}

void LanesNetwork::forward(LanesMemory& memory) const {
  for (std::size_t index = 0; index < stages_.size(); ++index) forward_stage(index, memory);
  forward_dense(memory);
}

void LanesNetwork::forward_stage(std::size_t index, LanesMemory& memory) const {
  const StageSizes& s = stages_[index];
  LanesMemory::StageMemory& stage = memory.stages_[index];
  const int padded = s.padded();
  const std::size_t weights = at(s.in_channels * s.kernel * s.kernel);
  // A square that pooling would cut in half is not computed at all.
  const int squares = s.pools ? s.output_side : (s.side + 1) / 2;
  for (int o = 0; o < s.out_channels; o += 2) {
    const float* weight = parameters_.data() + s.weight + at(o) * weights;
    for (int y = 0; y < squares; ++y) {
      for (int x = 0; x < squares; ++x) {
        Square square{};
        convolve_square(s.kernel, stage.input.data() + 2 * y * padded + 2 * x, s.in_channels,
                        padded, weight, weights, square);
        for (int half = 0; half < 2; ++half) {
          const float bias = parameters_[s.bias + at(o + half)];
          const std::size_t plane = at((o + half) * s.output_side * s.output_side);
          if (s.pools) {
            const std::size_t place = plane + at(y * s.output_side + x);
            store_largest(square.sums[half], bias, stage.best[place], stage.output[place]);
          } else {
            store_square(square.sums[half], bias, 2 * y, 2 * x, s.side, &stage.output[plane]);
          }
        }
      }
    }
  }
  if (index + 1 < stages_.size())
    pass_on(stage.output, stages_[index + 1], memory.stages_[index + 1].input);
}

void LanesNetwork::forward_dense(LanesMemory& memory) const {
  const std::vector<Lanes>& features = memory.stages_.back().output;
  for (int k = 0; k < architecture_.classes; ++k) {
    const float* weight = parameters_.data() + dense_weight_ + at(k) * features.size();
    Lanes sum = Lanes{} + parameters_[dense_bias_ + at(k)];
    for (std::size_t i = 0; i < features.size(); ++i) sum += features[i] * weight[i];
    memory.logits_[at(k)] = sum;
  }
}

}  // namespace convscope
