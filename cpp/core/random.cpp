#include "core/random.h"

#include <bit>
#include <cassert>
#include <cmath>
#include <numbers>

namespace convscope {
namespace {

std::uint64_t splitmix64(std::uint64_t& state) {
  std::uint64_t mixed = (state += 0x9E3779B97F4A7C15u);
  mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9u;
  mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBu;
  return mixed ^ (mixed >> 31);
}

}  // namespace

Random::Random(std::uint64_t seed) {
  for (int half = 0; half < 2; ++half) {
    const std::uint64_t word = splitmix64(seed);
    state_[2 * half] = static_cast<std::uint32_t>(word);
    state_[2 * half + 1] = static_cast<std::uint32_t>(word >> 32);
  }
}

std::uint32_t Random::bits() {
  const std::uint32_t result = std::rotl(state_[0] + state_[3], 7) + state_[0];
  const std::uint32_t shifted = state_[1] << 9;
  state_[2] ^= state_[0];
  state_[3] ^= state_[1];
  state_[1] ^= state_[2];
  state_[0] ^= state_[3];
  state_[2] ^= shifted;
  state_[3] = std::rotl(state_[3], 11);
  return result;
}

float Random::uniform() {
  // The upper 24 bits: as many as a float holds exactly.
  return static_cast<float>(bits() >> 8) * 0x1p-24f;
}

int Random::below(int limit) {
  assert(limit >= 1);
  const auto count = static_cast<std::uint32_t>(limit);
  // Draws in the incomplete last run of `count` values are thrown away, or small numbers would come
  // up more often.
  const std::uint32_t smallest_fair = (0u - count) % count;
  std::uint32_t draw = bits();
  while (draw < smallest_fair) draw = bits();
  return static_cast<int>(draw % count);
}

float Random::normal() {
  // Box and Muller (1958). 1 − uniform() lies in (0, 1], so the logarithm is finite.
  const float radius = std::sqrt(-2.0f * std::log(1.0f - uniform()));
  return radius * std::cos(2.0f * std::numbers::pi_v<float> * uniform());
}

}  // namespace convscope
