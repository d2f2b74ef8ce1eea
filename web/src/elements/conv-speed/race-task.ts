/** What everybody in a race computes, and what the answer has to be. */
import { valuesOf, type SpeedLayer } from '../../state/speed-state.js';

export interface RaceTask {
  readonly layer: SpeedLayer;
  /** [channels, size, size] */
  readonly x: Float32Array;
  /** [outChannels, channels / groups, kernel, kernel] */
  readonly weight: Float32Array;
  /** [outChannels] */
  readonly bias: Float32Array;
}

/** The same numbers between −1 and 1 every time. No method can save work because of a pattern in them. */
export function raceTask(layer: SpeedLayer): RaceTask {
  const { input, weights } = valuesOf(layer);
  const random = randomNumbers(1);
  const fill = (count: number): Float32Array => {
    const values = new Float32Array(count);
    for (let at = 0; at < count; at++) values[at] = random();
    return values;
  };
  return { layer, x: fill(input), weight: fill(weights), bias: fill(layer.outChannels) };
}

/** Marsaglia's xorshift with 32 bits; `seed` must not be 0. */
function randomNumbers(seed: number): () => number {
  let bits = seed;
  return () => {
    bits ^= bits << 13;
    bits ^= bits >>> 17;
    bits ^= bits << 5;
    return bits / 2 ** 31;
  };
}

/** How many rows the whole answer has: those of all its maps. */
export function answerRows({ layer }: RaceTask): number {
  return layer.outChannels * layer.size;
}

/** One row of the answer by the definition, term by term in 64-bit numbers; written to `answer` at its place. */
export function writeDefinedRow(task: RaceTask, row: number, answer: Float64Array): void {
  const { outChannels, channels, size, kernel, groups } = task.layer;
  const perGroup = channels / groups;
  const filter = Math.floor(row / size);
  const firstChannel = Math.floor(filter / (outChannels / groups)) * perGroup;
  const border = (kernel - 1) >> 1;
  for (let column = 0; column < size; column++) {
    let sum = task.bias[filter]!;
    for (let c = 0; c < perGroup; c++) {
      for (let m = 0; m < kernel; m++) {
        const y = (row % size) + m - border;
        if (y < 0 || y >= size) continue;
        for (let n = 0; n < kernel; n++) {
          const x = column + n - border;
          if (x < 0 || x >= size) continue;
          const value = task.x[((firstChannel + c) * size + y) * size + x]!;
          sum += value * task.weight[((filter * perGroup + c) * kernel + m) * kernel + n]!;
        }
      }
    }
    answer[row * size + column] = sum;
  }
}

/** The largest difference in parts of the largest magnitude; NaN where something is no number. */
export function relativeDifference(answer: Float32Array, expected: Float64Array): number {
  let largest = 0;
  let difference = 0;
  for (let at = 0; at < expected.length; at++) {
    const apart = Math.abs(answer[at]! - expected[at]!);
    if (Number.isNaN(apart)) return NaN;
    largest = Math.max(largest, Math.abs(expected[at]!));
    difference = Math.max(difference, apart);
  }
  return largest === 0 ? difference : difference / largest;
}
