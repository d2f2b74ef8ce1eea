#include "bindings/conv_calls.h"

#include <algorithm>
#include <array>

#include "core/text.h"
#include "ops/conv1d.h"
#include "ops/conv2d.h"
#include "ops/conv2d_method.h"
#include "ops/conv_matrix.h"
#include "ops/locally_connected_fast.h"

namespace convscope::bindings {
namespace {

Conv2dOptions read_options(Arguments& arguments) {
  Conv2dOptions options;
  options.window = arguments.window();
  options.groups = arguments.whole();
  options.operation = arguments.code<Operation>();
  options.activation = arguments.activations();
  return options;
}

/// The members of the convolution family differ in their shapes only.
struct Kind {
  int rank;  // of a batch
  const char* layout;
  const char* output_layout;
  decltype(plan_conv2d)* plan;
  decltype(conv2d_reference)* forward;
  decltype(conv2d_fast_bytes)* forward_bytes;
  decltype(conv2d_backward_reference)* backward;
  decltype(conv2d_backward_fast_bytes)* backward_bytes;
};

constexpr Kind two_dimensions{
    4,           "C, H, W",         "O, Hout, Wout",      plan_conv2d,
    conv2d_fast, conv2d_fast_bytes, conv2d_backward_fast, conv2d_backward_fast_bytes};
constexpr Kind one_dimension{3,
                             "C, L",
                             "O, Lout",
                             plan_conv1d,
                             conv2d_fast,
                             conv2d_fast_bytes,
                             conv2d_backward_fast,
                             conv2d_backward_fast_bytes};
constexpr Kind unshared{4,
                        "C, H, W",
                        "O, Hout, Wout",
                        plan_locally_connected2d,
                        locally_connected2d_fast,
                        locally_connected2d_fast_bytes,
                        locally_connected2d_backward,
                        locally_connected2d_backward_bytes};

/// The plan's output [N, O, Hout, Wout] with the axes of the kind: a signal has no rows.
Shape output_shape(const Kind& kind, const Conv2dPlan& plan) {
  if (kind.rank == 4) return plan.output;
  return Shape{plan.output[0], plan.output[1], plan.output[3]};
}

/// [O], or one bias for each output where nothing is shared.
Shape bias_shape(const Kind& kind, const Conv2dPlan& plan) {
  if (kind.plan == plan_locally_connected2d) return without_batch(plan.output);
  return Shape{plan.output[1]};
}

class ConvCall final : public Call {
 public:
  explicit ConvCall(const Kind& kind) : kind_(kind) {}

  Status plan(Arguments& arguments, Exchange& exchange) override {
    const Batch x = arguments.batch("x", kind_.rank, kind_.layout);
    const Shape weight = arguments.tensor("weight");
    const bool has_bias = arguments.flag();
    const Shape bias = has_bias ? arguments.tensor("bias") : Shape{1};
    const Conv2dOptions options = read_options(arguments);
    if (!arguments.status().ok()) return arguments.status();
    Result<Conv2dPlan> plan = kind_.plan(x.shape, weight, options);
    if (!plan.ok()) return plan.status();
    plan_ = std::move(plan.value());
    if (has_bias) {
      if (Status status = check_bias(bias, bias_shape(kind_, plan_)); !status.ok()) return status;
    }
    x_ = exchange.input(x.shape.element_count());
    weight_ = exchange.input(weight.element_count());
    bias_ = has_bias ? exchange.input(bias.element_count()) : Slot{};
    y_ = exchange.output(as_given(output_shape(kind_, plan_), x.given));
    exchange.expect_allocations(kind_.forward_bytes(plan_));
    return {};
  }

  Status run(Exchange& exchange) override {
    kind_.forward(plan_, exchange.tensor(x_, plan_.input), exchange.tensor(weight_, plan_.weight),
                  exchange.floats(bias_), exchange.tensor(y_, plan_.output));
    return {};
  }

 private:
  const Kind& kind_;
  Conv2dPlan plan_;
  Slot x_, weight_, bias_, y_;
};

class ConvBackwardCall final : public Call {
 public:
  explicit ConvBackwardCall(const Kind& kind) : kind_(kind) {}

  Status plan(Arguments& arguments, Exchange& exchange) override {
    const Batch d_output = arguments.batch("gradOutput", kind_.rank, kind_.output_layout);
    const Batch x = arguments.batch("x", kind_.rank, kind_.layout);
    const Shape weight = arguments.tensor("weight");
    const Conv2dOptions options = read_options(arguments);
    if (!arguments.status().ok()) return arguments.status();
    Result<Conv2dPlan> plan = kind_.plan(x.shape, weight, options);
    if (!plan.ok()) return plan.status();
    plan_ = std::move(plan.value());
    Status status = check_like("gradOutput", d_output, output_shape(kind_, plan_), x.given);
    if (!status.ok()) return status;
    d_output_ = exchange.input(plan_.output.element_count());
    x_ = exchange.input(plan_.input.element_count());
    weight_ = exchange.input(weight.element_count());
    d_input_ = exchange.output(as_given(x.shape, x.given));
    d_weight_ = exchange.output(weight);
    d_bias_ = exchange.output(bias_shape(kind_, plan_));
    exchange.expect_allocations(kind_.backward_bytes(plan_));
    return {};
  }

  Status run(Exchange& exchange) override {
    const Conv2dGradients gradients{exchange.floats(d_input_), exchange.floats(d_weight_),
                                    exchange.floats(d_bias_)};
    std::ranges::fill(gradients.weight, 0.0f);
    std::ranges::fill(gradients.bias, 0.0f);
    kind_.backward(plan_, exchange.tensor(d_output_, plan_.output),
                   exchange.tensor(x_, plan_.input), exchange.tensor(weight_, plan_.weight),
                   gradients);
    return {};
  }

 private:
  const Kind& kind_;
  Conv2dPlan plan_;
  Slot d_output_, x_, weight_, d_input_, d_weight_, d_bias_;
};

class ConvMatrixCall final : public Call {
 public:
  Status plan(Arguments& arguments, Exchange& exchange) override {
    weight_shape_ = arguments.tensor("weight");
    input_shape_ = arguments.shape("inputShape");
    options_ = read_options(arguments);
    if (!arguments.status().ok()) return arguments.status();
    weight_ = exchange.input(weight_shape_.element_count());
    size_ = exchange.output(Shape{2});
    row_index_ = exchange.late_output();
    column_index_ = exchange.late_output();
    values_ = exchange.late_output();
    const Result<long long> entries = conv_matrix_entries(weight_shape_, input_shape_, options_);
    if (!entries.ok()) return entries.status();
    // The three lists, and one for each axis that counts the taps on its cells.
    const double cells = static_cast<double>(input_shape_[1]) + input_shape_[2];
    const double taps = static_cast<double>(weight_shape_[2]) + weight_shape_[3];
    exchange.expect_allocations(12.0 * static_cast<double>(entries.value()) + 8.0 * (cells + taps));
    return {};
  }

  Status run(Exchange& exchange) override {
    Result<ConvMatrix> matrix =
        conv_matrix(exchange.tensor(weight_, weight_shape_), input_shape_, options_);
    if (!matrix.ok()) return matrix.status();
    matrix_ = std::move(matrix.value());
    exchange.integers(size_)[0] = matrix_.rows;
    exchange.integers(size_)[1] = matrix_.columns;
    const int count = static_cast<int>(matrix_.values.size());
    exchange.publish(row_index_, matrix_.row_index.data(), count);
    exchange.publish(column_index_, matrix_.column_index.data(), count);
    exchange.publish(values_, matrix_.values.data(), count);
    return {};
  }

  void forget() override { matrix_ = {}; }

 private:
  Shape weight_shape_, input_shape_;
  Conv2dOptions options_;
  ConvMatrix matrix_;
  Slot weight_, size_, row_index_, column_index_, values_;
};

}  // namespace

Call& conv2d_call() {
  static ConvCall call(two_dimensions);
  return call;
}

Call& conv1d_call() {
  static ConvCall call(one_dimension);
  return call;
}

Call& locally_connected2d_call() {
  static ConvCall call(unshared);
  return call;
}

Call& conv2d_backward_call() {
  static ConvBackwardCall call(two_dimensions);
  return call;
}

Call& conv1d_backward_call() {
  static ConvBackwardCall call(one_dimension);
  return call;
}

Call& locally_connected2d_backward_call() {
  static ConvBackwardCall call(unshared);
  return call;
}

Call& conv_matrix_call() {
  static ConvMatrixCall call;
  return call;
}

}  // namespace convscope::bindings
