import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Stroke } from '../../../web/src/library/index.js';
import { forEachVariant } from './library.js';

const seven: Stroke[] = [
  [
    [0.3, 0.2],
    [0.7, 0.2],
    [0.4, 0.8],
  ],
];

forEachVariant((library) => {
  test('a stroke is ink where it goes and paper elsewhere', async () => {
    const cs = await library();
    const { data, shape } = cs.rasterize(seven, { width: 40, height: 20, penWidth: 0.2 });
    assert.deepEqual(shape, [1, 20, 40]);
    assert.equal(data[4 * 40 + 20], 1, 'the middle of the roof: (0.5, 0.2)');
    assert.equal(data[0], 0);
    assert.ok(
      data.some((value) => value > 0 && value < 1),
      'edges are smooth',
    );
    assert.ok(cs.rasterize([], { width: 3, height: 3, penWidth: 1 }).data.every((v) => v === 0));
  });

  test('strokes drawn one after the other, and in pieces, give the picture of all at once', async () => {
    const cs = await library();
    const options = { width: 50, height: 40, penWidth: 0.1 };
    const dot: Stroke = [[0.9, 0.9]];
    const whole = cs.rasterize([...seven, dot], options).data;
    const [[first, second, third]] = seven as [[Stroke[0], Stroke[0], Stroke[0]]];
    const begun = cs.rasterize([[first, second]], options).data;
    const before = begun.slice();
    const ended = cs.rasterize([[second, third], dot], { ...options, paper: begun }).data;
    assert.deepEqual(ended, whole);
    assert.deepEqual(begun, before, 'the paper stays as it was');
    cs.rasterize([[second, third], dot], { ...options, paper: begun, out: begun });
    assert.deepEqual(begun, whole, 'unless it is written to as well');
  });

  test('a drawing becomes 28×28, wherever and however large it was drawn', async () => {
    const cs = await library();
    const drawn = [0.3, 0.6, 1].map((scale) => {
      const strokes = seven.map((stroke) =>
        stroke.map(([x, y]) => [x * scale, y * scale] as const),
      );
      const raster = cs.rasterize(strokes, { width: 200, height: 200, penWidth: 0.06 * scale });
      return cs.normalizationStages(raster.data, 200, 200)!;
    });
    const large = drawn[2]!;
    for (const { result, scaled, offset } of drawn) {
      assert.deepEqual(result.shape, [1, 28, 28]);
      // Evening the pen and anti-aliasing move each edge by up to a cell, and centring rounds to whole cells.
      scaled.shape.forEach((size, axis) =>
        assert.ok(Math.abs(size - large.scaled.shape[axis]!) <= 2),
      );
      offset.forEach((place, axis) => assert.ok(Math.abs(place - large.offset[axis]!) <= 1));
    }
  });

  test('the stages fit together: crop, scaled, offset, result', async () => {
    const cs = await library();
    const raster = cs.rasterize(seven, { width: 100, height: 100, penWidth: 0.08 });
    const { crop, scaled, offset, result } = cs.normalizationStages(raster.data, 100, 100)!;
    assert.ok(crop.left >= 20 && crop.left <= 30 && crop.top >= 10 && crop.top <= 20);
    const [, rows, columns] = scaled.shape as [number, number, number];
    assert.equal(Math.max(rows, columns), 20);
    assert.equal(scaled.data.length, rows * columns);
    const [top, left] = offset;
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) {
        const [row, column] = [top + i, left + j];
        if (row < 0 || row >= 28 || column < 0 || column >= 28) continue;
        assert.equal(result.data[row * 28 + column], scaled.data[i * columns + j]);
      }
    }
    assert.deepEqual(cs.normalizeDrawing(raster.data, 100, 100), result);
  });

  test('steps may be switched off', async () => {
    const cs = await library();
    const raster = cs.rasterize(seven, { width: 100, height: 100, penWidth: 0.08 });
    const whole = cs.normalizationStages(raster.data, 100, 100, { crop: false, center: false })!;
    assert.deepEqual(whole.scaled.shape, [1, 28, 28]);
  });

  test('an empty drawing has no answer', async () => {
    const cs = await library();
    assert.equal(cs.normalizeDrawing(new Float32Array(100), 10, 10), null);
    assert.equal(cs.normalizationStages(new Float32Array(100), 10, 10), null);
    assert.equal(cs.normalizeDrawing(new Float32Array(100).fill(NaN), 10, 10), null);
  });

  test('generated digits follow the seed, and the first of many equal those of few', async () => {
    const cs = await library();
    const many = cs.generateDigits(20, 9);
    const few = cs.generateDigits(5, 9);
    assert.deepEqual(many.images.data.slice(0, 5 * 784), few.images.data);
    assert.deepEqual(many.labels.slice(0, 5), few.labels);
    assert.notDeepEqual(cs.generateDigits(5, 10).images.data, few.images.data);
    assert.ok(many.labels.every((label) => label <= 9));
  });

  test('colours go from stop to stop, and no further', async () => {
    const cs = await library();
    const values = Float32Array.of(-9, -1, 0, 1, 9);
    const scale = {
      range: [-1, 1],
      stops: [
        [0, 0, 255],
        [255, 255, 255],
        [255, 0, 0],
      ],
    } as const;
    const [blue, white, red] = [
      [0, 0, 255, 255],
      [255, 255, 255, 255],
      [255, 0, 0, 255],
    ];
    assert.deepEqual([...cs.colorize(values, scale)], [blue, blue, white, red, red].flat());
    const out = new Uint8ClampedArray(20);
    assert.equal(cs.colorize(values, { ...scale, out }), out);
    assert.deepEqual([...out.subarray(8, 12)], white);
    assert.throws(() => cs.colorize(values, { ...scale, out: new Uint8ClampedArray(4) }), {
      name: 'RangeError',
      message: /out has 4 bytes.*20/,
    });
  });
});
