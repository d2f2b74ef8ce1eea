#include "digits/dust.h"

#include <catch2/catch_test_macros.hpp>
#include <string_view>

namespace convscope {
namespace {

Tensor picture(int height, int width, std::string_view text) {
  Tensor grey(Shape{height, width});
  for (std::size_t i = 0; i < text.size(); ++i) grey.values()[i] = text[i] == '#' ? 1.0f : 0.0f;
  return grey;
}

TEST_CASE("a small piece beside a large one is dust") {
  const Tensor grey = picture(4, 8,
                              "######.."
                              "#......."
                              "#......#"
                              "####....");
  const auto dust = find_dust(grey.view(), 0.5f, 2.0f);
  REQUIRE(dust.size() == 32);
  for (std::size_t i = 0; i < dust.size(); ++i) {
    CAPTURE(i);
    // The piece at row 2, column 7, and what is around it.
    const bool near = i / 8 >= 1 && i % 8 >= 6;
    CHECK(dust[i] == (near ? 1 : 0));
  }
}

TEST_CASE("pieces that touch over a corner hang together") {
  const Tensor grey = picture(3, 8,
                              "######.."
                              "######.."
                              "......#.");
  CHECK(find_dust(grey.view(), 0.5f, 2.0f).empty());
}

TEST_CASE("a drawing of nothing but small pieces has no dust") {
  const Tensor grey = picture(3, 8,
                              "#.#.#.#."
                              "........"
                              "#.#.#.#.");
  CHECK(find_dust(grey.view(), 0.5f, 2.0f).empty());
}

TEST_CASE("small pieces that hold much of the ink stay") {
  // 2 of 12 pixels are more than a tenth.
  const Tensor grey = picture(2, 8,
                              "######.."
                              "####...#");
  CHECK_FALSE(find_dust(grey.view(), 0.5f, 2.0f).empty());
  const Tensor more = picture(2, 8,
                              "######.#"
                              "####...#");
  CHECK(find_dust(more.view(), 0.5f, 2.0f).empty());
}

}  // namespace
}  // namespace convscope
