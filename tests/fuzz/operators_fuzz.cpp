// Operators under untrusted numbers: sizes and options are either refused with a sentence, or the
// operator runs without a complaint of the sanitizers. Large but valid shapes are planned only, so
// that a run stays short.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <vector>

#include "ops/conv1d.h"
#include "ops/conv2d.h"
#include "ops/conv2d_call.h"
#include "ops/conv_matrix.h"
#include "ops/correlation.h"
#include "ops/locally_connected.h"
#include "ops/locally_connected_fast.h"
#include "ops/pool2d.h"
#include "ops/pool2d_fast.h"

namespace convscope {
namespace {

constexpr std::size_t most_elements = 1 << 12;
constexpr long long most_products = 1 << 18;

void require(bool condition) {
  if (!condition) std::abort();
}

/// Numbers from the fuzzer's bytes; zeros when they run out.
class Bytes {
 public:
  Bytes(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}

  int byte() { return size_ == 0 ? 0 : (--size_, *data_++); }

  /// Mostly a small number, negative ones included; now and then any int at all.
  int number() {
    const int first = byte();
    if (first < 240) return first % 16 - 1;
    std::uint32_t bits = 0;
    for (int k = 0; k < 4; ++k) bits = bits << 8 | static_cast<std::uint32_t>(byte());
    return static_cast<std::int32_t>(bits);
  }

  Shape shape() {
    std::vector<int> sizes(static_cast<std::size_t>(byte() % (max_rank + 1)));
    for (int& size : sizes) size = number();
    return Shape(std::span<const int>(sizes));
  }

  template <typename Choice>
  Choice choice(int count) {
    return static_cast<Choice>(byte() % count);
  }

  WindowOptions window() {
    WindowOptions window;
    window.stride = {number(), number()};
    window.dilation = {number(), number()};
    window.padding_rule = choice<PaddingRule>(4);
    window.padding = {number(), number(), number(), number()};
    window.padding_mode = choice<PaddingMode>(4);
    window.ceil_mode = choice<bool>(2);
    return window;
  }

  Conv2dOptions conv2d() {
    Conv2dOptions options{
        .window = window(), .groups = number(), .operation = choice<Operation>(2)};
    for (int kinds = byte() % 4; kinds > 0; --kinds) {
      options.activation.push_back(choice<ActivationKind>(6));
    }
    return options;
  }

  /// Values of every kind: small, large, infinite, NaN.
  Tensor tensor(const Shape& shape) {
    Tensor tensor(shape);
    const auto pattern = static_cast<std::uint32_t>(number());
    std::uint32_t bits = pattern;
    for (float& value : tensor.values()) {
      bits = bits * 1664525u + 1013904223u;
      const std::uint32_t used = pattern % 2 == 0 ? (bits >> 9 | 0x3f000000u) : bits;
      std::memcpy(&value, &used, sizeof value);
    }
    return tensor;
  }

 private:
  const std::uint8_t* data_;
  std::size_t size_;
};

/// A refusal has a sentence; anything else may run, if it is small.
template <typename T>
bool may_run(const Result<T>& result) {
  if (!result.ok()) require(result.status().message().size() > 10);
  return result.ok();
}

void check_window(const Window& window) {
  for (const Axis& axis : {window.rows, window.columns}) {
    require(output_size(axis) >= 1);
    require(unused_input(axis) >= 0 && unused_input(axis) <= axis.input);
    (void)receptive_field_after({.size = 5, .jump = 3, .start = -2}, axis);
  }
}

bool is_small(const Conv2dPlan& plan) {
  const auto taps = static_cast<long long>(plan.window.rows.kernel) * plan.window.columns.kernel;
  return plan.input.element_count() <= most_elements &&
         plan.weight.element_count() <= most_elements &&
         plan.output.element_count() <= most_elements &&
         static_cast<long long>(plan.output.element_count()) * taps * plan.input[1] <=
             most_products;
}

void run_conv2d(Bytes& bytes, const Conv2dPlan& plan) {
  check_window(plan.window);
  if (!is_small(plan)) return;
  const Tensor x = bytes.tensor(plan.input);
  const Tensor weight = bytes.tensor(plan.weight);
  const Tensor bias = bytes.tensor({plan.output[1]});
  Tensor y(plan.output);
  conv2d_reference(plan, x.view(), weight.view(), bias.values(), y.view());
  Tensor d_input(plan.input);
  Tensor d_weight(plan.weight);
  Tensor d_bias({plan.output[1]});
  conv2d_backward_reference(plan, y.view(), x.view(), weight.view(),
                            {d_input.values(), d_weight.values(), d_bias.values()});
  conv2d_fast(plan, x.view(), weight.view(), bias.values(), y.view());
  conv2d_backward_fast(plan, y.view(), x.view(), weight.view(),
                       {d_input.values(), d_weight.values(), d_bias.values()});
}

void fuzz_conv2d(Bytes& bytes) {
  const Shape x = bytes.shape();
  const Result<Conv2dPlan> plan = plan_conv2d(x, bytes.shape(), bytes.conv2d());
  if (may_run(plan)) run_conv2d(bytes, plan.value());
}

void fuzz_conv1d(Bytes& bytes) {
  const Shape x = bytes.shape();
  const Result<Conv2dPlan> plan = plan_conv1d(x, bytes.shape(), bytes.conv2d());
  if (may_run(plan)) run_conv2d(bytes, plan.value());
}

void fuzz_locally_connected(Bytes& bytes) {
  const Shape x = bytes.shape();
  const Result<Conv2dPlan> planned = plan_locally_connected2d(x, bytes.shape(), bytes.conv2d());
  if (!may_run(planned)) return;
  const Conv2dPlan& plan = planned.value();
  check_window(plan.window);
  if (!is_small(plan)) return;
  const Tensor input = bytes.tensor(plan.input);
  const Tensor weight = bytes.tensor(plan.weight);
  Tensor y(plan.output);
  Tensor bias({plan.output[1], plan.output[2], plan.output[3]});
  locally_connected2d_reference(plan, input.view(), weight.view(), bias.values(), y.view());
  locally_connected2d_fast(plan, input.view(), weight.view(), bias.values(), y.view());
  Tensor d_input(plan.input);
  Tensor d_weight(plan.weight);
  locally_connected2d_backward(plan, y.view(), input.view(), weight.view(),
                               {d_input.values(), d_weight.values(), bias.values()});
}

void fuzz_pool2d(Bytes& bytes) {
  const Shape x = bytes.shape();
  Pool2dOptions options{.kernel = {bytes.number(), bytes.number()}, .window = bytes.window()};
  options.count_include_pad = bytes.choice<bool>(2);
  const Result<Pool2dPlan> planned = plan_pool2d(x, options);
  if (!may_run(planned)) return;
  const Pool2dPlan& plan = planned.value();
  check_window(plan.window);
  const auto taps = static_cast<long long>(plan.window.rows.kernel) * plan.window.columns.kernel;
  const std::size_t outputs = plan.output.element_count();
  if (plan.input.element_count() > most_elements || outputs > most_elements) return;
  if (static_cast<long long>(outputs) * taps > most_products) return;
  const Tensor input = bytes.tensor(plan.input);
  Tensor y(plan.output);
  Tensor d_input(plan.input);
  std::vector<std::int32_t> indices(outputs);
  max_pool2d_reference(plan, input.view(), y.view(), indices);
  const int cells = plan.input[2] * plan.input[3];
  for (const std::int32_t index : indices) require(index >= 0 && index < cells);
  std::vector<std::int32_t> fast_indices(outputs);
  max_pool2d_fast(plan, input.view(), y.view(), fast_indices);
  require(fast_indices == indices);
  max_pool2d_backward(plan.input, y.view(), indices, d_input.view());
  avg_pool2d_reference(plan, input.view(), y.view());
  avg_pool2d_fast(plan, input.view(), y.view());
  avg_pool2d_backward(plan, y.view(), d_input.view());
}

void fuzz_correlation(Bytes& bytes) {
  const Shape image = bytes.shape();
  const Shape pattern = bytes.shape();
  const Result<Shape> shape = normalized_cross_correlation_shape(image, pattern);
  if (!may_run(shape) || !make_shape(image.sizes(), "image").ok() ||
      image.element_count() > most_elements)
    return;
  Tensor output(shape.value());
  normalized_cross_correlation_fast(bytes.tensor(image).view(), bytes.tensor(pattern).view(),
                                    output.view());
}

void fuzz_conv_matrix(Bytes& bytes) {
  const Shape shape = bytes.shape();
  const bool valid = make_shape(shape.sizes(), "weight").ok();
  if (!valid || shape.element_count() > most_elements) return;
  const Tensor weight = bytes.tensor(shape);
  const Shape input = bytes.shape();
  const Conv2dOptions options = bytes.conv2d();
  const Result<long long> entries = conv_matrix_entries(shape, input, options);
  if (!may_run(entries) || entries.value() > most_products) return;
  if (input.element_count() > most_elements) return;
  const Result<ConvMatrix> matrix = conv_matrix(weight.view(), input, options);
  require(matrix.ok());
  for (std::size_t k = 0; k < matrix.value().values.size(); ++k) {
    require(matrix.value().column_index[k] >= 0 &&
            matrix.value().column_index[k] < matrix.value().columns);
    require(matrix.value().row_index[k] >= 0 && matrix.value().row_index[k] < matrix.value().rows);
  }
}

}  // namespace
}  // namespace convscope

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace convscope;
  using Target = void (*)(Bytes&);
  constexpr Target targets[] = {fuzz_conv2d, fuzz_conv1d,      fuzz_locally_connected,
                                fuzz_pool2d, fuzz_correlation, fuzz_conv_matrix};
  Bytes bytes(data, size);
  targets[bytes.byte() % 6](bytes);
  return 0;
}
