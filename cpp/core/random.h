// Random numbers as an argument: same seed, same bits, on every machine and in every build.
//
//   Random random{42};
//   weight = 0.1f * random.normal();
#pragma once

#include <cstdint>

namespace convscope {

/// xoshiro128++ (Blackman and Vigna, 2019), seeded by splitmix64. Not for secrets.
class Random {
 public:
  explicit Random(std::uint64_t seed);

  /// 32 random bits.
  std::uint32_t bits();
  /// Uniform in [0, 1).
  float uniform();
  /// Uniform in [low, high).
  float uniform(float low, float high) { return low + (high - low) * uniform(); }
  /// Uniform whole number in [0, limit), limit ≥ 1, without bias.
  int below(int limit);
  /// Standard normal: mean 0, deviation 1. Rounded as the C library's logarithm and cosine are.
  float normal();

 private:
  std::uint32_t state_[4];
};

}  // namespace convscope
