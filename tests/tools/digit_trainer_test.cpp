#include "tools/support/digit_trainer.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <vector>

namespace convscope {
namespace {

const LanesArchitecture small_architecture{.stages = {{2, 5}, {4, 3}}};

/// Digits that anybody can tell apart: a bar whose place says which digit it is.
DigitPictures bars(int count) {
  DigitPictures pictures;
  std::vector<float> picture(784);
  for (int i = 0; i < count; ++i) {
    const int label = i % 10;
    for (int place = 0; place < 784; ++place) {
      const int column = place % 28;
      picture[static_cast<std::size_t>(place)] =
          column >= 3 + 2 * label && column < 6 + 2 * label ? 1.0f : 0.0f;
    }
    pictures.append(picture, static_cast<std::uint8_t>(label));
  }
  return pictures;
}

std::vector<TrainingSource> sources() {
  const AugmentLimits slight{
      .shift = 0.3f, .scale = 0, .rotation = 1, .shear = 0, .elastic = 0, .thickness = 0};
  // Thirteen in a batch: the second group of eight has lanes to spare.
  return {{"bars", bars(260), slight, 13}};
}

std::vector<float> train(std::uint64_t seed, int epochs) {
  const std::vector<TrainingSource> data = sources();
  DigitTrainer trainer(small_architecture, data, {.seed = seed, .epochs = epochs});
  while (!trainer.finished()) trainer.step();
  return {trainer.averaged_parameters().begin(), trainer.averaged_parameters().end()};
}

TEST_CASE("the same seed gives the same weights on two threads, another seed others") {
  const std::vector<float> first = train(1, 2);
  CHECK(first == train(1, 2));
  CHECK(first != train(2, 2));
}

TEST_CASE("what nobody could confuse is learned") {
  LanesNetwork network(small_architecture);
  network.set_parameters(train(1, 20));
  const DigitPictures pictures = bars(10);
  const std::vector<float> logits = lanes_logits(network, pictures);
  int right = 0;
  for (int i = 0; i < 10; ++i) {
    const auto row = logits.begin() + 10 * i;
    right += std::max_element(row, row + 10) - row == i ? 1 : 0;
  }
  CHECK(right == 10);
}

TEST_CASE("a picture of no digit is answered with doubt") {
  std::vector<TrainingSource> data = sources();
  DigitPictures blank;
  blank.append(std::vector<float>(784), no_digit);
  data.push_back({"blank", blank, data[0].limits, 3});
  DigitTrainer trainer(small_architecture, data, {.epochs = 20});
  while (!trainer.finished()) trainer.step();
  LanesNetwork network(small_architecture);
  network.set_parameters(trainer.averaged_parameters());
  const std::vector<float> logits = lanes_logits(network, blank);
  const auto [low, high] = std::minmax_element(logits.begin(), logits.end());
  // Equal logits are equal probabilities; a difference of 1 is a factor of e.
  CHECK(*high - *low < 1.0f);
}

}  // namespace
}  // namespace convscope
