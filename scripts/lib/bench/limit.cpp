// What this machine can do at most in WebAssembly on one thread: arithmetic in registers alone, and
// reading memory alone.
// Compiled and loaded by limit.mjs.

#include <wasm_simd128.h>

namespace {

/// Enough independent chains to hide the latency of one instruction, few enough to stay in
/// registers.
constexpr int chains = 12;

alignas(64) char memory[64 << 20];

float sum_of(const v128_t (&sums)[chains]) {
  v128_t total = sums[0];
  for (int i = 1; i < chains; ++i) total = wasm_f32x4_add(total, sums[i]);
  return wasm_f32x4_extract_lane(total, 0);
}

/// `steps` times a multiplication and an addition in each lane of each chain. The factor keeps the
/// values finite and normal.
template <typename Step>
float run_chains(int steps, Step step) {
  v128_t sums[chains];
  for (int i = 0; i < chains; ++i) sums[i] = wasm_f32x4_splat(static_cast<float>(i));
  const v128_t factor = wasm_f32x4_splat(0.5f);
  const v128_t addend = wasm_f32x4_splat(1.0f);
  for (int n = 0; n < steps; ++n) {
    for (int i = 0; i < chains; ++i) sums[i] = step(sums[i], factor, addend);
  }
  return sum_of(sums);
}

}  // namespace

extern "C" {

/// Operations of one step.
int step_operations() { return 2 * 4 * chains; }

float multiply_add(int steps) {
  return run_chains(steps, [](v128_t sum, v128_t factor, v128_t addend) {
    return wasm_f32x4_add(wasm_f32x4_mul(sum, factor), addend);
  });
}

float relaxed_multiply_add(int steps) {
  return run_chains(steps, [](v128_t sum, v128_t factor, v128_t addend) {
    return wasm_f32x4_relaxed_madd(sum, factor, addend);
  });
}

/// Reads the first `bytes`, a multiple of 128 up to 64 MiB, `times` times.
int read_memory(int bytes, int times) {
  v128_t found[8] = {};
  for (int n = 0; n < times; ++n) {
    for (const char* place = memory; place < memory + bytes; place += 128) {
      for (int i = 0; i < 8; ++i) found[i] = wasm_v128_or(found[i], wasm_v128_load(place + 16 * i));
    }
    // Otherwise the compiler would see that every time gives the same.
    asm volatile("" ::: "memory");
  }
  v128_t all = found[0];
  for (int i = 1; i < 8; ++i) all = wasm_v128_or(all, found[i]);
  return wasm_i32x4_extract_lane(all, 0);
}
}
