/** Which settings the library would compute: sliders offer nothing else. */
import type { Plane } from '../../draw/plane.js';
import { poolingSides } from '../../state/pooling-inputs.js';
import { mostPooling, strideOf, type PoolingState } from '../../state/pooling-state.js';
import type { Pair } from '../../state/window-state.js';
import type { Convscope } from '../provider.js';
import { pooledSize } from './pooling-run.js';

export interface PoolingLimits {
  readonly kernel: Pair;
  readonly stride: Pair;
  readonly padding: Pair;
  readonly dilation: Pair;
  /** The smallest table that the window still fits on. */
  readonly leastInput: Pair;
  /** The smallest window that the padding still fits. */
  readonly leastKernel: Pair;
}

/** PyTorch refuses more padding than half of the window, and so does the slider: then its program runs there too. */
const paddingPart = 2;

export function poolingLimits(
  library: Convscope,
  state: PoolingState,
  input: Omit<Plane, 'values'>,
): PoolingLimits {
  const fits = (patch: Partial<PoolingState>, size = input): boolean =>
    pooledSize(library, { ...state, ...patch }, size) !== null;
  const { kernel, padding, dilation } = state;
  const stride = strideOf(state);
  const perAxis = (limit: (axis: 0 | 1) => number): Pair => [limit(0), limit(1)];
  const useful = (axis: 0 | 1): number => {
    const one = pooledSize(library, { ...state, stride: withAxis(stride, axis, 1) }, input);
    return Math.max(stride[axis], Math.min(mostPooling.stride, one?.[axis] ?? 1));
  };
  return {
    kernel: perAxis((axis) =>
      reach(kernel[axis], mostPooling.kernel, (side) =>
        fits({ kernel: withAxis(kernel, axis, side) }),
      ),
    ),
    leastKernel: perAxis((axis) => Math.max(1, paddingPart * padding[axis])),
    stride: perAxis(useful),
    padding: perAxis((axis) =>
      Math.min(mostPooling.padding, Math.floor(kernel[axis] / paddingPart)),
    ),
    dilation: perAxis((axis) =>
      reach(dilation[axis], mostPooling.dilation, (step) =>
        fits({ dilation: withAxis(dilation, axis, step) }),
      ),
    ),
    leastInput: perAxis((axis) =>
      reach([input.rows, input.columns][axis]!, poolingSides.least, (side) => {
        const size = axis === 0 ? { ...input, rows: side } : { ...input, columns: side };
        return fits({}, size);
      }),
    ),
  };
}

export function withAxis([down, across]: Pair, axis: 0 | 1, value: number): Pair {
  return axis === 0 ? [value, across] : [down, value];
}

/** From a value that fits, as far as it goes without a gap. */
function reach(from: number, to: number, isAllowed: (value: number) => boolean): number {
  const step = Math.sign(to - from);
  let value = from;
  while (value !== to && isAllowed(value + step)) value += step;
  return value;
}
