// The transforms of conv2d_winograd.h along one line: a window, a kernel or a tile of products in
// terms of the points, and back. Four channels in the lanes. Internal to ops/.
//
//   transform_square<InputLine>(window, {column_step, row_step}, at, {step, line_step});
#pragma once

#include <cstddef>

#include "core/f32x4.h"

namespace convscope::winograd {

/// Inputs along one side of a tile's window.
inline constexpr int side = 6;
inline constexpr int places = side * side;

// The points are 0, ±a, ±b, ∞.
inline constexpr float a = 0.75f;
inline constexpr float b = 1.5f;
inline constexpr float a2 = a * a;
inline constexpr float b2 = b * b;

constexpr int outputs_of(int kernel) { return side + 1 - kernel; }

/// factor · x + y
inline F32x4 add_scaled(float factor, F32x4 x, F32x4 y) {
  return multiply_add(F32x4::splat(factor), x, y);
}

/// Bᵀ d: a row or column of a window in terms of the points.
struct InputLine {
  static constexpr int from = side;
  static constexpr int to = side;
  static void transform(const F32x4 (&d)[from], F32x4 (&at)[to]) {
    at[0] = add_scaled(a2 * b2, d[0], add_scaled(-(a2 + b2), d[2], d[4]));
    const F32x4 even_a = add_scaled(-b2, d[2], d[4]);
    const F32x4 odd_a = add_scaled(-b2, d[1], d[3]);
    at[1] = add_scaled(a, odd_a, even_a);
    at[2] = add_scaled(-a, odd_a, even_a);
    const F32x4 even_b = add_scaled(-a2, d[2], d[4]);
    const F32x4 odd_b = add_scaled(-a2, d[1], d[3]);
    at[3] = add_scaled(b, odd_b, even_b);
    at[4] = add_scaled(-b, odd_b, even_b);
    at[5] = add_scaled(a2 * b2, d[1], add_scaled(-(a2 + b2), d[3], d[5]));
  }
};

/// G w: values of the kernel's polynomial at the points, divided by what the inputs' side lacks.
template <int kernel>
struct WeightLine {
  static constexpr int from = kernel;
  static constexpr int to = side;
  static void transform(const F32x4 (&w)[from], F32x4 (&at)[to]) {
    constexpr float points[] = {0.0f, a, -a, b, -b};
    constexpr float by_a = 1.0f / (2.0f * a2 * (a2 - b2));
    constexpr float by_b = 1.0f / (2.0f * b2 * (b2 - a2));
    constexpr float scales[] = {1.0f / (a2 * b2), by_a, by_a, by_b, by_b};
    for (int i = 0; i < side - 1; ++i) {
      F32x4 value = w[kernel - 1];
      for (int k = kernel - 2; k >= 0; --k) value = add_scaled(points[i], value, w[k]);
      at[i] = value * F32x4::splat(scales[i]);
    }
    at[side - 1] = w[kernel - 1];
  }
};

/// Aᵀ m: outputs from the products at the points.
template <int outputs>
struct ProductLine {
  static constexpr int from = side;
  static constexpr int to = outputs;
  static void transform(const F32x4 (&m)[from], F32x4 (&y)[to]) {
    const F32x4 even_a = m[1] + m[2];
    const F32x4 odd_a = m[1] - m[2];
    const F32x4 even_b = m[3] + m[4];
    const F32x4 odd_b = m[3] - m[4];
    y[0] = m[0] + even_a + even_b;
    if constexpr (outputs == 2) {
      y[1] = add_scaled(a, odd_a, add_scaled(b, odd_b, m[5]));
    } else {
      y[1] = add_scaled(a, odd_a, F32x4::splat(b) * odd_b);
      y[2] = add_scaled(a2, even_a, F32x4::splat(b2) * even_b);
      y[3] = add_scaled(a2 * a, odd_a, add_scaled(b2 * b, odd_b, m[5]));
    }
  }
};

/// Where vectors of four lie: from one to the next in a line, and from one line to the next.
struct Lines {
  std::ptrdiff_t step;
  std::ptrdiff_t line;
};

/// Transforms `count` lines. A loop and no more, or the code of each line would stand in the module
/// as often as it has lines.
template <typename Line>
[[gnu::noinline]] void transform_lines(const float* source, Lines from, float* target, Lines to,
                                       int count) {
  for (; count > 0; --count) {
    F32x4 values[Line::from];
    F32x4 results[Line::to];
    for (int i = 0; i < Line::from; ++i) values[i] = F32x4::load(source + i * from.step);
    Line::transform(values, results);
    for (int i = 0; i < Line::to; ++i) results[i].store(target + i * to.step);
    source += from.line;
    target += to.line;
  }
}

/// Columns, then rows: from × from vectors become to × to.
template <typename Line>
void transform_square(const float* source, Lines from, float* target, Lines to) {
  constexpr int lanes = F32x4::size;
  float columns[Line::from * Line::to * lanes];  // [column][row at a point]
  constexpr Lines by_columns{lanes, Line::to * lanes};
  constexpr Lines by_rows{Line::to * lanes, lanes};
  transform_lines<Line>(source, {from.line, from.step}, columns, by_columns, Line::from);
  transform_lines<Line>(columns, by_rows, target, to, Line::to);
}

}  // namespace convscope::winograd
