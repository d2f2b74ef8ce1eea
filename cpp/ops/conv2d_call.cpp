#include "ops/conv2d_call.h"

#include <algorithm>
#include <cstdlib>

#include "ops/conv2d_fast.h"
#include "ops/conv2d_input_gradient.h"
#include "ops/conv2d_method.h"
#include "ops/conv2d_planes.h"
#include "ops/conv2d_windows.h"
#include "ops/conv2d_winograd.h"
#include "ops/filter.h"
#include "ops/long_sum.h"
#include "ops/picture.h"
#include "ops/pixel_bands.h"

namespace convscope {
namespace {

/// Memory for the time of one call, zeros at first. Asking for too much is no failure here: the
/// reference needs none.
class Scratch {
 public:
  explicit Scratch(std::size_t count) : values_(allocate(count)), count_(count) {
    if (ok()) std::fill_n(values_, count, 0.0f);
  }
  ~Scratch() { std::free(values_); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  bool ok() const { return values_ != nullptr; }
  float* data() const { return values_; }
  std::span<float> values() const { return {values_, count_}; }

 private:
  /// Whole cache lines.
  static float* allocate(std::size_t count) {
    constexpr std::size_t line = 64;
    if (count >= most_values) return nullptr;
    return static_cast<float*>(
        std::aligned_alloc(line, (count * sizeof(float) + line - 1) / line * line));
  }

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

/// One example with its padding.
double input_values(const Conv2dPlan& plan) {
  return static_cast<double>(input_layout(plan, Order::pixels).value_count());
}

const float* first_window(const Window& window, const PictureView& input) {
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
  const float* load(const ConstTensorView& example) {
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

/// An example plane by plane, as the caller has it.
ConstPictureView input_planes(const Conv2dPlan& plan, const ConstTensorView& example) {
  PictureLayout layout = input_layout(plan, Order::planes);
  layout.margin = {};
  return layout.at(example.data());
}

PictureView output_planes(const Conv2dPlan& plan, const TensorView& example) {
  return output_layout(plan, Order::planes).at(example.data());
}

PixelBands pixel_bands(const Conv2dPlan& plan) {
  return {plan, 1, PackedConv2d::packed_count(Conv2dGeometry::of(plan))};
}

PixelBands winograd_bands(const Conv2dPlan& plan) {
  const Conv2dGeometry geometry = Conv2dGeometry::of(plan);
  return {plan, WinogradConv2d::tile_rows(geometry), WinogradConv2d::packed_count(geometry)};
}

bool convolve_pixels(const Conv2dPlan& plan, const ConstTensorView& x,
                     const ConstTensorView& weight, std::span<const float> bias,
                     FusedActivation fused, const TensorView& y) {
  const PixelBands bands = pixel_bands(plan);
  const Scratch memory(bands.value_count());
  if (!memory.ok()) return false;
  PackedConv2d conv(Conv2dGeometry::of(plan));
  conv.pack(weight, bias, turns_kernel(plan));
  const std::ptrdiff_t row_step = bands.input_row_step();
  const Runs runs(conv.geometry(), row_step);
  for (int n = 0; n < plan.input[0]; ++n) {
    bands.convolve(input_planes(plan, x.slice(n)), output_planes(plan, y.slice(n)), memory.data(),
                   [&](const float* first, const PictureView& band) {
                     conv.forward(first, runs, row_step, band, fused);
                     return true;
                   });
  }
  return true;
}

bool convolve_planes(const Conv2dPlan& plan, const ConstTensorView& x,
                     const ConstTensorView& weight, std::span<const float> bias,
                     FusedActivation fused, const TensorView& y) {
  const Scratch scratch(PlanesConv2d::scratch_count(plan) + 1);
  if (!scratch.ok()) return false;
  PlanesConv2d conv(plan);
  conv.pack(weight, bias);
  for (int n = 0; n < plan.input[0]; ++n) {
    conv.forward(input_planes(plan, x.slice(n)), output_planes(plan, y.slice(n)), fused,
                 scratch.values());
  }
  return true;
}

bool convolve_windows(const Conv2dPlan& plan, const ConstTensorView& x,
                      const ConstTensorView& weight, std::span<const float> bias,
                      FusedActivation fused, const TensorView& y) {
  PaddedInput input(plan, Order::planes);
  const Scratch windows(static_cast<std::size_t>(conv2d_windows_count(plan)));
  if (!input.ok() || !windows.ok()) return false;
  for (int n = 0; n < plan.input[0]; ++n) {
    conv2d_windows(plan, input.load(x.slice(n)), input.layout(), weight, bias, fused,
                   windows.data(), y.slice(n).data());
  }
  return true;
}

/// False also where an output is not finite, and nothing can be said of its neighbours.
bool convolve_winograd(const Conv2dPlan& plan, const ConstTensorView& x,
                       const ConstTensorView& weight, std::span<const float> bias,
                       FusedActivation fused, const TensorView& y) {
  const Conv2dGeometry geometry = Conv2dGeometry::of(plan);
  const PixelBands bands = winograd_bands(plan);
  const Scratch memory(bands.value_count());
  const Scratch scratch(WinogradConv2d::scratch_count(geometry));
  if (!memory.ok() || !scratch.ok()) return false;
  WinogradConv2d conv(geometry);
  conv.pack(weight, bias, turns_kernel(plan));
  for (int n = 0; n < plan.input[0]; ++n) {
    const bool is_finite = bands.convolve(
        input_planes(plan, x.slice(n)), output_planes(plan, y.slice(n)), memory.data(),
        [&](const float* first, const PictureView& band) {
          return conv.forward(first, bands.input_row_step(), band, fused, scratch.values());
        });
    if (!is_finite) return false;
  }
  return true;
}

double weight_values(const Conv2dPlan& plan) {
  return static_cast<double>(plan.weight.element_count());
}

bool is_relu(const Conv2dPlan& plan) {
  return plan.activation.size() == 1 && plan.activation[0] == ActivationKind::relu;
}

/// A batch's gradients are added up in parts, so that rounding errors do not grow with all of it.
constexpr int examples_per_part = 32;

/// The gradient of the output of one example, with the margin that its convolution needs.
PictureLayout d_output_layout(const Conv2dPlan& plan) {
  PictureLayout layout = output_layout(plan, Order::pixels);
  layout.margin = Conv2dInputGradient::d_output_margin(plan);
  return layout;
}

PictureLayout d_input_layout(const Conv2dPlan& plan) {
  PictureLayout layout = input_layout(plan, Order::pixels);
  layout.margin = {};
  return layout;
}

/// Pictures of gradients of more values, all together, are not made.
constexpr double most_gradient_values = 9 * most_copied_values;

/// Pictures that backward_pixels works on.
double gradient_values(const Conv2dPlan& plan) {
  return static_cast<double>(d_output_layout(plan).value_count()) +
         static_cast<double>(d_input_layout(plan).value_count()) +
         static_cast<double>(Conv2dInputGradient::scratch_count(plan));
}

bool backward_pixels(const Conv2dPlan& plan, const ConstTensorView& d_output,
                     const ConstTensorView& x, const ConstTensorView& weight,
                     const Conv2dGradients& gradients) {
  const bool wants_weight = !gradients.weight.empty() || !gradients.bias.empty();
  PaddedInput input(plan, Order::pixels);
  const Conv2dGeometry geometry = Conv2dGeometry::of(plan);
  const std::ptrdiff_t row_step = input.layout().row_step();
  const PackedWeightGradient weight_gradient(geometry, Runs(geometry, row_step));
  Conv2dInputGradient input_gradient(plan);
  const Scratch sums(weight_gradient.sum_count());
  const Scratch spread(input_gradient.scratch_count() + 1);
  const Scratch d_output_memory(d_output_layout(plan).value_count());
  const Scratch d_input_memory(d_input_layout(plan).value_count());
  for (const Scratch* scratch : {&sums, &spread, &d_output_memory, &d_input_memory}) {
    if (!scratch->ok() || !input.ok()) return false;
  }
  if (!gradients.input.empty()) input_gradient.pack(weight);
  const auto hand_over = [&] {
    weight_gradient.unpack(sums.values(), turns_kernel(plan), gradients.weight, gradients.bias);
    std::ranges::fill(sums.values(), 0.0f);
  };
  const PictureView d_picture = d_output_layout(plan).at(d_output_memory.data());
  const PictureView d_input = d_input_layout(plan).at(d_input_memory.data());
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

bool copies_gradients(const Conv2dPlan& plan) {
  return choose_conv2d_method(plan) != Conv2dMethod::reference &&
         gradient_values(plan) <= most_gradient_values;
}

/// The place of each tap of a window, in a list that grew beside its old self.
double tap_bytes(const Conv2dPlan& plan) {
  return 3.0 * sizeof(std::ptrdiff_t) * Conv2dGeometry::of(plan).terms();
}

double bytes_of(const PixelBands& bands) {
  return sizeof(float) * static_cast<double>(bands.value_count());
}

double pixels_bytes(const Conv2dPlan& plan) {
  return PackedConv2d::bytes(Conv2dGeometry::of(plan)) + bytes_of(pixel_bands(plan));
}

double winograd_bytes(const Conv2dPlan& plan) {
  const Conv2dGeometry geometry = Conv2dGeometry::of(plan);
  const double scratch = static_cast<double>(WinogradConv2d::scratch_count(geometry));
  return bytes_of(winograd_bands(plan)) +
         sizeof(float) * (scratch + WinogradConv2d::packed_count(geometry));
}

}  // namespace

void conv2d_fast(const Conv2dPlan& plan, const ConstTensorView& x, const ConstTensorView& weight,
                 std::span<const float> bias, const TensorView& y) {
  const FusedActivation fused = is_relu(plan) ? FusedActivation::relu : FusedActivation::none;
  const bool done = [&] {
    switch (choose_conv2d_call_method(plan)) {
      case Conv2dMethod::reference:
        return false;
      case Conv2dMethod::pixels:
        return convolve_pixels(plan, x, weight, bias, fused, y);
      case Conv2dMethod::planes:
        return convolve_planes(plan, x, weight, bias, fused, y);
      case Conv2dMethod::windows:
        return convolve_windows(plan, x, weight, bias, fused, y);
      case Conv2dMethod::winograd:
        return convolve_winograd(plan, x, weight, bias, fused, y) ||
               convolve_pixels(plan, x, weight, bias, fused, y);
    }
    return false;
  }();
  if (!done) {
    conv2d_reference(plan, x, weight, bias, y);
  } else if (!is_relu(plan)) {
    activate_channels(plan, y);
  }
}

void conv2d_backward_fast(const Conv2dPlan& plan, const ConstTensorView& d_output,
                          const ConstTensorView& x, const ConstTensorView& weight,
                          const Conv2dGradients& gradients) {
  if (!copies_gradients(plan) || !backward_pixels(plan, d_output, x, weight, gradients)) {
    conv2d_backward_reference(plan, d_output, x, weight, gradients);
  }
}

double conv2d_fast_bytes(const Conv2dPlan& plan) {
  const double input = sizeof(float) * input_values(plan);
  switch (choose_conv2d_call_method(plan)) {
    case Conv2dMethod::reference:
      return 0;
    case Conv2dMethod::pixels:
      return pixels_bytes(plan);
    case Conv2dMethod::planes:
      return PlanesConv2d::bytes(plan) +
             sizeof(float) * static_cast<double>(PlanesConv2d::scratch_count(plan));
    case Conv2dMethod::windows:
      return input + sizeof(float) * conv2d_windows_count(plan);
    case Conv2dMethod::winograd:
      return pixels_bytes(plan) + winograd_bytes(plan);
  }
  return 0;
}

double conv2d_backward_fast_bytes(const Conv2dPlan& plan) {
  if (!copies_gradients(plan)) return conv2d_backward_reference_bytes(plan);
  const double sums = PackedConv2d::bytes(Conv2dGeometry::of(plan));
  return sizeof(float) * (input_values(plan) + gradient_values(plan)) + sums +
         conv2d_layer_bytes(plan);
}

double conv2d_layer_bytes(const Conv2dPlan& plan) {
  // Turned for the gradient.
  const double copies = sizeof(float) * weight_values(plan);
  const Conv2dMethod method = choose_conv2d_method(plan);
  return PackedConv2d::bytes(Conv2dGeometry::of(plan)) +
         PackedConv2d::bytes(turned_geometry(plan)) + 2 * tap_bytes(plan) + copies +
         (method == Conv2dMethod::planes ? PlanesConv2d::bytes(plan) : 0) +
         (method == Conv2dMethod::winograd ? winograd_bytes(plan) : 0);
}

}  // namespace convscope
