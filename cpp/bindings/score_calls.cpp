#include "bindings/score_calls.h"

#include <algorithm>

#include "core/text.h"
#include "ops/activation.h"
#include "ops/dense.h"
#include "ops/dense_fast.h"
#include "ops/softmax.h"

namespace convscope::bindings {
namespace {

/// RangeError unless both have one shape.
Status check_same(const char* name, const Shape& given, const char* other, const Shape& needed) {
  if (given == needed) return {};
  return Status::range_error(concat(name, " has the shape ", given, "; ", other, " has ", needed,
                                    ", and both must be alike"));
}

class ActivationCall final : public Call {
 public:
  Status plan(Arguments& arguments, Exchange& exchange) override {
    const Shape x = arguments.tensor("x");
    kind_ = arguments.code<ActivationKind>();
    x_ = exchange.input(x.element_count());
    y_ = exchange.output(x);
    return arguments.status();
  }

  Status run(Exchange& exchange) override {
    activation_forward(exchange.floats(x_), kind_, exchange.floats(y_));
    return {};
  }

 private:
  ActivationKind kind_ = ActivationKind::none;
  Slot x_, y_;
};

class ActivationBackwardCall final : public Call {
 public:
  Status plan(Arguments& arguments, Exchange& exchange) override {
    const Shape d_output = arguments.tensor("gradOutput");
    const Shape x = arguments.tensor("x");
    kind_ = arguments.code<ActivationKind>();
    if (!arguments.status().ok()) return arguments.status();
    d_output_ = exchange.input(d_output.element_count());
    x_ = exchange.input(x.element_count());
    d_input_ = exchange.output(x);
    return check_same("gradOutput", d_output, "x", x);
  }

  Status run(Exchange& exchange) override {
    activation_backward(exchange.floats(d_output_), exchange.floats(x_), kind_,
                        exchange.floats(d_input_));
    return {};
  }

 private:
  ActivationKind kind_ = ActivationKind::none;
  Slot d_output_, x_, d_input_;
};

/// RangeError unless weight is [O, I] for x [N, I].
Status check_dense(const Shape& x, const Shape& weight) {
  if (weight.rank() != 2) {
    return Status::range_error(concat("weight has the shape ", weight, "; it must be [O, I]"));
  }
  if (weight[1] == x[1]) return {};
  return Status::range_error(
      concat("weight has ", weight[1], " numbers in each row; x has ", x[1]));
}

class DenseCall final : public Call {
 public:
  Status plan(Arguments& arguments, Exchange& exchange) override {
    const Batch x = arguments.batch("x", 2, "I");
    weight_shape_ = arguments.tensor("weight");
    const bool has_bias = arguments.flag();
    const Shape bias = has_bias ? arguments.tensor("bias") : Shape{1};
    if (!arguments.status().ok()) return arguments.status();
    x_shape_ = x.shape;
    Status status = check_dense(x_shape_, weight_shape_);
    if (status.ok() && has_bias) status = check_bias(bias, Shape{weight_shape_[0]});
    if (!status.ok()) return status;
    const int sizes[] = {x_shape_[0], weight_shape_[0]};
    const Result<Shape> y = make_shape(sizes, "output");
    if (!y.ok()) return y.status();
    y_shape_ = y.value();
    x_ = exchange.input(x_shape_.element_count());
    weight_ = exchange.input(weight_shape_.element_count());
    bias_ = has_bias ? exchange.input(bias.element_count()) : Slot{};
    y_ = exchange.output(as_given(y_shape_, x.given));
    return {};
  }

  Status run(Exchange& exchange) override {
    dense_fast(exchange.tensor(x_, x_shape_), exchange.tensor(weight_, weight_shape_),
               exchange.floats(bias_), exchange.tensor(y_, y_shape_));
    return {};
  }

 private:
  Shape x_shape_, weight_shape_, y_shape_;
  Slot x_, weight_, bias_, y_;
};

class DenseBackwardCall final : public Call {
 public:
  Status plan(Arguments& arguments, Exchange& exchange) override {
    const Batch d_output = arguments.batch("gradOutput", 2, "O");
    const Batch x = arguments.batch("x", 2, "I");
    weight_shape_ = arguments.tensor("weight");
    if (!arguments.status().ok()) return arguments.status();
    x_shape_ = x.shape;
    Status status = check_dense(x_shape_, weight_shape_);
    if (!status.ok()) return status;
    d_output_shape_ = Shape{x_shape_[0], weight_shape_[0]};
    status = check_like("gradOutput", d_output, d_output_shape_, x.given);
    if (!status.ok()) return status;
    d_output_ = exchange.input(d_output_shape_.element_count());
    x_ = exchange.input(x_shape_.element_count());
    weight_ = exchange.input(weight_shape_.element_count());
    d_input_ = exchange.output(as_given(x_shape_, x.given));
    d_weight_ = exchange.output(weight_shape_);
    d_bias_ = exchange.output(Shape{weight_shape_[0]});
    exchange.expect_allocations(dense_backward_bytes(weight_shape_));
    return {};
  }

  Status run(Exchange& exchange) override {
    const DenseGradients gradients{exchange.floats(d_input_), exchange.floats(d_weight_),
                                   exchange.floats(d_bias_)};
    std::ranges::fill(gradients.weight, 0.0f);
    std::ranges::fill(gradients.bias, 0.0f);
    dense_backward(exchange.tensor(d_output_, d_output_shape_), exchange.tensor(x_, x_shape_),
                   exchange.tensor(weight_, weight_shape_), gradients);
    return {};
  }

 private:
  Shape d_output_shape_, x_shape_, weight_shape_;
  Slot d_output_, x_, weight_, d_input_, d_weight_, d_bias_;
};

/// RangeError for a tensor without axes.
Status check_axes(const char* name, const Shape& shape) {
  if (shape.rank() > 0) return {};
  return Status::range_error(concat(name, " has no axis; softmax runs over the last one"));
}

class SoftmaxCall final : public Call {
 public:
  Status plan(Arguments& arguments, Exchange& exchange) override {
    shape_ = arguments.tensor("x");
    if (!arguments.status().ok()) return arguments.status();
    x_ = exchange.input(shape_.element_count());
    y_ = exchange.output(shape_);
    return check_axes("x", shape_);
  }

  Status run(Exchange& exchange) override {
    softmax(exchange.tensor(x_, shape_), exchange.tensor(y_, shape_));
    return {};
  }

 private:
  Shape shape_;
  Slot x_, y_;
};

class SoftmaxBackwardCall final : public Call {
 public:
  Status plan(Arguments& arguments, Exchange& exchange) override {
    const Shape d_output = arguments.tensor("gradOutput");
    shape_ = arguments.tensor("output");
    if (!arguments.status().ok()) return arguments.status();
    if (Status status = check_axes("output", shape_); !status.ok()) return status;
    d_output_ = exchange.input(d_output.element_count());
    y_ = exchange.input(shape_.element_count());
    d_input_ = exchange.output(shape_);
    return check_same("gradOutput", d_output, "output", shape_);
  }

  Status run(Exchange& exchange) override {
    softmax_backward(exchange.tensor(d_output_, shape_), exchange.tensor(y_, shape_),
                     exchange.tensor(d_input_, shape_));
    return {};
  }

 private:
  Shape shape_;
  Slot d_output_, y_, d_input_;
};

class CrossEntropyCall final : public Call {
 public:
  Status plan(Arguments& arguments, Exchange& exchange) override {
    shape_ = arguments.tensor("logits");
    const auto labels = static_cast<std::size_t>(arguments.whole());
    if (!arguments.status().ok()) return arguments.status();
    if (shape_.rank() != 2) {
      return Status::range_error(concat("logits has the shape ", shape_, "; it must be [N, K]"));
    }
    if (labels != static_cast<std::size_t>(shape_[0])) {
      return Status::range_error(
          concat("labels has ", labels, " values; logits of shape ", shape_, " needs ", shape_[0]));
    }
    logits_ = exchange.input(shape_.element_count());
    labels_ = exchange.input(labels);
    d_logits_ = exchange.output(shape_);
    loss_ = exchange.output(Shape{1});
    return {};
  }

  Status run(Exchange& exchange) override {
    const std::span<const std::int32_t> labels = exchange.integers(labels_);
    if (Status status = check_labels(labels, shape_[1]); !status.ok()) return status;
    exchange.floats(loss_)[0] =
        cross_entropy(exchange.tensor(logits_, shape_), labels, exchange.tensor(d_logits_, shape_));
    return {};
  }

 private:
  Shape shape_;
  Slot logits_, labels_, d_logits_, loss_;
};

}  // namespace

Status check_labels(std::span<const std::int32_t> labels, int classes) {
  for (const std::int32_t label : labels) {
    if (label < 0 || label >= classes) {
      return Status::range_error(concat("labels holds ", label, "; with ", classes,
                                        " classes they are 0 to ", classes - 1));
    }
  }
  return {};
}

Call& activation_call() {
  static ActivationCall call;
  return call;
}

Call& activation_backward_call() {
  static ActivationBackwardCall call;
  return call;
}

Call& dense_call() {
  static DenseCall call;
  return call;
}

Call& dense_backward_call() {
  static DenseBackwardCall call;
  return call;
}

Call& softmax_call() {
  static SoftmaxCall call;
  return call;
}

Call& softmax_backward_call() {
  static SoftmaxBackwardCall call;
  return call;
}

Call& cross_entropy_call() {
  static CrossEntropyCall call;
  return call;
}

}  // namespace convscope::bindings
