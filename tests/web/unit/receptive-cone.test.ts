import assert from 'node:assert/strict';
import { test } from 'node:test';
import { receptiveCone, type ConeLayer } from '../../../web/src/state/receptive-cone.js';
import { mapShape } from '../../../web/src/state/selection.js';

/** conv 5×5 same – max-pool 2 – flatten – dense 10, on 28×28. */
const layers: readonly ConeLayer[] = [
  {
    from: mapShape([1, 28, 28]),
    shape: mapShape([8, 28, 28]),
    window: { size: [5, 5], jump: [1, 1], start: [-2, -2] },
    reads: { kind: 'all' },
  },
  {
    from: mapShape([8, 28, 28]),
    shape: mapShape([8, 14, 14]),
    window: { size: [2, 2], jump: [2, 2], start: [0, 0] },
    reads: { kind: 'own' },
  },
  {
    from: mapShape([8, 14, 14]),
    shape: mapShape([1568]),
    window: { size: [1, 1], jump: [1, 1], start: [0, 0] },
    reads: { kind: 'flattened' },
  },
  {
    from: mapShape([1568]),
    shape: mapShape([10]),
    window: { size: [1, 1], jump: [0, 0], start: [0, 0] },
    reads: { kind: 'all' },
  },
];

test('a pooled unit sees two by two of its own map, and six by six of the input', () => {
  // Pool row 3 reads conv rows 6–7; each of those reads five rows of the input: 4–9.
  const [input, conv] = receptiveCone(layers, { layer: 1, channel: 2, row: 3, column: 5 });
  assert.deepEqual(conv, {
    firstChannel: 2,
    lastChannel: 2,
    top: 6,
    left: 10,
    height: 2,
    width: 2,
  });
  assert.deepEqual(input, {
    firstChannel: 0,
    lastChannel: 0,
    top: 4,
    left: 8,
    height: 6,
    width: 6,
  });
});

test('at the border the cone is cut to what exists', () => {
  const [input] = receptiveCone(layers, { layer: 0, channel: 0, row: 0, column: 27 });
  assert.deepEqual(input, {
    firstChannel: 0,
    lastChannel: 0,
    top: 0,
    left: 25,
    height: 3,
    width: 3,
  });
});

test('a flattened value comes from one place of one map', () => {
  // 14 · 14 · 3 + 14 · 2 + 5: map 3, row 2, column 5.
  const cone = receptiveCone(layers, { layer: 2, channel: 621, row: 0, column: 0 });
  assert.deepEqual(cone[2], {
    firstChannel: 3,
    lastChannel: 3,
    top: 2,
    left: 5,
    height: 1,
    width: 1,
  });
});

test('a dense unit depends on the whole picture', () => {
  const [input, , pooled] = receptiveCone(layers, { layer: 3, channel: 9, row: 0, column: 0 });
  assert.deepEqual([input?.height, input?.width], [28, 28]);
  assert.deepEqual([pooled?.firstChannel, pooled?.lastChannel], [0, 7]);
});

test('a unit of a grouped convolution reads the maps of its group', () => {
  const grouped: ConeLayer = {
    from: mapShape([6, 4, 4]),
    shape: mapShape([4, 4, 4]),
    window: { size: [1, 1], jump: [1, 1], start: [0, 0] },
    reads: { kind: 'group', groups: 2 },
  };
  const [region] = receptiveCone([grouped], { layer: 0, channel: 3, row: 0, column: 0 });
  assert.deepEqual([region?.firstChannel, region?.lastChannel], [3, 5]);
});
