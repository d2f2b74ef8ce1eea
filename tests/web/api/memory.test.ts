import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Convscope, MemoryUse } from '../../../web/src/library/index.js';
import { forEachVariant, wholeTensor } from './library.js';

const calls = 20_000;

/**
 * The allocator rounds differently when blocks come back in another order; one byte lost per call would be twenty times
 * as much.
 */
const roundingBytes = 1024;

function assertSameMemory(cs: Convscope, before: MemoryUse): void {
  const { usedBytes, ...others } = cs.memory();
  const { usedBytes: usedBefore, ...othersBefore } = before;
  assert.deepEqual(others, othersBefore);
  assert.ok(Math.abs(usedBytes - usedBefore) < roundingBytes, `${usedBefore} became ${usedBytes}`);
}

/** Every kind of call once, on small pictures. */
function everyKindOfCall(cs: Convscope): void {
  const x = wholeTensor([2, 6, 6]);
  const weight = wholeTensor([3, 2, 3, 3], 2);
  const y = cs.conv2d(x, weight, null, { padding: 1, activation: ['none', 'relu', 'gelu'] });
  cs.conv2dBackward(y, x, weight, { padding: 1 });
  const { output, indices } = cs.maxPool2d(x, { kernel: 2 });
  cs.maxPool2dBackward(output, indices, x.shape);
  cs.convMatrix(weight, x.shape);
  cs.describe([{ type: 'conv2d', weight }], x.shape);
  cs.normalizationStages(
    Float32Array.from({ length: 900 }, (_, i) => (i % 30 === 14 ? 1 : 0)),
    30,
    30,
  );
  cs.rasterize(
    [
      [
        [0.1, 0.2],
        [0.8, 0.9],
      ],
    ],
    { width: 40, height: 40, penWidth: 0.1 },
  );
  cs.generateDigits(2, 5);
  assert.throws(() => cs.conv2d(x, weight, null, { stride: 0 }));
  const model = cs.createModel(
    [{ type: 'conv2d', weight }, { type: 'flatten' }, { type: 'softmax' }],
    {
      inputShape: x.shape,
    },
  );
  model.forward(x);
  model.activations(x);
  model.toSafetensors();
  model.dispose();
}

forEachVariant((library) => {
  test(`${calls} calls leave the memory as it was`, async () => {
    const cs = await library();
    for (let i = 0; i < 50; i++) everyKindOfCall(cs);
    const before = cs.memory();
    for (let i = 0; i < calls / 100; i++) everyKindOfCall(cs);
    const x = cs.tensor([1, 2, 3, 4], [1, 2, 2]);
    const weight = cs.tensor([1, 0, 0, 1], [1, 1, 2, 2]);
    const out = new Float32Array(1);
    for (let i = 0; i < calls; i++) cs.conv2d(x, weight, null, { out });
    assert.equal(out[0], 5);
    assertSameMemory(cs, before);
  });

  test(`${calls} runs of a model leave the memory as it was`, async () => {
    const cs = await library();
    const model = cs.createModel(
      [
        { type: 'conv2d', outChannels: 4, kernel: 3, padding: 'same', activation: 'relu' },
        { type: 'maxPool2d', kernel: 2 },
        { type: 'flatten' },
        { type: 'dense', outFeatures: 3 },
        { type: 'softmax' },
      ],
      { inputShape: [1, 8, 8] },
    );
    const x = wholeTensor([1, 8, 8]);
    const out = new Float32Array(3);
    model.forward(x, { out });
    const before = cs.memory();
    for (let i = 0; i < calls; i++) {
      model.input.set(x.data);
      model.run();
    }
    assert.deepEqual(model.run(), out);
    assertSameMemory(cs, before);
    model.dispose();
    assert.ok(cs.memory().usedBytes < before.usedBytes);
  });

  test('memory grows under many large tensors, and every result stays the caller’s own', async () => {
    const cs = await library();
    const start = cs.memory().totalBytes;
    const results = [1, 2, 3, 4].map((factor) => {
      const x = { data: new Float32Array(1 << 22).fill(factor), shape: [1, 2048, 2048] };
      return cs.conv2d(x, cs.tensor([2], [1, 1, 1, 1]), null);
    });
    assert.ok(cs.memory().totalBytes > start || start >= 32 << 20);
    results.forEach(({ data }, i) => {
      assert.equal(data[0], 2 * (i + 1));
      assert.equal(data[data.length - 1], 2 * (i + 1));
    });
  });

  test('a model keeps working while other calls make the memory grow', async () => {
    const cs = await library();
    const model = cs.createModel([{ type: 'activation', kind: 'relu' }], { inputShape: [3] });
    model.input.set([-1, 2, 3]);
    const pixels = { data: new Float32Array(20 << 20).fill(1), shape: [20, 1024, 1024] };
    cs.globalAvgPool2d(pixels);
    assert.deepEqual([...model.run()], [0, 2, 3]);
    model.dispose();
  });
});
