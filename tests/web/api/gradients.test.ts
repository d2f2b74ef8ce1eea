import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Conv2dOptions, Tensor } from '../../../web/src/library/index.js';
import { forEachVariant, wholeTensor } from './library.js';

const dot = (a: Tensor, b: Tensor): number =>
  a.data.reduce((sum, value, i) => sum + value * b.data[i]!, 0);

forEachVariant((library) => {
  // A convolution is linear in x and in the weights: ⟨conv(x, w), g⟩ = ⟨x, d x⟩ = ⟨w, d w⟩. On whole numbers it is exact.
  for (const [name, options] of Object.entries({
    plain: {},
    'padding and stride': { padding: [1, 2, 0, 1], stride: 2 },
    'dilation and circular border': { dilation: 2, padding: 2, paddingMode: 'circular' },
    'reflect and convolution': { padding: 1, paddingMode: 'reflect', operation: 'convolution' },
  } satisfies Record<string, Conv2dOptions>)) {
    test(`conv2dBackward is the adjoint of conv2d: ${name}`, async () => {
      const cs = await library();
      const x = wholeTensor([2, 3, 7, 6], 1);
      const weight = wholeTensor([4, 3, 3, 2], 2);
      const y = cs.conv2d(x, weight, null, options);
      const g = wholeTensor(y.shape, 3);
      const { input, weight: dWeight, bias } = cs.conv2dBackward(g, x, weight, options);
      assert.deepEqual([input.shape, dWeight.shape, bias.shape], [x.shape, weight.shape, [4]]);
      assert.equal(dot(input, x), dot(y, g));
      assert.equal(dot(dWeight, weight), dot(y, g));
      const perChannel = y.shape[2]! * y.shape[3]!;
      for (let o = 0; o < 4; o++) {
        const sum = g.data.reduce(
          (s, v, i) => (Math.trunc(i / perChannel) % 4 === o ? s + v : s),
          0,
        );
        assert.equal(bias.data[o], sum);
      }
    });
  }

  test('grouped gradients stay in their groups', async () => {
    const cs = await library();
    const x = wholeTensor([4, 5, 5], 1);
    const weight = wholeTensor([6, 2, 3, 3], 2);
    const y = cs.conv2d(x, weight, null, { groups: 2 });
    const g = wholeTensor(y.shape, 3);
    const { input, weight: dWeight } = cs.conv2dBackward(g, x, weight, { groups: 2 });
    assert.equal(dot(input, x), dot(y, g));
    assert.equal(dot(dWeight, weight), dot(y, g));
  });

  test('the 1-D, unshared and dense gradients are adjoints too', async () => {
    const cs = await library();
    const signal = wholeTensor([3, 9], 1);
    const taps = wholeTensor([2, 3, 4], 2);
    const y = cs.conv1d(signal, taps, null, { padding: [2, 1] });
    const g = wholeTensor(y.shape, 3);
    const one = cs.conv1dBackward(g, signal, taps, { padding: [2, 1] });
    assert.deepEqual(
      [one.input.shape, one.weight.shape],
      [
        [3, 9],
        [2, 3, 4],
      ],
    );
    assert.equal(dot(one.input, signal), dot(y, g));

    const x = wholeTensor([2, 4, 4], 4);
    const own = wholeTensor([3, 3, 2, 2, 2, 2], 5);
    const z = cs.locallyConnected2d(x, own, null);
    const h = wholeTensor(z.shape, 6);
    const unshared = cs.locallyConnected2dBackward(h, x, own);
    assert.deepEqual(unshared.bias.shape, [2, 3, 3]);
    assert.ok(unshared.bias.data.every((value, i) => value === h.data[i]));
    assert.equal(dot(unshared.weight, own), dot(z, h));

    const v = wholeTensor([2, 5], 7);
    const matrix = wholeTensor([3, 5], 8);
    const scores = cs.dense(v, matrix, null);
    const s = wholeTensor([2, 3], 9);
    const dense = cs.denseBackward(s, v, matrix);
    assert.equal(dot(dense.input, v), dot(scores, s));
    assert.equal(dot(dense.weight, matrix), dot(scores, s));
  });

  test('max pooling sends each gradient to the stored index; where windows overlap they add up', async () => {
    const cs = await library();
    const x = cs.tensor([0, 9, 0], [1, 1, 3]);
    const { indices } = cs.maxPool2d(x, { kernel: [1, 2], stride: 1 });
    const g = cs.tensor([3, 4], [1, 1, 2]);
    for (const list of [indices, [...indices], Uint8Array.from(indices)]) {
      assert.deepEqual([...cs.maxPool2dBackward(g, list, x.shape).data], [0, 7, 0]);
    }
  });

  test('average pooling spreads each gradient over its window', async () => {
    const cs = await library();
    const g = cs.tensor([8], [1, 1, 1]);
    assert.deepEqual([...cs.avgPool2dBackward(g, [1, 2, 2], { kernel: 2 }).data], [2, 2, 2, 2]);
    assert.deepEqual([...cs.globalAvgPool2dBackward(g, [1, 1, 4]).data], [2, 2, 2, 2]);
  });

  test('slopes: activation and softmax', async () => {
    const cs = await library();
    const g = cs.tensor([5, 5, 5], [3]);
    const x = cs.tensor([-1, 0, 2], [3]);
    assert.deepEqual([...cs.activationBackward(g, x, 'relu').data], [0, 0, 5]);
    // p (g − Σ p g) with p = ½, ½: ½ (1 − ½)
    const half = cs.tensor([0.5, 0.5], [2]);
    assert.deepEqual([...cs.softmaxBackward(cs.tensor([1, 0], [2]), half).data], [0.25, -0.25]);
  });

  test('cross-entropy: −log ½, and (softmax − one) / N; labels in any array', async () => {
    const cs = await library();
    const logits = cs.tensor([3, 3, 0, 0], [2, 2]);
    for (const labels of [[0, 1], Uint8Array.of(0, 1), Float64Array.of(0, 1)]) {
      const { loss, gradLogits } = cs.crossEntropy(logits, labels);
      assert.ok(Math.abs(loss - Math.LN2) < 1e-7);
      assert.deepEqual([...gradLogits.data], [-0.25, 0.25, 0.25, -0.25]);
    }
  });
});
