// A convolution layer by the method that suits its shape, and its gradients pixel by pixel.
#include <optional>

#include "nn/channel_activation.h"
#include "nn/step.h"
#include "ops/conv2d_fast.h"
#include "ops/conv2d_input_gradient.h"
#include "ops/conv2d_method.h"
#include "ops/conv2d_planes.h"
#include "ops/conv2d_winograd.h"
#include "ops/pixel_bands.h"

namespace convscope {
namespace {

PictureLayout output_of(const Conv2dPlan& plan) {
  return {.rows = plan.output[2], .columns = plan.output[3], .channels = plan.output[1]};
}

/// Larger pictures that come plane by plane are turned to pixels by bands: as a whole they would
/// not stay in the second cache.
constexpr std::size_t least_values_in_bands = 1 << 16;

class Conv2dStep : public Step {
 public:
  explicit Conv2dStep(const Conv2dPlan& plan)
      : plan_(plan),
        method_(choose_conv2d_method(plan)),
        input_{.rows = plan.input[2],
               .columns = plan.input[3],
               .channels = plan.input[1],
               .margin = plan.window.padding()},
        conv_(Conv2dGeometry::of(plan)),
        runs_(conv_.geometry(), input_.row_step()),
        weight_gradient_(conv_.geometry(), runs_),
        input_gradient_(plan),
        activation_(plan.activation, output_of(plan), FusedActivation::relu) {
    if (method_ == Conv2dMethod::planes) planes_conv_.emplace(plan);
    if (method_ == Conv2dMethod::winograd) winograd_.emplace(conv_.geometry());
    if (planes_conv_ || input_.value_count() < least_values_in_bands) return;
    const Conv2dGeometry& geometry = conv_.geometry();
    const PixelBands bands = winograd_ ? PixelBands(plan, WinogradConv2d::tile_rows(geometry),
                                                    WinogradConv2d::packed_count(geometry))
                                       : PixelBands(plan, 1, PackedConv2d::packed_count(geometry));
    if (!bands.is_one()) bands_ = bands;
  }

  Orders orders(Order available) const override {
    const bool stays = planes_conv_ || (bands_ && available == Order::planes);
    return stays ? Orders{Order::planes, Order::planes} : Orders{};
  }

  StepNeeds needs() const override {
    return {.input_margin = plan_.window.padding(),
            .d_output_margin = input_gradient_.d_output_margin(),
            .scratch_to_run = scratch_to_run(),
            .scratch_to_learn = activation_.scratch_to_learn() + input_gradient_.scratch_count(),
            .sums = weight_gradient_.sum_count()};
  }

  void pack(const Layer& layer) override {
    // A signal's weights are those of a picture that is one row high.
    const ConstTensorView weight = layer.weight.view().reshaped(plan_.weight);
    conv_.pack(weight, layer.bias.values(), flips());
    input_gradient_.pack(weight);
    if (planes_conv_) planes_conv_->pack(weight, layer.bias.values());
    if (winograd_) winograd_->pack(weight, layer.bias.values(), flips());
  }

  void forward(const StepMemory& memory) const override {
    const bool learns = memory.d_output.data != nullptr;
    const FusedActivation fused = activation_.is_fused() ? FusedActivation::relu : memory.fused;
    if (planes_conv_ && !learns) {
      planes_conv_->forward(memory.input, memory.output, fused, memory.scratch);
    } else if (bands_ && !learns && memory.input.column_step == 1) {
      forward_bands(memory, fused);
    } else {
      forward_pixels(memory, fused, winograd_ && !learns);
    }
    activation_.forward(memory.output, learns ? memory.scratch : std::span<float>{});
  }

  void backward(const StepMemory& memory) const override {
    if (activation_.is_fused() || memory.fused == FusedActivation::relu) {
      close_where_zero(memory.output, memory.d_output);
    }
    activation_.backward(memory.scratch, memory.d_output);
    weight_gradient_.add(first_window(memory.input), memory.input.row_step, memory.d_output,
                         memory.sums);
    if (memory.d_input.data == nullptr) return;
    input_gradient_.write(memory.d_output, memory.scratch.subspan(activation_.scratch_to_learn()),
                          memory.d_input);
  }

  void unpack(std::span<const float> sums, std::span<float> d_weight,
              std::span<float> d_bias) const override {
    weight_gradient_.unpack(sums, flips(), d_weight, d_bias);
  }

 private:
  std::size_t scratch_to_run() const {
    if (planes_conv_) return PlanesConv2d::scratch_count(plan_);
    return (bands_ ? bands_->value_count() : 0) +
           (winograd_ ? WinogradConv2d::scratch_count(conv_.geometry()) : 0);
  }
  bool flips() const { return plan_.operation == Operation::convolution; }
  void forward_pixels(const StepMemory& memory, FusedActivation fused, bool by_winograd) const {
    const PictureView input = memory.input;
    if (plan_.window.padding_mode != PaddingMode::zeros) {
      fill_margin(input, plan_.window.padding(), plan_.window.padding_mode);
    }
    convolve(first_window(input), memory.output, fused, memory.scratch, by_winograd);
  }
  void forward_bands(const StepMemory& memory, FusedActivation fused) const {
    const std::span<float> scratch = memory.scratch.subspan(bands_->value_count());
    bands_->convolve(memory.input, memory.output, memory.scratch.data(),
                     [&](const float* first, const PictureView& band) {
                       convolve(first, band, fused, scratch, winograd_.has_value());
                       return true;
                     });
  }
  void convolve(const float* first, const PictureView& output, FusedActivation fused,
                std::span<float> scratch, bool by_winograd) const {
    const std::ptrdiff_t row_step = input_.row_step();
    if (!by_winograd || !winograd_->forward(first, row_step, output, fused, scratch)) {
      conv_.forward(first, runs_, row_step, output, fused);
    }
  }
  const float* first_window(const PictureView& input) const {
    return input.pixel(-plan_.window.rows.pad_before, -plan_.window.columns.pad_before);
  }

  Conv2dPlan plan_;
  Conv2dMethod method_;
  PictureLayout input_;
  PackedConv2d conv_;
  Runs runs_;
  PackedWeightGradient weight_gradient_;
  Conv2dInputGradient input_gradient_;
  ChannelActivation activation_;
  std::optional<PlanesConv2d> planes_conv_;
  std::optional<WinogradConv2d> winograd_;
  std::optional<PixelBands> bands_;
};

/// Whether the layer has one window that is the whole picture: then it is a fully connected one.
bool is_dense(const Conv2dPlan& plan) {
  const auto is_whole = [](const Axis& axis) {
    return axis.kernel == axis.input && axis.dilation == 1 && axis.pad_before + axis.pad_after == 0;
  };
  const auto& [rows, columns, mode] = plan.window;
  const bool turns = plan.operation == Operation::convolution;
  return is_whole(rows) && is_whole(columns) && plan.groups == 1 && plan.activation.empty() &&
         !(turns && rows.kernel * columns.kernel > 1);
}

}  // namespace

std::unique_ptr<Step> make_conv2d_step(const Layer& layer, const StepContext& context) {
  const Conv2dPlan plan = plan_filters(layer, context.input_shape).value();
  if (is_dense(plan)) return make_dense_step(layer, context);
  return std::make_unique<Conv2dStep>(plan);
}

}  // namespace convscope
