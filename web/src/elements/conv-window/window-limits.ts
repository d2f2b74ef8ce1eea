/** Which settings the library would compute: sliders and menus offer nothing else. */
import { kernelSides } from '../../state/kernel.js';
import { inputSides, resizeInput } from '../../state/window-inputs.js';
import {
  mostSteps,
  paddingModes,
  paddingRules,
  type PaddingMode,
  type PaddingRule,
  type WindowState,
} from '../../state/window-state.js';
import type { Convscope } from '../provider.js';
import { outputSize } from './window-run.js';

export interface WindowLimits {
  readonly kernelRows: number;
  readonly kernelColumns: number;
  /** The smallest input that the window still fits on. */
  readonly inputRows: number;
  readonly inputColumns: number;
  readonly stride: readonly [vertical: number, horizontal: number];
  readonly dilation: readonly [vertical: number, horizontal: number];
  /** By side: top, left, bottom, right. */
  readonly leastSides: readonly number[];
  readonly mostSides: readonly number[];
  readonly rules: readonly PaddingRule[];
  readonly modes: readonly PaddingMode[];
}

export function windowLimits(library: Convscope, state: WindowState): WindowLimits {
  const fits = (patch: Partial<WindowState>): boolean =>
    outputSize(library, { ...state, ...patch }) !== null;
  const { input, kernel, stride, dilation, sides } = state;
  const kernelOf = (rows: number, columns: number) => ({ kernel: { ...kernel, rows, columns } });
  const inputOf = (rows: number, columns: number) => ({ input: resizeInput(input, rows, columns) });
  /** From a value that fits, as far as it goes without a gap. */
  const reach = (from: number, to: number, isAllowed: (value: number) => boolean): number => {
    const step = Math.sign(to - from);
    let value = from;
    while (value !== to && isAllowed(value + step)) value += step;
    return value;
  };
  const withSide = (side: number, cells: number) =>
    fits({
      padding: 'sides',
      sides: sides.map((each, at) =>
        at === side ? cells : each,
      ) as unknown as WindowState['sides'],
    });
  /** A stride that leaves no second place is as good as any larger one. */
  const stepsUseful = (axis: 0 | 1): number => {
    const one = axis === 0 ? ([1, stride[1]] as const) : ([stride[0], 1] as const);
    const places = outputSize(library, { ...state, stride: one })?.[axis] ?? 1;
    return Math.max(stride[axis], Math.min(mostSteps.stride, places));
  };
  return {
    kernelRows: reach(kernel.rows, kernelSides.most, (rows) =>
      fits(kernelOf(rows, kernel.columns)),
    ),
    kernelColumns: reach(kernel.columns, kernelSides.most, (columns) =>
      fits(kernelOf(kernel.rows, columns)),
    ),
    inputRows: reach(input.rows, inputSides.least, (rows) => fits(inputOf(rows, input.columns))),
    inputColumns: reach(input.columns, inputSides.least, (columns) =>
      fits(inputOf(input.rows, columns)),
    ),
    stride: [stepsUseful(0), stepsUseful(1)],
    dilation: [
      reach(dilation[0], mostSteps.dilation, (value) => fits({ dilation: [value, dilation[1]] })),
      reach(dilation[1], mostSteps.dilation, (value) => fits({ dilation: [dilation[0], value] })),
    ],
    leastSides: sides.map((cells, side) => reach(cells, 0, (value) => withSide(side, value))),
    mostSides: sides.map((cells, side) =>
      reach(cells, mostSteps.side, (value) => withSide(side, value)),
    ),
    rules: paddingRules.filter((padding) => padding === state.padding || fits({ padding })),
    modes: paddingModes.filter(
      (paddingMode) => paddingMode === state.paddingMode || fits({ paddingMode }),
    ),
  };
}
