// Figures from samples.

/** The value below which `part` (0 to 1) of the samples lie, between two neighbours in proportion. */
export function quantile(samples, part) {
  if (samples.length === 0) return NaN;
  const sorted = Float64Array.from(samples).sort();
  const place = part * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}

export const median = (samples) => quantile(samples, 0.5);

export function geometricMean(values) {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

/** What a contestant's samples come to: microseconds per call. */
export function summary(samples) {
  return { median: median(samples), p10: quantile(samples, 0.1), samples: samples.length };
}

/** Two times nearer than this part of each other are a tie: medians of two runs differ by as much. */
export const noise = 0.1;

/** The fastest of the named times, or null where there is none. */
export function best(times) {
  let found = null;
  for (const [name, time] of Object.entries(times)) {
    if (found === null || time < found.time) found = { name, time };
  }
  return found;
}

/**
 * The least time that this machine can need, in microseconds, by what it was measured to do: `operations` at
 * `gigaflops`, and `bytes` at the bandwidth of the smallest memory that holds them.
 */
export function leastTime({ operations, bytes }, { gigaflops, streams }) {
  const stream = streams.find(({ size }) => bytes <= size) ?? streams.at(-1);
  const computing = operations / gigaflops / 1e3;
  const moving = bytes / stream.gigabytes / 1e3;
  return { time: Math.max(computing, moving), bound: computing >= moving ? 'computing' : 'memory' };
}
