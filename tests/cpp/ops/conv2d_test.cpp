#include "ops/conv2d.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>
#include <limits>

#include "support/numbers.h"
#include "support/operators.h"

namespace convscope {
namespace {

using namespace testing;

const float infinity = std::numeric_limits<float>::infinity();

std::string refusal(const Shape& x, const Shape& weight, const Conv2dOptions& options = {}) {
  return plan_conv2d(x, weight, options).status().message();
}

TEST_CASE("cross-correlation is done on paper") {
  //  1 2 3                     1*1 + 5*1 = 6    2*1 + 6*1 = 8
  //  4 5 6   with  1 0    =    4*1 + 8*1 = 12   5*1 + 9*1 = 14
  //  7 8 9         0 1
  const Tensor y =
      conv2d(counting_tensor(Shape{1, 1, 3, 3}), Tensor(Shape{1, 1, 2, 2}, {1, 0, 0, 1}));
  CHECK(y.shape() == Shape{1, 1, 2, 2});
  CHECK(to_vector(y.values()) == std::vector<float>{6, 8, 12, 14});
}

TEST_CASE("the example on every blackboard comes out as on the blackboard") {
  const Tensor image(Shape{1, 1, 4, 4}, {0, 10, 10, 0, 20, 30, 30, 20, 10, 20, 20, 10, 0, 5, 5, 0});
  const Tensor kernel(Shape{1, 1, 2, 2}, {1, 0, 0, 2});
  CHECK(to_vector(conv2d(image, kernel).values()) ==
        std::vector<float>{60, 70, 50, 60, 70, 50, 20, 30, 20});
}

TEST_CASE("true convolution flips the kernel in both directions") {
  const Tensor image = counting_tensor(Shape{1, 1, 3, 4});
  const Tensor kernel(Shape{1, 1, 2, 3}, {1, 2, 3, 4, 5, 6});
  const Tensor flipped(Shape{1, 1, 2, 3}, {6, 5, 4, 3, 2, 1});
  CHECK_THAT(conv2d(image, kernel, {}, {.operation = Operation::convolution}).values(),
             same_as(conv2d(image, flipped).values()));
}

TEST_CASE("one filter sums over all channels, and each output channel has its own bias") {
  // Channels 1 2 | 3 4 under 1×1 filters (10, 100) and (1, -1):  310 420, plus 5;  -2 -2, plus 7
  const Tensor x(Shape{1, 2, 1, 2}, {1, 2, 3, 4});
  const Tensor weight(Shape{2, 2, 1, 1}, {10, 100, 1, -1});
  CHECK(to_vector(conv2d(x, weight, std::vector<float>{5, 7}).values()) ==
        std::vector<float>{315, 425, 5, 5});
}

TEST_CASE("stride jumps over places, dilation spreads the kernel") {
  const Tensor x = counting_tensor(Shape{1, 1, 1, 7});
  const Tensor ones(Shape{1, 1, 1, 2}, {1, 1});
  // 1+2, 3+4, 5+6
  CHECK(to_vector(conv2d(x, ones, {}, {.window = {.stride = {1, 2}}}).values()) ==
        std::vector<float>{3, 7, 11});
  // 1+4, 2+5, 3+6, 4+7
  CHECK(to_vector(conv2d(x, ones, {}, {.window = {.dilation = {1, 3}}}).values()) ==
        std::vector<float>{5, 7, 9, 11});
}

TEST_CASE("each border rule shows its ghost cells") {
  //                           ghosts | 1 2 3 | ghosts, under 1 1 1
  const Tensor x = counting_tensor(Shape{1, 1, 1, 3});
  const Tensor ones(Shape{1, 1, 1, 3}, {1, 1, 1});
  const auto bordered = [&](PaddingMode mode) {
    const WindowOptions window{.padding = {0, 2, 0, 1}, .padding_mode = mode};
    return to_vector(conv2d(x, ones, {}, {.window = window}).values());
  };
  CHECK(bordered(PaddingMode::zeros) == std::vector<float>{1, 3, 6, 5});      // 0 0 | 1 2 3 | 0
  CHECK(bordered(PaddingMode::replicate) == std::vector<float>{3, 4, 6, 8});  // 1 1 | 1 2 3 | 3
  CHECK(bordered(PaddingMode::reflect) == std::vector<float>{6, 5, 6, 7});    // 3 2 | 1 2 3 | 2
  CHECK(bordered(PaddingMode::circular) == std::vector<float>{6, 6, 6, 6});   // 2 3 | 1 2 3 | 1
}

TEST_CASE("padding 1 keeps the size of the image under a 3x3 kernel") {
  const int size = GENERATE(1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 28, 31);
  const Conv2dPlan plan =
      conv2d_plan({1, 1, size, size}, {1, 1, 3, 3}, {.window = {.padding = {1, 1, 1, 1}}});
  CHECK(plan.output == Shape{1, 1, size, size});
}

TEST_CASE("a convolution stays within its padding: it has no ceil mode") {
  // 1 2 3 4 under 2 taps with stride 3: one place, and a second would need a fifth cell.
  const Conv2dOptions options{.window = {.stride = {1, 3}, .ceil_mode = true}};
  CHECK(to_vector(
            conv2d(counting_tensor({1, 1, 1, 4}), Tensor(Shape{1, 1, 1, 2}, {1, 1}), {}, options)
                .values()) == std::vector<float>{3});
}

TEST_CASE("groups are separate convolutions side by side") {
  Random random{3};
  const Tensor x = random_tensor({2, 6, 5, 4}, random);
  const Tensor weight = random_tensor({4, 3, 3, 2}, random);
  const std::vector<float> bias{1, 2, 3, 4};
  const Tensor y = conv2d(x, weight, bias, {.groups = 2});
  for (int batch = 0; batch < 2; ++batch) {
    for (int group = 0; group < 2; ++group) {
      const auto first = static_cast<std::size_t>(group);
      const std::span<const float> channels =
          x.view().slice(batch).values().subspan(first * 60, 60);
      const std::span<const float> filters = weight.values().subspan(first * 36, 36);
      const Tensor part =
          conv2d(Tensor({1, 3, 5, 4}, to_vector(channels)),
                 Tensor({2, 3, 3, 2}, to_vector(filters)), std::span(bias).subspan(first * 2, 2));
      CHECK_THAT(y.view().slice(batch).values().subspan(first * 18, 18), same_as(part.values()));
    }
  }
}

TEST_CASE("a depthwise convolution filters every channel on its own") {
  const Tensor x(Shape{1, 2, 1, 2}, {1, 2, 3, 4});
  const Tensor weight(Shape{2, 1, 1, 1}, {10, 100});
  CHECK(to_vector(conv2d(x, weight, {}, {.groups = 2}).values()) ==
        std::vector<float>{10, 20, 300, 400});
}

TEST_CASE("an activation is applied to all outputs, or one to each channel") {
  const Tensor x(Shape{1, 1, 1, 2}, {-1, 2});
  const Tensor weight(Shape{2, 1, 1, 1}, {1, 1});
  const auto activated = [&](std::vector<ActivationKind> kinds) {
    return to_vector(conv2d(x, weight, {}, {.activation = std::move(kinds)}).values());
  };
  CHECK(activated({}) == std::vector<float>{-1, 2, -1, 2});
  CHECK(activated({ActivationKind::relu}) == std::vector<float>{0, 2, 0, 2});
  CHECK(activated({ActivationKind::none, ActivationKind::relu}) == std::vector<float>{-1, 2, 0, 2});
}

TEST_CASE("a sum of 100,000 equal products keeps five digits") {
  const int channels = 100000;
  const Tensor x(Shape{1, channels, 1, 1}, std::vector<float>(channels, 0.1f));
  const Tensor weight(Shape{1, channels, 1, 1}, std::vector<float>(channels, 1.0f));
  const double exact = static_cast<double>(0.1f) * channels;
  CHECK(std::abs(conv2d(x, weight).values()[0] / exact - 1.0) < 1e-5);
}

TEST_CASE("NaN and infinity flow through the sums that meet them, and nowhere else") {
  Tensor x(Shape{1, 1, 1, 4}, {1, infinity, 1, 1});
  const Tensor ones(Shape{1, 1, 1, 2}, {1, 1});
  CHECK_THAT(conv2d(x, ones).values(), same_as(std::vector<float>{infinity, infinity, 2}));
  // Zeros around a picture are numbers: 0 · ∞ is NaN, as in PyTorch.
  const Tensor infinite(Shape{1, 1, 1, 1}, {infinity});
  CHECK_THAT(
      conv2d(Tensor(Shape{1, 1, 1, 1}, {1}), infinite, {}, {.window = {.padding = {0, 1, 0, 0}}})
          .values(),
      same_as(std::vector<float>{std::nanf(""), infinity}));
}

TEST_CASE("64 filters of 5x5 on 32x32x3 have 4,800 weights and make 28x28x64 values") {
  const Conv2dPlan plan = conv2d_plan({1, 3, 32, 32}, {64, 3, 5, 5}, {});
  CHECK(plan.weight.element_count() == 4800);
  CHECK(plan.output == Shape{1, 64, 28, 28});
  // A fully connected layer of the same shapes:
  CHECK(plan.input.element_count() * plan.output.element_count() == 154'140'672);
}

TEST_CASE("shapes that do not fit are refused by name, with what would fit") {
  CHECK(refusal({5, 5}, {1, 1, 3, 3}) == "x is [5, 5]; it must be [C, H, W] or [N, C, H, W]");
  CHECK(refusal({1, 1, 5, 5}, {3, 3}) == "weight is [3, 3]; it must be [O, C / groups, kH, kW]");
  CHECK(refusal({1, 3, 5, 5}, {8, 1, 3, 3}) ==
        "weight has 1 channels in each filter; x with 3 channels in 1 groups needs 3");
  CHECK(refusal({1, 4, 5, 5}, {8, 1, 3, 3}, {.groups = 3}) ==
        "groups is 3; it must divide the 4 channels of x and the 8 filters of weight");
  CHECK(refusal({1, 4, 5, 5}, {6, 1, 3, 3}, {.groups = 3}) ==
        "groups is 3; it must divide the 4 channels of x and the 6 filters of weight");
  CHECK(refusal({1, 3, 5, 5}, {8, 1, 3, 3}, {.groups = 3}) ==
        "groups is 3; it must divide the 3 channels of x and the 8 filters of weight");
  CHECK(refusal({1, 4, 5, 5}, {8, 1, 3, 3}, {.groups = 0}) == "groups must be at least 1, got 0");
  CHECK(refusal({1, 1, 5, 5}, {3, 1, 3, 3},
                {.activation = {ActivationKind::relu, ActivationKind::none}}) ==
        "activation has 2 entries; one, or one for each of the 3 output channels, would fit");
  CHECK(refusal({1, 1, 5, 5}, {1, 1, 6, 3}) ==
        "kernel of 6 with dilation 1 spans 6 cells; the padded input has only 5");
  CHECK(refusal({1, 0, 5, 5}, {1, 1, 3, 3}) == "x is [1, 0, 5, 5]; every size must be at least 1");
}

TEST_CASE("an output larger than any tensor is refused before anything is allocated") {
  CHECK_THAT(
      refusal({1, 1, 1, 1}, {1, 1, 1, 1}, {.window = {.padding = {30000, 30000, 30000, 30000}}}),
      Catch::Matchers::StartsWith("output is [1, 1, 60001, 60001], more than"));
}

}  // namespace
}  // namespace convscope
