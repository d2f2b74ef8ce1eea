#include "bindings/pool_calls.h"

#include "core/text.h"
#include "ops/pool2d.h"
#include "ops/pool2d_fast.h"

namespace convscope::bindings {
namespace {

constexpr const char* layout = "C, H, W";
constexpr const char* output_layout = "C, Hout, Wout";

/// The window that covers each plane: global pooling is pooling with it.
Pool2dOptions whole_plane(const Shape& images) {
  Pool2dOptions options;
  options.kernel = {images[2], images[3]};
  options.window.stride = options.kernel;
  return options;
}

/// x → y, and indices if they are wanted
class MaxPool2dCall final : public Call {
 public:
  void plan(Arguments& arguments, Exchange& exchange) override {
    const Batch x = arguments.batch("x", 4, layout);
    const Pool2dOptions options = arguments.pool2d_options();
    const bool wants_indices = arguments.flag();
    if (!arguments.ok()) return;
    const Result<Pool2dPlan> plan = plan_pool2d(x.shape, options);
    if (!arguments.check(plan.status())) return;
    plan_ = plan.value();
    exchange.output(plan_.output, x.given);
    if (wants_indices) {
      exchange.output(plan_.output, x.given);
    } else {
      exchange.nothing();
    }
  }

  Status run(Exchange& exchange) override {
    max_pool2d_fast(plan_, exchange.tensor(0), exchange.tensor(1), exchange.integers(2));
    return {};
  }

 private:
  Pool2dPlan plan_;
};

/// gradOutput, indices → the gradient of x
class MaxPool2dBackwardCall final : public Call {
 public:
  void plan(Arguments& arguments, Exchange& exchange) override {
    const Batch d_output = arguments.batch("gradOutput", 4, output_layout);
    const std::size_t count = arguments.count();
    const Batch input = arguments.shape_batch("inputShape", 4, layout);
    if (!arguments.ok()) return;
    exchange.input(count);
    if (count != d_output.shape.element_count()) {
      arguments.check(
          Status::range_error(concat("indices has ", count, " values; gradOutput has ",
                                     d_output.shape.element_count(), ", one for each")));
    }
    if (d_output.given != input.given || d_output.shape[0] != input.shape[0] ||
        d_output.shape[1] != input.shape[1]) {
      arguments.check(Status::range_error(
          concat("inputShape is ", as_given(input.shape, input.given), "; gradOutput of shape ",
                 as_given(d_output.shape, d_output.given), " needs the same batch and channels")));
    }
    exchange.output(input.shape, input.given);
    exchange.expect_allocations(pool2d_backward_bytes(input.shape));
  }

  Status run(Exchange& exchange) override {
    const TensorView d_input = exchange.tensor(2);
    const Shape& shape = d_input.shape();
    const std::int32_t cells = shape[2] * shape[3];
    for (const std::int32_t index : exchange.integers(1)) {
      if (index < 0 || index >= cells) {
        return Status::range_error(concat("indices holds ", index, "; a plane of ", shape[2], "×",
                                          shape[3], " has 0 to ", cells - 1));
      }
    }
    max_pool2d_backward(shape, exchange.tensor(0), exchange.integers(1), d_input);
    return {};
  }
};

/// Average pooling by a window, or over whole planes: x → y
class AvgPool2dCall final : public Call {
 public:
  explicit constexpr AvgPool2dCall(bool global) : global_(global) {}

  void plan(Arguments& arguments, Exchange& exchange) override {
    const Batch x = arguments.batch("x", 4, layout);
    const Pool2dOptions options = global_ ? whole_plane(x.shape) : arguments.pool2d_options();
    if (!arguments.ok()) return;
    const Result<Pool2dPlan> plan = plan_pool2d(x.shape, options);
    if (!arguments.check(plan.status())) return;
    plan_ = plan.value();
    exchange.output(plan_.output, x.given);
  }

  Status run(Exchange& exchange) override {
    avg_pool2d_fast(plan_, exchange.tensor(0), exchange.tensor(1));
    return {};
  }

 private:
  bool global_;
  Pool2dPlan plan_;
};

/// gradOutput → the gradient of x
class AvgPool2dBackwardCall final : public Call {
 public:
  explicit constexpr AvgPool2dBackwardCall(bool global) : global_(global) {}

  void plan(Arguments& arguments, Exchange& exchange) override {
    const Batch d_output = arguments.batch("gradOutput", 4, output_layout);
    const Batch input = arguments.shape_batch("inputShape", 4, layout);
    const Pool2dOptions options = global_ ? whole_plane(input.shape) : arguments.pool2d_options();
    if (!arguments.ok()) return;
    const Result<Pool2dPlan> plan = plan_pool2d(input.shape, options);
    if (!arguments.check(plan.status())) return;
    plan_ = plan.value();
    arguments.check(check_like("gradOutput", d_output, plan_.output, input.given));
    exchange.output(plan_.input, input.given);
    exchange.expect_allocations(pool2d_backward_bytes(plan_.input));
  }

  Status run(Exchange& exchange) override {
    avg_pool2d_backward(plan_, exchange.tensor(0), exchange.tensor(1));
    return {};
  }

 private:
  bool global_;
  Pool2dPlan plan_;
};

constinit MaxPool2dCall max_pool2d;
constinit MaxPool2dBackwardCall max_pool2d_gradient;
constinit AvgPool2dCall avg_pool2d(false);
constinit AvgPool2dCall global_avg_pool2d(true);
constinit AvgPool2dBackwardCall avg_pool2d_gradient(false);
constinit AvgPool2dBackwardCall global_avg_pool2d_gradient(true);

}  // namespace

Call& max_pool2d_call() { return max_pool2d; }
Call& avg_pool2d_call() { return avg_pool2d; }
Call& global_avg_pool2d_call() { return global_avg_pool2d; }
Call& max_pool2d_backward_call() { return max_pool2d_gradient; }
Call& avg_pool2d_backward_call() { return avg_pool2d_gradient; }
Call& global_avg_pool2d_backward_call() { return global_avg_pool2d_gradient; }

}  // namespace convscope::bindings
