// A short check that a build computes on this engine what it does on every other: small whole numbers, so that all
// variants must agree to the last bit.
import { Arguments } from './arguments.js';
import type { CallName } from './codes.js';
import type { Engine } from './engine.js';

/** The call that gave a wrong result, or undefined when all were right. Allocates and keeps nothing. */
export function selfTest(engine: Engine): CallName | undefined {
  if (!same(convolve(engine), convolutionByHand())) return 'conv2d';
  return undefined;
}

/** Two channels, three filters, sizes that leave a tail behind every vector. */
const channels = 2;
const filters = 3;
const height = 5;
const width = 7;
const kernel = 3;

const image = ramp(channels * height * width, 11);
const weight = ramp(filters * channels * kernel * kernel, 7);
const bias = ramp(filters, 5);

/** Whole numbers from about -limit / 2 to limit / 2, in no simple order. */
function ramp(count: number, limit: number): Float32Array {
  return Float32Array.from({ length: count }, (_, i) => ((i * 37) % limit) - (limit >> 1));
}

function convolve(engine: Engine): Float32Array {
  const args = new Arguments();
  args.tensor('x', { data: image, shape: [channels, height, width] });
  args.tensor('weight', { data: weight, shape: [filters, channels, kernel, kernel] });
  args.bias(bias);
  args.conv2d({ padding: 1 });
  return engine.call('conv2d', args).tensor().data;
}

function convolutionByHand(): Float32Array {
  const result = new Float32Array(filters * height * width);
  for (let o = 0; o < filters; o++) {
    for (let i = 0; i < height; i++) {
      for (let j = 0; j < width; j++) {
        result[(o * height + i) * width + j] = bias[o]! + window(o, i - 1, j - 1);
      }
    }
  }
  return result;
}

function window(o: number, top: number, left: number): number {
  let sum = 0;
  for (let c = 0; c < channels; c++) {
    for (let m = 0; m < kernel; m++) {
      for (let n = 0; n < kernel; n++) {
        const row = top + m;
        const column = left + n;
        if (row < 0 || row >= height || column < 0 || column >= width) continue;
        const value = image[(c * height + row) * width + column]!;
        sum += value * weight[((o * channels + c) * kernel + m) * kernel + n]!;
      }
    }
  }
  return sum;
}

function same(a: Float32Array, b: Float32Array): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}
