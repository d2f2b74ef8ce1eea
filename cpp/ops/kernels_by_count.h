// One kernel for each number of sums that it keeps in registers. Internal to ops/.
//
//   constexpr auto convolve = kernels_by_count<Convolve>([]<int n>() { return convolve_tile<n>; });
//   convolve.of(5)(job);
#pragma once

#include <algorithm>
#include <array>
#include <utility>

#include "core/f32x4.h"

namespace convscope {

/// Fewer sums are made by a kernel for so many, some of them twice: kernels for every small number
/// would be many bytes that save little time.
inline constexpr int least_sums_in_registers = std::min(4, sums_in_registers);

template <typename Kernel>
struct KernelsByCount {
  std::array<Kernel, sums_in_registers - least_sums_in_registers + 1> kernels;

  /// The kernel for `count` sums, or for the least number of them.
  constexpr Kernel of(int count) const {
    return kernels[static_cast<std::size_t>(std::max(count - least_sums_in_registers, 0))];
  }
};

/// make.operator()<n>() gives the kernel for n sums.
template <typename Kernel, typename Make>
constexpr KernelsByCount<Kernel> kernels_by_count(Make make) {
  const auto all = [&]<int... more>(std::integer_sequence<int, more...>) {
    return KernelsByCount<Kernel> {
      {make.template operator()<least_sums_in_registers + more>()...}
    };
  };
  return all(std::make_integer_sequence<int, sums_in_registers - least_sums_in_registers + 1>{});
}

}  // namespace convscope
