#include <algorithm>
#include <array>
#include <cassert>

#include "nn/lanes_kernels.h"
#include "nn/lanes_network.h"

namespace convscope {
namespace {

using namespace lanes;

/// Writes the gradient before ReLU (and before pooling: it goes to the largest of four) of one
/// output channel, and returns its sum, the bias's gradient.
float fill_d_sums(int channel, const StageSizes& s, const std::vector<Lanes>& output,
                  const std::vector<Lanes>& d_output, const std::vector<LaneIndices>& best,
                  std::vector<Lanes>& d_sums) {
  const Lanes zero{};
  const int padded = s.padded();
  Lanes* plane = d_sums.data() + at(channel) * s.plane() + s.border() * padded + s.border();
  Lanes sum{};
  for (int y = 0; y < s.output_side; ++y) {
    for (int x = 0; x < s.output_side; ++x) {
      const std::size_t place = at((channel * s.output_side + y) * s.output_side + x);
      const Lanes d = output[place] > zero ? d_output[place] : zero;
      sum += d;
      if (!s.pools) {
        plane[y * padded + x] = d;
        continue;
      }
      Lanes* corner = plane + 2 * y * padded + 2 * x;
      corner[0] = best[place] == 0 ? d : zero;
      corner[1] = best[place] == 1 ? d : zero;
      corner[padded] = best[place] == 2 ? d : zero;
      corner[padded + 1] = best[place] == 3 ? d : zero;
    }
  }
  return sum_of_lanes(sum);
}

}  // namespace

void LanesNetwork::backward(LanesMemory& memory, std::span<float> gradients) const {
  assert(gradients.size() == parameters_.size());
  backward_dense(memory, gradients);
  for (std::size_t index = stages_.size(); index-- > 0;) backward_stage(index, memory, gradients);
}

void LanesNetwork::backward_dense(LanesMemory& memory, std::span<float> gradients) const {
  // forward:  logit[k] += features[i] * weight[k, i]
  LanesMemory::StageMemory& last = memory.stages_.back();
  std::array<Lanes, LanesArchitecture::max_classes> d{};
  for (int k = 0; k < architecture_.classes; ++k) {
    for (int lane = 0; lane < lane_count; ++lane) d[at(k)][lane] = memory.d_logit(lane, k);
    gradients[dense_bias_ + at(k)] += sum_of_lanes(d[at(k)]);
  }
  const std::size_t count = last.output.size();
  std::ranges::fill(last.d_output, Lanes{});
  for (int k = 0; k < architecture_.classes; ++k) {
    const float* weight = parameters_.data() + dense_weight_ + at(k) * count;
    float* d_weight = gradients.data() + dense_weight_ + at(k) * count;
    for (std::size_t i = 0; i < count; ++i) {
      d_weight[i] += sum_of_lanes(d[at(k)] * last.output[i]);
      last.d_output[i] += d[at(k)] * weight[i];
    }
  }
}

void LanesNetwork::backward_stage(std::size_t index, LanesMemory& memory,
                                  std::span<float> gradients) const {
  const StageSizes& s = stages_[index];
  LanesMemory::StageMemory& stage = memory.stages_[index];
  const int padded = s.padded();
  for (int o = 0; o < s.out_channels; ++o)
    gradients[s.bias + at(o)] +=
        fill_d_sums(o, s, stage.output, stage.d_output, stage.best, stage.d_sums);

  const Lanes* d_sums = stage.d_sums.data() + s.border() * padded + s.border();
  const std::size_t weights = at(s.in_channels * s.kernel * s.kernel);
  const int used = s.pools ? 2 * s.output_side : s.side;
  for (int c = 0; c < s.in_channels; ++c) {
    for (int m = 0; m < s.kernel; ++m) {
      const Lanes* input = stage.input.data() + at(c) * s.plane() + m * padded;
      float* d_weight = gradients.data() + s.weight + at((c * s.kernel + m) * s.kernel);
      // As many sums at once as fit into sixteen registers beside their operands.
      const int together = s.kernel == 5 ? 2 : 4;
      const auto add =
          s.kernel == 5 ? add_weight_gradient_row<5, 2> : add_weight_gradient_row<3, 4>;
      for (int o = 0; o < s.out_channels; o += together) {
        add(input, d_sums + at(o) * s.plane(), s.plane(), used, padded, d_weight + at(o) * weights,
            weights);
      }
    }
  }

  if (index == 0) return;
  // The input's gradient is the output's gradient convolved with the kernels turned by 180°.
  std::vector<Lanes>& d_input = memory.stages_[index - 1].d_output;
  const std::size_t flipped_weights = at(s.out_channels * s.kernel * s.kernel);
  for (int c = 0; c < s.in_channels; c += 2) {
    const float* weight = flipped_[index].data() + at(c) * flipped_weights;
    for (int y = 0; y < s.side; y += 2) {
      for (int x = 0; x < s.side; x += 2) {
        Square square{};
        convolve_square(s.kernel, stage.d_sums.data() + y * padded + x, s.out_channels, padded,
                        weight, flipped_weights, square);
        for (int half = 0; half < 2; ++half) {
          for (int place = 0; place < 4; ++place) {
            const int row = y + place / 2;
            const int column = x + place % 2;
            if (row >= s.side || column >= s.side) continue;
            d_input[at(((c + half) * s.side + row) * s.side + column)] = square.sums[half][place];
          }
        }
      }
    }
  }
}

}  // namespace convscope
