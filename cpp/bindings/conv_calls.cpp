#include "bindings/conv_calls.h"

#include <algorithm>
#include <array>

#include "core/text.h"
#include "ops/conv1d.h"
#include "ops/conv2d.h"
#include "ops/conv2d_call.h"
#include "ops/conv_matrix.h"
#include "ops/locally_connected_fast.h"

namespace convscope::bindings {
namespace {

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

/// x, weight, bias → y
class ConvCall final : public Call {
 public:
  explicit constexpr ConvCall(const Kind& kind) : kind_(kind) {}

  void plan(Arguments& arguments, Exchange& exchange) override {
    const Batch x = arguments.batch("x", kind_.rank, kind_.layout);
    const Shape weight = arguments.tensor("weight");
    const Shape bias = arguments.bias();
    const Conv2dOptions options = arguments.conv2d_options();
    if (!arguments.ok()) return;
    Result<Conv2dPlan> plan = kind_.plan(x.shape, weight, options);
    if (!arguments.check(plan.status())) return;
    plan_ = std::move(plan.value());
    if (!arguments.check(check_bias(bias, bias_shape(kind_, plan_)))) return;
    exchange.output(output_shape(kind_, plan_), x.given);
    exchange.expect_allocations(kind_.forward_bytes(plan_));
  }

  Status run(Exchange& exchange) override {
    kind_.forward(plan_, exchange.tensor(0).reshaped(plan_.input),
                  exchange.tensor(1).reshaped(plan_.weight), exchange.floats(2),
                  exchange.tensor(3).reshaped(plan_.output));
    return {};
  }

 private:
  const Kind& kind_;
  Conv2dPlan plan_;
};

/// gradOutput, x, weight → the gradients of x, weight and bias
class ConvBackwardCall final : public Call {
 public:
  explicit constexpr ConvBackwardCall(const Kind& kind) : kind_(kind) {}

  void plan(Arguments& arguments, Exchange& exchange) override {
    const Batch d_output = arguments.batch("gradOutput", kind_.rank, kind_.output_layout);
    const Batch x = arguments.batch("x", kind_.rank, kind_.layout);
    const Shape weight = arguments.tensor("weight");
    const Conv2dOptions options = arguments.conv2d_options();
    if (!arguments.ok()) return;
    Result<Conv2dPlan> plan = kind_.plan(x.shape, weight, options);
    if (!arguments.check(plan.status())) return;
    plan_ = std::move(plan.value());
    if (!arguments.check(check_like("gradOutput", d_output, output_shape(kind_, plan_), x.given))) {
      return;
    }
    exchange.output(x.shape, x.given);
    exchange.output(weight);
    exchange.output(bias_shape(kind_, plan_));
    exchange.expect_allocations(kind_.backward_bytes(plan_));
  }

  Status run(Exchange& exchange) override {
    const Conv2dGradients gradients{exchange.floats(3), exchange.floats(4), exchange.floats(5)};
    std::ranges::fill(gradients.weight, 0.0f);
    std::ranges::fill(gradients.bias, 0.0f);
    kind_.backward(plan_, exchange.tensor(0).reshaped(plan_.output),
                   exchange.tensor(1).reshaped(plan_.input),
                   exchange.tensor(2).reshaped(plan_.weight), gradients);
    return {};
  }

 private:
  const Kind& kind_;
  Conv2dPlan plan_;
};

/// weight → how many rows and columns, then where each entry stands, and what it is
class ConvMatrixCall final : public Call {
 public:
  void plan(Arguments& arguments, Exchange& exchange) override {
    const Shape weight = arguments.tensor("weight");
    input_shape_ = arguments.shape("inputShape");
    options_ = arguments.conv2d_options();
    if (!arguments.ok()) return;
    exchange.output(Shape{2});
    for (int list = 0; list < 3; ++list) exchange.late_output();
    const Result<long long> entries = conv_matrix_entries(weight, input_shape_, options_);
    if (!arguments.check(entries.status())) return;
    // The three lists, and one for each axis that counts the taps on its cells.
    const double cells = static_cast<double>(input_shape_[1]) + input_shape_[2];
    const double taps = static_cast<double>(weight[2]) + weight[3];
    exchange.expect_allocations(12.0 * static_cast<double>(entries.value()) + 8.0 * (cells + taps));
  }

  Status run(Exchange& exchange) override {
    Result<ConvMatrix> matrix = conv_matrix(exchange.tensor(0), input_shape_, options_);
    if (!matrix.ok()) return matrix.status();
    matrix_ = std::move(matrix.value());
    exchange.integers(1)[0] = matrix_.rows;
    exchange.integers(1)[1] = matrix_.columns;
    exchange.publish(2, matrix_.row_index.data(), matrix_.values.size());
    exchange.publish(3, matrix_.column_index.data(), matrix_.values.size());
    exchange.publish(4, matrix_.values.data(), matrix_.values.size());
    return {};
  }

  void forget() override { matrix_ = {}; }

 private:
  Shape input_shape_;
  Conv2dOptions options_;
  ConvMatrix matrix_;
};

constinit ConvCall conv2d(two_dimensions);
constinit ConvCall conv1d(one_dimension);
constinit ConvCall locally_connected2d(unshared);
constinit ConvBackwardCall conv2d_backward(two_dimensions);
constinit ConvBackwardCall conv1d_backward(one_dimension);
constinit ConvBackwardCall locally_connected2d_backward(unshared);
constinit ConvMatrixCall matrix;

}  // namespace

Call& conv2d_call() { return conv2d; }
Call& conv1d_call() { return conv1d; }
Call& locally_connected2d_call() { return locally_connected2d; }
Call& conv2d_backward_call() { return conv2d_backward; }
Call& conv1d_backward_call() { return conv1d_backward; }
Call& locally_connected2d_backward_call() { return locally_connected2d_backward; }
Call& conv_matrix_call() { return matrix; }

}  // namespace convscope::bindings
