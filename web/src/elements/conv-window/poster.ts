/** What is on the screen before the library has come: the blackboard example with its result, which a test computes anew. */
import { weightsOf } from '../../state/kernel.js';
import { windowInput } from '../../state/window-inputs.js';
import type { WindowState } from '../../state/window-state.js';
import type { Plane } from '../../draw/plane.js';
import type { WindowRun } from './window-run.js';

export const poster = {
  input: windowInput('blackboard'),
  output: plane(3, 3, [60, 70, 50, 60, 70, 50, 20, 30, 20]),
  /** Of the first window. */
  products: [0, 0, 0, 60],
  sums: [0, 0, 0, 60],
} as const;

/** Another input or kernel is shown without a result. */
export function posterRun(state: WindowState): WindowRun {
  const { input, kernel, operation, padding } = state;
  const isExample =
    input === poster.input &&
    kernel.preset === 'blackboard' &&
    operation === 'cross-correlation' &&
    padding === 'valid';
  const output = isExample ? poster.output : plane(1, 1, [NaN]);
  const places = output.rows * output.columns;
  return {
    slide: {
      rows: kernel.rows,
      columns: kernel.columns,
      stride: [1, 1],
      dilation: [1, 1],
      placesDown: output.rows,
      placesAcross: output.columns,
    },
    padding: [0, 0, 0, 0],
    padded: plane(input.rows, input.columns, input.values),
    sources: Int32Array.from(input.values, (_, place) => place),
    window: plane(kernel.rows, kernel.columns, kernel.values),
    weights: weightsOf(kernel),
    output,
    products: atFirstPlace(isExample ? poster.products : [], places),
    sums: atFirstPlace(isExample ? poster.sums : [], places),
  };
}

function plane(rows: number, columns: number, values: readonly number[]): Plane {
  return { rows, columns, values: Float32Array.from(values) };
}

/** One number for each weight at the window's first place; the other places are not known. */
function atFirstPlace(numbers: readonly number[], places: number): Float32Array {
  const table = new Float32Array(numbers.length * places).fill(NaN);
  for (const [weight, number] of numbers.entries()) table[weight * places] = number;
  return table;
}
