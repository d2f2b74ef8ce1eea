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

/// Checks a tensor and does nothing else.
class CheckTensorCall final : public Call {
 public:
  void plan(Arguments& arguments, Exchange&) override { arguments.tensor_shape("tensor"); }
  Status run(Exchange&) override { return {}; }
};

/// x → y
class ActivationCall final : public Call {
 public:
  void plan(Arguments& arguments, Exchange& exchange) override {
    const Shape x = arguments.tensor("x");
    kind_ = arguments.code<ActivationKind>();
    exchange.output(x);
  }

  Status run(Exchange& exchange) override {
    activation_forward(exchange.floats(0), kind_, exchange.floats(1));
    return {};
  }

 private:
  ActivationKind kind_ = ActivationKind::none;
};

/// gradOutput, x → the gradient of x
class ActivationBackwardCall final : public Call {
 public:
  void plan(Arguments& arguments, Exchange& exchange) override {
    const Shape d_output = arguments.tensor("gradOutput");
    const Shape x = arguments.tensor("x");
    kind_ = arguments.code<ActivationKind>();
    arguments.check(check_same("gradOutput", d_output, "x", x));
    exchange.output(x);
  }

  Status run(Exchange& exchange) override {
    activation_backward(exchange.floats(0), exchange.floats(1), kind_, exchange.floats(2));
    return {};
  }

 private:
  ActivationKind kind_ = ActivationKind::none;
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

/// x, weight, bias → y
class DenseCall final : public Call {
 public:
  void plan(Arguments& arguments, Exchange& exchange) override {
    const Batch x = arguments.batch("x", 2, "I");
    const Shape weight = arguments.tensor("weight");
    const Shape bias = arguments.bias();
    if (!arguments.ok() || !arguments.check(check_dense(x.shape, weight))) return;
    arguments.check(check_bias(bias, Shape{weight[0]}));
    const int sizes[] = {x.shape[0], weight[0]};
    const Result<Shape> y = make_shape(sizes, "output");
    if (arguments.check(y.status())) exchange.output(y.value(), x.given);
  }

  Status run(Exchange& exchange) override {
    dense_fast(exchange.tensor(0), exchange.tensor(1), exchange.floats(2), exchange.tensor(3));
    return {};
  }
};

/// gradOutput, x, weight → the gradients of x, weight and bias
class DenseBackwardCall final : public Call {
 public:
  void plan(Arguments& arguments, Exchange& exchange) override {
    const Batch d_output = arguments.batch("gradOutput", 2, "O");
    const Batch x = arguments.batch("x", 2, "I");
    const Shape weight = arguments.tensor("weight");
    if (!arguments.ok() || !arguments.check(check_dense(x.shape, weight))) return;
    arguments.check(check_like("gradOutput", d_output, Shape{x.shape[0], weight[0]}, x.given));
    exchange.output(x.shape, x.given);
    exchange.output(weight);
    exchange.output(Shape{weight[0]});
    exchange.expect_allocations(dense_backward_bytes(weight));
  }

  Status run(Exchange& exchange) override {
    const DenseGradients gradients{exchange.floats(3), exchange.floats(4), exchange.floats(5)};
    std::ranges::fill(gradients.weight, 0.0f);
    std::ranges::fill(gradients.bias, 0.0f);
    dense_backward(exchange.tensor(0), exchange.tensor(1), exchange.tensor(2), gradients);
    return {};
  }
};

/// RangeError for a tensor without axes.
Status check_axes(const char* name, const Shape& shape) {
  if (shape.rank() > 0) return {};
  return Status::range_error(concat(name, " has no axis; softmax runs over the last one"));
}

/// x → y
class SoftmaxCall final : public Call {
 public:
  void plan(Arguments& arguments, Exchange& exchange) override {
    const Shape x = arguments.tensor("x");
    arguments.check(check_axes("x", x));
    exchange.output(x);
  }

  Status run(Exchange& exchange) override {
    softmax(exchange.tensor(0), exchange.tensor(1));
    return {};
  }
};

/// gradOutput, y → the gradient of x
class SoftmaxBackwardCall final : public Call {
 public:
  void plan(Arguments& arguments, Exchange& exchange) override {
    const Shape d_output = arguments.tensor("gradOutput");
    const Shape output = arguments.tensor("output");
    arguments.check(check_axes("output", output));
    arguments.check(check_same("gradOutput", d_output, "output", output));
    exchange.output(output);
  }

  Status run(Exchange& exchange) override {
    softmax_backward(exchange.tensor(0), exchange.tensor(1), exchange.tensor(2));
    return {};
  }
};

/// logits, labels → the gradient of the logits, the loss
class CrossEntropyCall final : public Call {
 public:
  void plan(Arguments& arguments, Exchange& exchange) override {
    const Shape logits = arguments.tensor("logits");
    const std::size_t labels = arguments.count();
    if (!arguments.ok()) return;
    exchange.input(labels);
    if (logits.rank() != 2) {
      arguments.check(
          Status::range_error(concat("logits has the shape ", logits, "; it must be [N, K]")));
    } else if (labels != static_cast<std::size_t>(logits[0])) {
      arguments.check(Status::range_error(concat("labels has ", labels, " values; logits of shape ",
                                                 logits, " needs ", logits[0])));
    }
    exchange.output(logits);
    exchange.output(Shape{1});
  }

  Status run(Exchange& exchange) override {
    const TensorView logits = exchange.tensor(0);
    const std::span<const std::int32_t> labels = exchange.integers(1);
    Status status = check_labels(labels, logits.shape()[1]);
    if (status.ok()) exchange.floats(3)[0] = cross_entropy(logits, labels, exchange.tensor(2));
    return status;
  }
};

constinit CheckTensorCall check_tensor;
constinit ActivationCall activation;
constinit ActivationBackwardCall activation_gradient;
constinit DenseCall dense;
constinit DenseBackwardCall dense_gradient;
constinit SoftmaxCall softmax_scores;
constinit SoftmaxBackwardCall softmax_gradient;
constinit CrossEntropyCall cross_entropy_loss;

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

Call& check_tensor_call() { return check_tensor; }
Call& activation_call() { return activation; }
Call& activation_backward_call() { return activation_gradient; }
Call& dense_call() { return dense; }
Call& dense_backward_call() { return dense_gradient; }
Call& softmax_call() { return softmax_scores; }
Call& softmax_backward_call() { return softmax_gradient; }
Call& cross_entropy_call() { return cross_entropy_loss; }

}  // namespace convscope::bindings
