#include "bindings/model_calls.h"

#include <algorithm>

#include "bindings/memory.h"
#include "bindings/model_table.h"
#include "core/text.h"
#include "nn/model_file.h"

namespace convscope::bindings {
namespace {

constexpr double float_bytes = sizeof(float);

/// Room for what is said of each layer: names, shapes, slots.
Status check_layer_list(const Network& network) {
  return check_memory(bytes_per_layer * static_cast<double>(network.layers().size()));
}

class ForwardCall final : public Call {
 public:
  Status plan(Arguments& arguments, Exchange& exchange) override {
    model_ = models().get(arguments.whole());
    x_shape_ = arguments.tensor("x");
    if (!arguments.status().ok()) return arguments.status();
    const Result<Shape> y = model_->network.forward_shape(x_shape_);
    if (!y.ok()) return y.status();
    y_shape_ = y.value();
    x_ = exchange.input(x_shape_.element_count());
    y_ = exchange.output(y_shape_);
    return {};
  }

  Status run(Exchange& exchange) override {
    model_->network.forward(exchange.tensor(x_, x_shape_), model_->workspace,
                            exchange.tensor(y_, y_shape_));
    return {};
  }

 private:
  Model* model_ = nullptr;
  Shape x_shape_, y_shape_;
  Slot x_, y_;
};

class ActivationsCall final : public Call {
 public:
  Status plan(Arguments& arguments, Exchange& exchange) override {
    model_ = models().get(arguments.whole());
    const Shape x = arguments.tensor("x");
    if (!arguments.status().ok()) return arguments.status();
    const Network& network = model_->network;
    if (x != network.input_shape()) {
      return Status::range_error(
          concat("x has the shape ", x, "; this model takes ", network.input_shape()));
    }
    if (Status status = check_layer_list(network); !status.ok()) return status;
    x_ = exchange.input(x.element_count());
    outputs_.clear();
    for (const LayerDescription& layer : network.description()) {
      outputs_.push_back(exchange.output(layer.output_shape));
    }
    if (!model_->all_activations) {
      exchange.expect_allocations(float_bytes *
                                  static_cast<double>(network.workspace_size(Keep::activations)));
    }
    return {};
  }

  Status run(Exchange& exchange) override {
    if (!model_->all_activations) {
      model_->all_activations = model_->network.make_workspace(Keep::activations);
    }
    Workspace& workspace = *model_->all_activations;
    std::ranges::copy(exchange.floats(x_), workspace.input().begin());
    model_->network.run(workspace);
    for (std::size_t i = 0; i < outputs_.size(); ++i) {
      model_->network.read_activation(workspace, static_cast<int>(i), exchange.floats(outputs_[i]));
    }
    return {};
  }

 private:
  Model* model_ = nullptr;
  Slot x_;
  std::vector<Slot> outputs_;
};

/// One result for each weight and bias, in the order of Network::parameter_ranges.
class ParametersCall final : public Call {
 public:
  Status plan(Arguments& arguments, Exchange& exchange) override {
    model_ = models().get(arguments.whole());
    outputs_.clear();
    if (Status status = check_layer_list(model_->network); !status.ok()) return status;
    for (const ParameterRange& range : model_->network.parameter_ranges()) {
      outputs_.push_back(exchange.output(tensor_of(range).shape()));
    }
    return {};
  }

  Status run(Exchange& exchange) override {
    std::size_t next = 0;
    for (const ParameterRange& range : model_->network.parameter_ranges()) {
      std::ranges::copy(tensor_of(range).values(), exchange.floats(outputs_[next++]).begin());
    }
    return {};
  }

 private:
  const Tensor& tensor_of(const ParameterRange& range) const {
    const Layer& layer = model_->network.layers()[static_cast<std::size_t>(range.layer)];
    return range.is_bias ? layer.bias : layer.weight;
  }

  Model* model_ = nullptr;
  std::vector<Slot> outputs_;
};

class SaveCall final : public Call {
 public:
  Status plan(Arguments& arguments, Exchange& exchange) override {
    model_ = models().get(arguments.whole());
    file_ = exchange.late_output();
    // The values once as tensors of a file, once as its bytes.
    const Network& network = model_->network;
    exchange.expect_allocations(3.0 * float_bytes * static_cast<double>(network.parameter_count()) +
                                bytes_per_layer * static_cast<double>(network.layers().size()));
    return {};
  }

  Status run(Exchange& exchange) override {
    const Network& network = model_->network;
    bytes_ = write_model({network.layers(), network.input_shape(), {}}, StoredType::f32);
    exchange.publish(file_, bytes_.data(), static_cast<int>(bytes_.size()));
    return {};
  }

  // Not {}, which would keep the room.
  void forget() override { bytes_ = std::vector<std::uint8_t>(); }

 private:
  Model* model_ = nullptr;
  Slot file_;
  std::vector<std::uint8_t> bytes_;
};

OptimizerOptions read_optimizer(Arguments& arguments) {
  OptimizerOptions options;
  options.kind = arguments.code<OptimizerKind>();
  options.learning_rate = arguments.number();
  return options;
}

class CreateTrainerCall final : public Call {
 public:
  Status plan(Arguments& arguments, Exchange& exchange) override {
    model_ = models().get(arguments.whole());
    options_.optimizer = read_optimizer(arguments);
    options_.batch_size = arguments.whole();
    options_.seed = arguments.seed();
    number_ = exchange.output(Shape{1});
    const Network& network = model_->network;
    const auto values = static_cast<double>(network.workspace_size(Keep::gradients)) +
                        5.0 * static_cast<double>(network.parameter_count());
    exchange.expect_allocations(float_bytes * values +
                                bytes_per_layer * static_cast<double>(network.layers().size()));
    return {};
  }

  Status run(Exchange& exchange) override {
    Result<Trainer> trainer = Trainer::create(model_->network, options_);
    if (!trainer.ok()) return trainer.status();
    exchange.integers(number_)[0] = learners().add({std::move(trainer.value()), model_});
    return {};
  }

 private:
  Model* model_ = nullptr;
  TrainerOptions options_;
  Slot number_;
};

class TrainCall final : public Call {
 public:
  Status plan(Arguments& arguments, Exchange& exchange) override {
    learner_ = learners().get(arguments.whole());
    learning_rate_ = arguments.number();
    images_shape_ = arguments.tensor("images");
    const auto labels = static_cast<std::size_t>(arguments.whole());
    if (!arguments.status().ok()) return arguments.status();
    OptimizerOptions options = learner_->trainer.optimizer().options();
    options.learning_rate = learning_rate_;
    images_ = exchange.input(images_shape_.element_count());
    labels_ = exchange.input(labels);
    result_ = exchange.output(Shape{2});
    // The order of the examples, and weights on their way to be packed.
    const auto weights = static_cast<double>(learner_->model->network.parameter_count());
    exchange.expect_allocations(float_bytes * (static_cast<double>(labels) + weights));
    return check(options);
  }

  Status run(Exchange& exchange) override {
    learner_->trainer.optimizer().set_learning_rate(learning_rate_);
    const Result<StepResult> result =
        learner_->trainer.step(learner_->model->network, exchange.tensor(images_, images_shape_),
                               exchange.integers(labels_));
    if (!result.ok()) return result.status();
    exchange.floats(result_)[0] = result.value().loss;
    exchange.floats(result_)[1] = result.value().accuracy;
    return {};
  }

 private:
  Learner* learner_ = nullptr;
  float learning_rate_ = 0;
  Shape images_shape_;
  Slot images_, labels_, result_;
};

}  // namespace

Call& forward_call() {
  static ForwardCall call;
  return call;
}

Call& activations_call() {
  static ActivationsCall call;
  return call;
}

Call& parameters_call() {
  static ParametersCall call;
  return call;
}

Call& save_call() {
  static SaveCall call;
  return call;
}

Call& create_trainer_call() {
  static CreateTrainerCall call;
  return call;
}

Call& train_call() {
  static TrainCall call;
  return call;
}

}  // namespace convscope::bindings
