import assert from 'node:assert/strict';
import { test } from 'node:test';
import { poolingCode, type PoolingProgram } from '../../../web/src/state/as-code/pooling.js';
import {
  mostMove,
  movedStrokes,
  movedTable,
  nameOfTable,
  noMove,
  parsePoolingInput,
  poolingInputText,
  poolingTable,
  poolingTableNames,
} from '../../../web/src/state/pooling-inputs.js';
import * as pooling from '../../../web/src/state/pooling-state.js';
import type { PoolingState } from '../../../web/src/state/pooling-state.js';
import { readyDrawing } from '../../../web/src/state/ready-drawings.js';

const { initialPoolingState, encodePoolingState, decodePoolingState } = pooling;

/** Everything different from the beginning, with numbers that are not whole. */
const full: PoolingState = {
  input: { kind: 'numbers', table: { rows: 2, columns: 3, values: [1, -2.5, 1 / 3, 0, 9e4, 7] } },
  kind: 'average',
  global: true,
  kernel: [2, 3],
  stride: [1, 4],
  padding: [1, 0],
  dilation: [2, 1],
  ceilMode: true,
  countIncludePad: false,
  gradient: [0.5, -3],
  move: { down: -2, right: 3, turn: -45, size: 120 },
  other: { rows: 2, columns: 3, values: [1, 2, 3, 4, 5, 6.25] },
  show: 'backward',
  origins: true,
  position: 5,
  covered: true,
  level: 'row',
  speed: 3,
};

test('a state that went through a link is the same in every number', () => {
  for (const state of [initialPoolingState, full]) {
    assert.deepEqual(decodePoolingState(encodePoolingState(state)), state);
  }
});

test('every example comes back from its link, and is known by its numbers', () => {
  for (const name of pooling.poolingExampleNames) {
    const state = { ...initialPoolingState, ...pooling.poolingExamples[name] };
    const again = decodePoolingState(encodePoolingState(state));
    assert.deepEqual(again, state, name);
    assert.equal(pooling.exampleOf(again!), name);
  }
  assert.equal(pooling.exampleOf(full), null);
});

test('a damaged link is refused, wherever it is cut or changed', () => {
  const text = encodePoolingState(full);
  for (let length = 0; length < text.length; length++) {
    assert.equal(decodePoolingState(text.slice(0, length)), null, `${length} letters`);
  }
  assert.equal(decodePoolingState(`${text}AA`), null, 'something behind the end');
  assert.equal(decodePoolingState('!'), null);
});

test('an input of more than 12 rows or columns is none, and a name that nobody has', () => {
  assert.equal(parsePoolingInput('1 2 3 4 5 6 7 8 9 10 11 12 13'), null);
  assert.equal(parsePoolingInput('nowhere'), null);
  assert.equal(parsePoolingInput('seven/0'), null);
  assert.equal(parsePoolingInput('seven/1/2'), null);
});

test('what an input is called is what it is read from', () => {
  for (const text of [...poolingTableNames, 'seven', 'seven-barred/8', '1 2; 3 4.5']) {
    assert.equal(poolingInputText(parsePoolingInput(text)!), text);
  }
});

test('the two inputs of the example differ in every number and have the same maxima', () => {
  const [first, second] = [poolingTable('corners'), poolingTable('elsewhere')];
  const maxima = ({ values }: { readonly values: readonly number[] }): number[] =>
    [0, 2, 8, 10].map((at) => Math.max(...[0, 1, 4, 5].map((step) => values[at + step]!)));
  assert.ok(first.values.every((value, place) => value !== second.values[place]));
  assert.deepEqual(maxima(first), maxima(second));
  assert.deepEqual(maxima(first), [9, 8, 7, 6]);
});

test('what is moved leaves zeros behind, and what leaves the table is gone', () => {
  const table = { rows: 2, columns: 3, values: [1, 2, 3, 4, 5, 6] };
  const moved = (down: number, right: number): readonly number[] =>
    movedTable(table, { ...noMove, down, right }).values;
  assert.deepEqual(moved(0, 0), table.values);
  assert.deepEqual(moved(0, 1), [0, 1, 2, 0, 4, 5]);
  assert.deepEqual(moved(-1, -2), [6, 0, 0, 0, 0, 0]);
  assert.deepEqual(moved(2, 0), [0, 0, 0, 0, 0, 0]);
  assert.equal(nameOfTable(movedTable(poolingTable('dots'), noMove)), 'dots');
});

test('a quarter turn takes the right side of a drawing to the bottom', () => {
  const [[x, y] = [0, 0]] = readyDrawing('seven').strokes[0]!;
  const [[turnedX, turnedY] = [0, 0]] = movedStrokes('seven', { ...noMove, turn: 90 })[0]!;
  // (x, y) from the middle becomes (−y, x): y points down.
  assert.ok(Math.abs(turnedX - (0.5 - (y - 0.5))) < 1e-12);
  assert.ok(Math.abs(turnedY - (0.5 + (x - 0.5))) < 1e-12);
  const [[largerX] = [0]] = movedStrokes('seven', { ...noMove, size: mostMove.size })[0]!;
  assert.ok(Math.abs(largerX - (0.5 + 1.4 * (x - 0.5))) < 1e-12);
});

test('another place that is looked at is the same calculation, another number is not', () => {
  const { samePooling } = pooling;
  const looked = { ...initialPoolingState, position: 3, origins: true, show: 'backward' as const };
  assert.ok(samePooling(initialPoolingState, looked));
  assert.ok(!samePooling(initialPoolingState, { ...initialPoolingState, ceilMode: true }));
  assert.deepEqual(pooling.strideOf(full), [1, 4]);
  assert.deepEqual(pooling.strideOf(initialPoolingState), [2, 2], 'as large as the window');
});

const program: PoolingProgram = {
  kind: 'max',
  kernel: [2, 2],
  stride: [2, 2],
  padding: [0, 0],
  dilation: [1, 1],
  ceilMode: false,
  countIncludePad: true,
  input: { columns: 2, values: [1, 2, 3, 4] },
  gradient: { columns: 1, values: [5] },
};

test('the program of PyTorch has the options of its own function and no others', () => {
  const max = poolingCode(program, false);
  assert.match(max, /F\.max_pool2d\(x, \(2, 2\), .*dilation=\(1, 1\), ceil_mode=False\)/);
  assert.doesNotMatch(max, /count_include_pad|backward/);
  const average = poolingCode({ ...program, kind: 'average', countIncludePad: false }, true);
  assert.match(average, /F\.avg_pool2d\(.*ceil_mode=False, count_include_pad=False\)/);
  assert.doesNotMatch(average, /dilation/);
  assert.match(average, /y\.backward\(gradient\)/);
});
