// Locally connected layers: a filter for each place, used once.
#include <algorithm>

#include "nn/channel_activation.h"
#include "nn/step.h"
#include "ops/locally_connected_fast.h"

namespace convscope {
namespace {

class LocallyConnected2dStep : public Step {
 public:
  LocallyConnected2dStep(const Conv2dPlan& plan, bool has_bias)
      : plan_(plan),
        layer_(plan),
        activation_(plan.activation,
                    {.rows = plan.output[2], .columns = plan.output[3], .channels = plan.output[1]},
                    FusedActivation::none),
        weights_(plan.weight.element_count()),
        bias_(has_bias ? plan.output.element_count() : 0) {}

  StepNeeds needs() const override {
    return {.scratch_to_run = layer_.scratch_count(),
            .scratch_to_learn = activation_.scratch_to_learn() + layer_.scratch_count(),
            .sums = weights_.size() + bias_.size()};
  }

  void pack(const Layer& layer) override {
    if (plan_.operation == Operation::convolution) {
      turn_filters(layer.weight.values(), cells(), weights_.data());
    } else {
      std::ranges::copy(layer.weight.values(), weights_.begin());
    }
    std::ranges::copy(layer.bias.values(), bias_.begin());
  }

  void forward(const StepMemory& memory) const override {
    const bool learns = memory.d_output.data != nullptr;
    float* scratch = memory.scratch.data() + (learns ? activation_.scratch_to_learn() : 0);
    for (int row = 0; row < plan_.output[2]; ++row) {
      layer_.forward_row(row, memory.input, weights_.data() + row_begin(row),
                         bias_.empty() ? nullptr : bias_.data(), scratch, memory.output);
    }
    activation_.forward(memory.output, learns ? memory.scratch : std::span<float>{});
  }

  void backward(const StepMemory& memory) const override {
    activation_.backward(memory.scratch, memory.d_output);
    if (memory.d_input.data != nullptr) fill_with_zeros(memory.d_input);
    float* scratch = memory.scratch.data() + activation_.scratch_to_learn();
    for (int row = 0; row < plan_.output[2]; ++row) {
      layer_.backward_row(row, memory.d_output, memory.input, weights_.data() + row_begin(row),
                          scratch, memory.sums.data() + row_begin(row), memory.d_input);
    }
    add_bias_gradients(memory.d_output, memory.sums.subspan(weights_.size()));
  }

  void unpack(std::span<const float> sums, std::span<float> d_weight,
              std::span<float> d_bias) const override {
    const bool turns = plan_.operation == Operation::convolution;
    for (std::size_t i = 0; i < d_weight.size(); ++i) {
      const std::size_t place = i % cells();
      d_weight[i] += sums[turns ? i - place + cells() - 1 - place : i];
    }
    for (std::size_t i = 0; i < d_bias.size(); ++i) d_bias[i] += sums[weights_.size() + i];
  }

 private:
  std::size_t row_begin(int row) const {
    return static_cast<std::size_t>(row) * layer_.row_weights();
  }

  /// Of one channel's window.
  std::size_t cells() const {
    return static_cast<std::size_t>(plan_.weight[4]) * static_cast<std::size_t>(plan_.weight[5]);
  }

  /// forward:  y[o, i, j] = bias[o, i, j] + …
  void add_bias_gradients(const ConstPictureView& d_output, std::span<float> sums) const {
    if (sums.empty()) return;
    float* sum = sums.data();
    for (int o = 0; o < d_output.channels; ++o) {
      for (int row = 0; row < d_output.rows; ++row) {
        for (int column = 0; column < d_output.columns; ++column) {
          *sum++ += *d_output.at(o, row, column);
        }
      }
    }
  }

  Conv2dPlan plan_;
  LocallyConnected2d layer_;
  ChannelActivation activation_;
  std::vector<float> weights_;
  std::vector<float> bias_;
};

}  // namespace

std::unique_ptr<Step> make_locally_connected2d_step(const Layer& layer,
                                                    const StepContext& context) {
  return std::make_unique<LocallyConnected2dStep>(plan_filters(layer, context.input_shape).value(),
                                                  !layer.bias.empty());
}

}  // namespace convscope
