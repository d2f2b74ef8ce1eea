#include "nn/trainer.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cmath>

#include "nn/network_parts.h"
#include "support/numbers.h"

using namespace convscope;
using namespace convscope::testing;

namespace {

struct Examples {
  Tensor images;
  std::vector<std::int32_t> labels;
};

/// Noise with arbitrary labels: what only a network that learns by heart gets right.
Examples noise_of(const Shape& batch, std::uint64_t seed) {
  Random random{seed};
  Examples examples{random_tensor(batch, random), {}};
  for (int i = 0; i < batch[0]; ++i) examples.labels.push_back(random.below(4));
  return examples;
}

Examples noise(int count, std::uint64_t seed) { return noise_of(Shape{count, 1, 12, 13}, seed); }

Trainer make_trainer(const Network& network, const TrainerOptions& options) {
  Result<Trainer> trainer = Trainer::create(network, options);
  INFO(trainer.status().message());
  REQUIRE(trainer.ok());
  return std::move(trainer).value();
}

double loss_of(const Network& network, Workspace& workspace, const Examples& examples) {
  double loss = 0;
  for (int n = 0; n < examples.images.shape()[0]; ++n) {
    std::ranges::copy(examples.images.view().slice(n).values(), workspace.input().begin());
    network.run(workspace);
    loss += label_loss(workspace.logits(), examples.labels[static_cast<std::size_t>(n)], 1.0f,
                       workspace.d_logits())
                .value;
  }
  return loss;
}

std::vector<float> parameters_of(const Network& network) {
  std::vector<float> parameters(network.parameter_count());
  network.get_parameters(parameters);
  return parameters;
}

/// How many parameters have another gradient than the slope of the loss over the examples says, by
/// more than the loss is known.
int count_wrong_gradients(Network& network, const Examples& examples) {
  Workspace workspace = network.make_workspace(Keep::gradients);
  for (int n = 0; n < examples.images.shape()[0]; ++n) {
    std::ranges::copy(examples.images.view().slice(n).values(), workspace.input().begin());
    network.run(workspace);
    label_loss(workspace.logits(), examples.labels[static_cast<std::size_t>(n)], 1.0f,
               workspace.d_logits());
    network.backward(workspace);
  }
  std::vector<float> gradients(network.parameter_count());
  network.add_gradients(workspace, gradients);

  std::vector<float> parameters = parameters_of(network);
  const float step = 1e-3f;
  int wrong = 0;
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const auto loss_at = [&](float value) {
      const float middle = parameters[i];
      parameters[i] = value;
      network.set_parameters(parameters);
      parameters[i] = middle;
      return loss_of(network, workspace, examples);
    };
    const double slope = (loss_at(parameters[i] + step) - loss_at(parameters[i] - step)) /
                         (2.0 * static_cast<double>(step));
    // Three losses of about 1 are known to some 1e-6, so their difference over 2e-3 to 1e-3.
    if (std::abs(slope - static_cast<double>(gradients[i])) > 2e-3) ++wrong;
  }
  return wrong;
}

}  // namespace

TEST_CASE("the gradient of every parameter of a whole network is the slope of its loss") {
  Network network = small_network(21);
  // Where the step crosses a kink of relu or exchanges a maximum, the slope is not the derivative.
  CHECK(count_wrong_gradients(network, noise(3, 22)) <=
        static_cast<int>(network.parameter_count() / 50));
}

TEST_CASE("so it is behind convolutions of signals, with strides, dilation and every border") {
  const PaddingMode mode = GENERATE(PaddingMode::zeros, PaddingMode::replicate,
                                    PaddingMode::reflect, PaddingMode::circular);
  Layer first = signal_layer(3, 2, 3);
  first.conv2d = {.window = {.dilation = {1, 2}, .padding = {0, 2, 0, 1}, .padding_mode = mode},
                  .operation = Operation::convolution,
                  .activation = {ActivationKind::gelu}};
  Layer second = signal_layer(4, 3, 2);
  second.conv2d.window.stride = {1, 2};
  Network network = make_network(
      {first, second, layer_of(LayerType::flatten), dense_layer(4, 4 * 6)}, Shape{2, 13});
  Random random{43};
  network.initialize(random);
  CHECK(count_wrong_gradients(network, noise_of(Shape{3, 2, 13}, 44)) == 0);
}

TEST_CASE("so it is behind filters that are not shared") {
  const Operation operation = GENERATE(Operation::cross_correlation, Operation::convolution);
  const PaddingMode mode = GENERATE(PaddingMode::zeros, PaddingMode::reflect);
  Layer first = own_filters_layer(Shape{5, 3, 2, 1, 3, 2});
  first.conv2d = {.window = {.stride = {1, 2}, .padding = {1, 0, 1, 1}, .padding_mode = mode},
                  .operation = operation,
                  .activation = {ActivationKind::tanh, ActivationKind::none}};
  const Layer second = own_filters_layer(Shape{4, 2, 3, 2, 2, 2});
  Network network = make_network({first, second, layer_of(LayerType::flatten), dense_layer(4, 24)},
                                 Shape{1, 5, 5});
  Random random{45};
  network.initialize(random);
  CHECK(count_wrong_gradients(network, noise_of(Shape{3, 1, 5, 5}, 46)) == 0);
}

TEST_CASE("gradients add up over runs and begin anew when cleared") {
  const Network network = small_network(23);
  const Examples examples = noise(1, 24);
  Workspace workspace = network.make_workspace(Keep::gradients);
  std::vector<float> once(network.parameter_count());
  std::vector<float> twice(network.parameter_count());
  const auto run = [&] {
    loss_of(network, workspace, examples);
    network.backward(workspace);
  };
  run();
  network.add_gradients(workspace, once);
  run();
  network.add_gradients(workspace, twice);
  for (float& value : once) value *= 2;
  CHECK_THAT(twice, same_as(once, 1e-5f * largest_magnitude(once)));
  workspace.clear_gradients();
  std::vector<float> none(network.parameter_count());
  network.add_gradients(workspace, none);
  CHECK(largest_magnitude(none) == 0.0f);
}

TEST_CASE("a small network learns eight noise pictures by heart with each optimiser") {
  for (const OptimizerOptions& optimizer :
       {OptimizerOptions{.kind = OptimizerKind::sgd, .learning_rate = 0.2f},
        OptimizerOptions{.kind = OptimizerKind::momentum, .learning_rate = 0.02f},
        OptimizerOptions{.kind = OptimizerKind::adam, .learning_rate = 0.01f}}) {
    CAPTURE(static_cast<int>(optimizer.kind));
    Network network = small_network(25);
    const Examples examples = noise(8, 26);
    Trainer trainer = make_trainer(network, {.optimizer = optimizer, .batch_size = 8});
    StepResult result;
    for (int i = 0; i < 200; ++i) {
      result = trainer.step(network, examples.images.view(), examples.labels).value();
    }
    CHECK(result.loss < 0.1f);
    CHECK(result.accuracy == 1.0f);
  }
}

TEST_CASE("training with the same seed gives the same weights to the bit, with another others") {
  const Examples examples = noise(32, 27);
  const auto train = [&](std::uint64_t seed) {
    Network network = small_network(28);
    Trainer trainer = make_trainer(network, {.batch_size = 4, .seed = seed});
    for (int i = 0; i < 10; ++i) {
      REQUIRE(trainer.step(network, examples.images.view(), examples.labels).ok());
    }
    return parameters_of(network);
  };
  CHECK(train(1) == train(1));
  CHECK(train(1) != train(2));
}

TEST_CASE("a step says the loss and accuracy of its batch before it learned from it") {
  Network network = small_network(29);
  const Examples examples = noise(5, 30);
  Workspace workspace = network.make_workspace(Keep::gradients);
  const double before = loss_of(network, workspace, examples);
  Trainer trainer = make_trainer(network, {});
  const StepResult first = trainer.step(network, examples.images.view(), examples.labels).value();
  CHECK(first.loss == static_cast<float>(before / 5));
  CHECK(loss_of(network, workspace, examples) < before);
}

TEST_CASE("targets that share their weight between classes make a network undecided") {
  Network network = small_network(31);
  const Examples examples = noise(4, 32);
  const Tensor targets(Shape{4, 4}, std::vector<float>(16, 0.25f));
  Trainer trainer =
      make_trainer(network, {.optimizer = {.kind = OptimizerKind::adam, .learning_rate = 0.01f}});
  StepResult result;
  for (int i = 0; i < 200; ++i) {
    result = trainer.step(network, examples.images.view(), targets.view()).value();
  }
  // The loss of the best answer is the entropy of the target, log 4.
  CHECK(std::abs(result.loss - std::log(4.0f)) < 0.01f);
}

TEST_CASE("what a trainer cannot use is refused with a sentence, and nothing changes") {
  Network network = small_network(33);
  const std::vector<float> before = parameters_of(network);
  Trainer trainer = make_trainer(network, {});
  const Examples examples = noise(2, 34);
  CHECK(trainer.step(network, examples.images.view(), std::vector<std::int32_t>{1})
            .status()
            .message() == "labels has 1 values; images holds 2");
  CHECK(trainer.step(network, examples.images.view(), std::vector<std::int32_t>{1, 4})
            .status()
            .message() == "labels holds 4; classes are 0 to 3");
  CHECK(trainer.step(network, examples.images.view().slice(0), std::vector<std::int32_t>{1})
            .status()
            .message() == "images is [1, 12, 13]; a batch [N, …] of [1, 12, 13] would fit");
  CHECK(parameters_of(network) == before);

  CHECK(Trainer::create(network, {.batch_size = 0}).status().message() ==
        "batchSize must be at least 1, got 0");
  const Network weightless = make_network({layer_of(LayerType::softmax)}, Shape{4});
  CHECK(Trainer::create(weightless, {}).status().message() ==
        "model has no weights that could learn");
  const Network picture = make_network({same_conv2d(2, 1, 3)}, Shape{1, 4, 4});
  CHECK(Trainer::create(picture, {}).status().message() ==
        "model ends in [2, 4, 4]; a trainer needs one score for each class: [K], before or behind "
        "softmax");
}
