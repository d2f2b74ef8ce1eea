#include "ops/conv2d_method.h"

#include <algorithm>
#include <vector>

#include "core/f32x4.h"
#include "ops/conv2d_fast.h"
#include "ops/conv2d_input_gradient.h"
#include "ops/conv2d_planes.h"
#include "ops/picture.h"

namespace convscope {
namespace {

/// A padded copy of one example of more values is refused; its gradients may take nine times as
/// much.
constexpr double max_padded_values = 1 << 26;

double padded_values(const Conv2dPlan& plan) {
  const auto padded = [](const Axis& axis) {
    return static_cast<double>(axis.input) + axis.pad_before + axis.pad_after;
  };
  return padded(plan.window.rows) * padded(plan.window.columns) * plan.input[1];
}

bool turns_kernel(const Conv2dPlan& plan) { return plan.operation == Operation::convolution; }

PictureLayout input_layout(const Conv2dPlan& plan, Order order) {
  return {.rows = plan.input[2],
          .columns = plan.input[3],
          .channels = plan.input[1],
          .margin = plan.window.padding(),
          .order = order};
}

PictureLayout output_layout(const Conv2dPlan& plan, Order order) {
  return {.rows = plan.output[2],
          .columns = plan.output[3],
          .channels = plan.output[1],
          .order = order};
}

const float* first_window(const Window& window, PictureView input) {
  return input.pixel(-window.rows.pad_before, -window.columns.pad_before);
}

/// One example after the other in a padded picture of its own.
class PaddedInput {
 public:
  PaddedInput(const Conv2dPlan& plan, Order order)
      : window_(plan.window),
        layout_(input_layout(plan, order)),
        memory_(layout_.value_count()),
        picture_(layout_.at(memory_.data())) {}

  const PictureLayout& layout() const { return layout_; }
  /// Where the first window over this example begins.
  const float* load(ConstTensorView example) {
    read_planes(example.data(), picture_);
    if (window_.padding_mode != PaddingMode::zeros) {
      fill_margin(picture_, window_.padding(), window_.padding_mode);
    }
    return first_window(window_, picture_);
  }

 private:
  Window window_;
  PictureLayout layout_;
  std::vector<float> memory_;
  PictureView picture_;
};

void convolve_pixels(const Conv2dPlan& plan, ConstTensorView x, ConstTensorView weight,
                     std::span<const float> bias, TensorView y) {
  PackedConv2d conv(Conv2dGeometry::of(plan));
  conv.pack(weight, bias, turns_kernel(plan));
  PaddedInput input(plan, Order::pixels);
  const Runs runs(conv.geometry(), input.layout().row_step());
  const PictureLayout layout = output_layout(plan, Order::pixels);
  std::vector<float> memory(layout.value_count());
  const PictureView output = layout.at(memory.data());
  for (int n = 0; n < plan.input[0]; ++n) {
    conv.forward(input.load(x.slice(n)), runs, input.layout().row_step(), output,
                 FusedActivation::none);
    write_planes(output, y.slice(n).data());
  }
}

void convolve_planes(const Conv2dPlan& plan, ConstTensorView x, ConstTensorView weight,
                     std::span<const float> bias, TensorView y) {
  PaddedInput input(plan, Order::planes);
  PlanesConv2d conv(Conv2dGeometry::of(plan), input.layout());
  conv.pack(weight, bias, turns_kernel(plan));
  const PictureLayout layout = output_layout(plan, Order::planes);
  for (int n = 0; n < plan.input[0]; ++n) {
    conv.forward(input.load(x.slice(n)), layout.at(y.slice(n).data()), FusedActivation::none);
  }
}

void activate(const Conv2dPlan& plan, TensorView y) {
  if (plan.activation.empty()) return;
  for (int n = 0; n < plan.output[0]; ++n) {
    for (int o = 0; o < plan.output[1]; ++o) {
      const std::span<float> plane = y.slice(n).slice(o).values();
      const ActivationKind kind =
          plan.activation[plan.activation.size() == 1 ? 0 : static_cast<std::size_t>(o)];
      if (kind != ActivationKind::none) activation_forward(plane, kind, plane);
    }
  }
}

}  // namespace

Conv2dMethod choose_conv2d_method(const Conv2dPlan& plan) {
  if (padded_values(plan) > max_padded_values) return Conv2dMethod::reference;
  const int group_outputs = plan.output[1] / plan.groups;
  const bool columns_fill_lanes = plan.output[3] >= F32x4::size;
  if (group_outputs < F32x4::size && columns_fill_lanes) return Conv2dMethod::planes;
  return Conv2dMethod::pixels;
}

void conv2d_fast(const Conv2dPlan& plan, ConstTensorView x, ConstTensorView weight,
                 std::span<const float> bias, TensorView y) {
  switch (choose_conv2d_method(plan)) {
    case Conv2dMethod::reference:
      conv2d_reference(plan, x, weight, bias, y);
      return;
    case Conv2dMethod::pixels:
      convolve_pixels(plan, x, weight, bias, y);
      break;
    case Conv2dMethod::planes:
      convolve_planes(plan, x, weight, bias, y);
      break;
  }
  activate(plan, y);
}

void conv2d_backward_fast(const Conv2dPlan& plan, ConstTensorView d_output, ConstTensorView x,
                          ConstTensorView weight, const Conv2dGradients& gradients) {
  if (choose_conv2d_method(plan) == Conv2dMethod::reference) {
    conv2d_backward_reference(plan, d_output, x, weight, gradients);
    return;
  }
  PaddedInput input(plan, Order::pixels);
  const Conv2dGeometry geometry = Conv2dGeometry::of(plan);
  const PackedWeightGradient weight_gradient(geometry, Runs(geometry, input.layout().row_step()));
  std::vector<float> sums(weight_gradient.sum_count());
  Conv2dInputGradient input_gradient(plan);
  if (!gradients.input.empty()) input_gradient.pack(weight);
  std::vector<float> scratch(input_gradient.scratch_count());

  PictureLayout d_layout = output_layout(plan, Order::pixels);
  d_layout.margin = input_gradient.d_output_margin();
  std::vector<float> d_memory(d_layout.value_count());
  const PictureView d_picture = d_layout.at(d_memory.data());
  PictureLayout d_input_layout = input_layout(plan, Order::pixels);
  d_input_layout.margin = {};
  std::vector<float> d_input_memory(d_input_layout.value_count());
  const PictureView d_input = d_input_layout.at(d_input_memory.data());
  for (int n = 0; n < plan.input[0]; ++n) {
    read_planes(d_output.slice(n).data(), d_picture);
    if (!gradients.weight.empty() || !gradients.bias.empty()) {
      weight_gradient.add(input.load(x.slice(n)), input.layout().row_step(), d_picture, sums);
    }
    if (!gradients.input.empty()) {
      input_gradient.write(d_picture, scratch, d_input);
      const std::size_t example = x.slice(n).values().size();
      write_planes(d_input, gradients.input.data() + static_cast<std::size_t>(n) * example);
    }
  }
  weight_gradient.unpack(sums, turns_kernel(plan), gradients.weight, gradients.bias);
}

}  // namespace convscope
