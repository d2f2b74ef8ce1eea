#include "nn/float16.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>

namespace convscope {
namespace {

TEST_CASE("halves that can be worked out on paper") {
  CHECK(to_half(0.0f) == 0x0000);
  CHECK(to_half(-0.0f) == 0x8000);
  CHECK(to_half(1.0f) == 0x3C00);      // exponent 15, mantissa 0
  CHECK(to_half(-2.0f) == 0xC000);     // exponent 16
  CHECK(to_half(1.5f) == 0x3E00);      // mantissa one half
  CHECK(to_half(65504.0f) == 0x7BFF);  // the largest
  CHECK(to_half(0x1p-14f) == 0x0400);  // the smallest normal
  CHECK(to_half(0x1p-24f) == 0x0001);  // the smallest of all
  CHECK(to_half(0x1p-26f) == 0x0000);
}

TEST_CASE("rounding goes to the nearest half, ties to the even one") {
  CHECK(to_half(1.0f + 0x1p-11f) == 0x3C00);             // in the middle: down to even
  CHECK(to_half(1.0f + 3 * 0x1p-11f) == 0x3C02);         // in the middle: up to even
  CHECK(to_half(1.0f + 0x1p-11f + 0x1p-20f) == 0x3C01);  // above the middle
  CHECK(to_half(0x1p-25f) == 0x0000);                    // in the middle of the smallest step
  CHECK(to_half(3 * 0x1p-25f) == 0x0002);
  CHECK(to_half(65519.9f) == 0x7BFF);
  CHECK(to_half(65520.0f) == 0x7C00);
}

TEST_CASE("infinity and no number stay what they are") {
  constexpr float infinity = std::numeric_limits<float>::infinity();
  CHECK(from_half(to_half(infinity)) == infinity);
  CHECK(from_half(to_half(-infinity)) == -infinity);
  CHECK(std::isnan(from_half(to_half(std::numeric_limits<float>::quiet_NaN()))));
}

TEST_CASE("every half survives the way to a float and back") {
  int lost = 0;
  for (int bits = 0; bits < 0x10000; ++bits) {
    const float value = from_half(static_cast<std::uint16_t>(bits));
    if (!std::isnan(value) && to_half(value) != bits) ++lost;
  }
  CHECK(lost == 0);
}

}  // namespace
}  // namespace convscope
