/**
 * What the library says about one setting of the window: the output, the border, every product and every partial sum. The
 * page computes none of these numbers.
 */
import type { Plane } from '../../draw/plane.js';
import { reachOf, type WindowSlide } from '../../draw/window-place.js';
import { weightsOf } from '../../state/kernel.js';
import type { Sides, WindowState } from '../../state/window-state.js';
import type { Convscope, Tensor } from '../provider.js';

export interface WindowRun {
  readonly slide: WindowSlide;
  readonly padding: Sides;
  /** The input with its border. */
  readonly padded: Plane;
  /** For each cell of `padded` the place in the input whose number it shows; −1 for none. */
  readonly sources: Int32Array;
  /** The kernel as the window holds it, turned by 180° in convolution: its numbers, and those over the divisor. */
  readonly window: Plane;
  readonly weights: Float32Array;
  readonly output: Plane;
  /** [weights][output rows][output columns]: what each weight of the window adds, and the sum up to and with it. */
  readonly products: Float32Array;
  readonly sums: Float32Array;
}

export function runWindow(library: Convscope, state: WindowState): WindowRun {
  const { input, kernel } = state;
  const x = library.tensor(input.values, [1, input.rows, input.columns]);
  const weights = weightsOf(kernel);
  const count = weights.length;
  const shape = [1, 1, kernel.rows, kernel.columns];
  const options = optionsOf(state);
  const output = planeOf(library.conv2d(x, library.tensor(weights, shape), null, options));
  const isTurned = state.operation === 'convolution';
  const asHeld = (values: Float32Array): Float32Array =>
    isTurned ? values.slice().reverse() : values;

  // One filter for each weight, and one for each beginning of the row of products: the library adds them up.
  const single = new Float32Array(count * count);
  const growing = new Float32Array(count * count);
  for (let place = 0; place < count; place++) {
    for (let filter = place; filter < count; filter++) {
      const at = isTurned ? count - 1 - place : place;
      growing[filter * count + at] = weights[at]!;
      if (filter === place) single[filter * count + at] = weights[at]!;
    }
  }
  const filters = [count, 1, kernel.rows, kernel.columns];
  const each = (table: Float32Array): Float32Array =>
    library.conv2d(x, library.tensor(table, filters), null, options).data;

  const slide = slideOf(state, output);
  const padding = paddingOf(library, state, slide);
  const border = { padding, paddingMode: state.paddingMode };
  const one = library.tensor([1], [1, 1, 1, 1]);
  const padded = planeOf(library.conv2d(x, one, null, border));
  const numbered = library.tensor(
    input.values.map((_, place) => place + 1),
    x.shape,
  );
  return {
    slide,
    padding,
    padded,
    sources: Int32Array.from(
      library.conv2d(numbered, one, null, border).data,
      (number) => number - 1,
    ),
    window: {
      rows: kernel.rows,
      columns: kernel.columns,
      values: asHeld(Float32Array.from(kernel.values)),
    },
    weights: asHeld(weights),
    output,
    products: each(single),
    sums: each(growing),
  };
}

/** The rows and columns of `padded` from which on no window reads. */
export function unusedFrom({ slide }: WindowRun): {
  readonly row: number;
  readonly column: number;
} {
  const [row, column] = reachOf(slide);
  return { row, column };
}

/** The library's words for the settings. */
export function optionsOf(state: WindowState): {
  padding: 'valid' | 'same' | 'full' | Sides;
  paddingMode: WindowState['paddingMode'];
  stride: WindowState['stride'];
  dilation: WindowState['dilation'];
  operation: WindowState['operation'];
} {
  const { padding, sides, paddingMode, stride, dilation, operation } = state;
  return {
    padding: padding === 'sides' ? sides : padding,
    paddingMode,
    stride,
    dilation,
    operation,
  };
}

/** The output's rows and columns; null where the library refuses these settings. */
export function outputSize(
  library: Convscope,
  state: WindowState,
): readonly [rows: number, columns: number] | null {
  const { input } = state;
  try {
    const [, rows = 0, columns = 0] = library.outputShape(layerOf(state), [
      1,
      input.rows,
      input.columns,
    ]);
    return [rows, columns];
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function layerOf(state: WindowState) {
  const { rows, columns } = state.kernel;
  return {
    type: 'conv2d',
    outChannels: 1,
    kernel: [rows, columns],
    bias: null,
    ...optionsOf(state),
  } as const;
}

function slideOf({ kernel, stride, dilation }: WindowState, output: Plane): WindowSlide {
  return {
    rows: kernel.rows,
    columns: kernel.columns,
    stride,
    dilation,
    placesDown: output.rows,
    placesAcross: output.columns,
  };
}

/** The library says where the first window starts; what the last one needs behind the end follows from its place. */
function paddingOf(library: Convscope, state: WindowState, slide: WindowSlide): Sides {
  if (state.padding === 'sides') return state.sides;
  const { rows, columns } = state.input;
  const [layer] = library.describe([layerOf(state)], [1, rows, columns]);
  const [top = 0, left = 0] = layer!.receptiveField.start.map((start) => Math.max(0, -start));
  if (state.padding === 'full') return [top, left, top, left];
  const [height, width] = reachOf(slide);
  return [top, left, Math.max(0, height - rows - top), Math.max(0, width - columns - left)];
}

function planeOf({ data, shape }: Tensor): Plane {
  const [, rows = 0, columns = 0] = shape;
  return { rows, columns, values: data };
}
