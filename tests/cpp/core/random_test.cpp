#include "core/random.h"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

namespace convscope {
namespace {

TEST_CASE("the same seed gives the same bits, another seed others") {
  Random first{42};
  Random again{42};
  Random other{43};
  const std::uint32_t bits = first.bits();
  CHECK(bits == again.bits());
  CHECK(bits != other.bits());
}

TEST_CASE("the bits are those of xoshiro128++ seeded by splitmix64") {
  // splitmix64 of 0 begins e220a8397b1dcdaf 6e789e6aa1b965f4; xoshiro128++ adds the first and last
  // word of its state, turns the sum left by 7 and adds the first again. The state is the low, then
  // the high half of each number.
  const std::uint32_t first = 0x7b1dcdafu;
  const std::uint32_t last = 0x6e789e6au;
  const std::uint32_t sum = first + last;
  Random random{0};
  CHECK(random.bits() == ((sum << 7) | (sum >> 25)) + first);
}

TEST_CASE("whole numbers below a limit are all met and equally often") {
  Random random{7};
  std::array<int, 6> count{};
  for (int throws = 0; throws < 60000; ++throws)
    ++count.at(static_cast<std::size_t>(random.below(6)));
  // 10,000 expected each; the deviation of such a count is 91, and 5 of them are not met in a
  // million such tests.
  for (const int times : count) CHECK(std::abs(times - 10000) < 456);
}

TEST_CASE("uniform numbers stay in their range") {
  Random random{1};
  for (int i = 0; i < 10000; ++i) {
    const float value = random.uniform(-2.0f, 3.0f);
    REQUIRE(value >= -2.0f);
    REQUIRE(value < 3.0f);
  }
}

TEST_CASE("normal numbers have mean 0 and deviation 1") {
  Random random{5};
  const int count = 100000;
  double sum = 0.0;
  double squares = 0.0;
  for (int i = 0; i < count; ++i) {
    const double value = random.normal();
    sum += value;
    squares += value * value;
  }
  // The mean of 100,000 deviates by 0.0032, that of the squares by 0.0045: five of each.
  CHECK(std::abs(sum / count) < 0.016);
  CHECK(std::abs(squares / count - 1.0) < 0.023);
}

}  // namespace
}  // namespace convscope
