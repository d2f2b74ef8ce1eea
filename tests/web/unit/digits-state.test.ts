import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  decodeDigitsState,
  encodeDigitsState,
  initialDigitsState,
  snapPenWidth,
  type DigitsState,
} from '../../../web/src/state/digits-state.js';
import { addStrokes, emptyDrawing } from '../../../web/src/state/drawing.js';
import { readyDrawings } from '../../../web/src/state/ready-drawings.js';
import { ShareReader, ShareWriter } from '../../../web/src/state/share-bytes.js';
import { countPoints } from '../../../web/src/state/strokes.js';

const drawn: DigitsState = {
  ...initialDigitsState,
  drawing: addStrokes(emptyDrawing, readyDrawings[9]!.strokes),
  penWidth: 0.12,
  preparation: 'none',
  scale: 'network',
  pinned: { layer: 3, channel: 200, row: 5, column: 13 },
  untouched: false,
};

test('whole numbers come back from a share text, whatever their sign and size', () => {
  const numbers = [0, 1, -1, 63, -64, 64, 127, 128, 300, -300, 16384, 2 ** 31];
  const writer = new ShareWriter();
  for (const number of numbers) writer.step(number);
  const reader = ShareReader.from(writer.text);
  assert.deepEqual(
    numbers.map(() => reader?.step()),
    numbers,
  );
  assert.equal(reader?.atEnd, true);
});

test('a state comes back exactly as it was, strokes included', () => {
  const restored = decodeDigitsState(encodeDigitsState(drawn));
  assert.deepEqual(
    { ...restored, drawing: restored?.drawing.strokes },
    {
      ...drawn,
      drawing: drawn.drawing.strokes,
    },
  );
});

test('every ready drawing survives a link, in at most three letters a point', () => {
  for (const { name, strokes } of readyDrawings) {
    const text = encodeDigitsState({ ...drawn, drawing: addStrokes(emptyDrawing, strokes) });
    assert.deepEqual(decodeDigitsState(text)?.drawing.strokes, strokes, name);
    // One byte per axis and point, four letters per three bytes; two bytes for each beginning and a few in front.
    assert.ok(text.length <= 3 * countPoints(strokes) + 32, `${name}: ${text.length} letters`);
    assert.match(text, /^[\w-]+$/);
  }
});

test('a pinned map without a unit, and nothing pinned, are told apart', () => {
  for (const pinned of [null, { layer: 0, channel: 7 }]) {
    assert.deepEqual(decodeDigitsState(encodeDigitsState({ ...drawn, pinned }))?.pinned, pinned);
  }
});

test('a damaged state text is refused as a whole', () => {
  const text = encodeDigitsState(drawn);
  assert.equal(decodeDigitsState(''), null);
  assert.equal(decodeDigitsState('%%%'), null);
  assert.equal(decodeDigitsState(`B${text.slice(1)}`), null, 'another version');
  for (let length = 0; length < text.length; length++) {
    const cut = decodeDigitsState(text.slice(0, length));
    // A cut between two strokes still is a drawing; a cut inside one is not.
    const isWholeStrokes =
      cut !== null && cut.drawing.strokes.length < drawn.drawing.strokes.length;
    assert.ok(cut === null || isWholeStrokes, `cut to ${length} letters`);
  }
});

test('a state that draws outside the pad is refused', () => {
  const text = new ShareWriter().count(1).count(0).count(0).count(0).count(8).count(0);
  assert.equal(decodeDigitsState(text.count(1).step(-1).step(0).text), null);
});

test('pen widths stay on the steps and inside the range of the slider', () => {
  assert.equal(snapPenWidth(0.0801), 0.08);
  assert.equal(snapPenWidth(1), 0.16);
  assert.equal(snapPenWidth(NaN), 0.08);
});

test('there are ready drawings of all ten digits, and some habits more', () => {
  assert.deepEqual(
    [...new Set(readyDrawings.map(({ digit }) => digit))],
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  );
  assert.ok(readyDrawings.length > 10);
});

test('a ready drawing is a curve through its places, and reaches most of the pad', () => {
  for (const { name, strokes } of readyDrawings) {
    assert.ok(countPoints(strokes) >= 12, `${name} has ${countPoints(strokes)} points`);
    const heights = strokes.flat().map(([, y]) => y);
    const height = Math.max(...heights) - Math.min(...heights);
    assert.ok(height > 0.6 && height < 0.75, `${name} is ${height} high`);
  }
});
