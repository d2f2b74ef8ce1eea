/** What <conv-speed> races is the library's own convolution, and the programs that it offers run. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { plainConvolution } from '../../../web/src/elements/conv-speed/plain-convolution.js';
import { tolerance } from '../../../web/src/elements/conv-speed/race.js';
import {
  answerRows,
  raceTask,
  relativeDifference,
  writeDefinedRow,
  type RaceTask,
} from '../../../web/src/elements/conv-speed/race-task.js';
import { speedCode } from '../../../web/src/state/as-code/speed.js';
import {
  multiplyAddsOf,
  speedExampleNames,
  speedExamples,
  type SpeedLayer,
} from '../../../web/src/state/speed-state.js';
import type { Convscope } from '../../../web/src/library/index.js';
import { dist, forEachVariant, load } from './library.js';
import { pythonWith } from './python.js';

/** Some with a kernel of an even side, whose odd border cell has to lie where the others put it. */
const layers: readonly SpeedLayer[] = [
  ...speedExampleNames.map((name) => speedExamples[name]),
  { channels: 3, outChannels: 5, size: 9, kernel: 4, groups: 1 },
  { channels: 6, outChannels: 4, size: 7, kernel: 2, groups: 2 },
  { channels: 1, outChannels: 1, size: 4, kernel: 15, groups: 1 },
];

function convolve(cs: Convscope, { layer, x, weight, bias }: RaceTask): Float32Array {
  const { channels, outChannels, size, kernel, groups } = layer;
  const out = new Float32Array(outChannels * size * size);
  const [image, weights] = [
    cs.tensor(x, [channels, size, size]),
    cs.tensor(weight, [outChannels, channels / groups, kernel, kernel]),
  ];
  cs.conv2d(image, weights, bias, { padding: 'same', groups, out });
  return out;
}

forEachVariant((library) => {
  test('every contestant finds the numbers of the definition, for each example', async () => {
    const cs = await library();
    for (const layer of layers) {
      const task = raceTask(layer);
      const expected = new Float64Array(layer.outChannels * layer.size ** 2);
      for (let row = 0; row < answerRows(task); row++) writeDefinedRow(task, row, expected);
      const apart = relativeDifference(convolve(cs, task), expected);
      assert.ok(apart <= tolerance, `${JSON.stringify(layer)}: ${apart}`);
    }
  });
});

test('plain JavaScript finds what the library finds', async () => {
  const cs = await load();
  for (const layer of layers) {
    const task = raceTask(layer);
    const out = new Float32Array(layer.outChannels * layer.size ** 2);
    plainConvolution(layer)(task.x, task.weight, task.bias, out);
    const apart = relativeDifference(out, Float64Array.from(convolve(cs, task)));
    assert.ok(apart <= tolerance, `${JSON.stringify(layer)}: ${apart}`);
  }
});

test('the multiply-adds that are counted are those that the library counts', async () => {
  const cs = await load();
  for (const layer of layers) {
    const { channels, outChannels, size, kernel, groups } = layer;
    const described = cs.describe(
      [{ type: 'conv2d', outChannels, kernel, groups, padding: 'same' }],
      [channels, size, size],
    );
    assert.equal(multiplyAddsOf(layer), described[0]!.multiplyAdds, JSON.stringify(layer));
  }
});

const small: SpeedLayer = { channels: 2, outChannels: 4, size: 8, kernel: 3, groups: 2 };
const printed = /^(?:\w+: )?\d+\.\d GFLOP\/s, \d+\.\d{3} ms a call\n$/;

test('the program in JavaScript that the page offers runs under Node and prints a speed', () => {
  const program = speedCode(small)['JavaScript']!;
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
    cwd: dist,
    encoding: 'utf8',
  });
  assert.match(output, printed);
});

const python = pythonWith('torch');

test(
  'the program for PyTorch that the page offers runs and prints a speed',
  { skip: python.skip },
  () => {
    assert.match(python.run(speedCode(small)['PyTorch']!), printed);
  },
);
