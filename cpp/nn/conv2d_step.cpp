// A convolution layer: on a padded picture, by the method that suits its shape, and its gradients
// pixel by pixel.
#include <algorithm>
#include <optional>

#include "nn/step.h"
#include "ops/conv2d_fast.h"
#include "ops/conv2d_input_gradient.h"
#include "ops/conv2d_method.h"
#include "ops/conv2d_planes.h"

namespace convscope {
namespace {

class Conv2dStep : public Step {
 public:
  explicit Conv2dStep(const Conv2dPlan& plan)
      : plan_(plan),
        method_(choose_conv2d_method(plan)),
        input_{.rows = plan.input[2],
               .columns = plan.input[3],
               .channels = plan.input[1],
               .margin = plan.window.padding()},
        output_{.rows = plan.output[2], .columns = plan.output[3], .channels = plan.output[1]},
        conv_(Conv2dGeometry::of(plan)),
        runs_(conv_.geometry(), input_.row_step()),
        weight_gradient_(conv_.geometry(), runs_),
        input_gradient_(plan) {
    if (method_ != Conv2dMethod::planes) return;
    PictureLayout planes = input_;
    planes.order = Order::planes;
    planes_conv_.emplace(conv_.geometry(), planes);
  }

  Orders orders(Order) const override {
    return method_ == Conv2dMethod::planes ? Orders{Order::planes, Order::planes} : Orders{};
  }

  StepNeeds needs() const override {
    return {.input_margin = plan_.window.padding(),
            .d_output_margin = input_gradient_.d_output_margin(),
            .scratch_to_learn = before_activation_count() + input_gradient_.scratch_count(),
            .sums = weight_gradient_.sum_count()};
  }

  void pack(const Layer& layer) override {
    conv_.pack(layer.weight.view(), layer.bias.values(), flips());
    input_gradient_.pack(layer.weight.view());
    if (planes_conv_) planes_conv_->pack(layer.weight.view(), layer.bias.values(), flips());
  }

  void forward(const StepMemory& memory) const override {
    if (plan_.window.padding_mode != PaddingMode::zeros) {
      fill_margin(memory.input, plan_.window.padding(), plan_.window.padding_mode);
    }
    const bool learns = memory.d_output.data != nullptr;
    const FusedActivation fused = single_relu() ? FusedActivation::relu : memory.fused;
    if (planes_conv_ && !learns) {
      planes_conv_->forward(first_window(memory.input), memory.output, fused);
    } else {
      conv_.forward(first_window(memory.input), runs_, memory.input.row_step, memory.output, fused);
    }
    if (!own_activation()) return;
    if (learns) copy_picture(memory.output, before_activation(memory));
    activate_channels(memory.output);
  }

  void backward(const StepMemory& memory) const override {
    if (single_relu() || memory.fused == FusedActivation::relu) {
      close_where_zero(memory.output, memory.d_output);
    } else if (own_activation()) {
      through_own_activation(before_activation(memory), memory.d_output);
    }
    weight_gradient_.add(first_window(memory.input), memory.input.row_step, memory.d_output,
                         memory.sums);
    if (memory.d_input.data == nullptr) return;
    input_gradient_.write(memory.d_output, memory.scratch.subspan(before_activation_count()),
                          memory.d_input);
  }

  void unpack(std::span<const float> sums, std::span<float> d_weight,
              std::span<float> d_bias) const override {
    weight_gradient_.unpack(sums, flips(), d_weight, d_bias);
  }

 private:
  bool flips() const { return plan_.operation == Operation::convolution; }
  bool all_are(ActivationKind kind) const {
    return std::ranges::all_of(plan_.activation,
                               [kind](ActivationKind one) { return one == kind; });
  }
  bool single_relu() const { return !plan_.activation.empty() && all_are(ActivationKind::relu); }
  /// An activation of the layer's own that no kernel does.
  bool own_activation() const { return !single_relu() && !all_are(ActivationKind::none); }

  /// The output before the layer's own activation, of which the gradient needs the slope: the first
  /// part of the scratch.
  std::size_t before_activation_count() const {
    return own_activation() ? output_.value_count() : 0;
  }
  PictureView before_activation(const StepMemory& memory) const {
    return output_.at(memory.scratch.data());
  }

  const float* first_window(PictureView input) const {
    return input.pixel(-plan_.window.rows.pad_before, -plan_.window.columns.pad_before);
  }

  ActivationKind kind_of(int channel) const {
    return plan_.activation[plan_.activation.size() == 1 ? 0 : static_cast<std::size_t>(channel)];
  }
  template <typename Visit>
  void for_each_value(Visit visit) const {
    for (int row = 0; row < output_.rows; ++row) {
      for (int column = 0; column < output_.columns; ++column) {
        for (int channel = 0; channel < output_.channels; ++channel) visit(channel, row, column);
      }
    }
  }
  void activate_channels(PictureView output) const {
    for_each_value([&](int channel, int row, int column) {
      float& value = *output.at(channel, row, column);
      value = activate(value, kind_of(channel));
    });
  }
  void through_own_activation(ConstPictureView before, PictureView d_output) const {
    for_each_value([&](int channel, int row, int column) {
      // forward:  output = activate(before)
      const std::span<float> d_value(d_output.at(channel, row, column), 1);
      activation_backward(d_value, {before.at(channel, row, column), 1}, kind_of(channel), d_value);
    });
  }

  Conv2dPlan plan_;
  Conv2dMethod method_;
  PictureLayout input_;
  PictureLayout output_;
  PackedConv2d conv_;
  Runs runs_;
  PackedWeightGradient weight_gradient_;
  Conv2dInputGradient input_gradient_;
  std::optional<PlanesConv2d> planes_conv_;
};

}  // namespace

std::unique_ptr<Step> make_conv2d_step(const Layer& layer, const StepContext& context) {
  const Shape& x = context.input_shape;
  return std::make_unique<Conv2dStep>(
      plan_conv2d(Shape{1, x[0], x[1], x[2]}, layer.weight.shape(), layer.conv2d).value());
}

}  // namespace convscope
