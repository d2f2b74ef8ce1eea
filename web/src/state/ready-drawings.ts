/**
 * Digits to start from, designed for this page: each stroke is given by a few places that the pen passes, with corners
 * where it turns sharply, and a smooth curve is laid through them.
 */
import { snapPoint, type Point, type Stroke } from './strokes.js';

export const readyDrawingNames = [
  'zero',
  'one',
  'one-with-base',
  'two',
  'three',
  'four-open',
  'five',
  'six',
  'seven',
  'seven-barred',
  'eight',
  'nine',
] as const;

export type ReadyDrawingName = (typeof readyDrawingNames)[number];

export interface ReadyDrawing {
  readonly name: ReadyDrawingName;
  /** What the writer meant, 0 … 9. */
  readonly digit: number;
  readonly strokes: readonly Stroke[];
}

/** Points of a curve between two given places. */
const pointsPerSpan = 6;

/** Per stroke: smooth runs that meet in corners. A run is places "x,y" in hundredths of the pad. */
type Runs = readonly string[];

const designs: Readonly<Record<ReadyDrawingName, readonly [digit: number, ...strokes: Runs[]]>> = {
  zero: [0, ['57,18 43,19 32,33 28,53 33,73 46,83 60,79 70,63 71,42 65,25 54,18']],
  one: [1, ['54,17 51,49 47,84']],
  'one-with-base': [1, ['36,34 46,27 54,17', '54,17 53,50 52,82'], ['33,83 52,82 71,81']],
  two: [2, ['30,36 35,22 49,16 63,22 67,36 60,51 45,67 30,81', '30,81 50,80 73,80']],
  three: [3, ['31,25 44,16 60,20 65,32 58,43 43,48', '43,48 61,50 70,62 66,76 51,84 33,78']],
  'four-open': [4, ['35,18 32,37 29,55', '29,55 50,55 74,53'], ['60,26 58,54 55,85']],
  five: [
    5,
    ['67,18 52,19 38,19', '38,19 37,32 35,46', '35,46 51,41 66,48 69,63 60,78 45,83 31,76'],
  ],
  six: [6, ['62,16 47,29 36,47 32,65 39,80 53,84 65,76 67,63 58,54 44,57 34,68']],
  seven: [7, ['29,22 49,20 70,20', '70,20 58,47 45,85']],
  'seven-barred': [7, ['29,22 49,20 70,20', '70,20 58,47 45,85'], ['37,53 51,52 66,50']],
  eight: [
    8,
    ['64,26 52,16 39,21 38,34 50,45 63,56 66,71 55,83 41,81 34,69 40,56 53,46 64,35 64,26'],
  ],
  nine: [9, ['66,28 55,17 41,21 34,34 41,47 55,47 65,36 66,28', '66,28 65,52 60,72 48,83 36,78']],
};

/** All of them, in the order in which they are offered. */
export const readyDrawings: readonly ReadyDrawing[] = readyDrawingNames.map((name) => {
  const [digit, ...strokes] = designs[name];
  return { name, digit, strokes: strokes.map(strokeOf) };
});

export function readyDrawing(name: ReadyDrawingName): ReadyDrawing {
  return readyDrawings[readyDrawingNames.indexOf(name)]!;
}

/** What is on the pad before anybody has drawn: a 3, a little smaller, for there is a line of text below it. */
export const exampleStrokes: readonly Stroke[] = readyDrawing('three').strokes.map((stroke) =>
  stroke.map(([x, y]) => snapPoint([0.5 + 0.8 * (x - 0.5), 0.04 + 0.8 * y])),
);

function strokeOf(runs: Runs): Stroke {
  return runs.flatMap((run, place) => {
    const curve = smoothCurve(run.split(' ').map(parsePlace));
    return place === 0 ? curve : curve.slice(1);
  });
}

function parsePlace(text: string): Point {
  const [x = 0, y = 0] = text.split(',').map(Number);
  return [x / 100, y / 100];
}

/** A Catmull–Rom spline through all places. */
function smoothCurve(places: readonly Point[]): Point[] {
  const curve: Point[] = [];
  for (let span = 0; span + 1 < places.length; span++) {
    const [start, end] = [places[span]!, places[span + 1]!];
    const before = places[span - 1] ?? start;
    const after = places[span + 2] ?? end;
    for (let step = 0; step < pointsPerSpan; step++) {
      const t = step / pointsPerSpan;
      curve.push([
        spline(before[0], start[0], end[0], after[0], t),
        spline(before[1], start[1], end[1], after[1], t),
      ]);
    }
  }
  return [...curve, places.at(-1)!].map(snapPoint);
}

function spline(before: number, start: number, end: number, after: number, t: number): number {
  const slope = end - before;
  const bend = 2 * before - 5 * start + 4 * end - after;
  const twist = 3 * (start - end) + after - before;
  return start + 0.5 * t * (slope + t * (bend + t * twist));
}
