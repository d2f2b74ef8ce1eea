/** The numbers of <conv-similarity> are the library's, and mean what the page says they mean. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  centre,
  compare,
  cut,
  readPicture,
  runSimilarity,
  type Comparison,
  type SimilarityRun,
} from '../../../web/src/elements/conv-similarity/similarity-run.js';
import { presetKernel } from '../../../web/src/state/kernel.js';
import type { SimilarityChoice } from '../../../web/src/state/similarity-state.js';
import type { Convscope, Tensor } from '../../../web/src/library/index.js';
import { forEachVariant, load, randomNumbers } from './library.js';

const part: SimilarityChoice = {
  template: { kind: 'part', box: { row: 5, column: 7, height: 4, width: 6 } },
  gain: 1,
  offset: 0,
  threshold: 0.5,
};

/** Grey values 0 … 1 of a picture in which no two places are alike. */
function noisyPicture(cs: Convscope, height = 24, width = 30): Tensor {
  const random = randomNumbers(3);
  return cs.tensor(
    Array.from({ length: height * width }, () => random()),
    [1, height, width],
  );
}

function runOf(cs: Convscope, picture: Tensor, choice: SimilarityChoice): SimilarityRun {
  const run = runSimilarity(cs, picture, choice);
  assert.ok(run !== null);
  return run;
}

const vectors = (cs: Convscope, a: readonly number[], b: readonly number[]): Comparison =>
  compare(cs, cs.tensor(a, [1, 1, a.length]), cs.tensor(b, [1, 1, b.length]));

forEachVariant((library) => {
  test('(3, 4) and (4, 3): product 24, lengths 5, cosine 24/25, and opposite after the means', async () => {
    const numbers = vectors(await library(), [3, 4], [4, 3]);
    assert.equal(numbers.product, 24);
    assert.equal(numbers.patchLength, 5);
    assert.equal(numbers.templateLength, 5);
    assert.equal(numbers.cosine, 24 / 25);
    assert.equal(numbers.correlation, -1);
    assert.deepEqual(numbers.means, { patch: 3.5, template: 3.5 });
  });

  test('what stands in the maps at a place is what is said of the window there', async () => {
    const cs = await library();
    const picture = noisyPicture(cs);
    const run = runOf(cs, picture, { ...part, gain: 1.3, offset: 0.1 });
    const [rows = 0, columns = 0] = run.correlations.shape;
    assert.deepEqual([rows, columns], [21, 25]);
    for (const [row, column] of [
      [0, 0],
      [5, 7],
      [20, 24],
      [11, 3],
    ] as const) {
      const patch = cut(cs, run.picture, { row, column, height: 4, width: 6 });
      const numbers = compare(cs, patch, run.template);
      const at = row * columns + column;
      // One way of adding 24 products or another: each is rounded once, and no sum is above 60.
      assert.ok(Math.abs(numbers.product - run.products.data[at]!) < 24 * 60 * 2 ** -24);
      assert.ok(Math.abs(numbers.correlation - run.correlations.data[at]!) < 1e-6);
    }
  });

  test('a part of the picture is found where it was taken, whatever brightness and contrast', async () => {
    const cs = await library();
    for (const [gain, offset] of [
      [1, 0],
      [0.2, 0.5],
      [3, -0.5],
    ] as const) {
      const { matches } = runOf(cs, noisyPicture(cs), { ...part, gain, offset });
      const [best] = matches;
      assert.deepEqual([best!.row, best!.column], [5, 7]);
      assert.ok(best!.value > 0.9999, `${best!.value}`);
    }
  });
});

test('multiplying moves the product alone, adding all but the correlation', async () => {
  const cs = await load();
  const picture = noisyPicture(cs);
  const box = { row: 9, column: 2, height: 4, width: 6 };
  const numbersAt = (gain: number, offset: number): Comparison => {
    const run = runOf(cs, picture, { ...part, gain, offset });
    return compare(cs, cut(cs, run.picture, box), run.template);
  };
  const [plain, doubled, brighter] = [numbersAt(1, 0), numbersAt(2, 0), numbersAt(1, 0.5)];
  assert.ok(Math.abs(doubled.product / plain.product - 2) < 1e-5);
  assert.ok(Math.abs(doubled.cosine - plain.cosine) < 1e-5);
  assert.ok(Math.abs(doubled.correlation - plain.correlation) < 1e-5);
  assert.ok(brighter.cosine > plain.cosine + 0.01, 'everything bright is somewhat alike');
  assert.ok(Math.abs(brighter.correlation - plain.correlation) < 1e-5);
});

test('the dot product prefers what is bright to what is alike', async () => {
  const cs = await load();
  const values = new Float32Array(12 * 12).fill(0.1);
  // A cross that is looked for, and a white square that is only bright.
  for (const [row, column] of [
    [1, 2],
    [2, 1],
    [2, 2],
    [2, 3],
    [3, 2],
  ] as const) {
    values[row * 12 + column] = 0.5;
  }
  for (let row = 7; row < 11; row++) values.fill(1, row * 12 + 7, row * 12 + 11);
  const picture = cs.tensor(values, [1, 12, 12]);
  const box = { row: 1, column: 1, height: 3, width: 3 };
  const run = runOf(cs, picture, { ...part, template: { kind: 'part', box } });
  assert.deepEqual([run.matches[0]!.row, run.matches[0]!.column], [1, 1]);
  assert.ok(run.largest.row >= 7 && run.largest.column >= 7, 'the square wins');
});

test('a flat patch and a flat kernel have no direction: 0', async () => {
  const cs = await load();
  assert.equal(vectors(cs, [2, 2, 2], [1, 2, 3]).correlation, 0);
  assert.ok(vectors(cs, [2, 2, 2], [1, 2, 3]).isFlat);
  assert.equal(vectors(cs, [0, 0, 0], [1, 2, 3]).cosine, 0);
  const template = { kind: 'kernel', kernel: presetKernel('box-3') } as const;
  const { correlations, matches } = runOf(cs, noisyPicture(cs), { ...part, template });
  assert.ok(correlations.data.every((value) => value === 0));
  assert.deepEqual(matches, []);
});

test('of places that overlap only the best is a match, and none is below the threshold', async () => {
  const cs = await load();
  const { matches } = runOf(cs, noisyPicture(cs), { ...part, threshold: 0.2 });
  assert.ok(matches.length > 1);
  for (const [at, { row, column, value }] of matches.entries()) {
    assert.ok(value >= 0.2);
    for (const other of matches.slice(at + 1)) {
      const isBeside = Math.abs(other.row - row) <= 2 && Math.abs(other.column - column) <= 3;
      assert.ok(!isBeside && other.value <= value);
    }
  }
});

test('a template that is larger than the picture is not searched for', async () => {
  const cs = await load();
  assert.equal(runSimilarity(cs, noisyPicture(cs, 3, 30), part), null);
});

test('a picture is searched in grey, halved until no side is longer than 160', async () => {
  const cs = await load();
  const pixels = { width: 400, height: 200, data: new Uint8ClampedArray(400 * 200 * 4).fill(255) };
  assert.deepEqual(readPicture(cs, pixels as ImageData).shape, [1, 50, 100]);
});

test('less their mean, values have none', async () => {
  const cs = await load();
  assert.deepEqual([...centre(cs, Float32Array.of(1, 2, 6), 3)], [-2, -1, 3]);
});
