import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellTexts, digitsFor, valueText } from '../../../web/src/draw/cell-text.js';
import { contrast, darkText, lightText, prefersLightText } from '../../../web/src/draw/contrast.js';
import { fitGrids } from '../../../web/src/draw/grid-fit.js';
import { divergingStops, palettes } from '../../../web/src/draw/palettes.js';

test('the numbers of a grid have the same digits behind the decimal sign', () => {
  assert.deepEqual(cellTexts([0, 10, -2]), ['0', '10', '−2']);
  assert.deepEqual(cellTexts([0, 0.5, -2]), ['0.0', '0.5', '−2.0']);
  assert.deepEqual(cellTexts([0.25, 1], ','), ['0,25', '1,00']);
});

test('what never ends is cut after three digits, and large numbers get fewer', () => {
  assert.equal(valueText(1 / 9), '0.111');
  assert.equal(valueText(10 + 1 / 3), '10.33');
  assert.equal(valueText(1234.56), '1\u202f235');
  assert.equal(digitsFor([1 / 3, 250]), 1);
});

test('the rounding of a float32 does not make more digits', () => {
  assert.equal(valueText(Math.fround(0.1)), '0.1');
  assert.equal(valueText(Math.fround(16.7)), '16.7');
});

test('black on white is 21 to 1, and a colour on itself 1 to 1', () => {
  assert.equal(Math.round(contrast([0, 0, 0], [255, 255, 255])), 21);
  assert.equal(contrast([9, 9, 9], [9, 9, 9]), 1);
});

test('numbers can be read on every colour of every scale, in both themes', () => {
  for (const { maps, weights, ink, panel } of Object.values(palettes)) {
    for (const stop of [
      ...divergingStops(maps, panel),
      ...divergingStops(weights, panel),
      ink,
      panel,
      [128, 128, 128] as const,
    ]) {
      const text = prefersLightText(stop) ? lightText : darkText;
      assert.ok(contrast(text, stop) >= 4.5, `${stop}: ${contrast(text, stop)}`);
    }
  }
});

test('grids stand in a row while their cells stay large enough, and below each other otherwise', () => {
  const grids = [
    { columns: 4, longest: 2 },
    { columns: 2, longest: 1 },
    { columns: 3, longest: 2 },
  ];
  const wide = fitGrids(grids, { available: 1000, between: 40 });
  assert.deepEqual(wide, { cell: 60, widths: [60, 60, 60], isRow: true });
  const narrow = fitGrids(grids, { available: 288, between: 40, least: 44 });
  assert.equal(narrow.isRow, false);
  assert.ok(narrow.cell * 4 <= 288);
});

test('a long number widens the cells of its own grid only', () => {
  const { widths } = fitGrids(
    [
      { columns: 2, longest: 10 },
      { columns: 2, longest: 1 },
    ],
    { available: 400, between: 20 },
  );
  assert.ok(widths[0]! >= 10 * 7, 'ten letters of 12 pixels');
  assert.equal(widths[1], 60);
});
