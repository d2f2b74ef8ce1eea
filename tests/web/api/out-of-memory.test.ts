// Memory ends: every call that needs more than there is says so before it begins, and nothing is lost by it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Convscope, Layer, Tensor } from '../../../web/src/library/index.js';
import { forEachVariant, wholeTensor } from './library.js';
import { loadSmall } from './small-memory.js';

/** Enough for every task below at its smallest, and for none at its largest. */
const smallMegabytes = 20;

/** Where the search for a task's largest size begins, and how often it halves the step to it. */
const smallestKilobytes = 256;
const halvings = 4;

/** The allocator rounds differently when blocks come back in another order. */
const roundingBytes = 1024;

type Task = (cs: Convscope, kilobytes: number) => unknown;

function zeros(...shape: number[]): Tensor {
  return { data: new Float32Array(shape.reduce((count, size) => count * size, 1)), shape };
}

function run(cs: Convscope, layers: Layer[], inputShape: number[], use: 'run' | 'learn'): void {
  const model = cs.createModel(layers, { inputShape });
  try {
    model.forward(zeros(...inputShape));
    if (use === 'run') {
      model.activations(zeros(...inputShape));
      model.toSafetensors();
      return;
    }
    const trainer = cs.createTrainer(model, { optimizer: 'adam', batchSize: 2 });
    try {
      trainer.step(zeros(2, ...inputShape), [0, 1]);
    } finally {
      trainer.dispose();
    }
  } finally {
    model.dispose();
  }
}

/** What to do with about `kilobytes` of everything that grows. */
const tasks: Record<string, Task> = {
  activation: (cs, k) => cs.activation(zeros(k, 256), 'relu'),
  'conv2d on a large picture': (cs, k) => cs.conv2d(zeros(1, k, 256), zeros(2, 1, 3, 3), null),
  'conv2d pixel by pixel': (cs, k) => cs.conv2d(zeros(16, k, 16), zeros(16, 16, 3, 3), null),
  'conv2d with a wide border': (cs, k) =>
    cs.conv2d(zeros(1, 1, 1), zeros(1, 1, 1, 1), null, { padding: [k, 0, 0, 255] }),
  'conv2d with a wide border that repeats': (cs, k) =>
    cs.conv2d(zeros(1, 2, 2), zeros(1, 1, 1, 1), null, {
      padding: [k, 0, 0, 255],
      paddingMode: 'replicate',
    }),
  'conv2d with large kernels': (cs, k) => cs.conv2d(zeros(1, k, 256), zeros(1, 1, k, 256), null),
  'conv2d with many filters': (cs, k) => cs.conv2d(zeros(8, 3, 3), zeros(k, 8, 3, 3), null),
  'depthwise conv2d of many channels': (cs, k) =>
    cs.conv2d(zeros(8 * k, 3, 3), zeros(8 * k, 1, 3, 3), null, { groups: 8 * k }),
  conv1d: (cs, k) => cs.conv1d(zeros(4, 64 * k), zeros(4, 4, 5), null, { padding: 'same' }),
  locallyConnected2d: (cs, k) =>
    cs.locallyConnected2d(zeros(1, 4, k), zeros(2, k - 1, 8, 1, 3, 2), null),
  maxPool2d: (cs, k) => cs.maxPool2d(zeros(1, k, 256), { kernel: 3, stride: 1 }),
  avgPool2d: (cs, k) => cs.avgPool2d(zeros(1, k, 256), { kernel: 3, stride: 1 }),
  globalAvgPool2d: (cs, k) => cs.globalAvgPool2d(zeros(k, 16, 16)),
  dense: (cs, k) => cs.dense(zeros(256), zeros(k, 256), null),
  'dense of many examples': (cs, k) => cs.dense(zeros(32, 256), zeros(k, 256), null),
  softmax: (cs, k) => cs.softmax(zeros(k, 256)),
  normalizedCrossCorrelation: (cs, k) =>
    cs.normalizedCrossCorrelation(zeros(k, 256), zeros(k, 256)),
  conv2dBackward: (cs, k) =>
    cs.conv2dBackward(zeros(4, k, 62), zeros(4, k + 2, 64), zeros(4, 4, 3, 3)),
  'conv2dBackward with gaps': (cs, k) =>
    cs.conv2dBackward(zeros(64, 2, k), zeros(1, 4, 2 * k), zeros(64, 1, 2, 2), { stride: 2 }),
  'conv2dBackward of a border that repeats': (cs, k) =>
    cs.conv2dBackward(zeros(2, k, 64), zeros(2, k, 64), zeros(2, 2, 3, 3), {
      padding: 1,
      paddingMode: 'circular',
    }),
  'depthwise conv2dBackward': (cs, k) =>
    cs.conv2dBackward(zeros(8 * k, 1, 1), zeros(8 * k, 3, 3), zeros(8 * k, 1, 3, 3), {
      groups: 8 * k,
    }),
  conv1dBackward: (cs, k) => cs.conv1dBackward(zeros(1, k), zeros(1, k + 2), zeros(1, 1, 3)),
  locallyConnected2dBackward: (cs, k) =>
    cs.locallyConnected2dBackward(zeros(8, 2, k - 1), zeros(1, 4, k), zeros(2, k - 1, 8, 1, 3, 2)),
  maxPool2dBackward: (cs, k) => cs.maxPool2dBackward(zeros(1, 1, 1), [0], [1, k, 256]),
  avgPool2dBackward: (cs, k) =>
    cs.avgPool2dBackward(zeros(1, 1, 1), [1, k, 256], { kernel: [k, 256] }),
  globalAvgPool2dBackward: (cs, k) => cs.globalAvgPool2dBackward(zeros(1, 1, 1), [1, k, 256]),
  activationBackward: (cs, k) => cs.activationBackward(zeros(k, 256), zeros(k, 256), 'gelu'),
  denseBackward: (cs, k) => cs.denseBackward(zeros(1), zeros(256 * k), zeros(1, 256 * k)),
  softmaxBackward: (cs, k) => cs.softmaxBackward(zeros(k, 256), zeros(k, 256)),
  crossEntropy: (cs, k) => cs.crossEntropy(zeros(256 * k, 1), new Uint8Array(256 * k)),
  convMatrix: (cs, k) => cs.convMatrix(zeros(1, 1, 3, 3), [1, k, 32]),
  'convMatrix of few places far apart': (cs, k) =>
    cs.convMatrix(zeros(1, 1, 1, 1), [1, 1, 256 * k], { stride: [1, 256 * k] }),
  rasterize: (cs, k) =>
    cs.rasterize(
      [
        [
          [0, 0],
          [1, 1],
        ],
      ],
      { width: 256, height: k, penWidth: 0.1 },
    ),
  'rasterize many points': (cs, k) =>
    cs.rasterize([new Array<[number, number]>(16 * k).fill([0.5, 0.5])], {
      width: 8,
      height: 8,
      penWidth: 0.1,
    }),
  'rasterize many strokes': (cs, k) =>
    cs.rasterize(new Array<[number, number][]>(16 * k).fill([[0.5, 0.5]]), {
      width: 8,
      height: 8,
      penWidth: 0.1,
    }),
  normalizeDrawing: (cs, k) => {
    const pixels = new Float32Array(256 * k).fill(1, 256 * 3, 256 * (k - 3));
    return cs.normalizeDrawing(pixels, 256, k);
  },
  colorize: (cs, k) =>
    cs.colorize(new Float32Array(256 * k), {
      range: [0, 1],
      stops: [
        [0, 0, 0],
        [9, 9, 9],
      ],
    }),
  'colorize with many stops': (cs, k) =>
    cs.colorize(new Float32Array(8), {
      range: [0, 1],
      stops: new Array<[number, number, number]>(8 * k).fill([1, 2, 3]),
    }),
  pictureToPlanes: (cs, k) =>
    cs.pictureToPlanes(new Uint8ClampedArray(1024 * k), { width: 256, height: k }),
  planesToPicture: (cs, k) => cs.planesToPicture(zeros(3, k, 256)),
  gradientPolar: (cs, k) => cs.gradientPolar(zeros(1, k, 256), zeros(1, k, 256)),
  'a conv2d model': (cs, k) =>
    run(cs, [{ type: 'conv2d', outChannels: k, kernel: 3 }], [8, 5, 5], 'run'),
  'a conv2d model with given weights': (cs, k) =>
    run(cs, [{ type: 'conv2d', weight: zeros(k, 8, 3, 3) }], [8, 5, 5], 'run'),
  'a depthwise model': (cs, k) =>
    run(cs, [{ type: 'conv2d', outChannels: k, kernel: 5, groups: k }], [k, 5, 5], 'run'),
  'a model of large kernels': (cs, k) =>
    run(cs, [{ type: 'conv2d', outChannels: 1, kernel: [k, 32] }], [1, k, 34], 'run'),
  'a conv1d model': (cs, k) =>
    run(cs, [{ type: 'conv1d', outChannels: 8, kernel: 32 * k }], [1, 32 * k], 'run'),
  'a model on large pictures': (cs, k) =>
    run(cs, [{ type: 'conv2d', outChannels: 2, kernel: 3, padding: 1 }], [1, k, 64], 'run'),
  'a model with a wide border': (cs, k) =>
    run(
      cs,
      [{ type: 'conv2d', outChannels: 1, kernel: 1, padding: [k, 0, 0, 255] }],
      [1, 1, 1],
      'run',
    ),
  'a locallyConnected2d model': (cs, k) =>
    run(cs, [{ type: 'locallyConnected2d', outChannels: 8, kernel: 3 }], [1, 5, k], 'run'),
  'a dense model': (cs, k) => run(cs, [{ type: 'dense', outFeatures: k }], [256], 'run'),
  'a dense model of one input': (cs, k) =>
    run(cs, [{ type: 'dense', outFeatures: 64 * k }], [1], 'run'),
  'a learning conv2d model': (cs, k) =>
    run(
      cs,
      [
        { type: 'conv2d', outChannels: k, kernel: 3 },
        { type: 'activation', kind: 'relu' },
        { type: 'globalAvgPool2d' },
        { type: 'flatten' },
        { type: 'dense', outFeatures: 2 },
      ],
      [8, 5, 5],
      'learn',
    ),
  'a learning model with gaps': (cs, k) =>
    run(
      cs,
      [
        { type: 'conv2d', outChannels: 1, kernel: 1 },
        { type: 'conv2d', outChannels: k, kernel: 1, stride: 16 },
        { type: 'globalAvgPool2d' },
        { type: 'flatten' },
        { type: 'dense', outFeatures: 2 },
      ],
      [1, 16, 16],
      'learn',
    ),
  'a learning dense model': (cs, k) => run(cs, [{ type: 'dense', outFeatures: k }], [256], 'learn'),
  'a learning locallyConnected2d model': (cs, k) =>
    run(
      cs,
      [
        { type: 'locallyConnected2d', outChannels: 4, kernel: 3 },
        { type: 'flatten' },
        { type: 'dense', outFeatures: 2 },
      ],
      [1, 5, k],
      'learn',
    ),
  'a step on many small examples': (cs, k) => {
    const model = cs.createModel([{ type: 'dense', outFeatures: 2 }], { inputShape: [1] });
    try {
      const trainer = cs.createTrainer(model, { batchSize: 1 });
      try {
        return trainer.step(zeros(64 * k, 1), new Uint8Array(64 * k));
      } finally {
        trainer.dispose();
      }
    } finally {
      model.dispose();
    }
  },
  'forward of many examples': (cs, k) => {
    const model = cs.createModel([{ type: 'dense', outFeatures: 64 }], { inputShape: [1] });
    try {
      return model.forward(zeros(k, 1));
    } finally {
      model.dispose();
    }
  },
};

/** The sentence of a refusal, or undefined when the task was done. */
function refusal(cs: Convscope, task: Task, kilobytes: number): string | undefined {
  try {
    task(cs, kilobytes);
    return undefined;
  } catch (error) {
    assert.ok(error instanceof RangeError, `${kilobytes} kB: ${String((error as Error).stack)}`);
    assert.match(error.message, /needs \d+ MB of WebAssembly memory/);
    return error.message;
  }
}

/** The largest size that is done, and one a little larger that is refused. */
function findEnd(cs: Convscope, task: Task): { done: number; refused: number } {
  let refused = smallestKilobytes;
  while (refusal(cs, task, refused) === undefined) refused *= 2;
  let done = refused / 2;
  for (let i = 0; i < halvings; i++) {
    const middle = (done + refused) >> 1;
    if (refusal(cs, task, middle) === undefined) done = middle;
    else refused = middle;
  }
  return { done, refused };
}

/** What is in use when no call keeps its block: a call that needs more than all gives it back. */
function bytesInUse(cs: Convscope): number {
  assert.throws(() => cs.softmax(zeros(smallMegabytes << 18)), RangeError);
  return cs.memory().usedBytes;
}

forEachVariant((_, variant) => {
  for (const [name, task] of Object.entries(tasks)) {
    test(`${name}: what is too large for the memory is refused and leaves nothing behind`, async () => {
      const cs = await loadSmall(variant, smallMegabytes);
      const { done, refused } = findEnd(cs, task);
      const before = bytesInUse(cs);
      for (const kilobytes of [refused, done, 3 * refused, done]) refusal(cs, task, kilobytes);
      const lost = bytesInUse(cs) - before;
      assert.ok(lost < roundingBytes, `${lost} bytes were lost`);
      assert.equal(cs.memory().models + cs.memory().trainers, 0);
      const x = wholeTensor([1, 4, 4]);
      assert.equal(cs.conv2d(x, wholeTensor([1, 1, 3, 3]), null).data.length, 4);
    });
  }
});
