/**
 * The weighting of a signal: numbers that a window function makes for any width, or that were set by hand. They are kept
 * readable; what is multiplied by is each over the sum of all, where the weights are to add up to one.
 *
 *   makeWeighting('box', 5)   // 1 1 1 1 1, over 5
 */
import { parseMatrix } from './parse-matrix.js';
import type { ShareReader, ShareWriter } from './share-bytes.js';
import { readNumber, writeNumber } from './share-numbers.js';

export const weightingWidths = { least: 1, most: 21 } as const;

export interface Weighting {
  /** Where it came from; 'own' once anything was changed. */
  readonly shape: WindowFunctionName | 'own';
  readonly values: readonly number[];
  /** Whether the weights are divided by their sum, unless that is 0. */
  readonly normalized: boolean;
}

interface WindowFunction {
  /** The smallest width that it makes sense for. */
  readonly least: number;
  readonly normalized: boolean;
  /** The weight at `place` of `width`, counted from 0. */
  readonly weight: (place: number, width: number) => number;
}

/** −1 at the first place, 1 at the last. */
const fromMiddle = (place: number, width: number): number =>
  width === 1 ? 0 : (2 * place) / (width - 1) - 1;

const smoothing = (weight: WindowFunction['weight']): WindowFunction => ({
  least: 1,
  normalized: true,
  weight,
});

const functions = {
  /** The newest reading counts most; e^−3 is left at the end of the window. */
  recent: smoothing((place, width) => Math.exp((-3 * place) / width)),
  box: smoothing(() => 1),
  triangle: smoothing((place, width) => Math.min(place, width - 1 - place) + 1),
  /** To 2.5 standard deviations at both ends. */
  gaussian: smoothing((place, width) => Math.exp(-0.5 * (2.5 * fromMiddle(place, width)) ** 2)),
  /** Without the zeros at its ends. */
  hann: smoothing((place, width) => Math.sin((Math.PI * (place + 1)) / (width + 1)) ** 2),
  /** Only the oldest reading counts. */
  delay: smoothing((place, width) => (place === width - 1 ? 1 : 0)),
  /** What came last less what came first. */
  difference: {
    least: 2,
    normalized: false,
    weight: (place, width) => (place === 0 ? 1 : place === width - 1 ? -1 : 0),
  },
  /** The change of the change. */
  'second-difference': {
    least: 3,
    normalized: false,
    weight: (place, width) => {
      if (place === 0 || place === width - 1) return 1;
      const isMiddle = place === (width - 1) >> 1 || place === width >> 1;
      return isMiddle ? (width % 2 === 1 ? -2 : -1) : 0;
    },
  },
} as const satisfies Readonly<Record<string, WindowFunction>>;

export type WindowFunctionName = keyof typeof functions;

export const windowFunctionNames = Object.keys(functions) as readonly WindowFunctionName[];

export function leastWidth(shape: Weighting['shape']): number {
  return shape === 'own' ? weightingWidths.least : functions[shape].least;
}

/** The width is brought inside what the function can be. */
export function makeWeighting(shape: WindowFunctionName, width: number): Weighting {
  const { normalized, weight, least } = functions[shape];
  const count = Math.min(weightingWidths.most, Math.max(least, Math.round(width)));
  const values = Array.from({ length: count }, (_, place) => rounded(weight(place, count)));
  return { shape, values, normalized };
}

/** Two digits: enough for the shape, few enough to be read. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

export function setWeightAt(weighting: Weighting, place: number, value: number): Weighting {
  if (weighting.values[place] === value) return weighting;
  const values = weighting.values.map((each, at) => (at === place ? value : each));
  return { ...weighting, shape: 'own', values };
}

/** A window function made anew; one's own numbers keep their beginning, and new ones are 0. */
export function setWidth(weighting: Weighting, width: number): Weighting {
  const { shape, values } = weighting;
  if (width === values.length) return weighting;
  if (shape !== 'own') return { ...makeWeighting(shape, width), normalized: weighting.normalized };
  return { ...weighting, values: Array.from({ length: width }, (_, at) => values[at] ?? 0) };
}

export function sumOf({ values }: Weighting): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** What each number is divided by. */
export function divisorOf(weighting: Weighting): number {
  // Sums of hundredths: what is left of a sum of 0 is rounding.
  const sum = Math.round(sumOf(weighting) * 1e6) / 1e6;
  return weighting.normalized && sum !== 0 ? sum : 1;
}

export function weightsOfSignal(weighting: Weighting): Float32Array {
  const divisor = divisorOf(weighting);
  return Float32Array.from(weighting.values, (value) => value / divisor);
}

/** A window function by name (as wide as `width`), or numbers, also with their sum as divisor: '1 2 1', '[1, 2, 1] / 4'. */
export function parseWeighting(text: string, width: number): Weighting | null {
  const name = windowFunctionNames.find((each) => each === text.trim());
  if (name !== undefined) return makeWeighting(name, width);
  const matrix = parseMatrix(text);
  if (matrix === null || matrix.rows !== 1 || matrix.columns > weightingWidths.most) return null;
  const { values, divisor } = matrix;
  const own: Weighting = { shape: 'own', values, normalized: divisor !== 1 };
  if (divisor === 1 || Math.abs(divisorOf(own) - divisor) < 1e-6) return own;
  return { ...own, values: values.map((value) => value / divisor), normalized: false };
}

/** What `parseWeighting` reads. */
export function weightingText(weighting: Weighting): string {
  const { shape, values } = weighting;
  if (shape !== 'own') return shape;
  const divisor = divisorOf(weighting);
  return divisor === 1 ? values.join(' ') : `[${values.join(', ')}] / ${divisor}`;
}

export function writeWeighting(writer: ShareWriter, weighting: Weighting): void {
  const { shape, values, normalized } = weighting;
  writer.count(shape === 'own' ? 0 : 1 + windowFunctionNames.indexOf(shape));
  writer.count(Number(normalized)).count(values.length);
  if (shape === 'own') for (const value of values) writeNumber(writer, value);
}

/** Null for a damaged text. */
export function readWeighting(reader: ShareReader): Weighting | null {
  const kind = reader.count();
  const normalized = [false, true][reader.count()];
  const width = reader.count();
  const { least, most } = weightingWidths;
  if (normalized === undefined || !(width >= least && width <= most)) return null;
  if (kind !== 0) {
    const shape = windowFunctionNames[kind - 1];
    if (shape === undefined || width < leastWidth(shape)) return null;
    return { ...makeWeighting(shape, width), normalized };
  }
  const values = Array.from({ length: width }, () => readNumber(reader));
  return values.every(Number.isFinite) ? { shape: 'own', values, normalized } : null;
}
