/**
 * A pooling as a program of PyTorch that prints the same numbers as the page shows.
 *
 *   poolingCode({ kind: 'max', kernel: [2, 2], …, input, gradient }, false)   // 'import torch\n…'
 */
import type { NumberRows } from './convolution.js';
import { pythonPair, pythonTable } from './python.js';

export interface PoolingProgram {
  readonly kind: 'max' | 'average';
  readonly kernel: readonly [number, number];
  readonly stride: readonly [number, number];
  readonly padding: readonly [number, number];
  /** Of the maximum only. */
  readonly dilation: readonly [number, number];
  readonly ceilMode: boolean;
  /** Of the average only. */
  readonly countIncludePad: boolean;
  readonly input: NumberRows;
  /** Of the output. */
  readonly gradient: NumberRows;
}

/** `withGradient`: prints what arrives at the input of the gradient of the output; otherwise the output. */
export function poolingCode(program: PoolingProgram, withGradient: boolean): string {
  const { input, gradient } = program;
  const tensor = ({ values, columns }: NumberRows, more = ''): string =>
    `torch.tensor(${pythonTable(values, columns)}, dtype=torch.float32${more})[None, None]`;
  const lines = [
    'import torch',
    'import torch.nn.functional as F',
    '',
    `x = ${tensor(input)}  # batch, channel, row, column`,
    ...(withGradient ? ['x.requires_grad_()'] : []),
    call(program),
    ...(withGradient
      ? ['', `gradient = ${tensor(gradient)}`, 'y.backward(gradient)', '', 'print(x.grad[0, 0])']
      : ['', 'print(y[0, 0])']),
  ];
  return `${lines.join('\n')}\n`;
}

function call(program: PoolingProgram): string {
  const { kind, kernel, stride, padding, dilation, ceilMode, countIncludePad } = program;
  const flag = (value: boolean): string => (value ? 'True' : 'False');
  const places = `x, ${pythonPair(kernel)}, stride=${pythonPair(stride)}, padding=${pythonPair(padding)}`;
  const ceil = `ceil_mode=${flag(ceilMode)}`;
  return kind === 'max'
    ? `y = F.max_pool2d(${places}, dilation=${pythonPair(dilation)}, ${ceil})`
    : `y = F.avg_pool2d(${places}, ${ceil}, count_include_pad=${flag(countIncludePad)})`;
}
