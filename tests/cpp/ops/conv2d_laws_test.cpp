// Laws that convolution obeys whatever the numbers are.

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <cmath>

#include "support/numbers.h"
#include "support/operators.h"

namespace convscope {
namespace {

using namespace testing;

struct Setting {
  const char* name;
  Shape x;
  Shape weight;
  Conv2dOptions options;
};

Conv2dOptions with(WindowOptions window, int groups = 1,
                   Operation operation = Operation::cross_correlation) {
  return {.window = window, .groups = groups, .operation = operation};
}

/// Every option at least once, on sizes that are no multiples of anything.
std::vector<Setting> settings() {
  return {
      {"plain", {2, 3, 9, 7}, {4, 3, 3, 2}, {}},
      {"one cell", {1, 1, 1, 1}, {1, 1, 1, 1}, {}},
      {"stride", {1, 2, 13, 9}, {3, 2, 3, 3}, with({.stride = {2, 3}, .padding = {1, 2, 0, 1}})},
      {"dilation",
       {1, 2, 9, 13},
       {3, 2, 3, 2},
       with({.dilation = {2, 3}, .padding = {2, 2, 2, 2}})},
      {"same",
       {2, 1, 8, 5},
       {2, 1, 4, 3},
       with({.stride = {2, 2}, .padding_rule = PaddingRule::same})},
      {"full", {1, 2, 5, 4}, {2, 2, 3, 3}, with({.padding_rule = PaddingRule::full})},
      {"groups", {2, 6, 5, 5}, {4, 3, 3, 3}, with({.padding = {1, 1, 1, 1}}, 2)},
      {"depthwise", {1, 4, 6, 5}, {8, 1, 2, 3}, with({}, 4)},
      {"flipped",
       {1, 2, 6, 7},
       {2, 2, 3, 4},
       with({.padding = {1, 1, 1, 1}}, 1, Operation::convolution)},
      {"replicate",
       {1, 2, 4, 5},
       {2, 2, 3, 3},
       with({.padding = {5, 2, 1, 6}, .padding_mode = PaddingMode::replicate})},
      {"reflect",
       {1, 2, 4, 5},
       {2, 2, 3, 3},
       with({.stride = {1, 2}, .padding = {3, 2, 1, 4}, .padding_mode = PaddingMode::reflect})},
      {"circular",
       {1, 2, 4, 5},
       {2, 2, 3, 3},
       with({.dilation = {2, 1}, .padding = {4, 2, 1, 5}, .padding_mode = PaddingMode::circular})},
  };
}

TEST_CASE("convolution is linear in the picture") {
  const Setting setting = GENERATE(from_range(settings()));
  CAPTURE(setting.name);
  Random random{11};
  const Tensor a = random_tensor(setting.x, random);
  const Tensor b = random_tensor(setting.x, random);
  const Tensor weight = random_tensor(setting.weight, random);
  Tensor mixed(setting.x);
  for (std::size_t k = 0; k < a.values().size(); ++k) {
    mixed.values()[k] = 0.5f * a.values()[k] - 2.0f * b.values()[k];
  }
  const Tensor of_a = conv2d(a, weight, {}, setting.options);
  const Tensor of_b = conv2d(b, weight, {}, setting.options);
  Tensor expected(of_a.shape());
  for (std::size_t k = 0; k < of_a.values().size(); ++k) {
    expected.values()[k] = 0.5f * of_a.values()[k] - 2.0f * of_b.values()[k];
  }
  // Numbers up to 2.5, up to 18 products of them in each sum.
  CHECK_THAT(conv2d(mixed, weight, {}, setting.options).values(),
             same_as(expected.values(), 2.5f * rounding_of_terms(18)));
}

TEST_CASE("the gradients are the adjoints: <conv(x, w), g> = <x, d_input> = <w, d_weight>") {
  const Setting setting = GENERATE(from_range(settings()));
  CAPTURE(setting.name);
  Random random{12};
  const Tensor x = random_tensor(setting.x, random);
  const Tensor weight = random_tensor(setting.weight, random);
  const Tensor y = conv2d(x, weight, {}, setting.options);
  const Tensor d_output = random_tensor(y.shape(), random);
  const LayerGradients d = conv2d_backward(d_output, x, weight, setting.options);
  const double forward = dot(y.values(), d_output.values());
  // Three ways to add up the same products, each within the rounding of its float values, which are
  // below 20.
  const double tolerance =
      20.0 * static_cast<double>(rounding_of_terms(static_cast<int>(y.values().size())));
  CHECK(std::abs(dot(x.values(), d.input.values()) - forward) < tolerance);
  CHECK(std::abs(dot(weight.values(), d.weight.values()) - forward) < tolerance);
  const std::vector<float> ones(d.bias.values().size(), 1.0f);
  const std::vector<float> all(d_output.values().size(), 1.0f);
  CHECK(std::abs(dot(ones, d.bias.values()) - dot(all, d_output.values())) < tolerance);
}

TEST_CASE("each single slope is the difference quotient") {
  const Setting setting = GENERATE(from_range(settings()));
  CAPTURE(setting.name);
  Random random{13};
  Tensor x = random_tensor(setting.x, random);
  Tensor weight = random_tensor(setting.weight, random);
  const Tensor d_output = random_tensor(conv2d(x, weight, {}, setting.options).shape(), random);
  const LayerGradients d = conv2d_backward(d_output, x, weight, setting.options);
  const auto loss = [&] {
    return dot(conv2d(x, weight, {}, setting.options).values(), d_output.values());
  };
  // The loss is linear in each number, so a step of 1 is as exact as a small one and drowns no
  // digits.
  const auto slope = [&](float& value) {
    const float kept = value;
    value = kept + 0.5f;
    const double above = loss();
    value = kept - 0.5f;
    const double below = loss();
    value = kept;
    return above - below;
  };
  const double tolerance =
      20.0 * static_cast<double>(rounding_of_terms(static_cast<int>(d_output.values().size())));
  for (std::size_t k = 0; k < x.values().size(); k += 7) {
    CAPTURE(k);
    REQUIRE(std::abs(slope(x.values()[k]) - d.input.values()[k]) < tolerance);
  }
  for (std::size_t k = 0; k < weight.values().size(); k += 3) {
    CAPTURE(k);
    REQUIRE(std::abs(slope(weight.values()[k]) - d.weight.values()[k]) < tolerance);
  }
}

TEST_CASE("gradients of weight and bias add to what is there; that of the input is written") {
  Random random{14};
  const Tensor x = random_tensor({1, 1, 4, 4}, random);
  const Tensor weight = random_tensor({1, 1, 2, 2}, random);
  const Tensor d_output = random_tensor({1, 1, 3, 3}, random);
  const LayerGradients once = conv2d_backward(d_output, x, weight);
  LayerGradients twice = conv2d_backward(d_output, x, weight);
  conv2d_backward_reference(conv2d_plan(x.shape(), weight.shape(), {}), d_output.view(), x.view(),
                            weight.view(),
                            {twice.input.values(), twice.weight.values(), twice.bias.values()});
  CHECK_THAT(twice.input.values(), same_as(once.input.values()));
  for (std::size_t k = 0; k < 4; ++k) {
    CHECK(twice.weight.values()[k] == 2.0f * once.weight.values()[k]);
  }
  CHECK(twice.bias.values()[0] == 2.0f * once.bias.values()[0]);
}

TEST_CASE("full convolution commutes: I * K = K * I") {
  const int size = GENERATE(1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 28, 31);
  Random random{15};
  const Tensor image = random_tensor({1, 1, size, 5}, random);
  const Tensor kernel = random_tensor({1, 1, 3, size}, random);
  const Conv2dOptions full{.window = {.padding_rule = PaddingRule::full},
                           .operation = Operation::convolution};
  const Tensor forth = conv2d(image, kernel, {}, full);
  const Tensor back = conv2d(kernel, image, {}, full);
  CHECK(forth.shape() == back.shape());
  CHECK_THAT(forth.values(), same_as(back.values(), rounding_of_terms(3 * 5)));
}

TEST_CASE("full cross-correlation does not commute") {
  const Tensor image(Shape{1, 1, 1, 2}, {1, 2});
  const Tensor kernel(Shape{1, 1, 1, 2}, {3, 4});
  const Conv2dOptions full{.window = {.padding_rule = PaddingRule::full}};
  CHECK(to_vector(conv2d(image, kernel, {}, full).values()) == std::vector<float>{4, 11, 6});
  CHECK(to_vector(conv2d(kernel, image, {}, full).values()) == std::vector<float>{6, 11, 4});
}

TEST_CASE("moving the picture moves the result, bit for bit, away from the border") {
  const int size = GENERATE(5, 6, 7, 8, 9, 13, 28, 31);
  Random random{16};
  const Tensor image = random_tensor({1, 1, size, size}, random);
  const Tensor kernel = random_tensor({1, 1, 3, 3}, random);
  Tensor moved(image.shape());  // one row down, two columns right
  for (int row = 1; row < size; ++row) {
    for (int column = 2; column < size; ++column) {
      moved.view().at(0, 0, row, column) = image.view().at(0, 0, row - 1, column - 2);
    }
  }
  const Tensor y = conv2d(image, kernel);
  const Tensor y_moved = conv2d(moved, kernel);
  for (int row = 1; row < size - 2; ++row) {
    for (int column = 2; column < size - 2; ++column) {
      REQUIRE(y_moved.view().at(0, 0, row, column) == y.view().at(0, 0, row - 1, column - 2));
    }
  }
}

TEST_CASE("on a circular border the result moves along exactly, all the way around") {
  Random random{17};
  const Tensor image = random_tensor({1, 1, 1, 9}, random);
  const Tensor kernel = random_tensor({1, 1, 1, 3}, random);
  Tensor turned = image;
  std::rotate(turned.values().begin(), turned.values().begin() + 4, turned.values().end());
  const Conv2dOptions circular{
      .window = {.padding = {0, 1, 0, 1}, .padding_mode = PaddingMode::circular}};
  Tensor expected = conv2d(image, kernel, {}, circular);
  std::rotate(expected.values().begin(), expected.values().begin() + 4, expected.values().end());
  CHECK_THAT(conv2d(turned, kernel, {}, circular).values(), same_as(expected.values()));
}

TEST_CASE("a batch is its pictures one by one") {
  Random random{18};
  const Tensor x = random_tensor({3, 2, 5, 5}, random);
  const Tensor weight = random_tensor({2, 2, 3, 3}, random);
  const Tensor y = conv2d(x, weight);
  for (int batch = 0; batch < 3; ++batch) {
    const Tensor one({1, 2, 5, 5}, to_vector(x.view().slice(batch).values()));
    CHECK_THAT(y.view().slice(batch).values(), same_as(conv2d(one, weight).values()));
  }
}

}  // namespace
}  // namespace convscope
