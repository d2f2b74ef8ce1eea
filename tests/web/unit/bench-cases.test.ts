import assert from 'node:assert/strict';
import { test } from 'node:test';
import { benchRows, trainingRow } from '../../../scripts/lib/bench/cases.mjs';
import {
  channelsFirst,
  channelsLast,
  denseBehindPicture,
} from '../../../scripts/lib/bench/channels-last.mjs';
import {
  conv,
  cost,
  dense,
  flatten,
  maxPool,
  plainLayers,
  shapes,
  someInput,
  withWeights,
} from '../../../scripts/lib/bench/network.mjs';

const digits = [conv(2, 3, { padding: 1 }), maxPool(28), flatten, dense(10)];

test('every row has a name of its own and sizes that fit', () => {
  const rows = benchRows({ digits });
  assert.equal(new Set(rows.map(({ name }) => name)).size, rows.length);
  for (const row of rows) {
    const sizes = shapes(row).flat();
    assert.ok(
      sizes.every((size) => Number.isInteger(size) && size > 0),
      `${row.name}: ${sizes.join(' ')}`,
    );
    for (const { groups = 1, outChannels = 1 } of row.layers) {
      assert.equal((row.input[1] ?? 1) % groups, 0, row.name);
      assert.equal(outChannels % groups, 0, row.name);
    }
  }
});

test('all kernels from 1×1 to 15×15 that the demos have, one to five channels, and long strides are among the rows', () => {
  const rows = benchRows({ digits });
  const convolutions = rows.flatMap(({ input, layers }) =>
    layers.length === 1 && layers[0]?.type === 'conv2d' ? [{ input, layer: layers[0] }] : [],
  );
  const kernels = new Set(convolutions.map(({ layer }) => layer.kernel));
  for (const kernel of [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 13, 15]) assert.ok(kernels.has(kernel));
  for (const channels of [1, 2, 3, 4, 5]) {
    assert.ok(convolutions.some(({ input }) => input[1] === channels));
  }
  for (const stride of [1, 2, 3]) {
    assert.ok(convolutions.some(({ layer }) => layer.stride === stride));
  }
});

test('the quick rows are some of all rows, and a text chooses by name or group', () => {
  const all = benchRows({ digits }).map(({ name }) => name);
  const quick = benchRows({ digits, quick: true }).map(({ name }) => name);
  assert.ok(quick.length < all.length / 2);
  assert.ok(quick.every((name) => all.includes(name)));
  assert.ok(benchRows({ digits, only: 'depthwise' }).every(({ name }) => /depthwise/.test(name)));
  const awkward = benchRows({ digits, only: 'awkward' });
  assert.ok(awkward.length > 0 && awkward.every(({ group }) => group === 'awkward'));
});

test('a 2×2 kernel over 3×3 cells costs 4 places · 4 products · 2 operations, and moves 18 numbers', () => {
  const network = withWeights({ input: [1, 1, 3, 3], layers: [conv(1, 2)] }, 1);
  assert.deepEqual(shapes(network), [
    [1, 1, 3, 3],
    [1, 1, 2, 2],
  ]);
  // 9 in, 4 out, 4 weights and a bias
  assert.deepEqual(cost(network), { operations: 32, bytes: 72 });
});

test('padding, stride and dilation give the sizes that PyTorch writes down', () => {
  const layer = conv(4, 3, { stride: 2, padding: 1, dilation: 2 });
  // floor((9 + 2 - 2 · 2 - 1) / 2) + 1
  assert.deepEqual(shapes({ input: [1, 1, 9, 9], layers: [layer] })[1], [1, 4, 4, 4]);
});

test('the same seed gives the same weights and inputs, another seed others', () => {
  const network = { input: [1, 1, 4, 4], layers: [conv(2, 3)] };
  const weights = (seed: number): unknown => withWeights(network, seed).layers[0]?.weight;
  assert.deepEqual(weights(1), weights(1));
  assert.notDeepEqual(weights(1), weights(2));
  assert.deepEqual(someInput(network, 5), someInput(network, 5));
});

test('a model keeps its weights and says its padding in cells; one to be trained forgets them', () => {
  const [weight, bias] = [
    { data: new Float32Array(50), shape: [2, 1, 5, 5] },
    { data: new Float32Array(2), shape: [2] },
  ];
  const [layer] = plainLayers([{ type: 'conv2d', padding: 'same', weight, bias }]);
  assert.equal(layer?.padding, 2);
  assert.equal(layer?.weight, weight);
  assert.equal(trainingRow([layer!]).layers[0]?.weight, undefined);
});

test('a pixel of two channels stands together with the channels last, and goes back', () => {
  //  channel 0: 1 2   channel 1: 3 4
  const first = Float32Array.of(1, 2, 3, 4);
  const last = channelsLast(first, [1, 2, 1, 2]);
  assert.deepEqual([...last], [1, 3, 2, 4]);
  assert.deepEqual(channelsFirst(last, [1, 2, 1, 2]), first);
});

test('a dense layer behind a picture gives the same sum in either order', () => {
  const picture = Float32Array.of(1, 2, 3, 4);
  const weight = { data: Float32Array.of(1, 10, 100, 1000), shape: [1, 4] };
  const turned = denseBehindPicture(weight, [2, 1, 2]).data;
  const last = channelsLast(picture, [1, 2, 1, 2]);
  assert.equal(
    last.reduce((sum, value, i) => sum + value * (turned[i] ?? 0), 0),
    4321,
  );
});
