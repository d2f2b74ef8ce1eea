/** What is on the screen before the library has come: the blackboard example with its result, which a test computes anew. */
import type { Plane } from '../../draw/plane.js';
import { poolingTable } from '../../state/pooling-inputs.js';
import {
  initialPoolingState,
  samePooling,
  type PoolingCalculation,
} from '../../state/pooling-state.js';
import { planeOfTable } from './pooling-input.js';
import type { PoolingRun } from './pooling-run.js';

export const poster = {
  output: [30, 30, 20, 20],
  winners: [5, 6, 9, 10],
} as const;

/** Other settings are shown without a result. */
export function posterRun(calculation: PoolingCalculation): PoolingRun {
  const { input: given } = calculation;
  const isExample = samePooling(calculation, initialPoolingState);
  const input = planeOfTable(given.kind === 'numbers' ? given.table : poolingTable('blackboard'));
  const output = isExample ? plane(2, 2, poster.output) : plane(1, 1, [NaN]);
  const { rows, columns } = output;
  return {
    slide: {
      ...{ rows: 2, columns: 2, stride: [2, 2], dilation: [1, 1] },
      ...{ placesDown: rows, placesAcross: columns },
    },
    padding: [0, 0],
    input,
    bordered: input,
    output,
    winners: isExample ? Int32Array.from(poster.winners) : null,
    gradient: plane(rows, columns, new Array<number>(rows * columns).fill(NaN)),
    inputGradient: { ...input, values: new Float32Array(input.values.length).fill(NaN) },
  };
}

function plane(rows: number, columns: number, values: readonly number[]): Plane {
  return { rows, columns, values: Float32Array.from(values) };
}
