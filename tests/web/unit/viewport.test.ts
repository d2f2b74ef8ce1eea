import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pixelAt, placeInFrame, sheetBox } from '../../../web/src/draw/picture-geometry.js';
import {
  insidePicture,
  mostZoom,
  pan,
  placeInPicture,
  reveal,
  wholePicture,
  zoomAt,
} from '../../../web/src/state/viewport.js';

test('enlarging keeps what is under the pointer under it', () => {
  const place = { x: 0.75, y: 0.4 };
  const view = zoomAt({ zoom: 2, x: 0.5, y: 0.5 }, 3, place);
  assert.equal(view.zoom, 6);
  const before = placeInPicture({ zoom: 2, x: 0.5, y: 0.5 }, place);
  const after = placeInPicture(view, place);
  // Differences of doubles near one: a few units in the last place.
  assert.ok(Math.abs(before.x - after.x) < 1e-12 && Math.abs(before.y - after.y) < 1e-12);
});

test('nothing beside the picture is ever seen', () => {
  assert.deepEqual(insidePicture({ zoom: 0.5, x: 0, y: 2 }), wholePicture);
  assert.deepEqual(insidePicture({ zoom: 2, x: 0, y: 1 }), { zoom: 2, x: 0.25, y: 0.75 });
  assert.equal(zoomAt(wholePicture, 1000).zoom, mostZoom);
});

test('the picture follows the finger, at any zoom by the same part of what is seen', () => {
  const view = pan({ zoom: 4, x: 0.5, y: 0.5 }, 0.4, -0.4);
  assert.deepEqual(view, { zoom: 4, x: 0.4, y: 0.6 });
});

test('to see a pixel the picture moves only as far as it must', () => {
  const view = { zoom: 4, x: 0.5, y: 0.5 };
  assert.deepEqual(reveal(view, 0.55, 0.45), view, 'it is seen already');
  assert.deepEqual(reveal(view, 0.8, 0.5), { zoom: 4, x: 0.8 - 0.1, y: 0.5 });
});

test('a place is over a pixel, or beside the picture', () => {
  const size = { width: 10, height: 4 };
  assert.deepEqual(pixelAt({ x: 0, y: 0 }, size), { row: 0, column: 0 });
  assert.deepEqual(pixelAt({ x: 0.999, y: 0.999 }, size), { row: 3, column: 9 });
  assert.equal(pixelAt({ x: 1, y: 0.5 }, size), null);
  assert.equal(pixelAt({ x: 0.5, y: -0.01 }, size), null);
});

test('a pointer is found whatever the page has scaled', () => {
  const bounds = { left: 100, top: 50, width: 200, height: 400 };
  assert.deepEqual(placeInFrame({ clientX: 150, clientY: 250 }, bounds), { x: 0.25, y: 0.5 });
});

test('twice enlarged around the middle, the sheet begins half a frame outside', () => {
  assert.deepEqual(sheetBox({ zoom: 2, x: 0.5, y: 0.5 }), {
    left: '-50.0000%',
    top: '-50.0000%',
    width: '200.0000%',
    height: '200.0000%',
  });
});
