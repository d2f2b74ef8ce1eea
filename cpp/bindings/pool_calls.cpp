#include "bindings/pool_calls.h"

#include "core/text.h"
#include "ops/pool2d.h"
#include "ops/pool2d_fast.h"

namespace convscope::bindings {
namespace {

constexpr const char* layout = "C, H, W";
constexpr const char* output_layout = "C, Hout, Wout";

Pool2dOptions read_options(Arguments& arguments) {
  Pool2dOptions options;
  options.kernel = arguments.pair();
  options.window = arguments.window();
  options.count_include_pad = arguments.flag();
  return options;
}

/// The window that covers each plane: global pooling is pooling with it.
Pool2dOptions whole_plane(const Shape& images) {
  Pool2dOptions options;
  options.kernel = {images[2], images[3]};
  options.window.stride = options.kernel;
  return options;
}

class MaxPool2dCall final : public Call {
 public:
  Status plan(Arguments& arguments, Exchange& exchange) override {
    const Batch x = arguments.batch("x", 4, layout);
    const Pool2dOptions options = read_options(arguments);
    const bool wants_indices = arguments.flag();
    if (!arguments.status().ok()) return arguments.status();
    const Result<Pool2dPlan> plan = plan_pool2d(x.shape, options);
    if (!plan.ok()) return plan.status();
    plan_ = plan.value();
    x_ = exchange.input(plan_.input.element_count());
    y_ = exchange.output(as_given(plan_.output, x.given));
    indices_ = wants_indices ? exchange.output(as_given(plan_.output, x.given)) : Slot{};
    return {};
  }

  Status run(Exchange& exchange) override {
    max_pool2d_fast(plan_, exchange.tensor(x_, plan_.input), exchange.tensor(y_, plan_.output),
                    exchange.integers(indices_));
    return {};
  }

 private:
  Pool2dPlan plan_;
  Slot x_, y_, indices_;
};

class MaxPool2dBackwardCall final : public Call {
 public:
  Status plan(Arguments& arguments, Exchange& exchange) override {
    const Batch d_output = arguments.batch("gradOutput", 4, output_layout);
    const auto count = static_cast<std::size_t>(arguments.whole());
    const Batch input = arguments.shape_batch("inputShape", 4, layout);
    if (!arguments.status().ok()) return arguments.status();
    d_output_shape_ = d_output.shape;
    input_shape_ = input.shape;
    if (count != d_output_shape_.element_count()) {
      return Status::range_error(concat("indices has ", count, " values; gradOutput has ",
                                        d_output_shape_.element_count(), ", one for each"));
    }
    if (d_output.given != input.given || d_output_shape_[0] != input_shape_[0] ||
        d_output_shape_[1] != input_shape_[1]) {
      return Status::range_error(
          concat("inputShape is ", as_given(input_shape_, input.given), "; gradOutput of shape ",
                 as_given(d_output_shape_, d_output.given), " needs the same batch and channels"));
    }
    d_output_ = exchange.input(count);
    indices_ = exchange.input(count);
    d_input_ = exchange.output(as_given(input_shape_, input.given));
    exchange.expect_allocations(pool2d_backward_bytes(input_shape_));
    return {};
  }

  Status run(Exchange& exchange) override {
    const std::int32_t cells = input_shape_[2] * input_shape_[3];
    for (const std::int32_t index : exchange.integers(indices_)) {
      if (index < 0 || index >= cells) {
        return Status::range_error(concat("indices holds ", index, "; a plane of ", input_shape_[2],
                                          "×", input_shape_[3], " has 0 to ", cells - 1));
      }
    }
    max_pool2d_backward(input_shape_, exchange.tensor(d_output_, d_output_shape_),
                        exchange.integers(indices_), exchange.tensor(d_input_, input_shape_));
    return {};
  }

 private:
  Shape d_output_shape_, input_shape_;
  Slot d_output_, indices_, d_input_;
};

/// Average pooling by a window, or over whole planes.
class AvgPool2dCall final : public Call {
 public:
  explicit AvgPool2dCall(bool global) : global_(global) {}

  Status plan(Arguments& arguments, Exchange& exchange) override {
    const Batch x = arguments.batch("x", 4, layout);
    const Pool2dOptions options = global_ ? whole_plane(x.shape) : read_options(arguments);
    if (!arguments.status().ok()) return arguments.status();
    const Result<Pool2dPlan> plan = plan_pool2d(x.shape, options);
    if (!plan.ok()) return plan.status();
    plan_ = plan.value();
    x_ = exchange.input(plan_.input.element_count());
    y_ = exchange.output(as_given(plan_.output, x.given));
    return {};
  }

  Status run(Exchange& exchange) override {
    avg_pool2d_fast(plan_, exchange.tensor(x_, plan_.input), exchange.tensor(y_, plan_.output));
    return {};
  }

 private:
  bool global_;
  Pool2dPlan plan_;
  Slot x_, y_;
};

class AvgPool2dBackwardCall final : public Call {
 public:
  explicit AvgPool2dBackwardCall(bool global) : global_(global) {}

  Status plan(Arguments& arguments, Exchange& exchange) override {
    const Batch d_output = arguments.batch("gradOutput", 4, output_layout);
    const Batch input = arguments.shape_batch("inputShape", 4, layout);
    const Pool2dOptions options = global_ ? whole_plane(input.shape) : read_options(arguments);
    if (!arguments.status().ok()) return arguments.status();
    const Result<Pool2dPlan> plan = plan_pool2d(input.shape, options);
    if (!plan.ok()) return plan.status();
    plan_ = plan.value();
    if (Status status = check_like("gradOutput", d_output, plan_.output, input.given);
        !status.ok()) {
      return status;
    }
    d_output_ = exchange.input(plan_.output.element_count());
    d_input_ = exchange.output(as_given(plan_.input, input.given));
    exchange.expect_allocations(pool2d_backward_bytes(plan_.input));
    return {};
  }

  Status run(Exchange& exchange) override {
    avg_pool2d_backward(plan_, exchange.tensor(d_output_, plan_.output),
                        exchange.tensor(d_input_, plan_.input));
    return {};
  }

 private:
  bool global_;
  Pool2dPlan plan_;
  Slot d_output_, d_input_;
};

}  // namespace

Call& max_pool2d_call() {
  static MaxPool2dCall call;
  return call;
}

Call& avg_pool2d_call() {
  static AvgPool2dCall call(false);
  return call;
}

Call& global_avg_pool2d_call() {
  static AvgPool2dCall call(true);
  return call;
}

Call& max_pool2d_backward_call() {
  static MaxPool2dBackwardCall call;
  return call;
}

Call& avg_pool2d_backward_call() {
  static AvgPool2dBackwardCall call(false);
  return call;
}

Call& global_avg_pool2d_backward_call() {
  static AvgPool2dBackwardCall call(true);
  return call;
}

}  // namespace convscope::bindings
