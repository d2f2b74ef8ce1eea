#include "ops/long_sum.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cmath>

#include "core/random.h"

namespace convscope {
namespace {

TEST_CASE("up to 256 terms are one plain sum that begins with the bias") {
  const int terms = GENERATE(0, 1, 9, 255, 256);
  Random random{1};
  LongSum sum(0.25f, 256);
  float plain = 0.25f;
  for (int k = 0; k < terms; ++k) {
    const float term = random.uniform(-1.0f, 1.0f);
    sum.add(term);
    plain += term;
  }
  CHECK(sum.value() == plain);
}

TEST_CASE("the terms of one part meet in single precision, the parts in double") {
  // 2^24 is where a float stops counting by ones: one by one they are lost, two at a time they are
  // not.
  LongSum one_part(16777216.0f, 256);
  LongSum parts_of_two(16777216.0f, 2);
  for (int k = 0; k < 6; ++k) {
    one_part.add(1.0f);
    parts_of_two.add(1.0f);
  }
  CHECK(one_part.value() == 16777216.0f);
  CHECK(parts_of_two.value() == 16777220.0f);
}

TEST_CASE("a million equal terms keep five digits") {
  LongSum sum(0.0f, max_terms_per_part);
  for (int k = 0; k < 1000000; ++k) sum.add(0.1f);
  // One float alone would give 100,958. Each part is rounded 256 times, by half an epsilon of
  // itself at most.
  CHECK(std::abs(static_cast<double>(sum.value()) / 100000.0 - 1.0) < 1e-5);
}

TEST_CASE("parts end where windows end, or rows of large windows") {
  CHECK(terms_per_part(1, 1) == 256);
  CHECK(terms_per_part(3, 3) == 252);    // 28 windows
  CHECK(terms_per_part(5, 5) == 250);    // 10 windows
  CHECK(terms_per_part(16, 16) == 256);  // 1 window
  CHECK(terms_per_part(17, 17) == 255);  // 15 rows
  CHECK(terms_per_part(1, 1000) == 256);
  CHECK(terms_per_part(1 << 30, 1 << 30) == 256);
}

}  // namespace
}  // namespace convscope
