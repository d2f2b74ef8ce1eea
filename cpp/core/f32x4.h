// Vectors of four and eight floats: the only file that knows instructions. Algorithms written with
// them read as arithmetic and run in every build: relaxed SIMD, SIMD, and the compiler's own
// vectors on any other machine.
//
//   F32x4 sum = F32x4::splat(bias);
//   sum = multiply_add(F32x4::load_splat(input), F32x4::load(weights), sum);
//   sum.store(output);
#pragma once

#include <cstddef>
#include <cstring>

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#elif defined(__FMA__) && defined(__AVX__)
#include <immintrin.h>
#endif

namespace convscope {

// The instructions are part of each name, so that files compiled for different ones cannot mix.
#if defined(__wasm_relaxed_simd__)
inline namespace relaxed_simd {
#elif defined(__wasm_simd128__)
inline namespace simd {
#else
inline namespace portable {
#endif

/// Four floats, lane by lane.
struct F32x4 {
#if defined(__wasm_simd128__)
  using Lanes = v128_t;
#else
  typedef float Lanes __attribute__((vector_size(16)));
#endif
  static constexpr int size = 4;

  Lanes lanes;

  static F32x4 zero() { return splat(0.0f); }
  static F32x4 splat(float value) {
#if defined(__wasm_simd128__)
    return {wasm_f32x4_splat(value)};
#else
    return {Lanes{value, value, value, value}};
#endif
  }
  /// No alignment is asked for.
  static F32x4 load(const float* from) {
#if defined(__wasm_simd128__)
    return {wasm_v128_load(from)};
#else
    F32x4 result;
    std::memcpy(&result.lanes, from, sizeof result.lanes);
    return result;
#endif
  }
  /// One float in all lanes.
  static F32x4 load_splat(const float* from) {
#if defined(__wasm_simd128__)
    return {wasm_v128_load32_splat(from)};
#else
    return splat(*from);
#endif
  }
  void store(float* to) const {
#if defined(__wasm_simd128__)
    wasm_v128_store(to, lanes);
#else
    std::memcpy(to, &lanes, sizeof lanes);
#endif
  }
  /// The first `count` lanes only, 0 ≤ count ≤ 4.
  void store_first(float* to, int count) const {
    float all[size];
    store(all);
    for (int i = 0; i < count; ++i) to[i] = all[i];
  }
};

#if defined(__wasm_simd128__)
inline F32x4 operator+(F32x4 a, F32x4 b) { return {wasm_f32x4_add(a.lanes, b.lanes)}; }
inline F32x4 operator-(F32x4 a, F32x4 b) { return {wasm_f32x4_sub(a.lanes, b.lanes)}; }
inline F32x4 operator*(F32x4 a, F32x4 b) { return {wasm_f32x4_mul(a.lanes, b.lanes)}; }
inline F32x4 operator/(F32x4 a, F32x4 b) { return {wasm_f32x4_div(a.lanes, b.lanes)}; }
/// a < b ? b : a, so a NaN in `a` stays.
inline F32x4 larger(F32x4 a, F32x4 b) { return {wasm_f32x4_pmax(a.lanes, b.lanes)}; }
/// The larger of both; NaN if one is NaN: each order of the two keeps a NaN in its first, and what
/// is or-ed with a NaN remains one. Of 0 and -0 it may be either.
inline F32x4 larger_or_nan(F32x4 a, F32x4 b) {
  return {wasm_v128_or(wasm_f32x4_pmax(a.lanes, b.lanes), wasm_f32x4_pmax(b.lanes, a.lanes))};
}
/// a == b ? then : otherwise
inline F32x4 if_equal(F32x4 a, F32x4 b, F32x4 then, F32x4 otherwise) {
  return {wasm_v128_bitselect(then.lanes, otherwise.lanes, wasm_f32x4_eq(a.lanes, b.lanes))};
}
#else
inline F32x4 operator+(F32x4 a, F32x4 b) { return {a.lanes + b.lanes}; }
inline F32x4 operator-(F32x4 a, F32x4 b) { return {a.lanes - b.lanes}; }
inline F32x4 operator*(F32x4 a, F32x4 b) { return {a.lanes * b.lanes}; }
inline F32x4 operator/(F32x4 a, F32x4 b) { return {a.lanes / b.lanes}; }
inline F32x4 larger(F32x4 a, F32x4 b) { return {a.lanes < b.lanes ? b.lanes : a.lanes}; }
inline F32x4 larger_or_nan(F32x4 a, F32x4 b) {
  return {b.lanes != b.lanes ? b.lanes : larger(a, b).lanes};
}
inline F32x4 if_equal(F32x4 a, F32x4 b, F32x4 then, F32x4 otherwise) {
  return {a.lanes == b.lanes ? then.lanes : otherwise.lanes};
}
#endif

/// a · b + c: rounded once where the machine can (relaxed SIMD, FMA), else twice.
inline F32x4 multiply_add(F32x4 a, F32x4 b, F32x4 c) {
#if defined(__wasm_relaxed_simd__)
  return {wasm_f32x4_relaxed_madd(a.lanes, b.lanes, c.lanes)};
#elif !defined(__wasm_simd128__) && defined(__FMA__) && defined(__AVX__)
  return {_mm_fmadd_ps(a.lanes, b.lanes, c.lanes)};
#else
  return a * b + c;
#endif
}

/// Lanes of two vectors by number: 0 to 3 of `a`, 4 to 7 of `b`.
template <int i, int j, int k, int l>
inline F32x4 pick_lanes(F32x4 a, F32x4 b) {
#if defined(__wasm_simd128__)
  return {wasm_i32x4_shuffle(a.lanes, b.lanes, i, j, k, l)};
#else
  return {__builtin_shufflevector(a.lanes, b.lanes, i, j, k, l)};
#endif
}

/// Rows become columns.
inline void transpose(F32x4 (&row)[4]) {
  const F32x4 a = pick_lanes<0, 4, 1, 5>(row[0], row[1]);
  const F32x4 b = pick_lanes<2, 6, 3, 7>(row[0], row[1]);
  const F32x4 c = pick_lanes<0, 4, 1, 5>(row[2], row[3]);
  const F32x4 d = pick_lanes<2, 6, 3, 7>(row[2], row[3]);
  row[0] = pick_lanes<0, 1, 4, 5>(a, c);
  row[1] = pick_lanes<2, 3, 6, 7>(a, c);
  row[2] = pick_lanes<0, 1, 4, 5>(b, d);
  row[3] = pick_lanes<2, 3, 6, 7>(b, d);
}

/// from[0], from[step], from[2 step], from[3 step]; for steps of 1 and 2 whole vectors are loaded,
/// seven values of 2.
template <int step>
inline F32x4 load_strided(const float* from, std::ptrdiff_t dynamic_step) {
  if constexpr (step == 1) {
    return F32x4::load(from);
  } else if constexpr (step == 2) {
    return pick_lanes<0, 2, 5, 7>(F32x4::load(from), F32x4::load(from + 3));
  } else {
    const float values[] = {from[0], from[dynamic_step], from[2 * dynamic_step],
                            from[3 * dynamic_step]};
    return F32x4::load(values);
  }
}

/// Eight floats: two vectors of four, or one where the machine has them as wide.
struct F32x8 {
#if defined(__FMA__) && defined(__AVX__)
  typedef float Lanes __attribute__((vector_size(32)));
  Lanes lanes;
#else
  F32x4 low;
  F32x4 high;
#endif
  static constexpr int size = 8;

#if defined(__FMA__) && defined(__AVX__)
  static F32x8 splat(float value) { return {_mm256_set1_ps(value)}; }
  static F32x8 load(const float* from) { return {_mm256_loadu_ps(from)}; }
  static F32x8 load_splat(const float* from) { return {_mm256_broadcast_ss(from)}; }
  void store(float* to) const { _mm256_storeu_ps(to, lanes); }
#else
  static F32x8 splat(float value) {
    const F32x4 half = F32x4::splat(value);
    return {half, half};
  }
  static F32x8 load(const float* from) { return {F32x4::load(from), F32x4::load(from + 4)}; }
  static F32x8 load_splat(const float* from) {
    const F32x4 half = F32x4::load_splat(from);
    return {half, half};
  }
  void store(float* to) const {
    low.store(to);
    high.store(to + 4);
  }
#endif
  static F32x8 zero() { return splat(0.0f); }
  /// The first `count` lanes only, 0 ≤ count ≤ 8.
  void store_first(float* to, int count) const {
    float all[size];
    store(all);
    for (int i = 0; i < count; ++i) to[i] = all[i];
  }
};

#if defined(__FMA__) && defined(__AVX__)
inline F32x8 operator+(F32x8 a, F32x8 b) { return {a.lanes + b.lanes}; }
inline F32x8 operator*(F32x8 a, F32x8 b) { return {a.lanes * b.lanes}; }
inline F32x8 operator/(F32x8 a, F32x8 b) { return {a.lanes / b.lanes}; }
inline F32x8 larger(F32x8 a, F32x8 b) { return {a.lanes < b.lanes ? b.lanes : a.lanes}; }
inline F32x8 larger_or_nan(F32x8 a, F32x8 b) {
  return {b.lanes != b.lanes ? b.lanes : larger(a, b).lanes};
}
inline F32x8 if_equal(F32x8 a, F32x8 b, F32x8 then, F32x8 otherwise) {
  return {a.lanes == b.lanes ? then.lanes : otherwise.lanes};
}
inline F32x8 multiply_add(F32x8 a, F32x8 b, F32x8 c) {
  return {_mm256_fmadd_ps(a.lanes, b.lanes, c.lanes)};
}
#else
inline F32x8 operator+(F32x8 a, F32x8 b) { return {a.low + b.low, a.high + b.high}; }
inline F32x8 operator*(F32x8 a, F32x8 b) { return {a.low * b.low, a.high * b.high}; }
inline F32x8 operator/(F32x8 a, F32x8 b) { return {a.low / b.low, a.high / b.high}; }
inline F32x8 larger(F32x8 a, F32x8 b) { return {larger(a.low, b.low), larger(a.high, b.high)}; }
inline F32x8 larger_or_nan(F32x8 a, F32x8 b) {
  return {larger_or_nan(a.low, b.low), larger_or_nan(a.high, b.high)};
}
inline F32x8 if_equal(F32x8 a, F32x8 b, F32x8 then, F32x8 otherwise) {
  return {if_equal(a.low, b.low, then.low, otherwise.low),
          if_equal(a.high, b.high, then.high, otherwise.high)};
}
inline F32x8 multiply_add(F32x8 a, F32x8 b, F32x8 c) {
  return {multiply_add(a.low, b.low, c.low), multiply_add(a.high, b.high, c.high)};
}
#endif

/// One float with the same operations, for the channels that fill no vector.
struct F32x1 {
  static constexpr int size = 1;
  float value;

  static F32x1 zero() { return {0.0f}; }
  static F32x1 splat(float value) { return {value}; }
  static F32x1 load(const float* from) { return {*from}; }
  static F32x1 load_splat(const float* from) { return {*from}; }
  void store(float* to) const { *to = value; }
};
inline F32x1 operator+(F32x1 a, F32x1 b) { return {a.value + b.value}; }
inline F32x1 operator*(F32x1 a, F32x1 b) { return {a.value * b.value}; }
inline F32x1 operator/(F32x1 a, F32x1 b) { return {a.value / b.value}; }
inline F32x1 larger(F32x1 a, F32x1 b) { return {a.value < b.value ? b.value : a.value}; }
inline F32x1 larger_or_nan(F32x1 a, F32x1 b) { return b.value != b.value ? b : larger(a, b); }
inline F32x1 if_equal(F32x1 a, F32x1 b, F32x1 then, F32x1 otherwise) {
  return a.value == b.value ? then : otherwise;
}

/// How many F32x8 sums a kernel keeps in registers at once: with two registers of weights and one
/// input they must fit into the 15 that a WebAssembly engine has on x86 (plain SIMD needs one more
/// for the product), 16 wide ones natively.
#if defined(__wasm_relaxed_simd__)
inline constexpr int sums_in_registers = 6;
#elif defined(__wasm_simd128__)
inline constexpr int sums_in_registers = 5;
#elif defined(__wasm__)
inline constexpr int sums_in_registers = 1;
#elif defined(__FMA__) && defined(__AVX__)
inline constexpr int sums_in_registers = 12;
#else
inline constexpr int sums_in_registers = 5;
#endif

}  // inline namespace
}  // namespace convscope
