// The machine's own limit, measured by limit.cpp in the page that also measures everything else.

import { median } from './statistics.mjs';

/** Bytes read: as much as fits into the first, second and third cache, and into none. */
const streamSizes = [16 << 10, 256 << 10, 8 << 20, 64 << 20];
const sampleMs = 5;

/** `bytes`: the compiled limit.cpp. */
export async function loadLimit(bytes) {
  const { instance } = await WebAssembly.instantiate(bytes, {});
  const { _initialize, step_operations, multiply_add, relaxed_multiply_add, read_memory } =
    instance.exports;
  _initialize?.();
  const operations = step_operations();
  const arithmetic = {
    multiplyAdd: sampler(multiply_add, 1e5),
    relaxedMultiplyAdd: sampler(relaxed_multiply_add, 1e5),
  };
  return {
    /** GFLOP/s, one sample of each; a multiplication and an addition are two operations. */
    arithmetic() {
      const gigaflops = {};
      for (const [name, sample] of Object.entries(arithmetic)) {
        gigaflops[name] = (operations / sample()) * 1e-6;
      }
      return gigaflops;
    },
    /** GB/s of reading, by size. */
    streams(rounds) {
      return streamSizes.map((size) => {
        const sample = sampler((times) => read_memory(size, times), (4 << 20) / size);
        const samples = Array.from({ length: rounds }, sample);
        return { size, gigabytes: (size / median(samples)) * 1e-6 };
      });
    },
  };
}

/** Milliseconds for one of the `count` units that `run` does, after a warm-up. */
function sampler(run, count) {
  let units = Math.max(1, Math.round(count));
  const once = () => {
    const start = performance.now();
    run(units);
    return performance.now() - start;
  };
  // Optimised code replaces the first only from one call to the next.
  for (let i = 0; i < 20; i++) once();
  while (once() < sampleMs) units *= 2;
  return () => once() / units;
}
