import assert from 'node:assert/strict';
import { test } from 'node:test';
import { redo, remember, startHistory, undo } from '../../../web/src/state/history.js';
import * as kernels from '../../../web/src/state/kernel.js';
import {
  gradientPairs,
  kernelPreset,
  kernelPresetNames,
} from '../../../web/src/state/kernel-presets.js';
import { parseMatrix, parseValue } from '../../../web/src/state/parse-matrix.js';
import { ShareReader, ShareWriter } from '../../../web/src/state/share-bytes.js';
import { readNumber, writeNumber } from '../../../web/src/state/share-numbers.js';

const { presetKernel } = kernels;
const blackboard = presetKernel('blackboard');

test('every preset is a full table inside the limits, and no two are the same', () => {
  const texts = kernelPresetNames.map((name) => {
    const { rows, columns, values, divisor } = kernelPreset(name);
    assert.equal(values.length, rows * columns, name);
    assert.ok(rows <= 11 && columns <= 11 && divisor > 0, name);
    return JSON.stringify(kernelPreset(name));
  });
  assert.equal(new Set(texts).size, texts.length);
});

test('what blurs keeps the brightness, what finds edges answers nothing to a flat picture', () => {
  const sum = (name: (typeof kernelPresetNames)[number]): number =>
    kernels.weightsOf(kernelPreset(name)).reduce((total, weight) => total + weight, 0);
  for (const name of [
    'box-3',
    'box-5',
    'gaussian-3',
    'gaussian-7',
    'motion-blur',
    'sharpen',
  ] as const) {
    assert.ok(Math.abs(sum(name) - 1) < 1e-6, name);
  }
  for (const name of [
    'laplacian',
    'laplacian-8',
    ...Object.values(gradientPairs).flat(),
  ] as const) {
    assert.equal(sum(name), 0, name);
  }
});

test('the pair of Prewitt has the signs of the syllabus', () => {
  assert.deepEqual(kernelPreset('prewitt-x').values, [-1, 0, 1, -1, 0, 1, -1, 0, 1]);
  assert.deepEqual(kernelPreset('prewitt-y').values, [1, 1, 1, 0, 0, 0, -1, -1, -1]);
});

test('an edited preset is nobody’s preset any more, and undo brings it back', () => {
  const history = startHistory(blackboard);
  const edited = remember(history, kernels.setWeight(blackboard, { row: 0, column: 1 }, 7));
  assert.deepEqual(edited.now.values, [1, 7, 0, 2]);
  assert.equal(edited.now.preset, 'custom');
  assert.equal(undo(edited).now, blackboard);
  assert.deepEqual(redo(undo(edited)).now.values, [1, 7, 0, 2]);
  assert.equal(undo(history), history, 'without a past nothing happens');
});

test('flips and turns on paper', () => {
  const kernel = kernels.parseKernel('1 2 3; 4 5 6')!;
  assert.deepEqual(kernels.flipHorizontally(kernel).values, [3, 2, 1, 6, 5, 4]);
  assert.deepEqual(kernels.flipVertically(kernel).values, [4, 5, 6, 1, 2, 3]);
  assert.deepEqual(kernels.turnAround(kernel).values, [6, 5, 4, 3, 2, 1]);
  const { rows, columns, values } = kernels.rotate(kernel);
  assert.deepEqual([rows, columns, values], [3, 2, [4, 1, 5, 2, 6, 3]]);
});

test('a flip that changes nothing leaves a preset its name', () => {
  assert.equal(kernels.turnAround(presetKernel('gaussian-3')).preset, 'gaussian-3');
  assert.equal(kernels.flipHorizontally(presetKernel('sobel-x')).preset, 'custom');
});

test('a kernel grows and shrinks around its middle, by whatever steps', () => {
  const sharpen = presetKernel('sharpen');
  const direct = kernels.resize(sharpen, 5, 5);
  assert.equal(direct.values[12], 5, 'the middle stays in the middle');
  const stepwise = kernels.resize(kernels.resize(sharpen, 4, 4), 5, 5);
  assert.deepEqual(stepwise.values, direct.values);
  assert.deepEqual(kernels.resize(direct, 3, 3).values, sharpen.values);
  assert.equal(kernels.resize(sharpen, 40, 0).rows, 11);
  assert.equal(kernels.resize(sharpen, 40, 0).columns, 1);
});

test('weights are the values over the divisor, and a divisor of nothing is refused', () => {
  assert.deepEqual([...kernels.weightsOf(presetKernel('gaussian-3'))].slice(0, 2), [1 / 16, 1 / 8]);
  assert.equal(kernels.setDivisor(blackboard, 0), blackboard);
  assert.equal(kernels.sumDivisor(blackboard), 3);
  assert.equal(kernels.sumDivisor(presetKernel('sobel-x')), 1);
});

test('numbers are read as people write them', () => {
  for (const [text, value] of [
    ['3', 3],
    [' -2.5 ', -2.5],
    ['−2,5', -2.5],
    ['.5', 0.5],
    ['1/4', 0.25],
    ['-1 / 8', -0.125],
    ['1e-3', 0.001],
  ] as const) {
    assert.equal(parseValue(text), value, text);
  }
  for (const text of [
    '',
    'a',
    '1/0',
    '1 2',
    '0x10',
    '1e99',
    '100000',
    '--1',
    '1,2,3',
    'Infinity',
  ]) {
    assert.equal(parseValue(text), null, text);
  }
});

test('tables are read from spreadsheets, Python, NumPy and PyTorch', () => {
  for (const text of [
    '1\t0\n0\t2\n',
    '1 0\r\n0 2',
    '1, 0; 0, 2',
    '[[1, 0], [0, 2]]',
    '[[1 0]\n [0 2]]',
    'k = np.array([[1., 0.],\n       [0., 2.]], dtype=np.float32)',
    "tensor([[1., 0.],\n        [0., 2.]], device='cpu')",
  ]) {
    const matrix = parseMatrix(text);
    assert.deepEqual(matrix?.values, [1, 0, 0, 2], text);
    assert.deepEqual([matrix.rows, matrix.columns, matrix.divisor], [2, 2, 1], text);
  }
  assert.deepEqual(parseMatrix('0,5\t1\n2\t3')?.values, [0.5, 1, 2, 3], 'a German spreadsheet');
  assert.equal(parseMatrix('np.array([[1, 2], [1, 2]]) / 6')?.divisor, 6);
  assert.deepEqual(parseMatrix('1/9 1/9')?.values, [1 / 9, 1 / 9]);
  assert.deepEqual(parseMatrix('[1, 2, 3]')?.rows, 1);
});

test('what is no table of numbers is refused', () => {
  for (const text of [
    '',
    'hello',
    '1 2\n3',
    '[[1, 2], [3]]',
    '[[1, x]]',
    '[[1]] / 0',
    '[[1]] + 2',
  ]) {
    assert.equal(parseMatrix(text), null, text);
  }
  assert.equal(kernels.parseKernel('1 '.repeat(12)), null, 'wider than 11');
});

test('a kernel is its own text again', () => {
  for (const kernel of [blackboard, kernels.setDivisor(presetKernel('sharpen'), 3)]) {
    assert.deepEqual(kernels.parseKernel(kernels.kernelText(kernel)), kernel);
  }
});

test('a kernel comes back from a link exactly, also with thirds', () => {
  const thirds = kernels.setWeight(blackboard, { row: 1, column: 1 }, 1 / 3);
  for (const kernel of [
    blackboard,
    presetKernel('sobel-y'),
    thirds,
    kernels.resize(thirds, 11, 1),
  ]) {
    const writer = new ShareWriter();
    kernels.writeKernel(writer, kernel);
    assert.deepEqual(kernels.readKernel(ShareReader.from(writer.text)!), kernel);
  }
});

test('numbers come back from a link exactly', () => {
  const numbers = [0, -1, 0.5, -0.1, 99_999, 1e-7, 1 / 3, -Math.PI, 123456.789];
  const writer = new ShareWriter();
  for (const number of numbers) writeNumber(writer, number);
  const reader = ShareReader.from(writer.text)!;
  assert.deepEqual(
    numbers.map(() => readNumber(reader)),
    numbers,
  );
});

test('a damaged kernel in a link is refused', () => {
  const writer = new ShareWriter().count(0).count(12).count(1);
  assert.equal(kernels.readKernel(ShareReader.from(writer.text)!), null);
  assert.equal(kernels.readKernel(ShareReader.from(new ShareWriter().count(99).text)!), null);
});
