/**
 * A chain of filters as a program of NumPy that computes the same numbers as the page shows, from the picture's file.
 *
 *   filtersCode(state)   // 'import numpy as np\nfrom PIL import Image\n…'
 */
import type { FilterStep } from '../filter-chain.js';
import type { FiltersState } from '../filters-state.js';
import { gradientPairs, kernelPreset, type KernelTable } from '../kernel-presets.js';
import { readyPictures } from '../picture-source.js';
import { numpyModes } from './convolution.js';
import { pythonNumber, pythonTable } from './python.js';

/** Cells before a kernel of n, and behind it. */
const borders = {
  same: ['(n - 1) // 2', 'n // 2'],
  valid: ['0', '0'],
  full: ['n - 1', 'n - 1'],
} as const;

export function filtersCode(state: FiltersState): string {
  const steps = state.chain.steps.filter(({ enabled }) => enabled);
  const lines = [
    'import numpy as np',
    'from PIL import Image',
    '',
    '',
    ...slideFunction(state),
    '',
    '',
    ...pictureLines(state),
    ...steps.flatMap(stepLines),
    '',
    'print(x)',
  ];
  return `${lines.join('\n')}\n`;
}

function slideFunction({ operation, padding, paddingMode }: FiltersState): string[] {
  const [before, behind] = borders[padding];
  return [
    'def slide(x, k):',
    '    """The kernel k over each channel of x: [row, column, channel]."""',
    ...(operation === 'convolution'
      ? ['    k = k[::-1, ::-1]  # convolution turns the kernel']
      : []),
    ...(padding === 'valid'
      ? []
      : [
          `    border = [(${before}, ${behind}) for n in k.shape] + [(0, 0)]`,
          `    x = np.pad(x, border, mode="${numpyModes[paddingMode]}")`,
        ]),
    '    windows = np.lib.stride_tricks.sliding_window_view(x, k.shape, axis=(0, 1))',
    '    return np.einsum("rcnij,ij->rcn", windows, k)',
  ];
}

function pictureLines({ source, color }: FiltersState): string[] {
  const ready = readyPictures.find((name) => name === source);
  const [file, where] =
    ready === undefined
      ? ['picture.png', 'your picture, as large as it is on the page']
      : [`${ready}.png`, 'from the folder samples/ of Convscope'];
  return [
    `picture = Image.open("${file}").convert("RGB")  # ${where}`,
    'x = np.asarray(picture, dtype=np.float32) / 255',
    ...(color ? [] : ['x = x @ np.array([[0.299], [0.587], [0.114]], dtype=np.float32)  # grey']),
  ];
}

function stepLines(step: FilterStep): string[] {
  if (step.kind === 'kernel') return [`x = slide(x, ${array(step.kernel)})`];
  const [across, up] = gradientPairs[step.pair].map(kernelPreset) as [KernelTable, KernelTable];
  return [
    `across = slide(x, ${array(across)})`,
    `up = slide(x, ${array(up)})`,
    'x = np.hypot(across, up)  # how steep; np.arctan2(up, across) is the direction',
  ];
}

function array({ values, columns, divisor }: KernelTable): string {
  const table = `np.array(${pythonTable(values, columns)}, dtype=np.float32)`;
  return divisor === 1 ? table : `${table} / ${pythonNumber(divisor)}`;
}
