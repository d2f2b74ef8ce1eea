#include "nn/trainer.h"

#include <algorithm>
#include <cassert>
#include <numeric>

#include "core/text.h"

namespace convscope {
namespace {

/// images against the network's input: a batch of at least one.
Status check_images(const Network& network, const Shape& images) {
  Result<Shape> output = network.forward_shape(images);
  if (output.ok() && images.rank() == network.input_shape().rank() + 1) return {};
  return Status::range_error(
      concat("images is ", images, "; a batch [N, …] of ", network.input_shape(), " would fit"));
}

/// How many classes the network tells apart: it must answer with one list of logits.
int class_count(const Network& network) {
  const int layer = network.logits_layer();
  const Shape& shape = layer < 0
                           ? network.input_shape()
                           : network.description()[static_cast<std::size_t>(layer)].output_shape;
  return shape.rank() == 1 ? shape[0] : 0;
}

}  // namespace

Result<Trainer> Trainer::create(const Network& network, const TrainerOptions& options) {
  if (Status valid = check(options.optimizer); !valid.ok()) return valid;
  if (options.batch_size < 1) {
    return Status::range_error(concat("batchSize must be at least 1, got ", options.batch_size));
  }
  if (network.parameter_count() == 0) {
    return Status::range_error("model has no weights that could learn");
  }
  if (class_count(network) == 0) {
    return Status::range_error(
        concat("model ends in ", network.output_shape(),
               "; a trainer needs one score for each class: [K], before or behind softmax"));
  }
  if (network.workspace_size(Keep::gradients) > max_workspace_size) {
    return Status::range_error(concat("model needs ", network.workspace_size(Keep::gradients),
                                      " values of memory to learn; at most ", max_workspace_size,
                                      " would fit"));
  }
  return Trainer(network, options);
}

Trainer::Trainer(const Network& network, const TrainerOptions& options)
    : options_(options),
      optimizer_(options.optimizer, network.parameter_ranges()),
      workspace_(network.make_workspace(Keep::gradients)),
      random_(options.seed),
      parameters_(network.parameter_count()),
      gradients_(network.parameter_count()) {}

Result<StepResult> Trainer::step(Network& network, const ConstTensorView& images,
                                 std::span<const std::int32_t> labels) {
  if (Status fits = check_images(network, images.shape()); !fits.ok()) return fits;
  const auto count = static_cast<std::size_t>(images.shape()[0]);
  if (labels.size() != count) {
    return Status::range_error(
        concat("labels has ", labels.size(), " values; images holds ", count));
  }
  const int classes = class_count(network);
  for (const std::int32_t label : labels) {
    if (label < 0 || label >= classes) {
      return Status::range_error(
          concat("labels holds ", label, "; classes are 0 to ", classes - 1));
    }
  }
  return learn(network, images, [&](int example, float scale) {
    return label_loss(workspace_.logits(), labels[static_cast<std::size_t>(example)], scale,
                      workspace_.d_logits());
  });
}

Result<StepResult> Trainer::step(Network& network, const ConstTensorView& images,
                                 const ConstTensorView& targets) {
  if (Status fits = check_images(network, images.shape()); !fits.ok()) return fits;
  const Shape wanted{images.shape()[0], class_count(network)};
  if (targets.shape() != wanted) {
    return Status::range_error(concat("targets is ", targets.shape(), "; ", wanted, " would fit"));
  }
  return learn(network, images, [&](int example, float scale) {
    return distribution_loss(workspace_.logits(), targets.slice(example).values(), scale,
                             workspace_.d_logits());
  });
}

/// The examples of this step, at the front of order_: all, or batch_size of them drawn without
/// repetition (Fisher, Yates).
int Trainer::draw_batch(int count) {
  order_.resize(static_cast<std::size_t>(count));
  std::iota(order_.begin(), order_.end(), 0);
  if (count <= options_.batch_size) return count;
  for (int i = 0; i < options_.batch_size; ++i) {
    const int other = i + random_.below(count - i);
    std::swap(order_[static_cast<std::size_t>(i)], order_[static_cast<std::size_t>(other)]);
  }
  return options_.batch_size;
}

template <typename Loss>
StepResult Trainer::learn(Network& network, const ConstTensorView& images, Loss loss_of) {
  const int batch = draw_batch(images.shape()[0]);
  const float scale = 1.0f / static_cast<float>(batch);
  double loss = 0.0;
  int correct = 0;
  workspace_.clear_gradients();
  for (int i = 0; i < batch; ++i) {
    const int example = order_[static_cast<std::size_t>(i)];
    std::ranges::copy(images.slice(example).values(), workspace_.input().begin());
    network.run(workspace_);
    const ExampleLoss one = loss_of(example, scale);
    network.backward(workspace_);
    loss += one.value;
    correct += one.correct ? 1 : 0;
  }
  std::ranges::fill(gradients_, 0.0f);
  network.add_gradients(workspace_, gradients_);
  network.get_parameters(parameters_);
  optimizer_.step(gradients_, parameters_);
  network.set_parameters(parameters_);
  return {.loss = static_cast<float>(loss / batch),
          .accuracy = static_cast<float>(correct) * scale};
}

}  // namespace convscope
