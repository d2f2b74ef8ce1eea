// The inner loops of LanesNetwork: eight examples in the lanes of each vector.
#pragma once

#include <cstddef>

#include "nn/lanes_network.h"

namespace convscope::lanes {

inline std::size_t at(int index) { return static_cast<std::size_t>(index); }

inline float sum_of_lanes(const Lanes& lanes) {
  float sum = 0.0f;
  for (int lane = 0; lane < lane_count; ++lane) sum += lanes[lane];
  return sum;
}

/// Two output channels at the four places of a 2×2 square: enough sums at once to keep the
/// arithmetic units busy, few enough for sixteen vector registers.
struct Square {
  Lanes sums[2][4];
};

/// sums[o][2·dy + dx] += Σ_c Σ_m Σ_n x[c, y + dy + m, x + dx + n] · weight[o, c, m, n]; planes are
/// `padded` wide and `corner` is x[0, y, x]. The two output channels' weights lie `weight_stride`
/// apart.
template <int kernel>
void convolve_square(const Lanes* corner, int channels, int padded, const float* weight,
                     std::size_t weight_stride, Square& square) {
  Lanes a0 = square.sums[0][0], a1 = square.sums[0][1], a2 = square.sums[0][2],
        a3 = square.sums[0][3];
  Lanes b0 = square.sums[1][0], b1 = square.sums[1][1], b2 = square.sums[1][2],
        b3 = square.sums[1][3];
  const std::size_t plane = at(padded * padded);
  for (int c = 0; c < channels; ++c, corner += plane, weight += kernel * kernel) {
    for (int m = 0; m < kernel; ++m) {
      const Lanes* upper = corner + m * padded;
      const Lanes* lower = upper + padded;
      for (int n = 0; n < kernel; ++n) {
        const float a = weight[m * kernel + n];
        const float b = weight[weight_stride + at(m * kernel + n)];
        a0 += upper[n] * a;
        a1 += upper[n + 1] * a;
        a2 += lower[n] * a;
        a3 += lower[n + 1] * a;
        b0 += upper[n] * b;
        b1 += upper[n + 1] * b;
        b2 += lower[n] * b;
        b3 += lower[n + 1] * b;
      }
    }
  }
  square = {{{a0, a1, a2, a3}, {b0, b1, b2, b3}}};
}

inline void convolve_square(int kernel, const Lanes* corner, int channels, int padded,
                            const float* weight, std::size_t weight_stride, Square& square) {
  if (kernel == 5)
    return convolve_square<5>(corner, channels, padded, weight, weight_stride, square);
  convolve_square<3>(corner, channels, padded, weight, weight_stride, square);
}

/// d_weight[o, n] += Σ_y Σ_x d_output[o, y, x] · input[y, x + n] for `outputs` neighbouring output
/// channels and one row of the kernel. `input` stands at the kernel row's first cell, `d_output` at
/// its first unit.
template <int kernel, int outputs>
void add_weight_gradient_row(const Lanes* input, const Lanes* d_output, std::size_t plane, int side,
                             int padded, float* d_weight, std::size_t weight_stride) {
  Lanes sums[outputs][kernel] = {};
  for (int y = 0; y < side; ++y) {
    const Lanes* row = input + y * padded;
    const Lanes* d_row = d_output + y * padded;
    for (int x = 0; x < side; ++x) {
      for (int o = 0; o < outputs; ++o) {
        const Lanes d = d_row[at(o) * plane + at(x)];
        for (int n = 0; n < kernel; ++n) sums[o][n] += d * row[x + n];
      }
    }
  }
  for (int o = 0; o < outputs; ++o) {
    for (int n = 0; n < kernel; ++n)
      d_weight[at(o) * weight_stride + at(n)] += sum_of_lanes(sums[o][n]);
  }
}

}  // namespace convscope::lanes
