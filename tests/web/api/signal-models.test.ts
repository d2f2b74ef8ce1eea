// Models of signals, and of filters that are not shared: layers against the operators they stand for.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Layer } from '../../../web/src/library/index.js';
import { forEachVariant, wholeTensor } from './library.js';

forEachVariant((library) => {
  test('a model of signals is its operators, through a file and back', async () => {
    const cs = await library();
    const layers: Layer[] = [
      {
        type: 'conv1d',
        name: 'conv1',
        weight: wholeTensor([3, 2, 3], 1),
        bias: wholeTensor([3], 2),
        stride: 2,
        padding: [1, 2],
      },
      { type: 'activation', kind: 'relu' },
      { type: 'flatten' },
    ];
    const x = wholeTensor([2, 9], 3);
    const model = cs.createModel(layers, { inputShape: [2, 9] });
    const { conv1 } = model.activations(x);
    const expected = cs.conv1d(x, wholeTensor([3, 2, 3], 1), wholeTensor([3], 2), {
      stride: 2,
      padding: [1, 2],
    });
    assert.deepEqual(conv1, expected);
    assert.deepEqual(cs.outputShape(layers[0]!, [2, 9]), expected.shape);
    assert.deepEqual(cs.outputShape(layers[0]!, [5, 2, 9]), [5, ...expected.shape]);
    const again = await cs.loadModel(model.toSafetensors());
    assert.deepEqual(again.layers, model.layers);
    assert.deepEqual(again.forward(x), model.forward(x));
    again.dispose();
    model.dispose();
  });

  test('filters of their own are made for the picture that reaches them, and learn', async () => {
    const cs = await library();
    const layers: Layer[] = [
      { type: 'locallyConnected2d', outChannels: 3, kernel: [3, 2], activation: 'tanh' },
      { type: 'flatten' },
      { type: 'dense', outFeatures: 2 },
    ];
    const described = cs.describe(layers, [1, 5, 4])[0]!;
    assert.deepEqual(described.outputShape, [3, 3, 3]);
    assert.equal(described.parameters, 9 * 3 * (6 + 1));
    assert.equal(described.multiplyAdds, 9 * 3 * 6);
    const model = cs.createModel(layers, { inputShape: [1, 5, 4], seed: 7 });
    const own = model.layers[0]!;
    assert.ok(own.type === 'locallyConnected2d' && own.bias && 'shape' in own.bias);
    assert.deepEqual(own.weight?.shape, [3, 3, 3, 1, 3, 2]);
    assert.deepEqual(own.bias.shape, [3, 3, 3]);
    const trainer = cs.createTrainer(model, { learningRate: 0.01 });
    const images = wholeTensor([8, 1, 5, 4], 5);
    const labels = [0, 1, 0, 1, 1, 0, 1, 0];
    const first = trainer.step(images, labels).loss;
    for (let i = 0; i < 40; i++) trainer.step(images, labels);
    assert.ok(trainer.step(images, labels).loss < first / 2);
    trainer.dispose();
    model.dispose();
  });

  test('what does not fit is named', async () => {
    const cs = await library();
    const signal: Layer = { type: 'conv1d', outChannels: 1, kernel: 3 };
    assert.throws(() => cs.createModel([signal], { inputShape: [1, 5, 5] }), {
      name: 'RangeError',
      message: /layers\[0\].*\[C, L\]/,
    });
    const pair = { type: 'conv1d', outChannels: 1, kernel: [3, 3] } as unknown as Layer;
    assert.throws(() => cs.createModel([pair], { inputShape: [1, 5] }), {
      name: 'TypeError',
      message: /layers\[0\]\.kernel must be a number/,
    });
    const grouped = { type: 'locallyConnected2d', outChannels: 1, kernel: 2, groups: 1 };
    assert.throws(() => cs.createModel([grouped as Layer], { inputShape: [1, 5, 5] }), {
      name: 'TypeError',
      message: /groups is no option of locallyConnected2d/,
    });
    const large: Layer = { type: 'locallyConnected2d', outChannels: 1, kernel: 9 };
    assert.throws(() => cs.createModel([large], { inputShape: [1, 5, 5] }), {
      name: 'RangeError',
      message: /layers\[0\].*kernel of 9/,
    });
  });
});
