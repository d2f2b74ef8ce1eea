/**
 * A convolution as a program of a few lines that prints the same numbers as the page shows.
 *
 *   convolutionCode('numpy', { input, kernel, divisor: 1, … })   // 'import numpy as np\n…'
 */
import { pythonNumber, pythonPair, pythonTable } from './python.js';

export const codeLanguages = ['pytorch', 'numpy'] as const;
export type CodeLanguage = (typeof codeLanguages)[number];

export const codeLanguageNames: Readonly<Record<CodeLanguage, string>> = {
  pytorch: 'PyTorch',
  numpy: 'NumPy',
};

export interface NumberRows {
  readonly columns: number;
  readonly values: ArrayLike<number>;
}

export interface ConvolutionProgram {
  readonly input: NumberRows;
  readonly kernel: NumberRows;
  /** Every number of the kernel is divided by it. */
  readonly divisor: number;
  readonly operation: 'cross-correlation' | 'convolution';
  /** Cells around the input: top, left, bottom, right. */
  readonly padding: readonly [top: number, left: number, bottom: number, right: number];
  readonly paddingMode: 'zeros' | 'replicate' | 'reflect' | 'circular';
  readonly stride: readonly [number, number];
  readonly dilation: readonly [number, number];
}

export function convolutionCode(language: CodeLanguage, program: ConvolutionProgram): string {
  const lines = language === 'pytorch' ? pytorch(program) : numpy(program);
  return `${lines.join('\n')}\n`;
}

function divided(table: string, divisor: number): string {
  return divisor === 1 ? table : `${table} / ${pythonNumber(divisor)}`;
}

function hasPadding({ padding }: ConvolutionProgram): boolean {
  return padding.some((cells) => cells > 0);
}

/** PyTorch pads the last axis first, and calls zeros "constant". */
function pytorch(program: ConvolutionProgram): string[] {
  const { input, kernel, divisor, operation, padding, paddingMode, stride, dilation } = program;
  const [top, left, bottom, right] = padding;
  const mode = paddingMode === 'zeros' ? 'constant' : paddingMode;
  return [
    'import torch',
    'import torch.nn.functional as F',
    '',
    `x = torch.tensor(${pythonTable(input.values, input.columns)}, dtype=torch.float32)`,
    `k = ${divided(`torch.tensor(${pythonTable(kernel.values, kernel.columns)}, dtype=torch.float32)`, divisor)}`,
    '',
    'x = x[None, None]  # batch, channel, row, column',
    'k = k[None, None]  # output channel, input channel, row, column',
    ...(operation === 'convolution'
      ? ['k = k.flip(-2, -1)  # conv2d of PyTorch is cross-correlation']
      : []),
    ...(hasPadding(program)
      ? [
          `x = F.pad(x, (${left}, ${right}, ${top}, ${bottom}), mode="${mode}")  # left, right, top, bottom`,
        ]
      : []),
    `y = F.conv2d(x, k, stride=${pythonPair(stride)}, dilation=${pythonPair(dilation)})[0, 0]`,
    '',
    'print(y)',
  ];
}

/** How np.pad calls the borders. */
export const numpyModes = {
  zeros: 'constant',
  replicate: 'edge',
  reflect: 'reflect',
  circular: 'wrap',
} as const;

function numpy(program: ConvolutionProgram): string[] {
  const { input, kernel, divisor, operation, padding, paddingMode, stride, dilation } = program;
  const [top, left, bottom, right] = padding;
  const height = kernel.values.length / kernel.columns;
  const span = [dilation[0] * (height - 1) + 1, dilation[1] * (kernel.columns - 1) + 1] as const;
  return [
    'import numpy as np',
    '',
    `x = np.array(${pythonTable(input.values, input.columns)}, dtype=np.float32)`,
    `k = ${divided(`np.array(${pythonTable(kernel.values, kernel.columns)}, dtype=np.float32)`, divisor)}`,
    '',
    ...(operation === 'convolution' ? ['k = k[::-1, ::-1]  # convolution turns the kernel'] : []),
    ...(hasPadding(program)
      ? [
          `x = np.pad(x, ((${top}, ${bottom}), (${left}, ${right})), mode="${numpyModes[paddingMode]}")`,
        ]
      : []),
    '# every window of the input: [output row, output column, window row, window column]',
    `windows = np.lib.stride_tricks.sliding_window_view(x, ${pythonPair(span)})`,
    `windows = windows[::${stride[0]}, ::${stride[1]}, ::${dilation[0]}, ::${dilation[1]}]`,
    'y = (windows * k).sum(axis=(-2, -1), dtype=np.float32)',
    '',
    'print(y)',
  ];
}
