import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  convolutionCode,
  type ConvolutionProgram,
} from '../../../web/src/state/as-code/convolution.js';
import { pythonNumber, pythonTable } from '../../../web/src/state/as-code/python.js';

const blackboard: ConvolutionProgram = {
  input: { columns: 4, values: [0, 10, 10, 0, 20, 30, 30, 20, 10, 20, 20, 10, 0, 5, 5, 0] },
  kernel: { columns: 2, values: [1, 0, 0, 2] },
  divisor: 1,
  operation: 'cross-correlation',
  padding: [0, 0, 0, 0],
  paddingMode: 'zeros',
  stride: [1, 1],
  dilation: [1, 1],
};

test('the blackboard example in PyTorch says no more than it has to', () => {
  const code = convolutionCode('pytorch', blackboard);
  assert.match(code, /F\.conv2d\(x, k, stride=\(1, 1\), dilation=\(1, 1\)\)/);
  assert.doesNotMatch(code, /flip|F\.pad| \/ /);
});

test('convolution turns the kernel, in both languages', () => {
  const program = { ...blackboard, operation: 'convolution' } as const;
  assert.match(convolutionCode('pytorch', program), /k\.flip\(-2, -1\)/);
  assert.match(convolutionCode('numpy', program), /k\[::-1, ::-1\]/);
});

test('borders have the names that each library gives them', () => {
  const padded = { ...blackboard, padding: [1, 2, 3, 4] } as const;
  const circular = { ...padded, paddingMode: 'circular' } as const;
  assert.match(convolutionCode('pytorch', padded), /F\.pad\(x, \(2, 4, 1, 3\), mode="constant"\)/);
  assert.match(convolutionCode('pytorch', circular), /mode="circular"/);
  assert.match(
    convolutionCode('numpy', circular),
    /np\.pad\(x, \(\(1, 3\), \(2, 4\)\), mode="wrap"\)/,
  );
});

test('a window of NumPy spans what dilation makes of the kernel', () => {
  const code = convolutionCode('numpy', { ...blackboard, dilation: [2, 3], stride: [1, 2] });
  assert.match(code, /sliding_window_view\(x, \(3, 4\)\)/);
  assert.match(code, /windows\[::1, ::2, ::2, ::3\]/);
});

test('numbers keep all their digits, and what is none is Python’s', () => {
  assert.equal(pythonNumber(1 / 3), '0.3333333333333333');
  assert.equal(pythonNumber(-Infinity), '-float("inf")');
  assert.equal(pythonTable([1, 2, 3, 4], 2), '[\n    [1, 2],\n    [3, 4],\n]');
});
