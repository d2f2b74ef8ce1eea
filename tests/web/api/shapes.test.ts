import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Conv2dOptions, Layer, Tensor } from '../../../web/src/library/index.js';
import { forEachVariant, wholeTensor } from './library.js';

forEachVariant((library) => {
  test('64 filters of 5×5 on 32×32×3 are 4,864 parameters, and nobody allocates them', async () => {
    const cs = await library();
    const [layer] = cs.describe([{ type: 'conv2d', outChannels: 64, kernel: 5 }], [3, 32, 32]);
    assert.deepEqual(layer, {
      name: 'conv2d1',
      type: 'conv2d',
      outputShape: [64, 28, 28],
      parameters: 64 * (3 * 5 * 5 + 1),
      multiplyAdds: 28 * 28 * 64 * 75,
      activationBytes: 28 * 28 * 64 * 4,
      receptiveField: { size: [5, 5], jump: [1, 1], start: [0, 0] },
    });
    const before = cs.memory();
    const [, dense] = cs.describe(
      [{ type: 'flatten' }, { type: 'dense', outFeatures: 4096 }],
      [512, 7, 7],
    );
    assert.equal(dense!.parameters, 4096 * (512 * 49 + 1));
    assert.deepEqual(cs.memory(), before);
  });

  test('receptive fields grow layer by layer: r + (k − 1)·d·j, j·s', async () => {
    const cs = await library();
    const layers: Layer[] = [
      { type: 'conv2d', outChannels: 1, kernel: 3, padding: 1 }, // r 3, j 1
      { type: 'maxPool2d', kernel: 2 }, // r 4, j 2
      { type: 'conv2d', outChannels: 1, kernel: [3, 5], dilation: 2 }, // r 4 + 2·2·2 = 12 and 4 + 4·2·2 = 20
    ];
    const fields = cs.describe(layers, [1, 40, 40]).map(({ receptiveField }) => receptiveField);
    assert.deepEqual(fields, [
      { size: [3, 3], jump: [1, 1], start: [-1, -1] },
      { size: [4, 4], jump: [2, 2], start: [-1, -1] },
      { size: [12, 20], jump: [2, 2], start: [-1, -1] },
    ]);
  });

  test('outputShape keeps a batch, and takes weights or sizes', async () => {
    const cs = await library();
    const layer: Layer = { type: 'conv2d', weight: wholeTensor([6, 3, 3, 3]), stride: 2 };
    assert.deepEqual(cs.outputShape(layer, [3, 9, 9]), [6, 4, 4]);
    assert.deepEqual(cs.outputShape(layer, [5, 3, 9, 9]), [5, 6, 4, 4]);
    assert.deepEqual(cs.outputShape({ type: 'dense', outFeatures: 7 }, [2, 5]), [2, 7]);
    assert.deepEqual(cs.outputShape({ type: 'flatten' }, [2, 5, 3]), [30]);
  });

  test('the matrix of a convolution times a picture is the convolution, at every border', async () => {
    const cs = await library();
    const x = wholeTensor([2, 5, 6], 3);
    const weight = wholeTensor([4, 1, 3, 2], 2);
    for (const paddingMode of ['zeros', 'replicate', 'reflect', 'circular'] as const) {
      for (const options of [
        { padding: 2, stride: [2, 1] },
        { padding: [1, 0, 2, 3], dilation: [1, 2] },
        { padding: 'valid', operation: 'convolution' },
      ] satisfies Conv2dOptions[]) {
        const all = { ...options, paddingMode, groups: 2 };
        const product = multiply(cs.convMatrix(weight, x.shape, all), x);
        assert.deepEqual(product, cs.conv2d(x, weight, null, all).data);
      }
    }
  });

  test('a matrix is sorted by row, then column, and names each place once', async () => {
    const cs = await library();
    const { rowIndex, columnIndex, columns } = cs.convMatrix(wholeTensor([2, 1, 3, 3]), [1, 4, 4], {
      padding: 2,
      paddingMode: 'replicate',
    });
    const places = Array.from(rowIndex, (row, i) => row * columns + columnIndex[i]!);
    assert.ok(places.every((place, i) => i === 0 || place > places[i - 1]!));
  });
});

function multiply(
  matrix: { rows: number; rowIndex: Int32Array; columnIndex: Int32Array; values: Float32Array },
  x: Tensor,
): Float32Array {
  const y = new Float32Array(matrix.rows);
  matrix.values.forEach((value, i) => {
    y[matrix.rowIndex[i]!]! += value * x.data[matrix.columnIndex[i]!]!;
  });
  return y;
}
