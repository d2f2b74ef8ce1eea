/**
 * Kernels that have a name. They are written as libraries use them, in cross-correlation: the picture under the window
 * is multiplied cell by cell, without a flip.
 *
 *   kernelPreset('gaussian-3').divisor   // 16
 */

/** A table of numbers as it is edited; what a window multiplies by is `values` / `divisor`. */
export interface KernelTable {
  readonly rows: number;
  readonly columns: number;
  /** rows × columns numbers, row by row. */
  readonly values: readonly number[];
  readonly divisor: number;
}

type Rows = readonly (readonly number[])[];

function table(rows: Rows, divisor = 1): KernelTable {
  return { rows: rows.length, columns: rows[0]!.length, values: rows.flat(), divisor };
}

/** The product of a column and a row with the same numbers. */
function outer(values: readonly number[], divisor: number): KernelTable {
  return table(
    values.map((down) => values.map((across) => down * across)),
    divisor,
  );
}

function box(side: number): KernelTable {
  return outer(new Array<number>(side).fill(1), side * side);
}

const presets = {
  /** The worked example of every lecture: 0 10 10 0 / 20 30 30 20 / … becomes 60 70 50 / … */
  blackboard: table([
    [1, 0],
    [0, 2],
  ]),
  identity: table([
    [0, 0, 0],
    [0, 1, 0],
    [0, 0, 0],
  ]),
  shift: table([
    [0, 0, 0],
    [1, 0, 0],
    [0, 0, 0],
  ]),
  'box-3': box(3),
  'box-5': box(5),
  'gaussian-3': outer([1, 2, 1], 16),
  'gaussian-5': outer([1, 4, 6, 4, 1], 256),
  'gaussian-7': outer([1, 6, 15, 20, 15, 6, 1], 4096),
  'motion-blur': table([[1, 1, 1, 1, 1, 1, 1]], 7),
  sharpen: table([
    [0, -1, 0],
    [-1, 5, -1],
    [0, -1, 0],
  ]),
  emboss: table([
    [-2, -1, 0],
    [-1, 1, 1],
    [0, 1, 2],
  ]),
  laplacian: table([
    [0, 1, 0],
    [1, -4, 1],
    [0, 1, 0],
  ]),
  'laplacian-8': table([
    [1, 1, 1],
    [1, -8, 1],
    [1, 1, 1],
  ]),
  'difference-x': table([[-1, 1]]),
  'difference-y': table([[1], [-1]]),
  'gradient-x': table([[-1, 0, 1]], 2),
  'gradient-y': table([[1], [0], [-1]], 2),
  'prewitt-x': table([
    [-1, 0, 1],
    [-1, 0, 1],
    [-1, 0, 1],
  ]),
  'prewitt-y': table([
    [1, 1, 1],
    [0, 0, 0],
    [-1, -1, -1],
  ]),
  'sobel-x': table([
    [-1, 0, 1],
    [-2, 0, 2],
    [-1, 0, 1],
  ]),
  'sobel-y': table([
    [1, 2, 1],
    [0, 0, 0],
    [-1, -2, -1],
  ]),
} as const satisfies Readonly<Record<string, KernelTable>>;

export type KernelPresetName = keyof typeof presets;

/** In the order in which they are offered, by what they do. */
export const kernelPresetGroups = {
  plain: ['blackboard', 'identity', 'shift'],
  blur: ['box-3', 'box-5', 'gaussian-3', 'gaussian-5', 'gaussian-7', 'motion-blur'],
  sharpen: ['sharpen', 'emboss', 'laplacian', 'laplacian-8'],
  edges: [
    'difference-x',
    'difference-y',
    'gradient-x',
    'gradient-y',
    'prewitt-x',
    'prewitt-y',
    'sobel-x',
    'sobel-y',
  ],
} as const satisfies Readonly<Record<string, readonly KernelPresetName[]>>;

export type KernelPresetGroup = keyof typeof kernelPresetGroups;

export const kernelPresetNames = Object.values(
  kernelPresetGroups,
).flat() as readonly KernelPresetName[];

/** Horizontal and vertical change, as magnitude and direction of a gradient need them: x to the right, y upwards. */
export const gradientPairs = {
  sobel: ['sobel-x', 'sobel-y'],
  prewitt: ['prewitt-x', 'prewitt-y'],
  central: ['gradient-x', 'gradient-y'],
} as const satisfies Readonly<Record<string, readonly [KernelPresetName, KernelPresetName]>>;

export type GradientPairName = keyof typeof gradientPairs;

export function kernelPreset(name: KernelPresetName): KernelTable {
  return presets[name];
}

export function isKernelPresetName(name: string): name is KernelPresetName {
  return Object.hasOwn(presets, name);
}
