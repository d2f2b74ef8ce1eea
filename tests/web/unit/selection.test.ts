import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  fits,
  mapShape,
  middleUnit,
  moveOnGrid,
  oneLevelUp,
  sameSelection,
} from '../../../web/src/state/selection.js';

test('Escape leads from a unit to its map, from a map to nothing', () => {
  const unit = { layer: 1, channel: 2, row: 3, column: 4 };
  const map = oneLevelUp(unit);
  assert.deepEqual(map, { layer: 1, channel: 2 });
  assert.equal(oneLevelUp(map), null);
  assert.equal(oneLevelUp(null), null);
});

test('a map and a unit in it are different selections', () => {
  const map = { layer: 1, channel: 2 };
  assert.equal(sameSelection(map, { ...map, row: 0, column: 0 }), false);
  assert.equal(sameSelection(map, { ...map }), true);
  assert.equal(sameSelection(null, map), false);
});

test('arrow keys stop at the edges, Home and End run to them', () => {
  const grid = { rows: 2, columns: 3 };
  assert.deepEqual(moveOnGrid('ArrowLeft', { row: 0, column: 0 }, grid), { row: 0, column: 0 });
  assert.deepEqual(moveOnGrid('ArrowDown', { row: 0, column: 1 }, grid), { row: 1, column: 1 });
  assert.deepEqual(moveOnGrid('End', { row: 1, column: 0 }, grid), { row: 1, column: 2 });
  assert.equal(moveOnGrid('a', { row: 0, column: 0 }, grid), null);
});

test('a row of ten values counts as ten maps of one unit', () => {
  const shape = mapShape([10]);
  assert.deepEqual(shape, { channels: 10, height: 1, width: 1 });
  assert.deepEqual(middleUnit({ layer: 8, channel: 3 }, shape), {
    layer: 8,
    channel: 3,
    row: 0,
    column: 0,
  });
});

test('a selection from another model is recognised as not fitting', () => {
  const shapes = [mapShape([8, 28, 28]), mapShape([10])];
  assert.equal(fits({ layer: 0, channel: 7, row: 27, column: 27 }, shapes), true);
  assert.equal(fits({ layer: 0, channel: 8 }, shapes), false);
  assert.equal(fits({ layer: 0, channel: 0, row: 28, column: 0 }, shapes), false);
  assert.equal(fits({ layer: 2, channel: 0 }, shapes), false);
});
