/**
 * Everything that decides what <conv-pooling> shows, as one value, and that value as the short text of a link.
 */
import {
  mostMaps,
  mostMove,
  noMove,
  poolingSides,
  poolingTable,
  type Move,
  type PoolingInput,
} from './pooling-inputs.js';
import { readyDrawingNames } from './ready-drawings.js';
import { ShareReader, ShareWriter } from './share-bytes.js';
import { readNumber, writeNumber } from './share-numbers.js';
import { stepLevels, stepSpeeds, type StepLevel } from './stepping.js';
import type { InputTable } from './window-inputs.js';
import type { Pair } from './window-state.js';

export const poolingKinds = ['max', 'average'] as const;
export type PoolingKind = (typeof poolingKinds)[number];

/** Forward: values; backward: their gradient on its way to the input. */
export const poolingViews = ['forward', 'backward'] as const;
export type PoolingView = (typeof poolingViews)[number];

/** What the sliders reach at most; the library may allow less. */
export const mostPooling = { kernel: 6, stride: 6, padding: 3, dilation: 3 } as const;

/** What the numbers depend on, and what undo brings back. */
export interface PoolingCalculation {
  readonly input: PoolingInput;
  readonly kind: PoolingKind;
  /** One window as large as the input; the rest of the settings then does not matter. */
  readonly global: boolean;
  readonly kernel: Pair;
  /** Null: as large as the window, so that windows stand side by side. */
  readonly stride: Pair | null;
  /** Above and below, left and right. */
  readonly padding: Pair;
  /** Of the maximum only. */
  readonly dilation: Pair;
  readonly ceilMode: boolean;
  /** Of the average only. */
  readonly countIncludePad: boolean;
  /** Gradient of the output, row by row, as somebody typed it; null for 1, 2, 3, … */
  readonly gradient: readonly number[] | null;
  /** The input that is compared: the same moved, or with `other` another table. */
  readonly move: Move;
  readonly other: InputTable | null;
}

export interface PoolingState extends PoolingCalculation {
  readonly show: PoolingView;
  /** All winners are marked at once, not only the one that is looked at. */
  readonly origins: boolean;
  /** Windows that are done. */
  readonly position: number;
  /** Outputs behind the position are not shown yet. */
  readonly covered: boolean;
  readonly level: StepLevel;
  /** Place in stepSpeeds. */
  readonly speed: number;
}

/** The blackboard example; its first window is looked at. */
export const initialPoolingState: PoolingState = {
  input: { kind: 'numbers', table: poolingTable('blackboard') },
  kind: 'max',
  global: false,
  kernel: [2, 2],
  stride: null,
  padding: [0, 0],
  dilation: [1, 1],
  ceilMode: false,
  countIncludePad: true,
  gradient: null,
  move: { ...noMove, right: 1 },
  other: null,
  show: 'forward',
  origins: false,
  position: 1,
  covered: false,
  level: 'window',
  speed: 1,
};

/** Without what only says how much of the result is looked at. */
export function poolingCalculationOf(state: PoolingCalculation): PoolingCalculation {
  const { input, kind, global, kernel, stride, padding, dilation } = state;
  const { ceilMode, countIncludePad, gradient, move, other } = state;
  return {
    ...{ input, kind, global, kernel, stride, padding, dilation },
    ...{ ceilMode, countIncludePad, gradient, move, other },
  };
}

/** Whether both give the same numbers. */
export function samePooling(a: PoolingCalculation, b: PoolingCalculation): boolean {
  return textOf(a) === textOf(b);
}

function textOf(calculation: PoolingCalculation): string {
  return JSON.stringify(poolingCalculationOf(calculation));
}

/** How far the window goes from place to place. */
export function strideOf({ stride, kernel }: PoolingCalculation): Pair {
  return stride ?? kernel;
}

const version = 1;

export function encodePoolingState(state: PoolingState): string {
  const { input, gradient, move, other, stride } = state;
  const writer = new ShareWriter().count(version);
  if (input.kind === 'numbers') writeTable(writer.count(0), input.table);
  else {
    writer.count(1 + readyDrawingNames.indexOf(input.drawing));
    writer.count(input.map === null ? 0 : input.map + 1);
  }
  writer.count(poolingKinds.indexOf(state.kind)).count(flags(state));
  for (const pair of [state.kernel, stride ?? [0, 0], state.padding, state.dilation]) {
    writer.count(pair[0]).count(pair[1]);
  }
  writer.count(gradient?.length ?? 0);
  for (const value of gradient ?? []) writeNumber(writer, value);
  writer.step(move.down).step(move.right).step(move.turn).count(move.size);
  writer.count(Number(other !== null));
  if (other !== null) writeTable(writer, other);
  return writer
    .count(poolingViews.indexOf(state.show))
    .count(state.position)
    .count(stepLevels.indexOf(state.level))
    .count(state.speed).text;
}

function flags({ global, ceilMode, countIncludePad, origins, covered }: PoolingState): number {
  return [global, ceilMode, countIncludePad, origins, covered].reduce(
    (sum, flag, place) => sum + (flag ? 2 ** place : 0),
    0,
  );
}

/** Null for a text that is damaged, or of a version that this build does not know. */
export function decodePoolingState(text: string): PoolingState | null {
  const reader = ShareReader.from(text);
  if (reader === null || reader.count() !== version) return null;
  const input = readInput(reader);
  const kind = poolingKinds[reader.count()];
  const bits = reader.count();
  const kernel = readPair(reader, 1, poolingSides.most);
  const stride = readPair(reader, 0, mostPooling.stride);
  const padding = readPair(reader, 0, mostPooling.padding);
  const dilation = readPair(reader, 1, mostPooling.dilation);
  const gradient = readNumbers(reader, reader.count(), poolingSides.most ** 2);
  const move = readMove(reader);
  const other = reader.count() === 1 ? readTable(reader) : null;
  const show = poolingViews[reader.count()];
  const position = reader.count();
  const level = stepLevels[reader.count()];
  const speed = reader.count();
  if (input === null || kind === undefined || !(bits < 32)) return null;
  if (kernel === null || stride === null || padding === null || dilation === null) return null;
  if (gradient === null || move === null || show === undefined || level === undefined) return null;
  if (!(position >= 0) || stepSpeeds[speed] === undefined || !reader.atEnd) return null;
  const flag = (place: number): boolean => ((bits >> place) & 1) === 1;
  return {
    ...{ input, kind, kernel, padding, dilation, move, other, show, position, level, speed },
    stride: stride[0] === 0 || stride[1] === 0 ? null : stride,
    gradient: gradient.length === 0 ? null : gradient,
    global: flag(0),
    ceilMode: flag(1),
    countIncludePad: flag(2),
    origins: flag(3),
    covered: flag(4),
  };
}

function writeTable(writer: ShareWriter, { rows, columns, values }: InputTable): void {
  writer.count(rows).count(columns);
  for (const value of values) writeNumber(writer, value);
}

function readTable(reader: ShareReader): InputTable | null {
  const [rows, columns] = [reader.count(), reader.count()];
  const { least, most } = poolingSides;
  if (![rows, columns].every((side) => side >= least && side <= most)) return null;
  const values = readNumbers(reader, rows * columns, most * most);
  return values === null ? null : { rows, columns, values };
}

function readInput(reader: ShareReader): PoolingInput | null {
  const kind = reader.count();
  if (kind === 0) {
    const table = readTable(reader);
    return table === null ? null : { kind: 'numbers', table };
  }
  const drawing = readyDrawingNames[kind - 1];
  const map = reader.count();
  if (drawing === undefined || !(map <= mostMaps)) return null;
  return { kind: 'drawing', drawing, map: map === 0 ? null : map - 1 };
}

function readPair(reader: ShareReader, least: number, most: number): Pair | null {
  const pair = [reader.count(), reader.count()] as const;
  return pair.every((each) => each >= least && each <= most) ? pair : null;
}

function readNumbers(reader: ShareReader, count: number, most: number): number[] | null {
  if (!(count <= most)) return null;
  const values = Array.from({ length: count }, () => readNumber(reader));
  return values.every(Number.isFinite) ? values : null;
}

function readMove(reader: ShareReader): Move | null {
  const move = {
    down: reader.step(),
    right: reader.step(),
    turn: reader.step(),
    size: reader.count(),
  };
  const isInside =
    Math.max(Math.abs(move.down), Math.abs(move.right)) <= mostMove.cells &&
    Math.abs(move.turn) <= mostMove.turn &&
    move.size >= mostMove.leastSize &&
    move.size <= mostMove.size;
  return isInside ? move : null;
}

/** The window where the strokes of the 7 meet, of 14 × 14. */
const crossing = 4 * 14 + 10;

/** Ready comparisons, each with something to see. */
export const poolingExamples: Readonly<Record<PoolingExampleName, Partial<PoolingState>>> = {
  blackboard: example({ input: numbers('blackboard') }),
  'two-inputs': example({
    input: numbers('corners'),
    other: poolingTable('elsewhere'),
    move: noMove,
  }),
  shift: example({ input: numbers('stroke') }),
  window: example({ input: numbers('stroke'), move: { ...noMove, right: 2 } }),
  checkerboard: example({ input: numbers('checkerboard'), kind: 'average' }),
  thin: example({ input: numbers('diagonal'), kind: 'average' }),
  position: example({ input: numbers('dots'), global: true, move: { ...noMove, right: 3 } }),
  turned: example({
    input: { kind: 'drawing', drawing: 'seven', map: null },
    move: { ...noMove, turn: 15 },
    position: crossing,
  }),
  map: example({ input: { kind: 'drawing', drawing: 'seven', map: 7 }, position: crossing }),
};

export type PoolingExampleName =
  | 'blackboard'
  | 'two-inputs'
  | 'shift'
  | 'window'
  | 'checkerboard'
  | 'thin'
  | 'position'
  | 'turned'
  | 'map';

export const poolingExampleNames = Object.keys(poolingExamples) as PoolingExampleName[];

function numbers(
  name: 'blackboard' | 'corners' | 'stroke' | 'diagonal' | 'checkerboard' | 'dots',
): PoolingInput {
  return { kind: 'numbers', table: poolingTable(name) };
}

function example(patch: Partial<PoolingState>): Partial<PoolingState> {
  return { ...initialPoolingState, ...patch };
}

/** The example that is shown as it came; null once anything was changed. */
export function exampleOf(calculation: PoolingCalculation): PoolingExampleName | null {
  const isSame = (name: PoolingExampleName): boolean =>
    samePooling(calculation, { ...initialPoolingState, ...poolingExamples[name] });
  return poolingExampleNames.find(isSame) ?? null;
}
