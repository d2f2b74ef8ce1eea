/**
 * Pen strokes in pad coordinates: x to the right, y down, both 0…1 from the pad's top left corner.
 *
 * Every stored coordinate lies on a lattice of `padSteps` steps, a third of a pixel on the largest pad. So a drawing
 * that went through a share link is the same drawing, number by number.
 */
export type Point = readonly [x: number, y: number];
export type Stroke = readonly Point[];

/** Steps from one edge of the pad to the other. */
export const padSteps = 1023;

/** The nearest place on the lattice inside the pad. */
export function snapPoint([x, y]: Point): Point {
  return [snap(x), snap(y)];
}

/** Appends points to a stroke, snapped, leaving out those that repeat the one before. */
export function extendedStroke(stroke: Stroke, points: readonly Point[]): Stroke {
  const extended = [...stroke];
  for (const point of points) {
    const snapped = snapPoint(point);
    const last = extended.at(-1);
    if (last === undefined || last[0] !== snapped[0] || last[1] !== snapped[1]) {
      extended.push(snapped);
    }
  }
  return extended;
}

/** Checks what a page hands over: an array of strokes, each an array of [x, y] with finite numbers. */
export function parseStrokes(value: unknown): readonly Stroke[] {
  if (!Array.isArray(value)) throw new TypeError(`strokes must be an array, got ${typeof value}`);
  return value.map((stroke: unknown, index) => parseStroke(stroke, index));
}

/** The first `count` points of a drawing, for showing it as it was written. */
export function firstPoints(strokes: readonly Stroke[], count: number): readonly Stroke[] {
  const shown: Stroke[] = [];
  let left = count;
  for (const stroke of strokes) {
    if (left <= 0) break;
    shown.push(stroke.slice(0, left));
    left -= stroke.length;
  }
  return shown;
}

/**
 * What to draw on top of a drawing so that it becomes a later one, in pieces that begin where the drawing ended. Null when
 * the later one is not the earlier one with more ink.
 */
export function addedInk(
  earlier: readonly Stroke[],
  later: readonly Stroke[],
): readonly Stroke[] | null {
  const last = earlier.length - 1;
  for (const [place, stroke] of earlier.entries()) {
    const grown = later[place];
    if (grown === undefined || !begins(stroke, grown)) return null;
    if (place < last && grown.length > stroke.length) return null;
  }
  const [tip, grown] = [earlier[last] ?? [], later[last] ?? []];
  const tail = grown.length > tip.length ? [grown.slice(Math.max(0, tip.length - 1))] : [];
  return [...tail, ...later.slice(earlier.length)];
}

/** Strokes that grow keep their points, so the outer ones tell. */
function begins(stroke: Stroke, grown: Stroke): boolean {
  const end = stroke.length - 1;
  return stroke === grown || (stroke[0] === grown[0] && stroke[end] === grown[end]);
}

export function countPoints(strokes: readonly Stroke[]): number {
  return strokes.reduce((sum, stroke) => sum + stroke.length, 0);
}

function parseStroke(stroke: unknown, index: number): Stroke {
  if (!Array.isArray(stroke)) {
    throw new TypeError(`strokes[${index}] must be an array of [x, y], got ${typeof stroke}`);
  }
  return extendedStroke(
    [],
    stroke.map((point: unknown, place) => parsePoint(point, `strokes[${index}][${place}]`)),
  );
}

function parsePoint(point: unknown, name: string): Point {
  if (!Array.isArray(point) || point.length !== 2) {
    throw new TypeError(`${name} must be [x, y]`);
  }
  const [x, y] = point as [unknown, unknown];
  if (typeof x !== 'number' || typeof y !== 'number' || !isFinite(x) || !isFinite(y)) {
    throw new TypeError(`${name} must be two finite numbers, got [${String(x)}, ${String(y)}]`);
  }
  return [x, y];
}

function snap(value: number): number {
  return Math.round(Math.min(1, Math.max(0, value)) * padSteps) / padSteps;
}
