/**
 * What the library says about one setting: the result, the border, every product and partial sum, and what is left of the
 * noise. The page computes none of these numbers.
 */
import {
  borderOf,
  firstIndex,
  firstMoment,
  lastMoment,
  weightUnder,
  type SignalSlide,
} from '../../draw/signal-place.js';
import { readingsOf } from '../../state/signal-inputs.js';
import { weightsOfSignal } from '../../state/signal-kernel.js';
import type { SignalCalculation } from '../../state/signal-state.js';
import type { Convscope, Tensor } from '../provider.js';

export interface SignalRun {
  readonly slide: SignalSlide;
  readonly border: readonly [before: number, after: number];
  readonly readings: Float32Array;
  /** With the border. */
  readonly padded: Float32Array;
  /** As they are multiplied, by place in the list. */
  readonly weights: Float32Array;
  readonly output: Float32Array;
  /** [terms][outputs]: the sum up to and with each term of the window, from its left end. */
  readonly sums: Float32Array;
  /** Null where the result is no estimate of the track. */
  readonly errors: SignalErrors | null;
}

/** Root mean squares against the true track, over the moments that have a result. */
export interface SignalErrors {
  /** Of the readings as they are. */
  readonly readings: number;
  /** Of the result: `noise` is the smoothed noise alone, `lag` what smoothing does to the track itself. */
  readonly result: number;
  readonly noise: number;
  readonly lag: number;
}

export function runSignal(library: Convscope, calculation: SignalCalculation): SignalRun {
  const { input, operation, paddingMode, weighting } = calculation;
  const readings = Float32Array.from(readingsOf(input, calculation));
  const weights = weightsOfSignal(weighting);
  const width = weights.length;
  const x = library.tensor(readings, [1, readings.length]);
  const place = { operation, first: firstIndex(calculation.placement, width), width };
  const border = borderOf(calculation.padding, place);
  const options = { padding: border, paddingMode, operation };
  const w = library.tensor(weights, [1, 1, width]);
  const output = library.conv1d(x, w, null, options).data;
  const one = library.tensor([1], [1, 1, 1]);
  const slide = { ...place, before: border[0], outputs: output.length };
  const calculated = {
    slide,
    border,
    readings,
    padded: library.conv1d(x, one, null, { padding: border, paddingMode }).data,
    weights,
    output,
    sums: library.conv1d(x, growingFilters(library, slide, weights), null, options).data,
  };
  const smooth = (values: Tensor): Float32Array => library.conv1d(values, w, null, options).data;
  const errors = isEstimate(weights) ? errorsOf(library, calculated, input.track, smooth) : null;
  return { ...calculated, errors };
}

/** Weights that add up to one make a mean of readings, and a mean is an estimate. */
export function isEstimate(weights: Float32Array): boolean {
  return Math.abs(weights.reduce((sum, weight) => sum + weight, 0) - 1) < 1e-5;
}

/** How many values come out, by the library's own rule. */
export function outputLength(
  library: Convscope,
  { length, width, padding }: { length: number; width: number; padding: 'valid' | 'same' | 'full' },
): number {
  const layer = { type: 'conv1d', outChannels: 1, kernel: width, bias: null, padding } as const;
  return library.outputShape(layer, [1, length])[1]!;
}

/** One filter for each beginning of the row of products: the library adds them up. */
function growingFilters(library: Convscope, slide: SignalSlide, weights: Float32Array): Tensor {
  const { width } = slide;
  const filters = new Float32Array(width * width);
  for (let term = 0; term < width; term++) {
    const place = weightUnder(slide, term);
    for (let filter = term; filter < width; filter++) {
      filters[filter * width + place] = weights[place]!;
    }
  }
  return library.tensor(filters, [width, 1, width]);
}

/** Convolution is linear: what becomes of track and noise is what becomes of each alone, added up. */
function errorsOf(
  library: Convscope,
  { slide, readings, output }: Pick<SignalRun, 'slide' | 'readings' | 'output'>,
  track: readonly number[],
  smooth: (values: Tensor) => Float32Array,
): SignalErrors | null {
  const length = readings.length;
  const first = Math.max(0, firstMoment(slide));
  const last = Math.min(length - 1, lastMoment(slide));
  if (last < first) return null;
  const truth = Float32Array.from(track);
  const noise = difference(library, readings, truth);
  const signal = (values: Float32Array): Tensor => library.tensor(values, [1, length]);
  const there = (values: Float32Array): Float32Array =>
    values.slice(first - firstMoment(slide), last - firstMoment(slide) + 1);
  const wanted = truth.slice(first, last + 1);
  return {
    readings: rootMeanSquare(library, noise.slice(first, last + 1)),
    result: rootMeanSquare(library, difference(library, there(output), wanted)),
    noise: rootMeanSquare(library, there(smooth(signal(noise)))),
    lag: rootMeanSquare(library, difference(library, there(smooth(signal(truth))), wanted)),
  };
}

/** a − b as a convolution over two channels with the weights 1 and −1. */
function difference(library: Convscope, a: Float32Array, b: Float32Array): Float32Array {
  const both = library.tensor(Float32Array.of(...a, ...b), [2, a.length]);
  return library.conv1d(both, library.tensor([1, -1], [1, 2, 1]), null).data;
}

/** The sum of squares is the product of the values with themselves. */
function rootMeanSquare(library: Convscope, values: Float32Array): number {
  const itself = library.tensor(values, [1, 1, values.length]);
  const [sum = 0] = library.conv1d(library.tensor(values, [1, values.length]), itself, null).data;
  return Math.sqrt(sum / values.length);
}

/** Before the library has come: readings and weights without a result. */
export function posterRun(calculation: SignalCalculation): SignalRun {
  const { input, operation, placement, weighting } = calculation;
  const readings = Float32Array.from(readingsOf(input, calculation));
  const width = weighting.values.length;
  return {
    slide: {
      operation,
      first: firstIndex(placement, width),
      width,
      before: 0,
      outputs: Math.max(1, readings.length - width + 1),
    },
    border: [0, 0],
    readings,
    padded: readings,
    weights: weightsOfSignal(weighting),
    output: new Float32Array(0),
    sums: new Float32Array(0),
    errors: null,
  };
}
