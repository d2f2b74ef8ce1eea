// Every operator, gradient and one-layer model against PyTorch, in every variant: the cases of tests/golden (see its
// README), within 1e-5 of the largest magnitude in PyTorch's result.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type {
  ActivationKind,
  AvgPool2dOptions,
  Conv1dOptions,
  Conv2dOptions,
  Convscope,
  Layer,
  MaxPool2dOptions,
  Tensor,
} from '../../../web/src/library/index.js';
import { repositoryPath } from '../repository.js';
import { forEachVariant } from './library.js';

interface Case {
  operator: string;
  seed: number;
  scale?: number;
  levels?: number;
  x: number[];
  weight: number[];
  bias?: boolean;
  options: Conv2dOptions & Conv1dOptions & MaxPool2dOptions & AvgPool2dOptions;
  kind: ActivationKind;
  labels: number[];
  shape: number[];
  y: number[];
  indices: number[];
  gradInput?: number[];
  gradWeight: number[];
  gradBias?: number[];
}

const stream = { x: 1, weight: 2, bias: 3, gradOutput: 4 };

function casesOf(file: string): Case[] {
  const lines = readFileSync(repositoryPath(`tests/golden/${file}.jsonl`), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => JSON.parse(line) as Case);
}

/** The numbers that README.md of tests/golden describes. */
function values(shape: number[], seed: number, which: number, scale = 1, levels = 0): Tensor {
  let state = (Math.imul(seed, 2654435761) + which * 40503) >>> 0;
  const count = shape.reduce((product, size) => product * size, 1);
  const data = Float32Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const value = (state >>> 8) / 2 ** 23 - 1;
    return scale * (levels > 0 ? Math.floor(value * levels) / levels : value);
  });
  return { data, shape };
}

function inputs(golden: Case): {
  x: Tensor;
  weight: Tensor;
  bias: Tensor | null;
  gradOutput: Tensor;
} {
  const { seed } = golden;
  const weight = golden.weight ?? [1];
  const [rows = 1, columns = 1, channels = 1] = weight;
  const biasShape = golden.operator === 'locallyConnected2d' ? [channels, rows, columns] : [rows];
  return {
    x: values(golden.x, seed, stream.x, golden.scale, golden.levels),
    weight: values(weight, seed, stream.weight),
    bias: golden.bias === true ? values(biasShape, seed, stream.bias) : null,
    gradOutput: values(golden.shape ?? [], seed, stream.gradOutput),
  };
}

function assertClose(
  actual: ArrayLike<number>,
  expected: number[],
  golden: Case,
  what: string,
): void {
  const largest = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  // Gradients of a softmax that is certain are differences of equal numbers: PyTorch's rounding of numbers of size 1.
  const least = golden.operator === 'softmax' && what === 'gradInput' ? 1e-7 : 0;
  const tolerance = Math.max(1e-5 * largest, least);
  assert.equal(
    actual.length,
    expected.length,
    `${what} of ${JSON.stringify(golden).slice(0, 200)}`,
  );
  const wrong = expected.findIndex(
    (value, k) => !(Math.abs((actual[k] ?? NaN) - value) <= tolerance),
  );
  assert.equal(
    wrong,
    -1,
    `${what} ${wrong} is ${actual[wrong]}, PyTorch has ${expected[wrong]}: ${JSON.stringify(golden).slice(0, 200)}`,
  );
}

function assertTensor(actual: Tensor, golden: Case): void {
  assert.deepEqual(actual.shape, golden.shape);
  assertClose(actual.data, golden.y, golden, 'y');
}

/** Without the activation, before which the golden gradients are taken. */
function linear(golden: Case): Case['options'] {
  const options = { ...golden.options };
  delete options.activation;
  return options;
}

/** What each operator does with a case; all of them check y and the gradients. */
const checks: Record<string, (cs: Convscope, golden: Case) => void> = {
  conv2d(cs, golden) {
    const { x, weight, bias, gradOutput } = inputs(golden);
    assertTensor(cs.conv2d(x, weight, bias, golden.options), golden);
    assertTensor(oneLayer(cs, { type: 'conv2d', weight, bias, ...golden.options }, x), golden);
    if (golden.gradInput !== undefined) {
      assertGradients(cs.conv2dBackward(gradOutput, x, weight, linear(golden)), golden);
    }
  },
  conv1d(cs, golden) {
    const { x, weight, bias, gradOutput } = inputs(golden);
    assertTensor(cs.conv1d(x, weight, bias, golden.options), golden);
    if (golden.gradInput !== undefined) {
      assertGradients(cs.conv1dBackward(gradOutput, x, weight, linear(golden)), golden);
    }
  },
  locallyConnected2d(cs, golden) {
    const { x, weight, bias, gradOutput } = inputs(golden);
    assertTensor(cs.locallyConnected2d(x, weight, bias, golden.options), golden);
    assertGradients(cs.locallyConnected2dBackward(gradOutput, x, weight, golden.options), golden);
  },
  maxPool2d(cs, golden) {
    const { x, gradOutput } = inputs(golden);
    const { output, indices } = cs.maxPool2d(x, golden.options);
    assertTensor(output, golden);
    assert.deepEqual([...indices], golden.indices);
    assertTensor(oneLayer(cs, { type: 'maxPool2d', ...golden.options }, x), golden);
    assertInput(cs.maxPool2dBackward(gradOutput, indices, golden.x), golden);
  },
  avgPool2d(cs, golden) {
    const { x, gradOutput } = inputs(golden);
    assertTensor(cs.avgPool2d(x, golden.options), golden);
    assertTensor(oneLayer(cs, { type: 'avgPool2d', ...golden.options }, x), golden);
    assertInput(cs.avgPool2dBackward(gradOutput, golden.x, golden.options), golden);
  },
  globalAvgPool2d(cs, golden) {
    const { x, gradOutput } = inputs(golden);
    assertTensor(cs.globalAvgPool2d(x), golden);
    assertTensor(oneLayer(cs, { type: 'globalAvgPool2d' }, x), golden);
    assertInput(cs.globalAvgPool2dBackward(gradOutput, golden.x), golden);
  },
  activation(cs, golden) {
    const { x, gradOutput } = inputs(golden);
    assertTensor(cs.activation(x, golden.kind), golden);
    assertInput(cs.activationBackward(gradOutput, x, golden.kind), golden);
  },
  dense(cs, golden) {
    const { x, weight, bias, gradOutput } = inputs(golden);
    assertTensor(cs.dense(x, weight, bias), golden);
    assertTensor(oneLayer(cs, { type: 'dense', weight, bias }, x), golden);
    if (golden.gradInput !== undefined) {
      assertGradients(cs.denseBackward(gradOutput, x, weight), golden);
    }
  },
  softmax(cs, golden) {
    const { x, gradOutput } = inputs(golden);
    const output = cs.softmax(x);
    assertTensor(output, golden);
    assertInput(cs.softmaxBackward(gradOutput, output), golden);
  },
  crossEntropy(cs, golden) {
    const { loss, gradLogits } = cs.crossEntropy(inputs(golden).x, golden.labels);
    assertClose([loss], golden.y, golden, 'loss');
    assertInput(gradLogits, golden);
  },
  normalizedCrossCorrelation(cs, golden) {
    const { x, weight } = inputs(golden);
    assertTensor(cs.normalizedCrossCorrelation(x, weight), golden);
  },
};

/** The result of a model of one layer: packed weights, the fast path. */
function oneLayer(cs: Convscope, layer: Layer, x: Tensor): Tensor {
  const hasBatch = x.shape.length === (layer.type === 'dense' ? 2 : 4);
  const model = cs.createModel([layer], { inputShape: hasBatch ? x.shape.slice(1) : x.shape });
  try {
    return model.forward(x);
  } finally {
    model.dispose();
  }
}

function assertInput(gradient: Tensor, golden: Case): void {
  assert.deepEqual(gradient.shape, golden.x);
  assertClose(gradient.data, golden.gradInput ?? [], golden, 'gradInput');
}

function assertGradients(
  gradients: { input: Tensor; weight: Tensor; bias: Tensor },
  golden: Case,
): void {
  assertInput(gradients.input, golden);
  assert.deepEqual(gradients.weight.shape, golden.weight);
  assertClose(gradients.weight.data, golden.gradWeight, golden, 'gradWeight');
  if (golden.gradBias !== undefined) {
    assertClose(gradients.bias.data, golden.gradBias, golden, 'gradBias');
  }
}

forEachVariant((library) => {
  for (const file of ['conv2d', 'conv1d', 'locally-connected', 'pooling', 'other']) {
    test(`every case of ${file} is PyTorch's, forward, backward and as a layer of a model`, async () => {
      const cs = await library();
      for (const golden of casesOf(file)) {
        const check = checks[golden.operator];
        assert.ok(check, `an operator that this test does not know: ${golden.operator}`);
        check(cs, golden);
      }
    });
  }
});
