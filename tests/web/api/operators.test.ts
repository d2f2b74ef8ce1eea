import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ActivationKind, Conv2dOptions, Tensor } from '../../../web/src/library/index.js';
import { forEachVariant, wholeTensor } from './library.js';

// The example of every blackboard, and its paper:
//
//    0 10 10  0                  0·1 + 30·2 = 60   10·1 + 30·2 = 70   10·1 + 20·2 = 50
//   20 30 30 20  *  1 0    =    20·1 + 20·2 = 60   30·1 + 20·2 = 70   30·1 + 10·2 = 50
//   10 20 20 10     0 2         10·1 +  5·2 = 20   20·1 +  5·2 = 30   20·1 +  0·2 = 20
//    0  5  5  0
const blackboard: Tensor = {
  data: Float32Array.of(0, 10, 10, 0, 20, 30, 30, 20, 10, 20, 20, 10, 0, 5, 5, 0),
  shape: [1, 4, 4],
};
const diagonal: Tensor = { data: Float32Array.of(1, 0, 0, 2), shape: [1, 1, 2, 2] };

forEachVariant((library) => {
  test('the example of every blackboard', async () => {
    const cs = await library();
    const { data, shape } = cs.conv2d(blackboard, diagonal, null);
    assert.deepEqual(shape, [1, 3, 3]);
    assert.deepEqual([...data], [60, 70, 50, 60, 70, 50, 20, 30, 20]);
  });

  test('convolution is cross-correlation with the kernel turned', async () => {
    const cs = await library();
    const turned: Tensor = { data: Float32Array.of(2, 0, 0, 1), shape: [1, 1, 2, 2] };
    assert.deepEqual(
      cs.conv2d(blackboard, diagonal, null, { operation: 'convolution' }),
      cs.conv2d(blackboard, turned, null),
    );
  });

  test('the batch dimension of x is the batch dimension of the result', async () => {
    const cs = await library();
    const batch = wholeTensor([3, 2, 6, 5]);
    const weight = wholeTensor([4, 2, 3, 3], 2);
    const bias = wholeTensor([4], 3);
    const whole = cs.conv2d(batch, weight, bias, { padding: 1 });
    assert.deepEqual(whole.shape, [3, 4, 6, 5]);
    for (let n = 0; n < 3; n++) {
      const one = { data: batch.data.slice(n * 60, (n + 1) * 60), shape: [2, 6, 5] };
      const alone = cs.conv2d(one, weight, bias, { padding: 1 });
      assert.deepEqual(alone.shape, [4, 6, 5]);
      assert.deepEqual(alone.data, whole.data.slice(n * 120, (n + 1) * 120));
    }
  });

  const paddings: [string, Conv2dOptions['padding'], number[]][] = [
    ['a number', 1, [1, 5, 6]],
    ['a pair', [2, 0], [1, 7, 4]],
    ['four sides: top, left, bottom, right', [1, 0, 2, 1], [1, 6, 5]],
    ["'valid'", 'valid', [1, 3, 4]],
    ["'same'", 'same', [1, 5, 6]],
    ["'full'", 'full', [1, 7, 8]],
  ];
  for (const [name, padding, shape] of paddings) {
    test(`padding as ${name}`, async () => {
      const cs = await library();
      const x = wholeTensor([1, 5, 6]);
      const weight = wholeTensor([1, 1, 3, 3], 2);
      assert.deepEqual(cs.conv2d(x, weight, null, { padding }).shape, shape);
    });
  }

  test("'same' puts an odd cell at the end", async () => {
    const cs = await library();
    const x = cs.tensor([1, 2, 3], [1, 1, 3]);
    assert.deepEqual(
      [...cs.conv2d(x, cs.tensor([1, 10], [1, 1, 1, 2]), null, { padding: 'same' }).data],
      [21, 32, 3],
    );
  });

  test('every border mode continues the row 1 2 3 in its own way', async () => {
    const cs = await library();
    const x = cs.tensor([1, 2, 3], [1, 1, 3]);
    const identity = cs.tensor([1], [1, 1, 1, 1]);
    const borders = {
      zeros: [0, 0],
      replicate: [1, 1],
      reflect: [3, 2],
      circular: [2, 3],
    } as const;
    for (const [paddingMode, before] of Object.entries(borders)) {
      const padded = cs.conv2d(x, identity, null, {
        padding: [0, 2, 0, 0],
        paddingMode: paddingMode as keyof typeof borders,
      });
      assert.deepEqual([...padded.data], [...before, 1, 2, 3], paddingMode);
    }
  });

  test('an activation per output channel acts on its own channel', async () => {
    const cs = await library();
    const x = cs.tensor([-2, 3], [1, 1, 2]);
    const weight = cs.tensor([1, 1, 1], [3, 1, 1, 1]);
    const activation: ActivationKind[] = ['none', 'relu', 'leaky-relu'];
    const { data } = cs.conv2d(x, weight, null, { activation });
    assert.deepEqual([...data], [-2, 3, 0, 3, Math.fround(-0.02), 3]);
    assert.deepEqual(
      [...cs.conv2d(x, weight, null, { activation: 'relu' }).data],
      [0, 3, 0, 3, 0, 3],
    );
  });

  test('groups keep channels apart, down to one each', async () => {
    const cs = await library();
    const x = cs.tensor([1, 2, 10, 20], [2, 1, 2]);
    const weight = cs.tensor([3, 5], [2, 1, 1, 1]);
    assert.deepEqual([...cs.conv2d(x, weight, null, { groups: 2 }).data], [3, 6, 50, 100]);
  });

  test('a convolution of any shape, stride, dilation and padding agrees with its formula', async () => {
    const cs = await library();
    for (const height of [1, 2, 3, 5, 8, 13]) {
      for (const [width, kernel, stride, dilation] of [
        [1, 1, 1, 1],
        [4, 3, 1, 1],
        [7, 5, 2, 1],
        [9, 3, 1, 2],
        [13, 4, 3, 1],
        [31, 7, 1, 1],
      ] as const) {
        const padding = Math.floor((dilation * (kernel - 1)) / 2) + 1;
        const x = wholeTensor([3, height, width], height * 31 + width);
        const weight = wholeTensor([5, 3, kernel, kernel], kernel);
        const bias = wholeTensor([5], 9);
        if (height + 2 * padding < dilation * (kernel - 1) + 1) continue;
        const { data, shape } = cs.conv2d(x, weight, bias, { stride, dilation, padding });
        const expected = convolutionByFormula(x, weight, bias, { stride, dilation, padding });
        assert.deepEqual(shape, expected.shape);
        assert.deepEqual(data, expected.data, `${height}×${width}, kernel ${kernel}`);
      }
    }
  });

  test('a 1-D convolution is a 2-D one of height 1', async () => {
    const cs = await library();
    const signal = wholeTensor([2, 3, 20]);
    const weight = wholeTensor([4, 3, 5], 2);
    const options = { stride: 2, dilation: 2, paddingMode: 'circular' } as const;
    const one = cs.conv1d(signal, weight, null, { ...options, padding: [3, 1] });
    const two = cs.conv2d(
      { data: signal.data, shape: [2, 3, 1, 20] },
      { data: weight.data, shape: [4, 3, 1, 5] },
      null,
      { stride: [1, 2], dilation: [1, 2], paddingMode: 'circular', padding: [0, 3, 0, 1] },
    );
    assert.deepEqual(one.data, two.data);
    assert.deepEqual(one.shape, [2, 4, two.shape[3]]);
  });

  test('a locally connected layer with the same weights everywhere is a convolution', async () => {
    const cs = await library();
    const x = wholeTensor([2, 5, 6]);
    const weight = wholeTensor([3, 2, 2, 3], 2);
    const places = 4 * 4;
    const repeated = new Float32Array(places * weight.data.length);
    for (let place = 0; place < places; place++) {
      repeated.set(weight.data, place * weight.data.length);
    }
    const unshared = { data: repeated, shape: [4, 4, 3, 2, 2, 3] };
    assert.deepEqual(cs.locallyConnected2d(x, unshared, null), cs.conv2d(x, weight, null));
  });

  test('max pooling tells where each maximum was; of equal ones the first', async () => {
    const cs = await library();
    const x = cs.tensor([1, 5, 5, 0, 7, 7, 7, 7], [1, 2, 4]);
    const { output, indices } = cs.maxPool2d(x, { kernel: 2 });
    assert.deepEqual([...output.data], [7, 7]);
    assert.deepEqual(indices, Int32Array.of(4, 6));
    const strided = cs.maxPool2d(x, { kernel: [2, 3], stride: 1 });
    assert.deepEqual(strided.output.shape, [1, 1, 2]);
  });

  test('indices of max pooling are found when they are asked for, and never of another picture', async () => {
    const cs = await library();
    const x = cs.tensor([1, 2, 4, 3], [1, 2, 2]);
    const out = new Float32Array(1);
    const pooled = cs.maxPool2d(x, { kernel: 2, out });
    cs.softmax(x);
    assert.deepEqual(pooled.indices, Int32Array.of(2));
    assert.equal(pooled.indices, pooled.indices);
    assert.deepEqual(
      { ...pooled },
      { output: { data: out, shape: [1, 1, 1] }, indices: pooled.indices },
    );

    const late = cs.maxPool2d(x, { kernel: 2 });
    x.data[0] = 9;
    assert.throws(() => late.indices, /x or output has changed/);
    assert.deepEqual(pooled.indices, Int32Array.of(2));
  });

  test('average pooling counts the border or not', async () => {
    const cs = await library();
    const x = cs.tensor([4, 8], [1, 1, 2]);
    const options = { kernel: [1, 2], stride: 1, padding: [0, 1] } as const;
    assert.deepEqual([...cs.avgPool2d(x, options).data], [2, 6, 4]);
    assert.deepEqual([...cs.avgPool2d(x, { ...options, countIncludePad: false }).data], [4, 6, 8]);
    assert.deepEqual([...cs.globalAvgPool2d(x).data], [6]);
  });

  test('ceil mode counts the window that hangs over', async () => {
    const cs = await library();
    const x = wholeTensor([1, 5, 5]);
    assert.deepEqual(cs.maxPool2d(x, { kernel: 2 }).output.shape, [1, 2, 2]);
    assert.deepEqual(cs.maxPool2d(x, { kernel: 2, ceilMode: true }).output.shape, [1, 3, 3]);
  });

  test('softmax sums to one and forgets a common shift, however large', async () => {
    const cs = await library();
    const { data } = cs.softmax(cs.tensor([1000, 1001, 1002, -3, -3, -3], [2, 3]));
    assert.ok(Math.abs(data[0]! + data[1]! + data[2]! - 1) < 3 * 2 ** -24);
    assert.equal(data[3], data[4]);
  });

  test('a template is found where it is: correlation 1', async () => {
    const cs = await library();
    const image = wholeTensor([9, 11], 5);
    const template = {
      data: Float32Array.from(
        { length: 6 },
        (_, i) => image.data[(3 + Math.trunc(i / 3)) * 11 + 4 + (i % 3)]! * 3 + 7,
      ),
      shape: [2, 3],
    };
    const { data, shape } = cs.normalizedCrossCorrelation(image, template);
    assert.deepEqual(shape, [8, 9]);
    assert.ok(Math.abs(data[3 * 9 + 4]! - 1) < 1e-6);
    assert.ok(data.every((value) => value >= -1.000001 && value <= 1.000001));
  });

  test('`out` takes the result, and is the array that comes back', async () => {
    const cs = await library();
    const out = new Float32Array(9);
    const result = cs.conv2d(blackboard, diagonal, null, { out });
    assert.equal(result.data, out);
    assert.deepEqual(out, cs.conv2d(blackboard, diagonal, null).data);
    const x = cs.tensor([-1, 2], [2]);
    assert.equal(cs.activation(x, 'relu', { out: x.data }).data, x.data);
    assert.deepEqual([...x.data], [0, 2]);
  });

  test('results belong to the caller: a later call does not change them', async () => {
    const cs = await library();
    const first = cs.conv2d(blackboard, diagonal, null);
    const copy = first.data.slice();
    cs.conv2d(wholeTensor([1, 4, 4], 8), diagonal, null);
    assert.deepEqual(first.data, copy);
    assert.equal(first.data.byteOffset, 0);
    assert.equal(first.data.buffer.byteLength, first.data.byteLength);
  });

  test('a bias may be a tensor or bare values', async () => {
    const cs = await library();
    const bare = cs.conv2d(blackboard, diagonal, Float32Array.of(5));
    assert.deepEqual(bare, cs.conv2d(blackboard, diagonal, cs.tensor([5], [1])));
  });

  test('functions may be taken from the library', async () => {
    const { conv2d, tensor } = await library();
    assert.equal(conv2d(blackboard, diagonal, tensor([1], [1])).data[0], 61);
  });
});

/** y[o, i, j] = bias[o] + Σ x[c, i·s + m·d − p, j·s + n·d − p] · weight[o, c, m, n] */
function convolutionByFormula(
  x: Tensor,
  weight: Tensor,
  bias: Tensor,
  { stride, dilation, padding }: { stride: number; dilation: number; padding: number },
): Tensor {
  const [channels, height, width] = x.shape as [number, number, number];
  const [filters, , kernel] = weight.shape as [number, number, number];
  const size = (input: number): number =>
    Math.floor((input + 2 * padding - dilation * (kernel - 1) - 1) / stride) + 1;
  const shape = [filters, size(height), size(width)] as const;
  const cell = (c: number, row: number, column: number): number =>
    row < 0 || row >= height || column < 0 || column >= width
      ? 0
      : x.data[(c * height + row) * width + column]!;
  const data: number[] = [];
  for (let o = 0; o < filters; o++) {
    for (let i = 0; i < shape[1]; i++) {
      for (let j = 0; j < shape[2]; j++) {
        let sum = bias.data[o]!;
        for (let c = 0; c < channels; c++) {
          for (let m = 0; m < kernel; m++) {
            for (let n = 0; n < kernel; n++) {
              const value = cell(
                c,
                i * stride + m * dilation - padding,
                j * stride + n * dilation - padding,
              );
              sum += value * weight.data[((o * channels + c) * kernel + m) * kernel + n]!;
            }
          }
        }
        data.push(sum);
      }
    }
  }
  return { data: Float32Array.from(data), shape: [...shape] };
}
