/**
 * Everything that decides what <conv-window> shows, as one value, and that value as the short text of a link.
 */
import { presetKernel, readKernel, writeKernel, type Kernel } from './kernel.js';
import { ShareReader, ShareWriter } from './share-bytes.js';
import { readNumber, writeNumber } from './share-numbers.js';
import { stepLevels, stepSpeeds, type StepLevel } from './stepping.js';
import { inputSides, windowInput, type InputTable } from './window-inputs.js';

export const operations = ['cross-correlation', 'convolution'] as const;
export type Operation = (typeof operations)[number];

/** `sides`: as many cells on each side as one likes. */
export const paddingRules = ['valid', 'same', 'full', 'sides'] as const;
export type PaddingRule = (typeof paddingRules)[number];

export const paddingModes = ['zeros', 'replicate', 'reflect', 'circular'] as const;
export type PaddingMode = (typeof paddingModes)[number];

export type Pair = readonly [vertical: number, horizontal: number];
export type Sides = readonly [top: number, left: number, bottom: number, right: number];

/** What the sliders reach at most; the library may allow less. */
export const mostSteps = { stride: 5, dilation: 5, side: 6 } as const;

/** What the result depends on, and what undo brings back. */
export interface WindowCalculation {
  readonly input: InputTable;
  readonly kernel: Kernel;
  readonly operation: Operation;
  readonly padding: PaddingRule;
  /** Used with the rule `sides`. */
  readonly sides: Sides;
  readonly paddingMode: PaddingMode;
  readonly stride: Pair;
  readonly dilation: Pair;
}

export interface WindowState extends WindowCalculation {
  /** Products that are done, as the stepper counts them. */
  readonly position: number;
  /** Outputs behind the position are not shown yet. */
  readonly covered: boolean;
  readonly level: StepLevel;
  /** Place in stepSpeeds. */
  readonly speed: number;
}

/** The blackboard example, its first window computed. */
export const initialWindowState: WindowState = {
  input: windowInput('blackboard'),
  kernel: presetKernel('blackboard'),
  operation: 'cross-correlation',
  padding: 'valid',
  sides: [1, 1, 1, 1],
  paddingMode: 'zeros',
  stride: [1, 1],
  dilation: [1, 1],
  position: 4,
  covered: false,
  level: 'window',
  speed: 1,
};

/** Without what only says how much of the result is looked at. */
export function calculationOf(state: WindowState): WindowCalculation {
  const { input, kernel, operation, padding, sides, paddingMode, stride, dilation } = state;
  return { input, kernel, operation, padding, sides, paddingMode, stride, dilation };
}

export function sameCalculation(a: WindowCalculation, b: WindowCalculation): boolean {
  return (
    a.input === b.input &&
    a.kernel === b.kernel &&
    a.operation === b.operation &&
    a.paddingMode === b.paddingMode &&
    a.stride.join() === b.stride.join() &&
    a.dilation.join() === b.dilation.join() &&
    paddingText(a) === paddingText(b)
  );
}

/** 'valid', 'same', 'full', or four numbers with spaces: what `parsePadding` reads. */
export function paddingText({ padding, sides }: Pick<WindowState, 'padding' | 'sides'>): string {
  return padding === 'sides' ? sides.join(' ') : padding;
}

/** A rule by name, or cells as one, two or four whole numbers as in CSS's order top, left, bottom, right; null otherwise. */
export function parsePadding(text: string): Pick<WindowState, 'padding' | 'sides'> | null {
  const rule = paddingRules.find((each) => each === text.trim() && each !== 'sides');
  if (rule !== undefined) return { padding: rule, sides: initialWindowState.sides };
  const numbers = parseNumbers(text, 0, mostSteps.side);
  if (numbers === null) return null;
  const [first, second = first] = numbers as [number, number?];
  if (numbers.length === 4) return { padding: 'sides', sides: numbers as unknown as Sides };
  if (numbers.length > 2) return null;
  return { padding: 'sides', sides: [first, second, first, second] };
}

/** '2' for both axes, '2 1' for vertical and horizontal; null for anything else. */
export function parsePair(text: string, most: number, least = 1): Pair | null {
  const numbers = parseNumbers(text, least, most);
  if (numbers === null || numbers.length > 2) return null;
  const [first, second = first] = numbers as [number, number?];
  return [first, second];
}

export function pairText([vertical, horizontal]: Pair): string {
  return vertical === horizontal ? String(vertical) : `${vertical} ${horizontal}`;
}

function parseNumbers(text: string, least: number, most: number): number[] | null {
  const words = text.trim().split(/[\s,]+/);
  const numbers = words.map((word) => (/^\d{1,3}$/.test(word) ? Number(word) : NaN));
  return numbers.every((number) => number >= least && number <= most) ? numbers : null;
}

/** Input and kernel change places. In full mode convolution gives the same result, correlation another. */
export function swapped(state: WindowState): WindowState {
  const { input, kernel } = state;
  return {
    ...state,
    input: {
      rows: kernel.rows,
      columns: kernel.columns,
      values: kernel.values.map((value) => value / kernel.divisor),
    },
    kernel: { ...input, divisor: 1, preset: 'custom' },
    padding: 'full',
    paddingMode: 'zeros',
    stride: [1, 1],
    dilation: [1, 1],
  };
}

const version = 1;

export function encodeWindowState(state: WindowState): string {
  const { input } = state;
  const writer = new ShareWriter();
  writer.count(version).count(input.rows).count(input.columns);
  for (const value of input.values) writeNumber(writer, value);
  writeKernel(writer, state.kernel);
  writer
    .count(operations.indexOf(state.operation))
    .count(paddingRules.indexOf(state.padding))
    .count(paddingModes.indexOf(state.paddingMode));
  for (const number of [...state.sides, ...state.stride, ...state.dilation]) writer.count(number);
  writer
    .count(state.position)
    .count(Number(state.covered))
    .count(stepLevels.indexOf(state.level))
    .count(state.speed);
  return writer.text;
}

/** Null for a text that is damaged, or of a version that this build does not know. */
export function decodeWindowState(text: string): WindowState | null {
  const reader = ShareReader.from(text);
  if (reader === null || reader.count() !== version) return null;
  const input = readInput(reader);
  const kernel = input && readKernel(reader);
  if (kernel === null) return null;
  const operation = operations[reader.count()];
  const padding = paddingRules[reader.count()];
  const paddingMode = paddingModes[reader.count()];
  const sides = readWithin(reader, 4, 0, mostSteps.side);
  const stride = readWithin(reader, 2, 1, mostSteps.stride);
  const dilation = readWithin(reader, 2, 1, mostSteps.dilation);
  const position = reader.count();
  const covered = reader.count();
  const level = stepLevels[reader.count()];
  const speed = reader.count();
  if (operation === undefined || padding === undefined || paddingMode === undefined) return null;
  if (sides === null || stride === null || dilation === null || level === undefined) return null;
  if (!(position >= 0) || !(covered <= 1) || stepSpeeds[speed] === undefined || !reader.atEnd)
    return null;
  return {
    input: input!,
    kernel,
    operation,
    padding,
    sides: sides as unknown as Sides,
    paddingMode,
    stride: stride as unknown as Pair,
    dilation: dilation as unknown as Pair,
    position,
    covered: covered === 1,
    level,
    speed,
  };
}

function readInput(reader: ShareReader): InputTable | null {
  const [rows, columns] = [reader.count(), reader.count()];
  const { least, most } = inputSides;
  if (![rows, columns].every((side) => side >= least && side <= most)) return null;
  const values = Array.from({ length: rows * columns }, () => readNumber(reader));
  return values.every(Number.isFinite) ? { rows, columns, values } : null;
}

function readWithin(
  reader: ShareReader,
  count: number,
  least: number,
  most: number,
): number[] | null {
  const numbers = Array.from({ length: count }, () => reader.count());
  return numbers.every((number) => number >= least && number <= most) ? numbers : null;
}
