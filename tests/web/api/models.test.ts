import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { runInNewContext } from 'node:vm';
import type { Convscope, Layer, Tensor } from '../../../web/src/library/index.js';
import { forEachVariant, wholeTensor } from './library.js';

/** A network with every layer type, on [2, 8, 8]. */
function layersOfEveryType(): Layer[] {
  return [
    {
      type: 'conv2d',
      name: 'conv1',
      weight: wholeTensor([4, 2, 3, 3], 2),
      bias: wholeTensor([4], 3),
      padding: 'same',
    },
    { type: 'activation', kind: 'relu' },
    { type: 'maxPool2d', kernel: 2 },
    {
      type: 'conv2d',
      weight: wholeTensor([4, 1, 3, 3], 4),
      groups: 4,
      padding: 1,
      activation: 'leaky-relu',
    },
    { type: 'avgPool2d', kernel: 3, stride: 1, padding: 1, countIncludePad: false },
    { type: 'globalAvgPool2d' },
    { type: 'flatten' },
    { type: 'dense', name: 'fc', weight: wholeTensor([3, 4], 5), bias: wholeTensor([3], 6) },
    { type: 'softmax' },
  ];
}

/** The weights of a layer that has some. */
function weightsOf(layer: Layer): { weight: Tensor; bias: Tensor } {
  return layer as unknown as { weight: Tensor; bias: Tensor };
}

/** The same by single operators. */
function byOperators(cs: Convscope, x: Tensor): Record<string, Tensor> {
  const [conv1, , , conv2, , , , fc] = layersOfEveryType().map(weightsOf);
  const maps = cs.conv2d(x, conv1!.weight, conv1!.bias, { padding: 'same' });
  const detected = cs.activation(maps, 'relu');
  const pooled = cs.maxPool2d(detected, { kernel: 2 }).output;
  const second = cs.conv2d(pooled, conv2!.weight, null, {
    groups: 4,
    padding: 1,
    activation: 'leaky-relu',
  });
  const smooth = cs.avgPool2d(second, { kernel: 3, stride: 1, padding: 1, countIncludePad: false });
  const mean = cs.globalAvgPool2d(smooth);
  const flat = { data: mean.data, shape: [4] };
  const scores = cs.dense(flat, fc!.weight, fc!.bias);
  return {
    conv1: maps,
    activation1: detected,
    maxPool2d1: pooled,
    conv2d1: second,
    avgPool2d1: smooth,
    globalAvgPool2d1: mean,
    flatten1: flat,
    fc: scores,
    softmax1: cs.softmax(scores),
  };
}

/** Equal up to rounding: sums of at most 36 products of numbers below 200. */
function assertClose(given: Tensor, expected: Tensor, name: string): void {
  assert.deepEqual(given.shape, expected.shape, name);
  const largest = Math.max(1, ...expected.data.map(Math.abs));
  given.data.forEach((value, i) => {
    assert.ok(
      Math.abs(value - expected.data[i]!) <= 1e-5 * largest,
      `${name}[${i}]: ${value} for ${expected.data[i]}`,
    );
  });
}

forEachVariant((library, variant) => {
  test('a model gives at every layer what the operators give', async () => {
    const cs = await library();
    const model = cs.createModel(layersOfEveryType(), { inputShape: [2, 8, 8] });
    const x = wholeTensor([2, 8, 8], 7);
    const expected = byOperators(cs, x);
    const activations = model.activations(x);
    assert.deepEqual(Object.keys(activations), Object.keys(expected));
    for (const [name, tensor] of Object.entries(expected))
      assertClose(activations[name]!, tensor, name);
    assertClose(model.forward(x), expected['softmax1']!, 'forward');
    model.dispose();
  });

  test('forward, run and a batch agree to the last bit', async () => {
    const cs = await library();
    const model = cs.createModel(layersOfEveryType(), { inputShape: [2, 8, 8] });
    const batch = wholeTensor([3, 2, 8, 8], 8);
    const together = model.forward(batch);
    assert.deepEqual(together.shape, [3, 3]);
    for (let n = 0; n < 3; n++) {
      const x = { data: batch.data.slice(n * 128, (n + 1) * 128), shape: [2, 8, 8] };
      const alone = model.forward(x);
      assert.deepEqual(alone.shape, [3]);
      assert.deepEqual(alone.data, together.data.slice(n * 3, (n + 1) * 3));
      model.input.set(x.data);
      assert.deepEqual(model.run().slice(), alone.data);
    }
    model.dispose();
  });

  test('layers and inputShape are what was given, with names, as copies', async () => {
    const cs = await library();
    const model = cs.createModel(layersOfEveryType(), { inputShape: [2, 8, 8] });
    const layers = model.layers;
    assert.deepEqual(model.inputShape, [2, 8, 8]);
    assert.deepEqual(model.outputShape, [3]);
    assert.equal(layers[0]!.name, 'conv1');
    assert.equal(layers[3]!.name, 'conv2d1');
    assert.deepEqual(weightsOf(layers[0]!).weight, wholeTensor([4, 2, 3, 3], 2));
    weightsOf(layers[0]!).weight.data.fill(0);
    assert.deepEqual(weightsOf(model.layers[0]!).weight, wholeTensor([4, 2, 3, 3], 2));
    const again = cs.createModel(model.layers, { inputShape: model.inputShape });
    const x = wholeTensor([2, 8, 8], 7);
    assert.deepEqual(again.forward(x), model.forward(x));
    again.dispose();
    model.dispose();
  });

  test('a model survives its own file: bytes, buffer and address', async () => {
    const cs = await library();
    const model = cs.createModel(layersOfEveryType(), { inputShape: [2, 8, 8] });
    const file = model.toSafetensors();
    const x = wholeTensor([2, 8, 8], 7);
    const folder = await mkdtemp(join(tmpdir(), 'convscope-'));
    const path = join(folder, 'model.safetensors');
    await writeFile(path, file);
    for (const source of [
      file,
      file.buffer as ArrayBuffer,
      pathToFileURL(path),
      pathToFileURL(path).href,
    ]) {
      const again = await cs.loadModel(source);
      assert.deepEqual(again.forward(x), model.forward(x));
      assert.deepEqual(again.layers, model.layers);
      again.dispose();
    }
    await rm(folder, { recursive: true });
    model.dispose();
  });

  test('arrays of another realm, as those of a frame, are as good', async () => {
    const cs = await library();
    const foreign = <T>(kind: string, values: ArrayLike<number>): T =>
      runInNewContext(`${kind}.from(values)`, { values: Array.from(values) }) as T;
    const weight = wholeTensor([2, 3], 4);
    const model = cs.createModel(
      [{ type: 'dense', weight: { data: foreign('Float32Array', weight.data), shape: [2, 3] } }],
      { inputShape: [3] },
    );
    const again = await cs.loadModel(foreign<Uint8Array>('Uint8Array', model.toSafetensors()));
    assert.deepEqual(weightsOf(again.layers[0]!).weight, weight);
    again.dispose();
    model.dispose();
  });

  test('a file is safetensors with PyTorch’s names', async () => {
    const cs = await library();
    const model = cs.createModel(layersOfEveryType(), { inputShape: [2, 8, 8] });
    const file = model.toSafetensors();
    const length = Number(new DataView(file.buffer).getBigUint64(0, true));
    const header = JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + length))) as Record<
      string,
      { dtype: string; shape: number[] }
    >;
    assert.deepEqual(header['conv1.weight']!.shape, [4, 2, 3, 3]);
    assert.equal(header['fc.bias']!.dtype, 'F32');
    model.dispose();
  });

  test('damaged files are refused with a sentence, wherever they are cut or changed', async () => {
    const cs = await library();
    const model = cs.createModel(layersOfEveryType(), { inputShape: [2, 8, 8] });
    const file = model.toSafetensors();
    model.dispose();
    const before = cs.memory().models;
    for (let length = 0; length < file.length; length += 1 + (length >> 3)) {
      await assert.rejects(
        cs.loadModel(file.slice(0, length)),
        (error: Error) => error.message.length > 10,
      );
    }
    for (let place = 0; place < Math.min(file.length, 900); place += 7) {
      const changed = file.slice();
      changed[place] = changed[place]! ^ 0x55;
      // Some changes leave a valid file (a letter of a name); none may do harm.
      await cs.loadModel(changed).then(
        (loaded) => loaded.dispose(),
        (error: Error) => assert.ok(error instanceof TypeError || error instanceof RangeError),
      );
    }
    assert.equal(cs.memory().models, before);
  });

  test('what is no file is a TypeError, and a missing one an error with its address', async () => {
    const cs = await library();
    await assert.rejects(cs.loadModel(7 as never), {
      name: 'TypeError',
      message: /loadModel takes.*7/,
    });
    await assert.rejects(cs.loadModel(new Float32Array(4) as never), TypeError);
    await assert.rejects(
      cs.loadModel('file:///nowhere/model.safetensors'),
      /nowhere.*could not be loaded/,
    );
  });

  test('random weights follow the seed', async () => {
    const cs = await library();
    const make = (seed: number): number[] => {
      const layers: Layer[] = [{ type: 'dense', outFeatures: 4 }];
      const model = cs.createModel(layers, { inputShape: [5], seed });
      const { weight, bias } = weightsOf(model.layers[0]!);
      assert.deepEqual(weight.shape, [4, 5]);
      assert.deepEqual([...bias.data], [0, 0, 0, 0]);
      model.dispose();
      return [...weight.data];
    };
    assert.deepEqual(make(1), make(1));
    assert.notDeepEqual(make(1), make(2));
  });

  test('given weights stay beside random ones', async () => {
    const cs = await library();
    const weight = wholeTensor([2, 3], 4);
    const model = cs.createModel(
      [
        { type: 'dense', outFeatures: 3, bias: null },
        { type: 'dense', weight },
      ],
      { inputShape: [2] },
    );
    assert.deepEqual(weightsOf(model.layers[1]!).weight, weight);
    assert.equal('bias' in model.layers[0]!, false);
    model.dispose();
  });

  test('a disposed model explains itself, and may be disposed again', async () => {
    const cs = await library();
    const model = cs.createModel([{ type: 'flatten' }], { inputShape: [1, 2, 2] });
    const trainable = cs.createModel([{ type: 'dense', outFeatures: 2 }], { inputShape: [4] });
    const trainer = cs.createTrainer(trainable);
    model.dispose();
    model.dispose();
    trainable.dispose();
    const x = wholeTensor([1, 2, 2]);
    const says = { name: 'Error', message: /model was disposed/ };
    assert.throws(() => model.forward(x), says);
    assert.throws(() => model.activations(x), says);
    assert.throws(() => model.input, says);
    assert.throws(() => model.run(), says);
    assert.throws(() => model.layers, says);
    assert.throws(() => model.toSafetensors(), says);
    assert.throws(() => trainer.step(wholeTensor([1, 4]), [0]), says);
    trainer.dispose();
    assert.throws(() => trainer.step(wholeTensor([1, 4]), [0]), /trainer was disposed/);
  });

  test('x of another shape is refused by name', async () => {
    const cs = await library();
    const model = cs.createModel([{ type: 'flatten' }], { inputShape: [1, 2, 2] });
    assert.throws(() => model.forward(wholeTensor([1, 2, 3])), {
      name: 'RangeError',
      message: /x.*\[1, 2, 3\].*\[1, 2, 2\]/,
    });
    assert.throws(() => model.activations(wholeTensor([2, 1, 2, 2])), RangeError);
    assert.throws(() => model.classify(new Float32Array(784)), {
      name: 'TypeError',
      message: /\[1, 28, 28\]/,
    });
    model.dispose();
  });

  test('a trainer learns generated digits', async () => {
    const cs = await library();
    const layers: Layer[] = [
      { type: 'conv2d', outChannels: 4, kernel: 5, padding: 'same', activation: 'relu' },
      { type: 'maxPool2d', kernel: 4 },
      { type: 'flatten' },
      { type: 'dense', outFeatures: 10 },
      { type: 'softmax' },
    ];
    const { images, labels } = cs.generateDigits(64, 3);
    for (const optimizer of ['sgd', 'momentum', 'adam'] as const) {
      const model = cs.createModel(layers, { inputShape: [1, 28, 28], seed: 4 });
      const learningRate = { sgd: 0.1, momentum: 0.03, adam: 0.01 }[optimizer];
      const trainer = cs.createTrainer(model, { optimizer, learningRate, batchSize: 64 });
      const first = trainer.step(images, labels);
      let last = first;
      for (let i = 0; i < 30; i++) last = trainer.step(images, labels);
      assert.ok(last.loss < 0.7 * first.loss, `${optimizer}: ${first.loss} to ${last.loss}`);
      assert.ok(last.accuracy >= 0 && last.accuracy <= 1);
      trainer.dispose();
      model.dispose();
    }
  });

  test('a trainer refuses what does not fit before it changes anything', async () => {
    const cs = await library();
    const model = cs.createModel([{ type: 'dense', outFeatures: 3 }, { type: 'softmax' }], {
      inputShape: [4],
    });
    const trainer = cs.createTrainer(model, { learningRate: 0.1 });
    const weights = model.layers;
    const images = wholeTensor([2, 4]);
    assert.throws(() => trainer.step(images, [0, 3]), {
      name: 'RangeError',
      message: /labels holds 3/,
    });
    assert.throws(() => trainer.step(images, [0]), { name: 'RangeError', message: /labels has 1/ });
    assert.throws(() => trainer.step(wholeTensor([2, 5]), [0, 1]), {
      name: 'RangeError',
      message: /images/,
    });
    trainer.learningRate = -1;
    assert.throws(() => trainer.step(images, [0, 1]), {
      name: 'RangeError',
      message: /learningRate/,
    });
    assert.deepEqual(model.layers, weights);
    assert.throws(() => cs.createTrainer(model, { optimizer: 'rmsprop' as never }), {
      name: 'TypeError',
      message: /optimizer.*'adam'/,
    });
    assert.throws(() => cs.createTrainer(model, { batchSize: 0 }), {
      name: 'RangeError',
      message: /batchSize/,
    });
    assert.throws(() => cs.createTrainer({} as never), { name: 'TypeError', message: /model/ });
    trainer.dispose();
    model.dispose();
  });

  test(`models do not cross from one variant to another (${variant})`, async () => {
    const cs = await library();
    const { load } = await import('./library.js');
    const other = await load({ variant: variant === 'scalar' ? 'simd' : 'scalar' });
    const model = other.createModel([{ type: 'dense', outFeatures: 3 }], { inputShape: [4] });
    assert.throws(() => cs.createTrainer(model), { name: 'TypeError', message: /another variant/ });
    model.dispose();
  });
});
