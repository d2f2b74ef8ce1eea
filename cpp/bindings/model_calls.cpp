#include "bindings/model_calls.h"

#include <algorithm>

#include "bindings/memory.h"
#include "bindings/model_table.h"
#include "core/text.h"

namespace convscope::bindings {
namespace {

constexpr double float_bytes = sizeof(float);

/// Room for what is said of each layer: names, shapes, slots.
Status check_layer_list(const Network& network) {
  return check_memory(bytes_per_layer * static_cast<double>(network.layers().size()));
}

/// x → y
class ForwardCall final : public Call {
 public:
  void plan(Arguments& arguments, Exchange& exchange) override {
    model_ = models().get(arguments.whole());
    const Shape x = arguments.tensor("x");
    if (!arguments.ok()) return;
    const Result<Shape> y = model_->network.forward_shape(x);
    if (arguments.check(y.status())) exchange.output(y.value());
  }

  Status run(Exchange& exchange) override {
    model_->network.forward(exchange.tensor(0), model_->workspace, exchange.tensor(1));
    return {};
  }

 private:
  Model* model_ = nullptr;
};

/// x → the output of each layer
class ActivationsCall final : public Call {
 public:
  void plan(Arguments& arguments, Exchange& exchange) override {
    model_ = models().get(arguments.whole());
    const Shape x = arguments.tensor("x");
    if (!arguments.ok()) return;
    const Network& network = model_->network;
    if (x != network.input_shape()) {
      arguments.check(Status::range_error(
          concat("x has the shape ", x, "; this model takes ", network.input_shape())));
    }
    if (!arguments.check(check_layer_list(network))) return;
    for (const LayerDescription& layer : network.description()) {
      exchange.output(layer.output_shape);
    }
    if (!model_->all_activations) {
      exchange.expect_allocations(float_bytes *
                                  static_cast<double>(network.workspace_size(Keep::activations)));
    }
  }

  Status run(Exchange& exchange) override {
    const Network& network = model_->network;
    if (!model_->all_activations) {
      model_->all_activations = network.make_workspace(Keep::activations);
    }
    Workspace& workspace = *model_->all_activations;
    std::ranges::copy(exchange.floats(0), workspace.input().begin());
    network.run(workspace);
    for (int i = 0; i < static_cast<int>(network.layers().size()); ++i) {
      network.read_activation(workspace, i, exchange.floats(1 + i));
    }
    return {};
  }

 private:
  Model* model_ = nullptr;
};

/// → each weight and bias, in the order of Network::parameter_ranges
class ParametersCall final : public Call {
 public:
  void plan(Arguments& arguments, Exchange& exchange) override {
    model_ = models().get(arguments.whole());
    if (!arguments.check(check_layer_list(model_->network))) return;
    for (const ParameterRange& range : model_->network.parameter_ranges()) {
      exchange.output(tensor_of(range).shape());
    }
  }

  Status run(Exchange& exchange) override {
    int place = 0;
    for (const ParameterRange& range : model_->network.parameter_ranges()) {
      std::ranges::copy(tensor_of(range).values(), exchange.floats(place++).begin());
    }
    return {};
  }

 private:
  const Tensor& tensor_of(const ParameterRange& range) const {
    const Layer& layer = model_->network.layers()[static_cast<std::size_t>(range.layer)];
    return range.is_bias ? layer.bias : layer.weight;
  }

  Model* model_ = nullptr;
};

/// → the number of a new trainer
class CreateTrainerCall final : public Call {
 public:
  void plan(Arguments& arguments, Exchange& exchange) override {
    model_ = models().get(arguments.whole());
    options_.optimizer.kind = arguments.code<OptimizerKind>();
    options_.optimizer.learning_rate = arguments.number();
    options_.batch_size = arguments.whole();
    options_.seed = arguments.seed();
    exchange.output(Shape{1});
    const Network& network = model_->network;
    const auto values = static_cast<double>(network.workspace_size(Keep::gradients)) +
                        5.0 * static_cast<double>(network.parameter_count());
    exchange.expect_allocations(float_bytes * values +
                                bytes_per_layer * static_cast<double>(network.layers().size()));
  }

  Status run(Exchange& exchange) override {
    Result<Trainer> trainer = Trainer::create(model_->network, options_);
    if (!trainer.ok()) return trainer.status();
    exchange.integers(0)[0] = learners().add({std::move(trainer.value()), model_});
    return {};
  }

 private:
  Model* model_ = nullptr;
  TrainerOptions options_;
};

/// images, labels → loss and accuracy
class TrainCall final : public Call {
 public:
  void plan(Arguments& arguments, Exchange& exchange) override {
    learner_ = learners().get(arguments.whole());
    learning_rate_ = arguments.number();
    arguments.tensor("images");
    const std::size_t labels = arguments.count();
    if (!arguments.ok()) return;
    OptimizerOptions options = learner_->trainer.optimizer().options();
    options.learning_rate = learning_rate_;
    arguments.check(convscope::check(options));
    exchange.input(labels);
    exchange.output(Shape{2});
    // The order of the examples, and weights on their way to be packed.
    const auto weights = static_cast<double>(learner_->model->network.parameter_count());
    exchange.expect_allocations(float_bytes * (static_cast<double>(labels) + weights));
  }

  Status run(Exchange& exchange) override {
    learner_->trainer.optimizer().set_learning_rate(learning_rate_);
    const Result<StepResult> result =
        learner_->trainer.step(learner_->model->network, exchange.tensor(0), exchange.integers(1));
    if (!result.ok()) return result.status();
    exchange.floats(2)[0] = result.value().loss;
    exchange.floats(2)[1] = result.value().accuracy;
    return {};
  }

 private:
  Learner* learner_ = nullptr;
  float learning_rate_ = 0;
};

constinit ForwardCall forward;
constinit ActivationsCall every_activation;
constinit ParametersCall parameters;
constinit CreateTrainerCall create_trainer;
constinit TrainCall train;

}  // namespace

Call& forward_call() { return forward; }
Call& activations_call() { return every_activation; }
Call& parameters_call() { return parameters; }
Call& create_trainer_call() { return create_trainer; }
Call& train_call() { return train; }

}  // namespace convscope::bindings
