import assert from 'node:assert/strict';
import { test } from 'node:test';
import { durationText, shareText, threeFigures } from '../../../web/src/draw/race-text.js';
import { raceScene } from '../../../web/src/draw/race-scene.js';
import { plainConvolution } from '../../../web/src/elements/conv-speed/plain-convolution.js';
import {
  answerRows,
  raceTask,
  relativeDifference,
  writeDefinedRow,
  type RaceTask,
} from '../../../web/src/elements/conv-speed/race-task.js';
import * as figures from '../../../web/src/state/race-figures.js';
import * as speed from '../../../web/src/state/speed-state.js';
import { options } from '../../../web/src/elements/conv-speed/options.js';

const layer = (
  channels: number,
  outChannels: number,
  size: number,
  kernel: number,
  groups = 1,
): speed.SpeedLayer => ({ channels, outChannels, size, kernel, groups });

function defined(task: RaceTask): Float64Array {
  const answer = new Float64Array(task.layer.outChannels * task.layer.size ** 2);
  for (let row = 0; row < answerRows(task); row++) writeDefinedRow(task, row, answer);
  return answer;
}

function plain({ layer, x, weight, bias }: RaceTask): Float32Array {
  const out = new Float32Array(layer.outChannels * layer.size ** 2);
  plainConvolution(layer)(x, weight, bias, out);
  return out;
}

test('both give the blackboard example, with zeros around it and the odd one at the end', () => {
  const task: RaceTask = {
    layer: layer(1, 1, 3, 2),
    x: Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9),
    weight: Float32Array.of(1, 0, 0, 1),
    bias: Float32Array.of(100),
  };
  //  1 2 3                  1 + 5   2 + 6   3
  //  4 5 6   ⋆  1 0    =    4 + 8   5 + 9   6     + 100
  //  7 8 9      0 1         7       8       9
  const expected = [106, 108, 103, 112, 114, 106, 107, 108, 109];
  assert.deepEqual([...defined(task)], expected);
  assert.deepEqual([...plain(task)], expected);
});

/** Channels, output channels and groups: one and several filters a group, odd and even. */
const groupings = [
  [1, 1, 1],
  [3, 5, 1],
  [4, 6, 2],
  [3, 3, 3],
  [2, 6, 2],
] as const;

test('plain JavaScript is the definition for every width, kernel and grouping that leaves a rest', () => {
  for (const size of [4, 5, 6, 7, 9]) {
    for (const kernel of [1, 2, 3, 4, 5, 15]) {
      for (const [channels, outChannels, groups] of groupings) {
        const task = raceTask(layer(channels, outChannels, size, kernel, groups));
        const apart = relativeDifference(plain(task), defined(task));
        // Sums in 64 bits, rounded once to 24.
        assert.ok(apart <= 2 ** -24, `${JSON.stringify(task.layer)}: ${apart}`);
      }
    }
  }
});

test('a second call of plain JavaScript finds nothing of the first', () => {
  const task = raceTask(layer(2, 3, 6, 3));
  const convolve = plainConvolution(task.layer);
  const out = new Float32Array(3 * 36).fill(7);
  convolve(
    task.x.map((value) => 9 * value),
    task.weight,
    task.bias,
    out,
  );
  convolve(task.x, task.weight, task.bias, out);
  assert.deepEqual(out, plain(task));
});

test('the numbers of a race lie between −1 and 1, are the same every time, and balance', () => {
  const { x } = raceTask(layer(4, 1, 50, 1));
  assert.deepEqual(x, raceTask(layer(4, 1, 50, 1)).x);
  assert.ok(x.every((value) => Math.abs(value) <= 1));
  const mean = x.reduce((sum, value) => sum + value, 0) / x.length;
  // A standard deviation of 0.58 over the root of 10 000.
  assert.ok(Math.abs(mean) < 4 * 0.0058, `${mean}`);
  assert.equal(new Set(x).size, x.length);
});

test('a difference counts in parts of the largest value, and nonsense is no small one', () => {
  const expected = Float64Array.of(0, -4, 2);
  assert.equal(relativeDifference(Float32Array.of(0, -4, 2), expected), 0);
  assert.equal(relativeDifference(Float32Array.of(1, -4, 2), expected), 0.25);
  assert.equal(relativeDifference(Float32Array.of(NaN, -4, 2), expected), NaN);
  assert.equal(relativeDifference(Float32Array.of(0, -4), expected), NaN);
});

test('a median and its quarters are those of the sorted samples', () => {
  assert.equal(figures.quantile([9, 1, 3], 0.5), 3);
  assert.equal(figures.quantile([4, 1, 3, 2], 0.5), 2.5);
  assert.deepEqual(figures.figuresOf([2, 2, 9, 3, 2], 3_000_000), {
    ...{ median: 2, low: 2, high: 3 },
    gigaflops: 3,
  });
  assert.equal(figures.figuresOf([], 1), null);
});

test('the fastest is named, and who cannot be told from it', () => {
  const entry = (contestant: figures.Contestant, low: number, median: number, high: number) => ({
    ...{ contestant, low, median, high },
    gigaflops: 1 / median,
  });
  const outcome = figures.outcomeOf([
    entry('javascript', 9, 10, 11),
    entry('scalar', 4, 5, 6),
    entry('simd', 1.1, 1.2, 1.5),
    entry('relaxed', 0.9, 1, 1.15),
  ])!;
  assert.deepEqual(outcome.first, ['relaxed', 'simd']);
  assert.equal(outcome.times, 10);
  assert.deepEqual(
    outcome.ranked.map(({ contestant }) => contestant),
    ['relaxed', 'simd', 'scalar', 'javascript'],
  );
  const alone = figures.outcomeOf([entry('scalar', 1, 2, 3)])!;
  assert.equal(alone.times, null, 'nothing to compare with');
  assert.equal(figures.outcomeOf([]), null);
});

test('over the rounds everybody starts first, and runs before and behind each neighbour', () => {
  const rounds = Array.from({ length: 8 }, (_, round) =>
    figures.turnsOf(['a', 'b', 'c', 'd'], round),
  );
  assert.deepEqual(
    rounds.map((turns) => turns.join('')),
    ['abcd', 'bcda', 'cdab', 'dabc', 'dcba', 'adcb', 'badc', 'cbad'],
  );
  assert.deepEqual(figures.turnsOf([], 3), []);
});

test('every example can be raced, has a name of its own and comes back from its link', () => {
  for (const name of speed.speedExampleNames) {
    const state = { ...speed.initialSpeedState, ...speed.speedExamples[name] };
    assert.equal(speed.problemOf(state), null, name);
    assert.equal(speed.exampleOf(state), name);
    assert.deepEqual(speed.decodeSpeedState(speed.encodeSpeedState(state)), state);
  }
});

test('a damaged state is refused', () => {
  const text = speed.encodeSpeedState(speed.initialSpeedState);
  for (const damaged of ['', 'nonsense!', text.slice(0, -3), `${text}AAAA`, `C${text.slice(1)}`]) {
    assert.equal(speed.decodeSpeedState(damaged), null, damaged);
  }
});

test('what is too much is named: a size, groups that do not divide, work, numbers', () => {
  const problem = (patch: Partial<speed.SpeedState>): speed.SpeedProblem | null =>
    speed.problemOf({ ...speed.initialSpeedState, ...patch });
  assert.deepEqual(problem({ channels: 257 }), { kind: 'range', name: 'channels', value: 257 });
  assert.deepEqual(problem({ rounds: 0 }), { kind: 'range', name: 'rounds', value: 0 });
  assert.deepEqual(problem({ groups: 7 }), { kind: 'groups' });
  assert.deepEqual(problem({ size: 28 }), { kind: 'work', multiplyAdds: 28_901_376 });
  const large = { channels: 16, outChannels: 1, size: 512, kernel: 1 };
  assert.deepEqual(problem(large), { kind: 'values', values: 4_194_304 });
});

test('a slider offers only sizes that can be raced, and the one that it has', () => {
  const state = speed.initialSpeedState;
  assert.deepEqual(speed.choicesOf('kernel', state), [1, 3]);
  for (const name of speed.sizeNames) {
    for (const value of speed.choicesOf(name, state)) {
      assert.equal(speed.problemOf(speed.withSize(state, name, value)), null, `${name} ${value}`);
    }
  }
  assert.ok(speed.choicesOf('size', { ...state, size: 13 }).includes(13), 'from an attribute');
});

test('from sizes that are too large every slider leads down', () => {
  const state = { ...speed.initialSpeedState, size: 300 };
  for (const name of speed.sizeNames) {
    const choices = speed.choicesOf(name, state);
    assert.equal(choices.at(-1), state[name], name);
    assert.ok(choices.length > 1, name);
  }
});

test('a depthwise layer stays one, and groups stay as many as still divide both', () => {
  const depthwise = { ...speed.initialSpeedState, ...speed.speedExamples.depthwise };
  const smaller = speed.withSize(depthwise, 'outChannels', 32);
  assert.deepEqual([smaller.channels, smaller.outChannels, smaller.groups], [32, 32, 32]);
  const grouped = { ...speed.initialSpeedState, groups: 8 };
  assert.equal(speed.withSize(grouped, 'channels', 12).groups, 4);
  assert.equal(speed.withSize(grouped, 'channels', 3).groups, 1);
});

test('an attribute is a whole number or says nothing; an example sets all sizes and no rounds', () => {
  const now = { ...speed.initialSpeedState, rounds: 33 };
  assert.deepEqual(options['size']!.parse(' 28 ', now), { size: 28 });
  for (const text of ['', 'large', '-3', '2.5', '1e9', '12345678901']) {
    assert.equal(options['size']!.parse(text, now), null, text);
  }
  const patch = options['example']!.parse('depthwise', now)!;
  assert.equal({ ...now, ...patch }.rounds, 33);
  assert.equal(options['example']!.read({ ...now, ...patch }), 'depthwise');
  assert.equal(options['example']!.parse('custom', now), null);
  assert.equal(options['example']!.read({ ...now, size: 15 }), 'custom');
});

test('numbers have three figures that count', () => {
  assert.deepEqual(
    [0.1234, 1.234, 9.996, 12.34, 123.4, 1234, 0].map((value) => threeFigures(value)),
    ['0.12', '1.23', '10.0', '12.3', '123', '1\u202f230', '0'],
  );
  assert.equal(durationText(0.0123, ','), '12,3\u00a0µs');
  assert.equal(durationText(12.34), '12.3\u00a0ms');
  assert.equal(shareText(3.21e-7), '3.2·10⁻⁷');
  assert.equal(shareText(0.25, ','), '2,5·10⁻¹');
  assert.equal(shareText(NaN), 'NaN');
});

test('in a drawing the fastest has the longest bar, and who is not ranked has none', () => {
  const bar = (speed: number | null, isFirst: boolean) => ({
    ...{ name: 'name', how: 'how', text: 'text', speed, isFirst },
  });
  const scene = raceScene([bar(1, false), bar(4, true), bar(null, false)], {
    ...{ titles: ['title'], notes: ['note'], unit: 'GFLOP/s', decimal: '.' },
  });
  const bars = scene.groups.flatMap(({ shapes }) =>
    shapes.flatMap((shape) => (shape.kind === 'rect' ? [shape] : [])),
  );
  assert.deepEqual(
    bars.map(({ role }) => role),
    ['bar', 'lit'],
  );
  assert.equal(bars[1]!.width, 4 * bars[0]!.width);
});

test('a note that is too long for a line goes on in the next, and loses no word', () => {
  const note = Array.from({ length: 60 }, (_, at) => `word${at}`).join(' ');
  const { groups } = raceScene([], { titles: [], notes: [note], unit: '', decimal: '.' });
  const lines = groups[0]!.shapes.flatMap((shape) =>
    shape.kind === 'text' && shape.text.startsWith('word') ? [shape.text] : [],
  );
  assert.ok(lines.length > 1);
  assert.ok(lines.every((line) => line.length <= 130));
  assert.equal(lines.join(' '), note);
});
