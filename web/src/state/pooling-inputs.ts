/**
 * What <conv-pooling> pools: small tables to change number by number, or a drawn digit of 28 × 28 cells, as it is or as the
 * map that one filter of a network makes of it.
 */
import { parseMatrix } from './parse-matrix.js';
import { readyDrawing, readyDrawingNames, type ReadyDrawingName } from './ready-drawings.js';
import type { Stroke } from './strokes.js';
import { windowInput, type InputTable } from './window-inputs.js';

export type PoolingInput =
  | { readonly kind: 'numbers'; readonly table: InputTable }
  | {
      readonly kind: 'drawing';
      readonly drawing: ReadyDrawingName;
      /** The network's first maps, counted from 0; null for the drawing itself. */
      readonly map: number | null;
    };

/** Rows and columns of a table. */
export const poolingSides = { least: 1, most: 12 } as const;

/** Maps that a link may name; a network may have fewer. */
export const mostMaps = 64;

const tables = {
  blackboard: windowInput('blackboard'),
  /** Each 2 × 2 window has its largest number in another corner. */
  corners: rows('9 1 2 3', '4 5 6 8', '3 2 1 0', '7 1 0 6'),
  /** The same largest numbers as in `corners`, at other places and with other neighbours. */
  elsewhere: rows('0 2 8 1', '3 9 7 5', '6 7 6 2', '1 4 3 5'),
  stroke: made(8, (row, column) => (column === 2 && row > 0 && row < 7 ? 9 : 0)),
  diagonal: made(8, (row, column) => (row === column ? 8 : 0)),
  checkerboard: made(8, (row, column) => ((row + column) % 2 === 0 ? 8 : 0)),
  /** Two dots far from each other: each in a window of its own. */
  dots: made(8, (row, column) =>
    (row === 1 && column === 1) || (row === 6 && column === 4) ? 9 : 0,
  ),
} as const;

export type PoolingTableName = keyof typeof tables;
export const poolingTableNames = Object.keys(tables) as PoolingTableName[];

function rows(...lines: string[]): InputTable {
  const values = lines.flatMap((line) => line.split(' ').map(Number));
  return { rows: lines.length, columns: values.length / lines.length, values };
}

function made(side: number, value: (row: number, column: number) => number): InputTable {
  const values = Array.from({ length: side * side }, (_, place) =>
    value(Math.floor(place / side), place % side),
  );
  return { rows: side, columns: side, values };
}

export function poolingTable(name: PoolingTableName): InputTable {
  return tables[name];
}

/** The name of a table that is one of ours; null for others. */
export function nameOfTable({ rows, columns, values }: InputTable): PoolingTableName | null {
  const isSame = (name: PoolingTableName): boolean =>
    tables[name].rows === rows &&
    tables[name].columns === columns &&
    tables[name].values.every((value, place) => value === values[place]);
  return poolingTableNames.find(isSame) ?? null;
}

/** A table's name or its rows with semicolons; a drawing's name, with '/3' for the map of the third filter. */
export function poolingInputText(input: PoolingInput): string {
  if (input.kind === 'drawing') {
    return input.map === null ? input.drawing : `${input.drawing}/${input.map + 1}`;
  }
  const { table } = input;
  const { columns, values } = table;
  const lines = Array.from({ length: table.rows }, (_, row) =>
    values.slice(row * columns, (row + 1) * columns).join(' '),
  );
  return nameOfTable(table) ?? lines.join('; ');
}

/** Null for what is neither a name nor a table inside the limits. */
export function parsePoolingInput(text: string): PoolingInput | null {
  const name = text.trim();
  const table = poolingTableNames.find((each) => each === name);
  if (table !== undefined) return { kind: 'numbers', table: tables[table] };
  const [drawingName, mapText, ...rest] = name.split('/');
  const drawing = readyDrawingNames.find((each) => each === drawingName);
  if (drawing !== undefined) {
    const map = mapText === undefined ? null : Number(mapText) - 1;
    const isKnown = map === null || (Number.isInteger(map) && map >= 0 && map < mostMaps);
    return isKnown && rest.length === 0 ? { kind: 'drawing', drawing, map } : null;
  }
  const matrix = parseMatrix(text);
  if (matrix === null || Math.max(matrix.rows, matrix.columns) > poolingSides.most) return null;
  const { rows, columns, values, divisor } = matrix;
  return {
    kind: 'numbers',
    table: { rows, columns, values: values.map((value) => value / divisor) },
  };
}

/** How the compared input differs from the first: moved by cells; a drawing also turned and enlarged. */
export interface Move {
  readonly down: number;
  readonly right: number;
  /** Degrees, with the clock. */
  readonly turn: number;
  /** Per cent of the size. */
  readonly size: number;
}

export const noMove: Move = { down: 0, right: 0, turn: 0, size: 100 };
export const mostMove = { cells: 6, turn: 90, leastSize: 60, size: 140 } as const;

/** What moves in from outside is 0; what moves out is gone. */
export function movedTable(table: InputTable, { down, right }: Move): InputTable {
  const { rows, columns, values } = table;
  return {
    rows,
    columns,
    values: values.map((_, place) => {
      const row = Math.floor(place / columns) - down;
      const column = (place % columns) - right;
      const isInside = row >= 0 && row < rows && column >= 0 && column < columns;
      return isInside ? values[row * columns + column]! : 0;
    }),
  };
}

/** The drawing turned and enlarged around the middle of its pad. */
export function movedStrokes(name: ReadyDrawingName, { turn, size }: Move): readonly Stroke[] {
  const angle = (turn * Math.PI) / 180;
  const [across, up] = [(Math.cos(angle) * size) / 100, (Math.sin(angle) * size) / 100];
  return readyDrawing(name).strokes.map((stroke) =>
    stroke.map(([x, y]): readonly [number, number] => [
      0.5 + across * (x - 0.5) - up * (y - 0.5),
      0.5 + up * (x - 0.5) + across * (y - 0.5),
    ]),
  );
}
