/** The numbers behind <conv-pooling>: worked on paper, from the library that ships, and by PyTorch itself. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Plane } from '../../../web/src/draw/plane.js';
import { poster } from '../../../web/src/elements/conv-pooling/poster.js';
import { comparedPlane } from '../../../web/src/elements/conv-pooling/pooling-input.js';
import * as run from '../../../web/src/elements/conv-pooling/pooling-run.js';
import { poolingCode } from '../../../web/src/state/as-code/pooling.js';
import { noMove } from '../../../web/src/state/pooling-inputs.js';
import {
  initialPoolingState,
  poolingExamples,
  type PoolingCalculation,
} from '../../../web/src/state/pooling-state.js';
import { forEachVariant, load, wholeTensor } from './library.js';
import { pythonWith } from './python.js';

const table = (columns: number, values: readonly number[]): Plane => ({
  rows: values.length / columns,
  columns,
  values: Float32Array.from(values),
});

const blackboard = table(4, [0, 10, 10, 0, 20, 30, 30, 20, 10, 20, 20, 10, 0, 5, 5, 0]);

forEachVariant((library) => {
  test('what <conv-pooling> shows before the library has come is what the library says', async () => {
    const { output, winners } = run.runPooling(await library(), initialPoolingState, blackboard);
    assert.deepEqual([...output.values], [...poster.output]);
    assert.deepEqual([...winners!], [...poster.winners]);
  });

  test('the gradient 1, 2, 3, 4 goes to the four winners, and nowhere else', async () => {
    const { inputGradient } = run.runPooling(await library(), initialPoolingState, blackboard);
    assert.deepEqual([...inputGradient.values], [0, 0, 0, 0, 0, 1, 2, 0, 0, 3, 4, 0, 0, 0, 0, 0]);
  });

  test('where windows overlap, the gradients of those that took one cell add up', async () => {
    const cs = await library();
    const calculation: PoolingCalculation = { ...initialPoolingState, stride: [1, 1] };
    const result = run.runPooling(cs, calculation, blackboard);
    // The first 30 wins windows 1, 2, 4 and 5 (of equal ones the first): 1 + 2 + 4 + 5.
    assert.equal(result.inputGradient.values[5], 12);
    const shares = [0, 1, 3, 4].map((at) => run.shareOf(cs, calculation, result, at).values[5]);
    assert.deepEqual(shares, [1, 2, 4, 5]);
  });

  test('an average divides by its window, by the cells inside, or by what hangs over', async () => {
    const cs = await library();
    const average: PoolingCalculation = { ...initialPoolingState, kind: 'average' };
    const divisors = (calculation: PoolingCalculation, input: Plane): number[] => {
      const result = run.runPooling(cs, calculation, input);
      return [...result.output.values.keys()].map((at) =>
        run.divisorOf(cs, calculation, result, at),
      );
    };
    assert.deepEqual(divisors(average, blackboard), [4, 4, 4, 4]);
    const padded: PoolingCalculation = { ...average, kernel: [3, 3], padding: [1, 1] };
    assert.deepEqual(divisors(padded, blackboard), [9, 9, 9, 9]);
    assert.deepEqual(divisors({ ...padded, countIncludePad: false }, blackboard), [4, 4, 4, 4]);
    const three = table(3, [1, 2, 3, 4, 5, 6, 7, 8, 9]);
    assert.deepEqual(divisors({ ...average, ceilMode: true }, three), [4, 2, 2, 1]);
  });

  test('the mean of a window is its share of a gradient, all cells together', async () => {
    const cs = await library();
    const calculation: PoolingCalculation = { ...initialPoolingState, kind: 'average' };
    const result = run.runPooling(cs, calculation, blackboard);
    assert.deepEqual([...result.output.values], [15, 15, 8.75, 8.75]);
    const share = run.shareOf(cs, calculation, result, 2).values;
    assert.deepEqual([...share.subarray(8)], [0.75, 0.75, 0, 0, 0.75, 0.75, 0, 0], '3 / 4 each');
  });

  test('two inputs that differ everywhere are pooled to the same map', async () => {
    const cs = await library();
    const calculation = { ...initialPoolingState, ...poolingExamples['two-inputs'] };
    const [first, second] = [
      comparedPlane(cs, null, { ...calculation, other: null, move: noMove }),
      comparedPlane(cs, null, calculation),
    ];
    const outputs = [first, second].map((input) => run.pooled(cs, calculation, input).values);
    assert.deepEqual(outputs[0], outputs[1]);
    assert.ok(first.values.every((value, place) => value !== second.values[place]));
  });

  test('a stroke that moves inside its windows leaves every pooled value; by a window, none', async () => {
    const cs = await library();
    const changed = (example: 'shift' | 'window'): number => {
      const calculation = { ...initialPoolingState, ...poolingExamples[example] };
      const input = comparedPlane(cs, null, { ...calculation, move: noMove });
      const before = run.pooled(cs, calculation, input).values;
      const after = run.pooled(cs, calculation, comparedPlane(cs, null, calculation)).values;
      return [...before].filter((value, place) => value !== after[place]).length;
    };
    assert.equal(changed('shift'), 0);
    // Four windows lose the stroke and four get it.
    assert.equal(changed('window'), 8);
  });

  test('what the library refuses has no size, and global pooling always has one', async () => {
    const cs = await library();
    const large: PoolingCalculation = { ...initialPoolingState, kernel: [5, 5] };
    assert.equal(run.pooledSize(cs, large, blackboard), null);
    assert.deepEqual(run.pooledSize(cs, { ...large, global: true }, blackboard), [1, 1]);
    const [side] = run.pooledSize(
      cs,
      { ...initialPoolingState, ceilMode: true },
      table(5, Array<number>(25).fill(0)),
    )!;
    assert.equal(side, 3);
  });
});

/** All in whole numbers, so that float32 is exact and the comparison can be too. */
const calculations: Readonly<Record<string, PoolingCalculation>> = {
  plain: initialPoolingState,
  'overlapping, with a border': {
    ...initialPoolingState,
    ...{ kernel: [3, 3], stride: [2, 1], padding: [1, 1] },
  },
  'dilated, hanging over': {
    ...initialPoolingState,
    ...{ dilation: [2, 1], stride: [2, 2], ceilMode: true },
  },
  global: { ...initialPoolingState, global: true },
  'the average of fours, hanging over': {
    ...initialPoolingState,
    ...{ kind: 'average', ceilMode: true },
  },
  'the average of what is inside': {
    ...initialPoolingState,
    ...{ kind: 'average', padding: [1, 1], countIncludePad: false },
  },
};

const python = pythonWith('torch');

test(
  'what is copied for PyTorch prints the library’s own numbers, forward and backward',
  { skip: python.skip },
  async () => {
    const cs = await load();
    const { data } = wholeTensor([5, 7], 3, 40);
    const results = Object.values(calculations).map((calculation) => {
      // Fours, so that means of one, two and four cells are exact.
      const input = table(
        7,
        [...data].map((value) => 4 * value),
      );
      return { calculation, result: run.runPooling(cs, calculation, input) };
    });
    const script = results
      .flatMap(({ calculation, result }) => {
        const { input, gradient } = result;
        const options = run.windowOf(calculation, input);
        const program = { kind: calculation.kind, ...options, input, gradient };
        return [false, true].map((withGradient) =>
          poolingCode(program, withGradient).replace(/print\((.*)\)/, 'print($1.tolist())'),
        );
      })
      .join('\n');
    const printed = python.run(script);
    const lines = printed.trim().split('\n');
    for (const [at, name] of Object.keys(calculations).entries()) {
      const { output, inputGradient } = results[at]!.result;
      for (const [step, plane] of [output, inputGradient].entries()) {
        const rows = JSON.parse(lines[2 * at + step]!) as number[][];
        assert.deepEqual(
          rows.flat(),
          [...plane.values],
          `${name}, ${step === 0 ? 'forward' : 'backward'}`,
        );
      }
    }
  },
);
