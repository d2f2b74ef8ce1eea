#include "ops/conv2d_method.h"

#include <algorithm>
#include <cstdlib>

#include "core/f32x4.h"
#include "ops/conv2d_fast.h"
#include "ops/conv2d_input_gradient.h"
#include "ops/conv2d_planes.h"
#include "ops/filter.h"
#include "ops/picture.h"

namespace convscope {
namespace {

/// Padded copies of one example, and packed weights, of more values are not made; gradients may
/// take nine times as much.
constexpr double most_copied_values = 1 << 25;

double padded_values(const Conv2dPlan& plan) {
  const auto padded = [](const Axis& axis) {
    return static_cast<double>(axis.input) + axis.pad_before + axis.pad_after;
  };
  return padded(plan.window.rows) * padded(plan.window.columns) * plan.input[1];
}

/// Blocks of output channels are filled up with zeros.
double packed_values(const Conv2dPlan& plan) {
  const Conv2dGeometry geometry = Conv2dGeometry::of(plan);
  return static_cast<double>(geometry.groups) * geometry.group_blocks() * block_channels *
         geometry.terms();
}

/// Memory for the time of one call, zeros at first. Asking for too much is no failure here: the
/// reference needs none.
class Scratch {
 public:
  explicit Scratch(std::size_t count)
      : values_(static_cast<float*>(std::calloc(count, sizeof(float)))), count_(count) {}
  ~Scratch() { std::free(values_); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  bool ok() const { return values_ != nullptr; }
  float* data() const { return values_; }
  std::span<float> values() const { return {values_, count_}; }

 private:
  float* values_;
  std::size_t count_;
};

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

  bool ok() const { return memory_.ok(); }
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
  Scratch memory_;
  PictureView picture_;
};

/// So many values of output, pixel by pixel, stay in the nearest cache until they are copied to
/// their planes.
constexpr int band_values = 4096;

bool convolve_pixels(const Conv2dPlan& plan, ConstTensorView x, ConstTensorView weight,
                     std::span<const float> bias, FusedActivation fused, TensorView y) {
  PaddedInput input(plan, Order::pixels);
  PictureLayout band = output_layout(plan, Order::pixels);
  band.rows = std::clamp(band_values / (band.columns * band.channels), 1, band.rows);
  const Scratch memory(band.value_count());
  if (!input.ok() || !memory.ok()) return false;
  PackedConv2d conv(Conv2dGeometry::of(plan));
  conv.pack(weight, bias, turns_kernel(plan));
  const std::ptrdiff_t row_step = input.layout().row_step();
  const Runs runs(conv.geometry(), row_step);
  for (int n = 0; n < plan.input[0]; ++n) {
    const float* first = input.load(x.slice(n));
    const PictureView output = output_layout(plan, Order::planes).at(y.slice(n).data());
    for (int row = 0; row < output.rows; row += band.rows) {
      PictureView source = band.at(memory.data());
      PictureView target = output;
      source.rows = target.rows = std::min(band.rows, output.rows - row);
      target.data = output.pixel(row, 0);
      conv.forward(first + row * plan.window.rows.stride * row_step, runs, row_step, source, fused);
      copy_picture(source, target);
    }
  }
  return true;
}

bool convolve_planes(const Conv2dPlan& plan, ConstTensorView x, ConstTensorView weight,
                     std::span<const float> bias, FusedActivation fused, TensorView y) {
  PaddedInput input(plan, Order::planes);
  if (!input.ok()) return false;
  PlanesConv2d conv(Conv2dGeometry::of(plan), input.layout());
  conv.pack(weight, bias, turns_kernel(plan));
  const PictureLayout layout = output_layout(plan, Order::planes);
  for (int n = 0; n < plan.input[0]; ++n) {
    conv.forward(input.load(x.slice(n)), layout.at(y.slice(n).data()), fused);
  }
  return true;
}

bool is_relu(const Conv2dPlan& plan) {
  return plan.activation.size() == 1 && plan.activation[0] == ActivationKind::relu;
}

/// A batch's gradients are added up in parts, so that rounding errors do not grow with all of it.
constexpr int examples_per_part = 32;

bool backward_pixels(const Conv2dPlan& plan, ConstTensorView d_output, ConstTensorView x,
                     ConstTensorView weight, const Conv2dGradients& gradients) {
  const bool wants_weight = !gradients.weight.empty() || !gradients.bias.empty();
  PaddedInput input(plan, Order::pixels);
  const Conv2dGeometry geometry = Conv2dGeometry::of(plan);
  const std::ptrdiff_t row_step = input.layout().row_step();
  const PackedWeightGradient weight_gradient(geometry, Runs(geometry, row_step));
  Conv2dInputGradient input_gradient(plan);
  PictureLayout d_output_layout = output_layout(plan, Order::pixels);
  d_output_layout.margin = input_gradient.d_output_margin();
  PictureLayout d_input_layout = input_layout(plan, Order::pixels);
  d_input_layout.margin = {};
  const Scratch sums(weight_gradient.sum_count());
  const Scratch spread(input_gradient.scratch_count() + 1);
  const Scratch d_output_memory(d_output_layout.value_count());
  const Scratch d_input_memory(d_input_layout.value_count());
  for (const Scratch* scratch : {&sums, &spread, &d_output_memory, &d_input_memory}) {
    if (!scratch->ok() || !input.ok()) return false;
  }
  if (!gradients.input.empty()) input_gradient.pack(weight);
  const auto hand_over = [&] {
    weight_gradient.unpack(sums.values(), turns_kernel(plan), gradients.weight, gradients.bias);
    std::ranges::fill(sums.values(), 0.0f);
  };
  const PictureView d_picture = d_output_layout.at(d_output_memory.data());
  const PictureView d_input = d_input_layout.at(d_input_memory.data());
  for (int n = 0; n < plan.input[0]; ++n) {
    read_planes(d_output.slice(n).data(), d_picture);
    if (wants_weight) {
      weight_gradient.add(input.load(x.slice(n)), row_step, d_picture, sums.values());
      if ((n + 1) % examples_per_part == 0) hand_over();
    }
    if (gradients.input.empty()) continue;
    input_gradient.write(d_picture, spread.values(), d_input);
    const std::size_t example = x.slice(n).values().size();
    write_planes(d_input, gradients.input.data() + static_cast<std::size_t>(n) * example);
  }
  hand_over();
  return true;
}

}  // namespace

Conv2dMethod choose_conv2d_method(const Conv2dPlan& plan) {
  const int group_outputs = plan.output[1] / plan.groups;
  const bool columns_fill_lanes = plan.output[3] >= F32x4::size;
  if (padded_values(plan) > most_copied_values) return Conv2dMethod::reference;
  if (packed_values(plan) > most_copied_values) return Conv2dMethod::reference;
  if (group_outputs < F32x4::size && columns_fill_lanes) return Conv2dMethod::planes;
  return Conv2dMethod::pixels;
}

void conv2d_fast(const Conv2dPlan& plan, ConstTensorView x, ConstTensorView weight,
                 std::span<const float> bias, TensorView y) {
  const FusedActivation fused = is_relu(plan) ? FusedActivation::relu : FusedActivation::none;
  const Conv2dMethod method = choose_conv2d_method(plan);
  const bool done =
      (method == Conv2dMethod::pixels && convolve_pixels(plan, x, weight, bias, fused, y)) ||
      (method == Conv2dMethod::planes && convolve_planes(plan, x, weight, bias, fused, y));
  if (!done) {
    conv2d_reference(plan, x, weight, bias, y);
  } else if (!is_relu(plan)) {
    activate_channels(plan, y);
  }
}

void conv2d_backward_fast(const Conv2dPlan& plan, ConstTensorView d_output, ConstTensorView x,
                          ConstTensorView weight, const Conv2dGradients& gradients) {
  if (choose_conv2d_method(plan) == Conv2dMethod::reference ||
      !backward_pixels(plan, d_output, x, weight, gradients)) {
    conv2d_backward_reference(plan, d_output, x, weight, gradients);
  }
}

}  // namespace convscope
