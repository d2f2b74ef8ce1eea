/**
 * What the library says about one setting of the pooling: output, winners, and the gradient on its way back. The page
 * computes none of these numbers.
 */
import type { Plane } from '../../draw/plane.js';
import { reachOf, type WindowSlide } from '../../draw/window-place.js';
import { strideOf, type PoolingCalculation } from '../../state/pooling-state.js';
import type { Pair } from '../../state/window-state.js';
import type { Convscope, Layer, Tensor } from '../provider.js';

export interface PoolingRun {
  readonly slide: WindowSlide;
  /** Cells above and left of the input. */
  readonly padding: Pair;
  readonly input: Plane;
  /** With the border, and with the cells over which the last window hangs in ceil mode. */
  readonly bordered: { readonly rows: number; readonly columns: number };
  readonly output: Plane;
  /** For each output the place in the input that it was taken from, row by row; null for the average. */
  readonly winners: Int32Array | null;
  /** Of the output, and what arrives of it at the input. */
  readonly gradient: Plane;
  readonly inputGradient: Plane;
}

/** The settings as they count: global pooling is one window as large as the input. */
export interface PoolingWindow {
  readonly kernel: Pair;
  readonly stride: Pair;
  readonly padding: Pair;
  readonly dilation: Pair;
  readonly ceilMode: boolean;
  readonly countIncludePad: boolean;
}

export function windowOf(
  calculation: PoolingCalculation,
  { rows, columns }: Omit<Plane, 'values'>,
): PoolingWindow {
  const { kernel, padding, dilation, ceilMode, countIncludePad, kind } = calculation;
  if (calculation.global) {
    const whole: Pair = [rows, columns];
    return {
      ...{ kernel: whole, stride: whole, padding: [0, 0], dilation: [1, 1] },
      ...{ ceilMode: false, countIncludePad: true },
    };
  }
  return {
    ...{ kernel, stride: strideOf(calculation), padding, ceilMode, countIncludePad },
    // Libraries know dilation only for the maximum.
    dilation: kind === 'max' ? dilation : [1, 1],
  };
}

export function runPooling(
  library: Convscope,
  calculation: PoolingCalculation,
  input: Plane,
): PoolingRun {
  const options = windowOf(calculation, input);
  const x = tensorOf(input);
  const pooled = calculation.kind === 'max' ? library.maxPool2d(x, options) : null;
  const output = planeOf(pooled?.output ?? library.avgPool2d(x, options));
  const { kernel, stride, dilation, padding } = options;
  const slide: WindowSlide = {
    ...{ rows: kernel[0], columns: kernel[1], stride, dilation },
    ...{ placesDown: output.rows, placesAcross: output.columns },
  };
  const [down, across] = reachOf(slide);
  const winners = pooled?.indices ?? null;
  const gradient = gradientOf(calculation, output);
  return {
    ...{ slide, padding, input, output, winners, gradient },
    bordered: {
      rows: Math.max(input.rows + 2 * padding[0], down),
      columns: Math.max(input.columns + 2 * padding[1], across),
    },
    inputGradient: backward(library, calculation, input, winners, gradient),
  };
}

/** Of an output of this size: as it was typed, or 1, 2, 3, … so that one can see where each goes. */
function gradientOf({ gradient, input }: PoolingCalculation, output: Plane): Plane {
  const { rows, columns } = output;
  const count = rows * columns;
  const usual = (place: number): number => (input.kind === 'numbers' ? place + 1 : 1);
  const values =
    gradient?.length === count ? gradient : Array.from({ length: count }, (_, at) => usual(at));
  return { rows, columns, values: Float32Array.from(values) };
}

/** What arrives at the input of a gradient of the output. */
export function backward(
  library: Convscope,
  calculation: PoolingCalculation,
  input: Plane,
  winners: Int32Array | null,
  gradient: Plane,
): Plane {
  const shape = [1, input.rows, input.columns];
  const g = tensorOf(gradient);
  return planeOf(
    winners === null
      ? library.avgPool2dBackward(g, shape, windowOf(calculation, input))
      : library.maxPool2dBackward(g, winners, shape),
  );
}

/** What one output's gradient brings to each cell of the input. */
export function shareOf(
  library: Convscope,
  calculation: PoolingCalculation,
  { input, winners, output, gradient }: PoolingRun,
  place: number,
): Plane {
  const one = { ...output, values: new Float32Array(output.values.length) };
  one.values[place] = gradient.values[place]!;
  return backward(library, calculation, input, winners, one);
}

/** By how many cells an average divides: its window's share of a gradient of 1 is one part of it. */
export function divisorOf(
  library: Convscope,
  calculation: PoolingCalculation,
  { input, output }: PoolingRun,
  place: number,
): number {
  const one = { ...output, values: new Float32Array(output.values.length) };
  one.values[place] = 1;
  const parts = backward(library, calculation, input, null, one).values;
  return Math.round(1 / Math.max(...parts));
}

/** The pooled values alone. */
export function pooled(library: Convscope, calculation: PoolingCalculation, input: Plane): Plane {
  const options = windowOf(calculation, input);
  const x = tensorOf(input);
  return planeOf(
    calculation.kind === 'max'
      ? library.maxPool2d(x, options).output
      : library.avgPool2d(x, options),
  );
}

/** The output's rows and columns; null where the library refuses these settings. */
export function pooledSize(
  library: Convscope,
  calculation: PoolingCalculation,
  input: Omit<Plane, 'values'>,
): readonly [rows: number, columns: number] | null {
  const { kernel, stride, padding, dilation, ceilMode, countIncludePad } = windowOf(
    calculation,
    input,
  );
  const window = { kernel, stride, padding, ceilMode };
  const layer: Layer =
    calculation.kind === 'max'
      ? { type: 'maxPool2d', ...window, dilation }
      : { type: 'avgPool2d', ...window, countIncludePad };
  try {
    const [, rows = 0, columns = 0] = library.outputShape(layer, [1, input.rows, input.columns]);
    return [rows, columns];
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

export function planeOf({ data, shape }: Tensor): Plane {
  const [, rows = 0, columns = 0] = shape;
  return { rows, columns, values: data };
}

function tensorOf({ rows, columns, values }: Plane): Tensor {
  return { data: values, shape: [1, rows, columns] };
}
