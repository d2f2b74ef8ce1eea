import assert from 'node:assert/strict';
import { test } from 'node:test';
import { colorLevels, decodeLevels, encodeLevels } from '../../../web/src/draw/levels.js';
import {
  canvasSize,
  fitTiles,
  layoutMaps,
  placeMaps,
  tileOf,
  tilesFor,
  unitAt,
} from '../../../web/src/draw/map-grid.js';
import { formatCount, formatNumber, formatPercent } from '../../../web/src/draw/numbers.js';
import {
  boxBetween,
  cellsOnPad,
  clipBox,
  easeOut,
  normalizedPad,
  padPoint,
  shrunkPad,
} from '../../../web/src/draw/pad-geometry.js';
import {
  divergingStops,
  largestMagnitude,
  palettes,
  parseRgb,
} from '../../../web/src/draw/palettes.js';
import { parameterProduct, shapeText } from '../../../web/src/draw/parameter-product.js';

test('numbers have a true minus, steady digits and thin spaces in thousands', () => {
  assert.equal(formatNumber(-1.5, { digits: 2 }), '−1.50');
  assert.equal(formatNumber(-0.001, { digits: 2 }), '0.00');
  assert.equal(formatNumber(1234.5, { digits: 1, decimal: ',' }), '1\u202f234,5');
  assert.equal(formatNumber(NaN, { digits: 2 }), 'NaN');
  assert.equal(formatCount(154140672), '154\u202f140\u202f672');
});

test('a probability short of certainty never reads as 100 %, nor one above nothing as 0 %', () => {
  assert.equal(formatPercent(0.983), '98.3\u202f%');
  assert.equal(formatPercent(0.99999), '>\u202f99.9\u202f%');
  assert.equal(formatPercent(0.00001), '<\u202f0.1\u202f%');
  assert.equal(formatPercent(1), '100.0\u202f%');
  assert.equal(formatPercent(0), '0.0\u202f%');
});

test('parameters are written as the product that they are', () => {
  assert.equal(parameterProduct({ shape: [16, 8, 5, 5], hasBias: true }), '16 × (8×5×5 + 1)');
  assert.equal(parameterProduct({ shape: [10, 784], hasBias: false }), '10 × 784');
  assert.equal(shapeText([8, 28, 28]), '8 × 28 × 28');
});

test('maps of 28, 14 and 7 cells share one pitch', () => {
  const sizes = { perRow: 8, side: 56 };
  const pitch = [28, 14, 7].map((side) => {
    const grid = layoutMaps({ channels: 8, height: side, width: side }, sizes);
    return tileOf(grid, 1).left * grid.cell;
  });
  assert.deepEqual(pitch, [64, 64, 64]);
});

test('sixteen maps take two rows of eight', () => {
  const grid = layoutMaps({ channels: 16, height: 14, width: 14 }, { perRow: 8, side: 56 });
  assert.equal(grid.rows, 2);
  assert.deepEqual(tileOf(grid, 9), { left: 16, top: 16 });
  assert.deepEqual([grid.width, grid.height], [8 * 16 - 2, 2 * 16 - 2]);
});

test('each unit is found under its middle, and nothing between the maps', () => {
  const shape = { channels: 5, height: 3, width: 4 };
  const grid = layoutMaps(shape, { perRow: 3, side: 40 });
  const [middle, gap] = [0.5 * grid.cell, 4 / 7];
  for (let channel = 0; channel < 5; channel++) {
    const { left, top } = tileOf(grid, channel);
    for (let row = 0; row < 3; row++) {
      for (let column = 0; column < 4; column++) {
        const place = {
          x: (left + column) * grid.cell + middle,
          y: (top + row) * grid.cell + middle,
        };
        assert.deepEqual(unitAt(grid, place), { channel, row, column });
      }
    }
  }
  assert.equal(unitAt(grid, { x: (4 + gap / 2) * grid.cell, y: 0 }), null, 'the gap');
  const sixth = tileOf({ ...grid, shape: { ...shape, channels: 6 } }, 5);
  assert.equal(
    unitAt(grid, { x: sixth.left * grid.cell + 1, y: sixth.top * grid.cell + 1 }),
    null,
    'the sixth place',
  );
  assert.equal(unitAt(grid, { x: -1, y: 0 }), null);
});

test('eight maps stand side by side where they can be at least 42 pixels wide, else four', () => {
  assert.deepEqual(fitTiles(504, 1), { perRow: 8, side: 56 });
  assert.deepEqual(fitTiles(503, 1), { perRow: 4, side: 112 });
  assert.deepEqual(fitTiles(288, 1), { perRow: 4, side: 56 });
  assert.deepEqual(fitTiles(5000, 1), { perRow: 8, side: 112 });
});

test('a cell takes whole pixels of the screen, also where two or three make a CSS pixel', () => {
  assert.deepEqual(fitTiles(630, 2), { perRow: 8, side: 70 });
  for (const pixelRatio of [1, 2, 3]) {
    const { side } = fitTiles(358, pixelRatio);
    const pixels = (side * pixelRatio) / 28;
    assert.ok(Math.abs(pixels - Math.round(pixels)) < 1e-9, `${pixels} at ${pixelRatio}`);
  }
});

test('many maps are half as wide, and begin under the same places', () => {
  const shape = { channels: 32, height: 7, width: 7 };
  const tiles = tilesFor(shape, { perRow: 8, side: 56 });
  assert.deepEqual(tiles, { perRow: 16, side: 28 });
  const grid = layoutMaps(shape, tiles);
  assert.equal(tileOf(grid, 2).left * grid.cell, 64);
  assert.equal(grid.rows, 2);
});

test('colours land in the cells of their map, and the gap stays untouched', () => {
  const grid = layoutMaps({ channels: 2, height: 1, width: 7 }, { perRow: 2, side: 70 });
  assert.deepEqual(canvasSize(grid), { width: 15, height: 1 });
  const canvas = new Uint8ClampedArray(15 * 4).fill(9);
  placeMaps(new Uint8ClampedArray(14 * 4).fill(1).fill(2, 7 * 4), grid, canvas);
  const pixels = Array.from({ length: 15 }, (_, pixel) => canvas[pixel * 4]);
  assert.deepEqual(pixels, [1, 1, 1, 1, 1, 1, 1, 9, 2, 2, 2, 2, 2, 2, 2]);
});

test('a map whose seventh is no whole number of cells gets several pixels for each of them', () => {
  const grid = layoutMaps({ channels: 2, height: 1, width: 2 }, { perRow: 2, side: 70 });
  assert.deepEqual(canvasSize(grid), { width: 30, height: 7 });
  const canvas = new Uint8ClampedArray(30 * 7 * 4);
  placeMaps(new Uint8ClampedArray([1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4]), grid, canvas);
  const lastRow = Array.from({ length: 30 }, (_, pixel) => canvas[(6 * 30 + pixel) * 4]).join('');
  assert.equal(lastRow, '111111122222220033333334444444');
});

test('a pointer is found on a pad that CSS has moved and enlarged', () => {
  const bounds = { left: 100, top: 50, width: 400, height: 400 };
  assert.deepEqual(padPoint({ clientX: 300, clientY: 150 }, bounds), [0.5, 0.25]);
});

test('a cell of the 28×28 picture leads back to the ink that it shows', () => {
  // A raster of 280 cells, ink in [70, 170) × [40, 240), scaled to 10 × 20, placed at row 4, column 9.
  const map = normalizedPad({ left: 70, top: 40, width: 100, height: 200 }, [20, 10], [4, 9], 280);
  const whole = cellsOnPad({ left: 9, top: 4, width: 10, height: 20 }, map);
  assert.deepEqual(whole, { left: 70 / 280, top: 40 / 280, width: 100 / 280, height: 200 / 280 });
});

test('a pad that is merely shrunk has its cells where they were', () => {
  const cells = { left: 7, top: 14, width: 14, height: 7 };
  assert.deepEqual(cellsOnPad(cells, shrunkPad), {
    left: 0.25,
    top: 0.5,
    width: 0.5,
    height: 0.25,
  });
});

test('a box is cut to the picture, and moves from one place to another', () => {
  const box = { left: -2, top: 26, width: 5, height: 5 };
  assert.deepEqual(clipBox(box, 28, 28), { left: 0, top: 26, width: 3, height: 2 });
  assert.deepEqual(boxBetween(box, { left: 0, top: 0, width: 1, height: 1 }, 0.5), {
    left: -1,
    top: 13,
    width: 3,
    height: 3,
  });
  assert.deepEqual([easeOut(-1), easeOut(0), easeOut(1), easeOut(2)], [0, 0, 1, 1]);
});

test('a diverging scale has zero in its middle, in the colour of the panel', () => {
  for (const { maps, weights, panel } of Object.values(palettes)) {
    for (const hues of [maps, weights]) {
      const stops = divergingStops(hues, panel);
      assert.equal(stops.length % 2, 1);
      assert.deepEqual(stops[(stops.length - 1) / 2], panel);
    }
  }
});

test('colours are read as the browser writes them', () => {
  assert.deepEqual(parseRgb('rgb(28, 32, 36)'), [28, 32, 36]);
  assert.equal(parseRgb('rgba(0, 0, 0, 0)'), null);
});

test('the largest magnitude counts both signs', () => {
  assert.equal(largestMagnitude(new Float32Array([1, -3, 2])), 3);
  assert.equal(largestMagnitude(new Float32Array()), 0);
});

test('values shipped as letters come back rounded, zero and the ends exactly', () => {
  const text = encodeLevels(new Float32Array([-2, -1.2, 0, 0.3, 2, 9]), 2);
  assert.equal(text, 'adhioo');
  const [low, , zero, some, high] = decodeLevels(text);
  assert.deepEqual([low, zero, high], [-1, 0, 1]);
  // Fifteen levels lie 1/7 apart, so rounding moves a value by half of that at most.
  assert.ok(Math.abs(some! - 0.15) <= 1 / 14);
});

test('a level is coloured between the stops that it lies between', () => {
  const stops = [
    [0, 0, 200],
    [100, 100, 100],
    [200, 0, 0],
  ] as const;
  const colors = [...colorLevels(new Float32Array([-1, 0, 0.5]), stops)];
  assert.deepEqual(colors, [0, 0, 200, 255, 100, 100, 100, 255, 150, 50, 50, 255]);
});
