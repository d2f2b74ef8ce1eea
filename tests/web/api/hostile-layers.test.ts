// Signals and layers of their own filters under hostile arguments: as operators, their gradients, and in models.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Convscope, Tensor } from '../../../web/src/library/index.js';
import { forEachVariant, wholeTensor } from './library.js';

/** Callers from JavaScript are not held to types. */
type Anything = never;
type ErrorName = 'TypeError' | 'RangeError';

interface Subject {
  x: Tensor;
  weight: Tensor;
  /** Of the result. */
  shape: number[];
  type: 'conv1d' | 'locallyConnected2d';
}

const signal: Subject = {
  x: wholeTensor([2, 9]),
  weight: wholeTensor([3, 2, 3]),
  shape: [3, 7],
  type: 'conv1d',
};
const picture: Subject = {
  x: wholeTensor([2, 3, 4]),
  weight: wholeTensor([2, 3, 1, 2, 2, 2]),
  shape: [1, 2, 3],
  type: 'locallyConnected2d',
};

/** The operator, its gradient and the layer in a model, with x, weight or options exchanged. */
function uses(
  { x, weight, shape, type }: Subject,
  exchange: { x?: unknown; weight?: unknown; options?: object },
): Record<string, (cs: Convscope) => unknown> {
  const given = { x, weight, options: {}, ...exchange };
  const output = { data: new Float32Array(wholeTensor(shape).data.length), shape };
  return {
    forward: (cs) =>
      cs[type](given.x as Anything, given.weight as Anything, null, given.options as Anything),
    backward: (cs) =>
      cs[`${type}Backward`](
        output,
        given.x as Anything,
        given.weight as Anything,
        given.options as Anything,
      ),
    model: (cs) => {
      const layer = { type, weight: given.weight, ...given.options } as Anything;
      const model = cs.createModel([layer], { inputShape: x.shape });
      try {
        return model.forward(given.x as Anything);
      } finally {
        model.dispose();
      }
    },
  };
}

const wrongOptions: [name: string, value: unknown, error: ErrorName][] = [
  ...['stride', 'dilation'].flatMap((name): [string, unknown, ErrorName][] => [
    [name, 0, 'RangeError'],
    [name, -1, 'RangeError'],
    [name, 1.5, 'RangeError'],
    [name, NaN, 'RangeError'],
    [name, Infinity, 'RangeError'],
    [name, 2 ** 31, 'RangeError'],
    [name, '2', 'TypeError'],
    [name, null, 'TypeError'],
    [name, {}, 'TypeError'],
  ]),
  ['dilation', 2 ** 30, 'RangeError'],
  ['padding', -1, 'RangeError'],
  ['padding', 0.5, 'RangeError'],
  ['padding', NaN, 'RangeError'],
  ['padding', 2 ** 31 - 1, 'RangeError'],
  ['padding', [1, 2, 3], 'RangeError'],
  ['padding', 'most', 'TypeError'],
  ['padding', true, 'TypeError'],
  ['paddingMode', 'mirror', 'TypeError'],
  ['paddingMode', 1, 'TypeError'],
  ['paddingMode', null, 'TypeError'],
  ['groups', null, 'TypeError'],
  ['groups', NaN, 'RangeError'],
  ['operation', 'correlation', 'TypeError'],
  ['activation', 'step', 'TypeError'],
  ['activation', ['relu', 'relu', 'relu', 'relu', 'relu'], 'RangeError'],
];

const detached = (shape: number[]): Tensor => {
  const tensor = wholeTensor(shape);
  structuredClone(tensor.data.buffer, { transfer: [tensor.data.buffer] });
  return tensor;
};

function wrongTensors(right: Tensor): [name: string, tensor: unknown, error: ErrorName][] {
  const { data, shape } = right;
  const change = (axis: number, size: number) => shape.map((old, i) => (i === axis ? size : old));
  return [
    ['null', null, 'TypeError'],
    ['a bare array', [1, 2], 'TypeError'],
    ['values as an ordinary array', { data: [...data], shape }, 'TypeError'],
    ['no shape', { data }, 'TypeError'],
    ['a size of zero', { data, shape: change(0, 0) }, 'RangeError'],
    ['a negative size', { data, shape: change(0, -1) }, 'RangeError'],
    ['a size of NaN', { data, shape: change(0, NaN) }, 'RangeError'],
    ['a fraction of a row', { data, shape: change(0, 1.5) }, 'RangeError'],
    ['sizes whose product overflows', { data, shape: change(0, 2 ** 30) }, 'RangeError'],
    ['a shape that lies', { data, shape: change(1, shape[1]! + 1) }, 'RangeError'],
    ['an axis too few', { data: data.slice(0, 2), shape: [2] }, 'RangeError'],
    ['a transferred buffer', detached(shape), 'RangeError'],
  ];
}

forEachVariant((library) => {
  function refuses(
    name: string,
    call: (cs: Convscope) => unknown,
    error: ErrorName,
    says: RegExp,
  ): void {
    void test(`${name} is a ${error}`, async () => {
      const cs = await library();
      const { models } = cs.memory();
      assert.throws(() => call(cs), { name: error, message: says });
      assert.equal(cs.memory().models, models);
      const right = cs.conv1d(wholeTensor([1, 3]), wholeTensor([1, 1, 3]), null);
      assert.deepEqual(right.shape, [1, 1], 'the library goes on');
    });
  }

  for (const subject of [signal, picture]) {
    for (const [name, value, error] of wrongOptions) {
      for (const [use, call] of Object.entries(uses(subject, { options: { [name]: value } }))) {
        // A gradient is that before the activation.
        if (use === 'backward' && name === 'activation') continue;
        refuses(`${subject.type} ${use}: ${name} ${String(value)}`, call, error, new RegExp(name));
      }
    }
    for (const what of ['x', 'weight'] as const) {
      for (const [name, tensor, error] of wrongTensors(subject[what])) {
        for (const [use, call] of Object.entries(uses(subject, { [what]: tensor }))) {
          refuses(`${subject.type} ${use}: ${what} is ${name}`, call, error, new RegExp(what));
        }
      }
    }
    const { x, weight, type } = subject;
    refuses(
      `${type} with a bias for another result`,
      (cs) => cs[type](x, weight, new Float32Array(5)),
      'RangeError',
      /bias/,
    );
    refuses(
      `${type} into an array that is too short`,
      (cs) => cs[type](x, weight, null, { out: new Float32Array(1) }),
      'RangeError',
      /out has 1 values/,
    );
  }

  test('a model’s input that was kept from before the memory grew holds nothing, and asking anew holds what was written', async () => {
    const cs = await library();
    const model = cs.createModel([{ type: 'activation', kind: 'relu' }], { inputShape: [2] });
    const kept = model.input;
    kept.set([-1, 2]);
    const before = cs.memory().totalBytes;
    cs.softmax({ data: new Float32Array(before >> 2), shape: [before >> 2] });
    assert.ok(cs.memory().totalBytes > before);
    assert.equal(kept.length, 0, 'detached: it cannot reach what others keep there now');
    assert.deepEqual([...model.input], [-1, 2]);
    assert.deepEqual([...model.run()], [0, 2]);
    model.dispose();
  });

  test('a disposed model refuses everything with a sentence', async () => {
    const cs = await library();
    const model = cs.createModel([{ type: 'activation', kind: 'relu' }], { inputShape: [2] });
    model.dispose();
    const x = { data: new Float32Array(2), shape: [2] };
    for (const use of [
      () => model.input,
      () => model.run(),
      () => model.forward(x),
      () => model.activations(x),
      () => model.layers,
      () => model.toSafetensors(),
      () => cs.createTrainer(model),
    ]) {
      assert.throws(use, { message: /was disposed/ });
    }
  });
});
