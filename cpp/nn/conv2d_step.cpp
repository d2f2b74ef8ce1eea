// A convolution layer: direct convolution on a padded picture, and its gradients by the same
// kernel.
#include <algorithm>

#include "nn/step.h"
#include "ops/conv2d_fast.h"

namespace convscope {
namespace {

/// The convolution that computes d_input: over d_output with zeros between its pixels where the
/// stride was larger than one, kernel turned, channels exchanged. Its result covers the padded
/// input where the border repeats the picture, and the picture alone where the border is zero.
struct InputGradientPlan {
  Conv2dGeometry geometry;
  PixelLayout spread;  // d_output with gaps and margin
  PixelLayout result;  // the padded input as a whole, or the input
  Padding crop;  // rows and columns of `spread` in front of its first window, as a negative margin
};

/// Along one axis: how far windows over `spread` cells must begin before (or, negative, behind) the
/// first and end after the last to give `places` results.
struct Reach {
  int before;
  int after;
};
Reach reach_of(const Axis& axis, int skipped_places, int places) {
  const int tail = kernel_reach(axis) - 1;
  const int spread = (output_size(axis) - 1) * axis.stride + 1;
  const int before = tail - skipped_places;
  return {before, places + tail - before - spread};
}

bool border_repeats(const Window& window) { return window.padding_mode != PaddingMode::zeros; }

InputGradientPlan plan_input_gradient(const Conv2dPlan& plan) {
  const auto& [rows, columns, mode] = plan.window;
  const bool whole = border_repeats(plan.window);
  const PixelLayout result{
      .rows = rows.input + (whole ? rows.pad_before + rows.pad_after : 0),
      .columns = columns.input + (whole ? columns.pad_before + columns.pad_after : 0),
      .channels = plan.input[1]};
  const Reach vertical = reach_of(rows, whole ? 0 : rows.pad_before, result.rows);
  const Reach horizontal = reach_of(columns, whole ? 0 : columns.pad_before, result.columns);
  InputGradientPlan gradient;
  gradient.geometry = Conv2dGeometry::of(plan);
  std::swap(gradient.geometry.in_channels, gradient.geometry.out_channels);
  gradient.geometry.stride = {1, 1};
  gradient.spread = {.rows = (plan.output[2] - 1) * rows.stride + 1,
                     .columns = (plan.output[3] - 1) * columns.stride + 1,
                     .channels = plan.output[1],
                     .margin = {std::max(0, vertical.before), std::max(0, horizontal.before),
                                std::max(0, vertical.after), std::max(0, horizontal.after)}};
  gradient.result = result;
  gradient.crop = {std::max(0, -vertical.before), std::max(0, -horizontal.before), 0, 0};
  return gradient;
}

class Conv2dStep : public Step {
 public:
  explicit Conv2dStep(const Conv2dPlan& plan)
      : plan_(plan),
        input_{.rows = plan.input[2],
               .columns = plan.input[3],
               .channels = plan.input[1],
               .margin = plan.window.padding()},
        output_{.rows = plan.output[2], .columns = plan.output[3], .channels = plan.output[1]},
        flip_(plan.operation == Operation::convolution),
        conv_(Conv2dGeometry::of(plan)),
        runs_(conv_.geometry(), input_.row_step()),
        weight_gradient_(conv_.geometry(), runs_),
        input_gradient_(plan_input_gradient(plan)),
        turned_conv_(input_gradient_.geometry),
        turned_runs_(input_gradient_.geometry, input_gradient_.spread.row_step()) {}

  StepNeeds needs() const override {
    StepNeeds needs{.input_margin = plan_.window.padding(), .sums = weight_gradient_.sum_count()};
    if (!spreads()) needs.d_output_margin = input_gradient_.spread.margin;
    needs.scratch_to_learn = before_activation_count() + spread_count() + padded_count();
    return needs;
  }

  void pack(const Layer& layer) override {
    conv_.pack(layer.weight.view(), layer.bias.values(), flip_);
    const Tensor turned = transposed_weights(layer.weight.view(), plan_.groups);
    turned_conv_.pack(turned.view(), {}, flip_);
  }

  void forward(const StepMemory& memory) const override {
    if (border_repeats(plan_.window)) {
      fill_margin(memory.input, plan_.window.padding(), plan_.window.padding_mode);
    }
    const FusedActivation fused = single_relu() ? FusedActivation::relu : memory.fused;
    conv_.forward(first_window(memory.input), runs_, memory.input.row_step, memory.output, fused);
    if (!own_activation()) return;
    if (memory.d_output.data != nullptr) copy_map(memory.output, before_activation(memory));
    for (int row = 0; row < memory.output.rows; ++row) {
      for (int column = 0; column < memory.output.columns; ++column) {
        activate_pixel(memory.output.pixel(row, column));
      }
    }
  }

  void backward(const StepMemory& memory) const override {
    if (single_relu() || memory.fused == FusedActivation::relu) {
      close_where_zero(memory.output, memory.d_output);
    } else if (own_activation()) {
      through_own_activation(before_activation(memory), memory.d_output);
    }
    weight_gradient_.add(first_window(memory.input), memory.input.row_step, memory.d_output,
                         memory.sums);
    if (memory.d_input.data != nullptr) write_input_gradient(memory);
  }

  void unpack(std::span<const float> sums, std::span<float> d_weight,
              std::span<float> d_bias) const override {
    weight_gradient_.unpack(sums, flip_, d_weight, d_bias);
  }

 private:
  static bool is(const std::vector<ActivationKind>& kinds, ActivationKind kind) {
    return std::ranges::all_of(kinds, [kind](ActivationKind one) { return one == kind; });
  }
  bool single_relu() const {
    return !plan_.activation.empty() && is(plan_.activation, ActivationKind::relu);
  }
  /// An activation that the kernel cannot do itself.
  bool own_activation() const {
    return !single_relu() && !is(plan_.activation, ActivationKind::none);
  }
  bool spreads() const { return plan_.window.rows.stride > 1 || plan_.window.columns.stride > 1; }

  // The parts of the scratch memory.
  std::size_t before_activation_count() const {
    return own_activation() ? output_.value_count() : 0;
  }
  std::size_t spread_count() const { return spreads() ? input_gradient_.spread.value_count() : 0; }
  std::size_t padded_count() const {
    return border_repeats(plan_.window) ? input_gradient_.result.value_count() : 0;
  }
  PixelMap before_activation(const StepMemory& memory) const {
    return output_.at(memory.scratch.data());
  }
  PixelMap spread(const StepMemory& memory) const {
    return input_gradient_.spread.at(memory.scratch.data() + before_activation_count());
  }
  PixelMap padded(const StepMemory& memory) const {
    return input_gradient_.result.at(memory.scratch.data() + before_activation_count() +
                                     spread_count());
  }

  const float* first_window(PixelMap input) const {
    return input.pixel(-plan_.window.rows.pad_before, -plan_.window.columns.pad_before);
  }

  ActivationKind kind_of(int channel) const {
    return plan_.activation[plan_.activation.size() == 1 ? 0 : static_cast<std::size_t>(channel)];
  }
  void activate_pixel(float* pixel) const {
    for (int o = 0; o < output_.channels; ++o) pixel[o] = activate(pixel[o], kind_of(o));
  }
  void through_own_activation(ConstPixelMap before, PixelMap d_output) const {
    for (int row = 0; row < d_output.rows; ++row) {
      for (int column = 0; column < d_output.columns; ++column) {
        const float* x = before.pixel(row, column);
        float* d_pixel = d_output.pixel(row, column);
        for (int o = 0; o < output_.channels; ++o) {
          // forward:  output = activate(x)
          const std::span<float> one(d_pixel + o, 1);
          activation_backward(one, {x + o, 1}, kind_of(o), one);
        }
      }
    }
  }

  void write_input_gradient(const StepMemory& memory) const {
    PixelMap source = memory.d_output;
    if (spreads()) {
      source = spread(memory);
      const auto& [rows, columns, mode] = plan_.window;
      for (int row = 0; row < output_.rows; ++row) {
        for (int column = 0; column < output_.columns; ++column) {
          std::copy_n(memory.d_output.pixel(row, column), output_.channels,
                      source.pixel(row * rows.stride, column * columns.stride));
        }
      }
    }
    const Padding& margin = input_gradient_.spread.margin;
    const Padding& crop = input_gradient_.crop;
    const float* first = source.pixel(crop.top - margin.top, crop.left - margin.left);
    const bool folds = border_repeats(plan_.window);
    turned_conv_.forward(first, turned_runs_, source.row_step,
                         folds ? padded(memory) : memory.d_input, FusedActivation::none);
    if (folds) fold_border(padded(memory), memory.d_input);
  }

  /// Every cell of the padded input was a copy of a cell of the input, which gets all their
  /// gradients.
  void fold_border(ConstPixelMap d_padded, PixelMap d_input) const {
    const auto& [rows, columns, mode] = plan_.window;
    fill_with_zeros(d_input);
    for (int row = 0; row < d_padded.rows; ++row) {
      const int to_row = border_index(row - rows.pad_before, rows.input, mode);
      for (int column = 0; column < d_padded.columns; ++column) {
        const int to_column = border_index(column - columns.pad_before, columns.input, mode);
        const float* from = d_padded.pixel(row, column);
        float* to = d_input.pixel(to_row, to_column);
        for (int c = 0; c < d_input.channels; ++c) to[c] += from[c];
      }
    }
  }

  Conv2dPlan plan_;
  PixelLayout input_;
  PixelLayout output_;
  bool flip_;
  PackedConv2d conv_;
  Runs runs_;
  PackedWeightGradient weight_gradient_;
  InputGradientPlan input_gradient_;
  PackedConv2d turned_conv_;
  Runs turned_runs_;
};

}  // namespace

std::unique_ptr<Step> make_conv2d_step(const Layer& layer, const StepContext& context) {
  const Shape& x = context.input_shape;
  return std::make_unique<Conv2dStep>(
      plan_conv2d(Shape{1, x[0], x[1], x[2]}, layer.weight.shape(), layer.conv2d).value());
}

}  // namespace convscope
