#include "ops/window.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <limits>
#include <vector>

namespace convscope {
namespace {

constexpr int huge = std::numeric_limits<int>::max();

Window resolved(Pair input, Pair kernel, const WindowOptions& options) {
  const Result<Window> window = resolve_window(input, kernel, options);
  INFO(window.status().message());
  REQUIRE(window.ok());
  return window.value();
}

std::string refusal(Pair input, Pair kernel, const WindowOptions& options) {
  return resolve_window(input, kernel, options).status().message();
}

TEST_CASE("a window of 3 on 5 cells has 3 places, with stride 2 only 2") {
  // . . .            . . .
  //   . . .              . . .
  //     . . .
  CHECK(output_size({.input = 5, .kernel = 3}) == 3);
  CHECK(output_size({.input = 5, .kernel = 3, .stride = 2}) == 2);
}

TEST_CASE("dilation spreads the reach of a kernel") {
  // x . x . x spans 5 cells
  CHECK(kernel_reach({.kernel = 3, .dilation = 2}) == 5);
  CHECK(output_size({.input = 7, .kernel = 3, .dilation = 2}) == 3);
}

TEST_CASE("the output size is the formula of the syllabus, for every small window that fits") {
  const int input = GENERATE(1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 28, 31);
  const int kernel = GENERATE(1, 2, 3, 5);
  const int stride = GENERATE(1, 2, 3);
  const int dilation = GENERATE(1, 2);
  const int padding = GENERATE(0, 1, 2);
  const int room = input + 2 * padding - dilation * (kernel - 1) - 1;
  const Axis axis{.input = input,
                  .kernel = kernel,
                  .stride = stride,
                  .dilation = dilation,
                  .pad_before = padding,
                  .pad_after = padding};
  CAPTURE(input, kernel, stride, dilation, padding);
  CHECK(output_size(axis) == (room < 0 ? 0 : room / stride + 1));
}

TEST_CASE("same padding keeps ceil(N / S) places and puts the odd cell at the end") {
  const int input = GENERATE(1, 2, 5, 8, 13, 28);
  const int kernel = GENERATE(1, 2, 3, 4, 5);
  const int stride = GENERATE(1, 2, 3);
  const Window window = resolved({input, input}, {kernel, kernel},
                                 {.stride = {stride, stride}, .padding_rule = PaddingRule::same});
  CAPTURE(input, kernel, stride);
  CHECK(window.output_rows() == (input + stride - 1) / stride);
  const int odd = window.rows.pad_after - window.rows.pad_before;
  CHECK((odd == 0 || odd == 1));
}

TEST_CASE("full padding gives N + K - 1 places, valid padding N - K + 1") {
  CHECK(resolved({5, 5}, {3, 2}, {.padding_rule = PaddingRule::full}).output_rows() == 7);
  CHECK(resolved({5, 5}, {3, 2}, {.padding_rule = PaddingRule::full}).output_columns() == 6);
  CHECK(resolved({5, 5}, {3, 2}, {.padding_rule = PaddingRule::valid, .padding = {9, 9, 9, 9}})
            .output_rows() == 3);
}

TEST_CASE("padding is given as top, left, bottom, right") {
  const Window window = resolved({5, 5}, {1, 1}, {.padding = {1, 2, 3, 4}});
  CHECK(window.padding() == Padding{1, 2, 3, 4});
  CHECK(window.output_rows() == 5 + 1 + 3);
  CHECK(window.output_columns() == 5 + 2 + 4);
}

TEST_CASE("in ceil mode a last window may hang over the end, but never begin behind the input") {
  CHECK(output_size({.input = 5, .kernel = 2, .stride = 2, .ceil_mode = true}) == 3);
  CHECK(output_size({.input = 5, .kernel = 2, .stride = 2}) == 2);
  // With padding 1 the third window would begin at cell 2 + 1 of a padded input of 4: in the
  // padding, so it is dropped.
  CHECK(output_size({.input = 2,
                     .kernel = 2,
                     .stride = 3,
                     .pad_before = 1,
                     .pad_after = 1,
                     .ceil_mode = true}) == 1);
  // PyTorch allows a window that is larger than the input if less than a stride is missing.
  CHECK(output_size({.input = 2, .kernel = 3, .stride = 2, .ceil_mode = true}) == 1);
}

TEST_CASE("cells that a stride leaves over are counted at the far end of the input") {
  CHECK(unused_input({.input = 5, .kernel = 2, .stride = 2}) == 1);
  CHECK(unused_input({.input = 5, .kernel = 3, .stride = 2}) == 0);
  CHECK(unused_input({.input = 9, .kernel = 1, .stride = 4}) == 0);
  CHECK(unused_input({.input = 8, .kernel = 1, .stride = 4}) == 3);
  CHECK(unused_input({.input = 5, .kernel = 2, .stride = 2, .pad_after = 1}) == 0);
  CHECK(unused_input({.input = 2, .kernel = 3}) == 2);
}

TEST_CASE("border rules name the cell that stands outside") {
  //  index            -2 -1 [0 1 2] 3 4
  const auto row = [](PaddingMode mode) {
    std::vector<int> cells;
    for (int index = -2; index < 5; ++index) cells.push_back(border_index(index, 3, mode));
    return cells;
  };
  CHECK(row(PaddingMode::zeros) == std::vector{-1, -1, 0, 1, 2, -1, -1});
  CHECK(row(PaddingMode::replicate) == std::vector{0, 0, 0, 1, 2, 2, 2});
  CHECK(row(PaddingMode::reflect) == std::vector{2, 1, 0, 1, 2, 1, 0});
  CHECK(row(PaddingMode::circular) == std::vector{1, 2, 0, 1, 2, 0, 1});
}

TEST_CASE("the receptive field grows by (k - 1) d j and the jump by the stride") {
  // conv 5, pool 2 stride 2, conv 5 on a digit: 5, then 6, then 6 + 4 * 2 = 14
  ReceptiveField field;
  field = receptive_field_after(field, {.kernel = 5, .pad_before = 2, .pad_after = 2});
  CHECK((field.size == 5 && field.jump == 1 && field.start == -2));
  field = receptive_field_after(field, {.kernel = 2, .stride = 2});
  CHECK((field.size == 6 && field.jump == 2 && field.start == -2));
  field = receptive_field_after(field, {.kernel = 5, .pad_before = 2, .pad_after = 2});
  CHECK((field.size == 14 && field.jump == 2 && field.start == -6));
  field = receptive_field_after(field, {.kernel = 3, .dilation = 4});
  CHECK(field.size == 14 + 2 * 4 * 2);
}

TEST_CASE("a receptive field larger than any picture stays a number") {
  ReceptiveField field{.size = huge, .jump = huge, .start = -huge};
  field = receptive_field_after(
      field, {.kernel = 1 << 30, .stride = huge, .pad_before = 1 << 29, .pad_after = 0});
  CHECK(field.size == huge);
  CHECK(field.jump == huge);
  CHECK(field.start == std::numeric_limits<int>::min());
}

TEST_CASE("what cannot be is refused by name, with what was given and what would fit") {
  CHECK(refusal({5, 5}, {3, 3}, {.stride = {0, 1}}) == "stride must be at least 1, got 0");
  CHECK(refusal({5, 5}, {3, 3}, {.dilation = {1, -2}}) == "dilation must be at least 1, got -2");
  CHECK(refusal({5, 5}, {0, 3}, {}) == "kernel must be at least 1, got 0");
  CHECK(refusal({5, 5}, {3, 3}, {.padding = {0, 0, 0, -1}}) ==
        "padding must be at least 0, got -1");
  CHECK(refusal({5, 5}, {7, 3}, {}) ==
        "kernel of 7 with dilation 1 spans 7 cells; the padded input has only 5");
  CHECK(refusal({5, 5}, {3, 3}, {.padding = {5, 5, 5, 5}, .padding_mode = PaddingMode::reflect}) ==
        "padding is 5 under paddingMode 'reflect' on 5 cells; at most 4 would fit");
  CHECK(refusal({5, 5}, {3, 3}, {.padding = {6, 6, 6, 6}, .padding_mode = PaddingMode::circular}) ==
        "padding is 6 under paddingMode 'circular' on 5 cells; at most 5 would fit");
}

TEST_CASE("padding wider than the input is fine where the border needs no picture that wide") {
  CHECK(resolved({2, 2}, {3, 3}, {.padding = {9, 9, 9, 9}}).output_rows() == 18);
  CHECK(resolved({2, 2}, {3, 3}, {.padding = {9, 9, 9, 9}, .padding_mode = PaddingMode::replicate})
            .output_rows() == 18);
}

TEST_CASE("the largest integers are refused instead of overflowing") {
  CHECK_FALSE(resolve_window({5, 5}, {3, 3}, {.padding = {huge, huge, huge, huge}}).ok());
  CHECK_FALSE(resolve_window({5, 5}, {huge, huge}, {.dilation = {huge, huge}}).ok());
  CHECK_FALSE(
      resolve_window({5, 5}, {huge, 1}, {.dilation = {huge, 1}, .padding_rule = PaddingRule::full})
          .ok());
  CHECK_FALSE(resolve_window({huge, huge}, {1, 1}, {}).ok());
  CHECK_FALSE(resolve_window({2, 2}, {2, 1},
                             {.stride = {huge, 1}, .dilation = {2000000000, 1}, .ceil_mode = true})
                  .ok());
  CHECK(resolved({5, 5}, {3, 3}, {.stride = {huge, huge}}).output_rows() == 1);
  CHECK(resolved({5, 5}, {1, 1}, {.dilation = {huge, huge}}).output_rows() == 5);
  CHECK(resolved({5, 5}, {3, 3}, {.stride = {huge, huge}, .padding_rule = PaddingRule::same})
            .output_rows() == 1);
}

}  // namespace
}  // namespace convscope
