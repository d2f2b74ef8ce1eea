import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexOffset, indexTokens } from '../../../web/src/draw/window-formula.js';
import {
  cellsOfWeight,
  cellUnder,
  placesReading,
  reachOf,
  windowAround,
  type WindowSlide,
} from '../../../web/src/draw/window-place.js';
import { presetKernel, weightsOf } from '../../../web/src/state/kernel.js';
import {
  nameOfInput,
  resizeInput,
  setInputValue,
  windowInput,
  windowInputNames,
} from '../../../web/src/state/window-inputs.js';
import * as state from '../../../web/src/state/window-state.js';

const { initialWindowState } = state;

/** A 2×2 kernel on 4×4 cells. */
const plain: WindowSlide = {
  rows: 2,
  columns: 2,
  stride: [1, 1],
  dilation: [1, 1],
  placesDown: 3,
  placesAcross: 3,
};

/** Every second place, every third cell: 7×7 cells, of which the last row is never met. */
const spread: WindowSlide = { ...plain, stride: [2, 1], dilation: [3, 3], placesDown: 2 };

const text = (tokens: readonly { text: string }[]): string => tokens.map((t) => t.text).join('');

test('the formula says only what the settings make different', () => {
  const rule = { outer: 'i', inner: 'm', stride: 1, step: 1, offset: 0 };
  assert.equal(text(indexTokens(rule)), 'i+m');
  assert.equal(text(indexTokens({ ...rule, stride: 2, step: 3, offset: -1 })), 'i·2+m·3−1');
  assert.equal(text(indexTokens({ ...rule, step: -1, offset: 2 })), 'i−m+2');
});

test('in full mode convolution has the formula of the textbook, I(i − m) · K(m)', () => {
  const offset = indexOffset(true, { size: 3, dilation: 1, before: 2 });
  assert.equal(text(indexTokens({ outer: 'i', inner: 'm', stride: 1, step: -1, offset })), 'i−m');
  assert.equal(indexOffset(false, { size: 3, dilation: 2, before: 1 }), -1);
});

test('a weight meets another cell at each place of the window', () => {
  assert.deepEqual(cellUnder(plain, { row: 1, column: 2 }, 3), { row: 2, column: 3 });
  assert.deepEqual(cellUnder(spread, { row: 1, column: 2 }, 3), { row: 5, column: 5 });
  assert.equal(cellsOfWeight(plain, 0).length, 9, 'one weight is used nine times');
});

test('the cell that a weight meets is read from that place, and from no place that does not meet it', () => {
  for (const slide of [plain, spread]) {
    for (let weight = 0; weight < 4; weight++) {
      for (let row = 0; row < slide.placesDown; row++) {
        for (let column = 0; column < slide.placesAcross; column++) {
          const readers = placesReading(slide, cellUnder(slide, { row, column }, weight));
          assert.ok(readers.some((place) => place.row === row && place.column === column));
        }
      }
    }
  }
  assert.deepEqual(placesReading(plain, { row: 0, column: 0 }), [{ row: 0, column: 0 }]);
  assert.deepEqual(placesReading(spread, { row: 1, column: 0 }), [], 'stride 2 jumps over row 1');
});

test('the cells that no window reaches begin behind the reach', () => {
  assert.deepEqual(reachOf(plain), [4, 4]);
  assert.deepEqual(reachOf(spread), [6, 6]);
});

test('a cell moves the window around itself, and no further than it can go', () => {
  assert.deepEqual(windowAround(plain, { row: 0, column: 0 }), { row: 0, column: 0 });
  assert.deepEqual(windowAround(plain, { row: 3, column: 3 }), { row: 2, column: 2 });
  assert.deepEqual(
    windowAround(
      { ...plain, rows: 3, columns: 3, placesDown: 2, placesAcross: 2 },
      { row: 2, column: 1 },
    ),
    {
      row: 1,
      column: 0,
    },
  );
});

test('ready inputs know their names, until a number is changed', () => {
  for (const name of windowInputNames) assert.equal(nameOfInput(windowInput(name)), name);
  const changed = setInputValue(windowInput('dot'), { row: 0, column: 6 }, 5);
  assert.equal(changed.values[6], 5);
  assert.equal(nameOfInput(changed), null);
  assert.deepEqual(
    resizeInput(windowInput('blackboard'), 2, 5).values,
    [0, 10, 10, 0, 0, 20, 30, 30, 20, 0],
  );
});

test('padding is read as a rule or as cells by side', () => {
  assert.deepEqual(state.parsePadding('full')?.padding, 'full');
  assert.deepEqual(state.parsePadding('2')?.sides, [2, 2, 2, 2]);
  assert.deepEqual(state.parsePadding('1 0')?.sides, [1, 0, 1, 0]);
  assert.deepEqual(state.parsePadding('1, 2, 3, 4')?.sides, [1, 2, 3, 4]);
  for (const wrong of ['', 'sides', '-1', '1 2 3', '1.5', '7', 'valid 1']) {
    assert.equal(state.parsePadding(wrong), null, wrong);
  }
  assert.equal(state.paddingText({ padding: 'sides', sides: [1, 2, 3, 4] }), '1 2 3 4');
});

test('a pair is one number for both axes, or two', () => {
  assert.deepEqual(state.parsePair('2', 5), [2, 2]);
  assert.deepEqual(state.parsePair('2 1', 5), [2, 1]);
  assert.equal(state.parsePair('0', 5), null);
  assert.equal(state.parsePair('6', 5), null);
  assert.equal(state.pairText([2, 1]), '2 1');
});

test('swapping twice is where one began, with the divisor worked in', () => {
  const start = { ...initialWindowState, kernel: presetKernel('gaussian-3') };
  const twice = state.swapped(state.swapped(start));
  assert.deepEqual(twice.input, start.input);
  assert.deepEqual(weightsOf(twice.kernel), weightsOf(start.kernel));
  assert.equal(twice.padding, 'full');
});

const changed: state.WindowState = {
  input: setInputValue(windowInput('ramp'), { row: 1, column: 1 }, -0.25),
  kernel: { rows: 1, columns: 3, values: [1 / 3, -2, 0.5], divisor: 4, preset: 'custom' },
  operation: 'convolution',
  padding: 'sides',
  sides: [0, 1, 2, 3],
  paddingMode: 'circular',
  stride: [2, 1],
  dilation: [1, 2],
  position: 17,
  covered: true,
  level: 'product',
  speed: 3,
};

test('a state comes back exactly as it was', () => {
  for (const each of [initialWindowState, changed]) {
    assert.deepEqual(state.decodeWindowState(state.encodeWindowState(each)), each);
  }
});

test('a damaged state is refused as a whole', () => {
  const encoded = state.encodeWindowState(changed);
  assert.equal(state.decodeWindowState(''), null);
  assert.equal(state.decodeWindowState(`B${encoded.slice(1)}`), null, 'another version');
  assert.equal(state.decodeWindowState(`${encoded}AAAA`), null, 'more than there is');
  for (let length = 0; length < encoded.length - 1; length++) {
    assert.equal(
      state.decodeWindowState(encoded.slice(0, length)),
      null,
      `cut to ${length} letters`,
    );
  }
});
