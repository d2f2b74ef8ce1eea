/** Small pictures to slide a window over, each good for one question. */
import { parseMatrix } from './parse-matrix.js';

export interface InputTable {
  readonly rows: number;
  readonly columns: number;
  /** rows × columns numbers, row by row. */
  readonly values: readonly number[];
}

export const windowInputNames = ['blackboard', 'edge', 'dot', 'ramp', 'corner'] as const;
export type WindowInputName = (typeof windowInputNames)[number];

/** Rows and columns that an input may have: those of a kernel, so that the two can change places. */
export const inputSides = { least: 1, most: 11 } as const;

const inputs: Readonly<Record<WindowInputName, InputTable>> = {
  blackboard: {
    rows: 4,
    columns: 4,
    values: [0, 10, 10, 0, 20, 30, 30, 20, 10, 20, 20, 10, 0, 5, 5, 0],
  },
  /** Dark at the left, light at the right: what does an edge filter answer? */
  edge: made(6, 6, (_, column) => (column < 3 ? 0 : 10)),
  /** A single 1: the output is the kernel, turned or not. */
  dot: made(7, 7, (row, column) => (row === 3 && column === 3 ? 1 : 0)),
  /** Grows by the same step everywhere: what has a slope, and what a second difference. */
  ramp: made(5, 6, (row, column) => row + 2 * column),
  /** An edge that turns. */
  corner: made(6, 6, (row, column) => (row >= 2 && column >= 2 ? 9 : 0)),
};

function made(
  rows: number,
  columns: number,
  value: (row: number, column: number) => number,
): InputTable {
  const values = Array.from({ length: rows * columns }, (_, place) =>
    value(Math.floor(place / columns), place % columns),
  );
  return { rows, columns, values };
}

export function windowInput(name: WindowInputName): InputTable {
  return inputs[name];
}

export function isWindowInputName(name: string): name is WindowInputName {
  return windowInputNames.some((each) => each === name);
}

/** A ready picture's name, or its rows with semicolons. */
export function inputText(input: InputTable): string {
  const name = nameOfInput(input);
  if (name !== null) return name;
  const { rows, columns, values } = input;
  return Array.from({ length: rows }, (_, row) =>
    values.slice(row * columns, (row + 1) * columns).join(' '),
  ).join('; ');
}

/** A ready input by name, or a table of numbers inside the limits; null for anything else. */
export function parseInput(text: string): InputTable | null {
  const name = text.trim();
  if (isWindowInputName(name)) return windowInput(name);
  const matrix = parseMatrix(text);
  if (matrix === null || Math.max(matrix.rows, matrix.columns) > inputSides.most) return null;
  const { rows, columns, values, divisor } = matrix;
  return { rows, columns, values: values.map((value) => value / divisor) };
}

/** The name of a picture that is one of ours; null for others. */
export function nameOfInput(input: InputTable): WindowInputName | null {
  const isSame = (name: WindowInputName): boolean => {
    const { rows, columns, values } = inputs[name];
    return (
      rows === input.rows &&
      columns === input.columns &&
      values.every((value, place) => value === input.values[place])
    );
  };
  return windowInputNames.find(isSame) ?? null;
}

export function setInputValue(
  input: InputTable,
  { row, column }: { readonly row: number; readonly column: number },
  value: number,
): InputTable {
  const changed = row * input.columns + column;
  return {
    ...input,
    values: input.values.map((each, place) => (place === changed ? value : each)),
  };
}

/** Keeps the top left; new cells are 0. */
export function resizeInput(input: InputTable, rows: number, columns: number): InputTable {
  return made(rows, columns, (row, column) =>
    row < input.rows && column < input.columns ? input.values[row * input.columns + column]! : 0,
  );
}
