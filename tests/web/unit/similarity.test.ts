import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrowEnd, barsPath, degrees } from '../../../web/src/draw/vectors.js';
import { presetKernel } from '../../../web/src/state/kernel.js';
import * as similarity from '../../../web/src/state/similarity-state.js';

test('bars stand on a line in the middle and reach as far as their values', () => {
  const frame = { width: 20, height: 10, limit: 2 };
  assert.equal(barsPath([2, -1], frame), 'M0 5V0H9V5ZM10 5V7.5H19V5Z');
  assert.equal(barsPath([9], frame), 'M0 5V0H19V5Z', 'no further than the edge');
});

test('an arrow at a right angle points up', () => {
  const { x, y } = arrowEnd(Math.PI / 2, 10, { x: 5, y: 20 });
  assert.ok(Math.abs(x - 5) < 1e-12);
  assert.equal(y, 10);
  assert.equal(degrees(0), 90);
  assert.equal(degrees(1), 0);
  assert.equal(degrees(-1.0000001), 180, 'rounding leads to no angle that there is not');
});

test('a box is brought to sides that a part may have, and into the picture', () => {
  const picture = { height: 20, width: 30 };
  const box = (row: number, column: number, height: number, width: number) =>
    similarity.boxInside({ row, column, height, width }, picture);
  assert.deepEqual(box(5, 6, 7, 8), { row: 5, column: 6, height: 7, width: 8 });
  assert.deepEqual(box(5, 6, 1, 99), { row: 5, column: 6, height: 3, width: 24 });
  assert.deepEqual(box(18, 29, 5, 5), { row: 15, column: 25, height: 5, width: 5 });
  const tiny = { height: 2, width: 30 };
  assert.equal(similarity.boxInside({ row: 0, column: 0, height: 3, width: 3 }, tiny), null);
});

test('a window stays inside the picture', () => {
  const size = { height: 4, width: 4 };
  const picture = { height: 10, width: 10 };
  assert.deepEqual(similarity.placeInside({ row: -3, column: 99 }, size, picture), {
    row: 0,
    column: 6,
  });
});

test('a template is a part of the picture by four numbers, or a kernel', () => {
  const part = similarity.parseTemplate('3 4 5 6')!;
  assert.deepEqual(part, { kind: 'part', box: { row: 3, column: 4, height: 5, width: 6 } });
  assert.equal(similarity.templateText(part), '3 4 5 6');
  const kernel = similarity.parseTemplate('sobel-x')!;
  assert.deepEqual(kernel, { kind: 'kernel', kernel: presetKernel('sobel-x') });
  assert.equal(similarity.templateText(kernel), 'sobel-x');
  assert.deepEqual(similarity.templateSize(similarity.parseTemplate('[[1, 2, 3], [4, 5, 6]]')!), {
    height: 2,
    width: 3,
  });
  assert.equal(similarity.parseTemplate('3 4 2 6'), null, 'a side of 2');
  assert.equal(similarity.parseTemplate('wobble'), null);
});

test('sliders are read to the nearest step, inside their limits', () => {
  assert.equal(similarity.parseStep('gain', '1.52'), 1.5);
  assert.equal(similarity.parseStep('gain', '99'), 3);
  assert.equal(similarity.parseStep('offset', '-0,2'), -0.2);
  assert.equal(similarity.parseStep('threshold', '0'), 0.05);
  assert.equal(similarity.parseStep('gain', ''), null);
  assert.equal(similarity.parseStep('gain', 'bright'), null);
});

const changed: similarity.SimilarityState = {
  source: 'moon',
  template: { kind: 'kernel', kernel: { ...presetKernel('box-3'), preset: 'custom' } },
  gain: 0.7,
  offset: -0.35,
  threshold: 0.85,
  place: { row: 7, column: 140 },
  centred: true,
  viewport: { zoom: 4, x: 0.25, y: 0.5 },
};

test('a state of similarity comes back exactly as it was', () => {
  for (const each of [similarity.initialSimilarityState, changed]) {
    const text = similarity.encodeSimilarityState(each);
    assert.deepEqual(similarity.decodeSimilarityState(text), each);
  }
});

test('a damaged state of similarity is refused as a whole', () => {
  const encoded = similarity.encodeSimilarityState(changed);
  assert.equal(similarity.decodeSimilarityState(''), null);
  assert.equal(similarity.decodeSimilarityState(`B${encoded.slice(1)}`), null);
  assert.equal(similarity.decodeSimilarityState(`${encoded}AAAA`), null);
  for (let length = 0; length < encoded.length - 1; length++) {
    assert.equal(similarity.decodeSimilarityState(encoded.slice(0, length)), null, `${length}`);
  }
});
