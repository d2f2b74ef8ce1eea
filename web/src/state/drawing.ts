/**
 * What is on the pad, with its history: a value that reducers turn into the next one.
 *
 *   let drawing = emptyDrawing;
 *   drawing = beginStroke(drawing, [0.3, 0.2]);
 *   drawing = extendStroke(drawing, [[0.7, 0.2], [0.4, 0.8]]);
 *   drawing = endStroke(drawing);
 *   drawing = undo(drawing);   // empty again; redo brings the stroke back
 */
import { extendedStroke, type Point, type Stroke } from './strokes.js';

type Strokes = readonly Stroke[];

export interface Drawing {
  readonly strokes: Strokes;
  /** The pen is down: the last stroke is still growing. */
  readonly penDown: boolean;
  /** What undo goes back to, the newest last. */
  readonly past: readonly Strokes[];
  /** What redo goes forward to, the nearest last. */
  readonly future: readonly Strokes[];
}

export const emptyDrawing: Drawing = { strokes: [], penDown: false, past: [], future: [] };

/** Steps of undo that are kept. */
const historyLength = 200;

export function beginStroke(drawing: Drawing, point: Point): Drawing {
  const ended = endStroke(drawing);
  return { ...remember(ended, [...ended.strokes, extendedStroke([], [point])]), penDown: true };
}

/** Without a pen on the pad nothing changes. */
export function extendStroke(drawing: Drawing, points: readonly Point[]): Drawing {
  const last = drawing.strokes.at(-1);
  if (!drawing.penDown || last === undefined) return drawing;
  const extended = extendedStroke(last, points);
  if (extended.length === last.length) return drawing;
  return { ...drawing, strokes: [...drawing.strokes.slice(0, -1), extended] };
}

export function endStroke(drawing: Drawing): Drawing {
  return drawing.penDown ? { ...drawing, penDown: false } : drawing;
}

/** Takes back the stroke that is being drawn, as when a second finger turns it into a gesture. */
export function cancelStroke(drawing: Drawing): Drawing {
  if (!drawing.penDown) return drawing;
  return {
    ...drawing,
    strokes: drawing.past.at(-1) ?? [],
    past: drawing.past.slice(0, -1),
    penDown: false,
  };
}

/** Adds whole strokes, each a step of its own for undo, as if they had been drawn. */
export function addStrokes(drawing: Drawing, strokes: Strokes): Drawing {
  return strokes.reduce<Drawing>(
    (grown, stroke) =>
      stroke.length === 0 ? grown : remember(grown, [...grown.strokes, extendedStroke([], stroke)]),
    endStroke(drawing),
  );
}

/** Puts another drawing in the place of this one, in one step for undo. */
export function replaceStrokes(drawing: Drawing, strokes: Strokes): Drawing {
  return remember(
    endStroke(drawing),
    strokes.filter((stroke) => stroke.length > 0).map((stroke) => extendedStroke([], stroke)),
  );
}

export function clear(drawing: Drawing): Drawing {
  return drawing.strokes.length === 0 ? drawing : replaceStrokes(drawing, []);
}

export function undo(drawing: Drawing): Drawing {
  const ended = endStroke(drawing);
  const before = ended.past.at(-1);
  if (before === undefined) return ended;
  return {
    ...ended,
    strokes: before,
    past: ended.past.slice(0, -1),
    future: [...ended.future, ended.strokes],
  };
}

export function redo(drawing: Drawing): Drawing {
  const ended = endStroke(drawing);
  const after = ended.future.at(-1);
  if (after === undefined) return ended;
  return {
    ...ended,
    strokes: after,
    past: [...ended.past, ended.strokes],
    future: ended.future.slice(0, -1),
  };
}

export function canUndo(drawing: Drawing): boolean {
  return drawing.past.length > 0;
}

export function canRedo(drawing: Drawing): boolean {
  return drawing.future.length > 0;
}

function remember(drawing: Drawing, strokes: Strokes): Drawing {
  return {
    ...drawing,
    strokes,
    past: [...drawing.past, drawing.strokes].slice(-historyLength),
    future: [],
  };
}
