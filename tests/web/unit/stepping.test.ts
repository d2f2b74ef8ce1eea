import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  placeAt,
  positionBehind,
  stepFrom,
  stepLevels,
  stepTotal,
  windowsDone,
} from '../../../web/src/state/stepping.js';

/** Of the blackboard example: nine windows of four products. */
const plan = { rows: 3, columns: 3, products: 4 };

test('a step of each level ends where its product, window, row or map ends', () => {
  assert.deepEqual(
    stepLevels.map((level) => stepFrom(plan, 5, level, 1)),
    [6, 8, 12, 36],
  );
  assert.deepEqual(
    stepLevels.map((level) => stepFrom(plan, 5, level, -1)),
    [4, 4, 0, 0],
  );
});

test('from the end of a window a step back leads to its beginning', () => {
  assert.equal(stepFrom(plan, 8, 'window', -1), 4);
});

test('nothing steps out of the calculation', () => {
  for (const level of stepLevels) {
    assert.equal(stepFrom(plan, 0, level, -1), 0);
    assert.equal(stepFrom(plan, stepTotal(plan), level, 1), 36);
  }
});

test('walking forward by any level visits every place that it should, and back the same ones', () => {
  for (const [level, count] of [
    ['product', 36],
    ['window', 9],
    ['row', 3],
    ['map', 1],
  ] as const) {
    const forward = [0];
    while (forward.at(-1)! < 36) forward.push(stepFrom(plan, forward.at(-1)!, level, 1));
    assert.equal(forward.length, count + 1, level);
    const back = [36];
    while (back.at(-1)! > 0) back.push(stepFrom(plan, back.at(-1)!, level, -1));
    assert.deepEqual(back.reverse(), forward, level);
  }
});

test('a window is worked on until its last product is done', () => {
  assert.deepEqual(placeAt(plan, 0), { row: 0, column: 0, done: 0 });
  assert.deepEqual(placeAt(plan, 4), { row: 0, column: 0, done: 4 });
  assert.deepEqual(placeAt(plan, 5), { row: 0, column: 1, done: 1 });
  assert.deepEqual(placeAt(plan, 36), { row: 2, column: 2, done: 4 });
  assert.deepEqual(placeAt(plan, 99), { row: 2, column: 2, done: 4 }, 'of a larger plan');
});

test('behind a window, that window is the one that is shown', () => {
  for (let row = 0; row < 3; row++) {
    for (let column = 0; column < 3; column++) {
      const position = positionBehind(plan, { row, column });
      assert.deepEqual(placeAt(plan, position), { row, column, done: 4 });
      assert.equal(windowsDone(plan, position), row * 3 + column + 1);
    }
  }
});
