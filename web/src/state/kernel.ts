/**
 * A kernel that is being edited: a value that reducers turn into the next one. state/history.ts brings undo.
 *
 *   const sobel = presetKernel('sobel-x');
 *   setWeight(sobel, { row: 1, column: 2 }, 3).preset   // 'custom': what was edited is nobody's preset any more
 */
import {
  isKernelPresetName,
  kernelPreset,
  kernelPresetNames,
  type KernelPresetName,
  type KernelTable,
} from './kernel-presets.js';
import { parseMatrix } from './parse-matrix.js';
import type { ShareReader, ShareWriter } from './share-bytes.js';
import { readNumber, writeNumber } from './share-numbers.js';

/** Rows and columns that a kernel may have. */
export const kernelSides = { least: 1, most: 11 } as const;

export interface Kernel extends KernelTable {
  /** Where it came from; 'custom' once anything was changed. */
  readonly preset: KernelPresetName | 'custom';
}

export function presetKernel(name: KernelPresetName): Kernel {
  return { ...kernelPreset(name), preset: name };
}

/** What the window multiplies by: each value over the divisor. */
export function weightsOf({ values, divisor }: KernelTable): Float32Array {
  return Float32Array.from(values, (value) => value / divisor);
}

export function setWeight(
  kernel: Kernel,
  { row, column }: { readonly row: number; readonly column: number },
  value: number,
): Kernel {
  const place = row * kernel.columns + column;
  return custom({
    ...kernel,
    values: kernel.values.map((each, at) => (at === place ? value : each)),
  });
}

/** A divisor of 0 changes nothing. */
export function setDivisor(kernel: Kernel, divisor: number): Kernel {
  return divisor === 0 || !Number.isFinite(divisor) ? kernel : custom({ ...kernel, divisor });
}

/** The sum of the values, so that the weights sum to one; 1 where the values cancel out. */
export function sumDivisor({ values }: KernelTable): number {
  const sum = values.reduce((total, value) => total + value, 0);
  return sum === 0 ? 1 : sum;
}

/** Keeps what is in the middle; new cells are 0. Sides outside the limits are brought inside. */
export function resize(kernel: Kernel, rows: number, columns: number): Kernel {
  const [height, width] = [rows, columns].map((side) =>
    Math.min(kernelSides.most, Math.max(kernelSides.least, Math.round(side))),
  ) as [number, number];
  // Middle to middle, where an even side's middle is behind its half: so it does not matter by which steps one arrives.
  const down = (height >> 1) - (kernel.rows >> 1);
  const right = (width >> 1) - (kernel.columns >> 1);
  return rearranged(kernel, height, width, (row, column) => [row - down, column - right]);
}

/** Left becomes right. */
export function flipHorizontally(kernel: Kernel): Kernel {
  const { rows, columns } = kernel;
  return rearranged(kernel, rows, columns, (row, column) => [row, columns - 1 - column]);
}

/** Top becomes bottom. */
export function flipVertically(kernel: Kernel): Kernel {
  const { rows, columns } = kernel;
  return rearranged(kernel, rows, columns, (row, column) => [rows - 1 - row, column]);
}

/** By 180°: the flip of mathematical convolution. */
export function turnAround(kernel: Kernel): Kernel {
  return flipHorizontally(flipVertically(kernel));
}

/** By 90° to the right. */
export function rotate(kernel: Kernel): Kernel {
  const { rows, columns } = kernel;
  return rearranged(kernel, columns, rows, (row, column) => [rows - 1 - column, row]);
}

/** From a preset's name or a table (see parseMatrix); null for anything else, and for more than 11 × 11. */
export function parseKernel(text: string): Kernel | null {
  const name = text.trim();
  if (isKernelPresetName(name)) return presetKernel(name);
  const matrix = parseMatrix(text);
  if (matrix === null || Math.max(matrix.rows, matrix.columns) > kernelSides.most) return null;
  return { ...matrix, preset: 'custom' };
}

/** A preset's name, or rows with semicolons: what `parseKernel` reads. */
export function kernelText({ preset, rows, columns, values, divisor }: Kernel): string {
  if (preset !== 'custom') return preset;
  const lines = Array.from({ length: rows }, (_, row) =>
    values.slice(row * columns, (row + 1) * columns),
  );
  const list = `[${lines.map((line) => `[${line.join(', ')}]`).join(', ')}]`;
  return divisor === 1 ? list : `${list} / ${divisor}`;
}

export function writeKernel(writer: ShareWriter, kernel: Kernel): void {
  if (kernel.preset !== 'custom') {
    writer.count(1 + kernelPresetNames.indexOf(kernel.preset));
    return;
  }
  writer.count(0).count(kernel.rows).count(kernel.columns);
  writeNumber(writer, kernel.divisor);
  for (const value of kernel.values) writeNumber(writer, value);
}

/** Null for a damaged text. */
export function readKernel(reader: ShareReader): Kernel | null {
  const kind = reader.count();
  if (kind !== 0) {
    const name = kernelPresetNames[kind - 1];
    return name === undefined ? null : presetKernel(name);
  }
  const [rows, columns] = [reader.count(), reader.count()];
  const { least, most } = kernelSides;
  if (![rows, columns].every((side) => side >= least && side <= most)) return null;
  const divisor = readNumber(reader);
  const values = Array.from({ length: rows * columns }, () => readNumber(reader));
  if (divisor === 0 || ![divisor, ...values].every(Number.isFinite)) return null;
  return { rows, columns, values, divisor, preset: 'custom' };
}

function custom(kernel: Kernel): Kernel {
  return { ...kernel, preset: 'custom' };
}

/** `from` says for each new cell which old one it shows; outside the old kernel there is 0. */
function rearranged(
  kernel: Kernel,
  rows: number,
  columns: number,
  from: (row: number, column: number) => readonly [row: number, column: number],
): Kernel {
  const values = Array.from({ length: rows * columns }, (_, place) => {
    const [row, column] = from(Math.floor(place / columns), place % columns);
    const isInside = row >= 0 && row < kernel.rows && column >= 0 && column < kernel.columns;
    return isInside ? kernel.values[row * kernel.columns + column]! : 0;
  });
  const isSame =
    rows === kernel.rows &&
    columns === kernel.columns &&
    values.every((value, place) => value === kernel.values[place]);
  return isSame ? kernel : custom({ ...kernel, rows, columns, values });
}
