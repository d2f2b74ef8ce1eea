import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as drawing from '../../../web/src/state/drawing.js';
import { emptyDrawing } from '../../../web/src/state/drawing.js';
import { addedInk, firstPoints, padSteps, parseStrokes } from '../../../web/src/state/strokes.js';

/** A line from the left to the right edge at height y: places that lie on the lattice as they are. */
const line = (y: 0 | 1): [number, number][] => [
  [0, y],
  [1, y],
];

test('undo takes away one stroke, redo brings it back', () => {
  let state = drawing.beginStroke(emptyDrawing, [0, 0]);
  state = drawing.endStroke(drawing.extendStroke(state, [[1, 0]]));
  state = drawing.addStrokes(state, [line(1)]);
  assert.deepEqual(state.strokes, [line(0), line(1)]);
  const undone = drawing.undo(state);
  assert.deepEqual(undone.strokes, [line(0)]);
  assert.deepEqual(drawing.redo(undone).strokes, state.strokes);
});

test('clear is one step back like any other', () => {
  const drawn = drawing.addStrokes(emptyDrawing, [line(0), line(1)]);
  const cleared = drawing.clear(drawn);
  assert.deepEqual(cleared.strokes, []);
  assert.deepEqual(drawing.undo(cleared).strokes, drawn.strokes);
});

test('clearing an empty pad leaves nothing to undo', () => {
  assert.equal(drawing.canUndo(drawing.clear(emptyDrawing)), false);
});

test('a new stroke ends what could be redone', () => {
  const undone = drawing.undo(drawing.addStrokes(emptyDrawing, [line(0)]));
  assert.equal(drawing.canRedo(undone), true);
  assert.equal(drawing.canRedo(drawing.addStrokes(undone, [line(1)])), false);
});

test('a pen that is not down draws nothing', () => {
  assert.equal(drawing.extendStroke(emptyDrawing, [[0.5, 0.5]]), emptyDrawing);
});

test('a cancelled stroke leaves no trace in the history', () => {
  const drawn = drawing.addStrokes(emptyDrawing, [line(0)]);
  const cancelled = drawing.cancelStroke(drawing.beginStroke(drawn, [0.5, 0.5]));
  assert.deepEqual(cancelled.strokes, drawn.strokes);
  assert.equal(cancelled.past.length, drawn.past.length);
});

test('a new pen-down ends the stroke before it', () => {
  const first = drawing.beginStroke(emptyDrawing, [0, 0]);
  const second = drawing.beginStroke(first, [1, 1]);
  assert.deepEqual(second.strokes, [[[0, 0]], [[1, 1]]]);
});

test('points outside the pad are drawn at its edge, and repeated points once', () => {
  const state = drawing.extendStroke(drawing.beginStroke(emptyDrawing, [-1, 0.5]), [
    [-2, 0.5],
    [2, 0.5],
  ]);
  const half = Math.round(0.5 * padSteps) / padSteps;
  assert.deepEqual(state.strokes, [
    [
      [0, half],
      [1, half],
    ],
  ]);
});

test('a partial replay ends inside a stroke', () => {
  assert.deepEqual(firstPoints([line(0), line(1)], 3), [line(0), [[0, 1]]]);
  assert.deepEqual(firstPoints([line(0)], 0), []);
});

test('strokes from a page are refused with the place that is wrong', () => {
  assert.throws(() => parseStrokes('7'), /strokes must be an array, got string/);
  assert.throws(() => parseStrokes([[[0, 0], [1]]]), /strokes\[0\]\[1\] must be \[x, y\]/);
  assert.throws(() => parseStrokes([[[0, NaN]]]), /two finite numbers, got \[0, NaN\]/);
});

test('what was added begins where the drawing ended, and whole strokes follow', () => {
  const dot = drawing.beginStroke(emptyDrawing, [0, 0]);
  const corner = drawing.extendStroke(dot, [
    [1, 0],
    [1, 1],
  ]);
  assert.deepEqual(addedInk([], dot.strokes), [[[0, 0]]]);
  assert.deepEqual(addedInk(dot.strokes, corner.strokes), corner.strokes);
  assert.deepEqual(addedInk(corner.strokes, corner.strokes), []);
  const more = drawing.beginStroke(drawing.extendStroke(corner, [[0, 1]]), [1, 0]);
  assert.deepEqual(addedInk(corner.strokes, more.strokes), [
    [
      [1, 1],
      [0, 1],
    ],
    [[1, 0]],
  ]);
});

test('a drawing shown as it was written grows piece by piece', () => {
  const { strokes } = drawing.addStrokes(emptyDrawing, [line(0), line(1)]);
  assert.deepEqual(addedInk(firstPoints(strokes, 1), firstPoints(strokes, 3)), [line(0), [[0, 1]]]);
});

test('a drawing that lost ink, or is another one, is not the earlier one with more', () => {
  const one = drawing.addStrokes(emptyDrawing, [line(0)]);
  const two = drawing.addStrokes(one, [line(1)]);
  assert.equal(addedInk(two.strokes, drawing.undo(two).strokes), null);
  assert.equal(addedInk(two.strokes, drawing.clear(two).strokes), null);
  assert.equal(addedInk(one.strokes, drawing.addStrokes(emptyDrawing, [line(1)]).strokes), null);
});
