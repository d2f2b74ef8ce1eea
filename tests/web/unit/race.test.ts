/** The race by a clock of the test's own: who is compared, warmed up, timed and ranked, and in what slices. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainConvolution } from '../../../web/src/elements/conv-speed/plain-convolution.js';
import { Race, type Entrant, type RaceHost } from '../../../web/src/elements/conv-speed/race.js';
import { raceTask, type RaceTask } from '../../../web/src/elements/conv-speed/race-task.js';
import type { Contestant } from '../../../web/src/state/race-figures.js';

const task = raceTask({ channels: 2, outChannels: 2, size: 4, kernel: 3, groups: 1 });

/** Time that passes only by work: a look at the clock costs a little, a call what its contestant needs. */
class Machine implements RaceHost {
  time = 1000;
  /** Who called, in order. */
  readonly calls: Contestant[] = [];
  /** How long the page was not drawn, each time, in milliseconds. */
  readonly slices: number[] = [];
  onPause: () => void = () => undefined;
  readonly #step: number;
  #since = 1000;

  constructor(clock = 0.1) {
    this.#step = clock;
  }

  readonly now = (): number => {
    this.time += 0.0005;
    return Math.floor(this.time / this.#step) * this.#step;
  };

  readonly pause = (): Promise<void> => {
    this.slices.push(this.time - this.#since);
    this.time += 4;
    this.#since = this.time;
    this.onPause();
    return Promise.resolve();
  };

  readonly onProgress = (): void => undefined;

  /** Computes rightly, and takes so many milliseconds; the first calls ten times as many. */
  entrant(
    contestant: Contestant,
    milliseconds: number,
    spoil?: (out: Float32Array) => void,
  ): Entrant {
    return {
      contestant,
      prepare: ({ layer, x, weight, bias }: RaceTask, out: Float32Array) => {
        const convolve = plainConvolution(layer);
        let cold = 5;
        return Promise.resolve(() => {
          this.calls.push(contestant);
          this.time += cold-- > 0 ? 10 * milliseconds : milliseconds;
          convolve(x, weight, bias, out);
          spoil?.(out);
        });
      },
    };
  }
}

const near = (value: number, expected: number, share: number): boolean =>
  Math.abs(value - expected) <= share * expected;

test('samples are the time of one call, as many as rounds, for everybody', async () => {
  const machine = new Machine();
  const entrants = [machine.entrant('javascript', 3), machine.entrant('simd', 0.02)];
  const race = new Race(task, entrants, { rounds: 7 }, machine);
  await race.run();
  assert.equal(race.phase, 'done');
  assert.equal(race.clock, 0.1);
  assert.equal(race.sample, 12);
  for (const [at, expected] of [3, 0.02].entries()) {
    const { samples, status } = race.lanes[at]!;
    assert.equal(status, 'ready');
    assert.equal(samples.length, 7);
    // A step of the clock is 0.8 % of a sample.
    for (const sample of samples) assert.ok(near(sample, expected, 0.02), `${sample}`);
  }
  assert.equal(race.lanes[0]!.calls, 4);
  assert.ok(near(race.lanes[1]!.calls, 600, 0.02));
});

test('the slow beginning is in the warm-up and in no sample', async () => {
  const machine = new Machine();
  const race = new Race(task, [machine.entrant('scalar', 1)], { rounds: 5 }, machine);
  await race.run();
  const [lane] = race.lanes;
  assert.ok(near(lane!.firstCall!, 10, 0.02));
  assert.ok(lane!.warmUp[0]! > 5);
  assert.ok(lane!.warmUp.length > 10);
  assert.ok(lane!.samples.every((sample) => sample < 1.05));
});

test('between two drawings of the page lies no more than a sample', async () => {
  const machine = new Machine();
  const entrants = [machine.entrant('javascript', 2.5), machine.entrant('relaxed', 0.001)];
  await new Race(task, entrants, { rounds: 20 }, machine).run();
  const longest = Math.max(...machine.slices);
  assert.ok(longest < 30, `${longest} ms`);
});

test('with a clock of 1 ms a sample is long enough that a step is 4 % of it', async () => {
  const machine = new Machine(1);
  const race = new Race(task, [machine.entrant('scalar', 0.3)], { rounds: 9 }, machine);
  await race.run();
  assert.equal(race.clock, 1);
  assert.equal(race.sample, 25);
  for (const sample of race.lanes[0]!.samples) assert.ok(near(sample, 0.3, 0.05), `${sample}`);
});

test('with a clock of 100 ms nothing is timed', async () => {
  const machine = new Machine(100);
  const race = new Race(task, [machine.entrant('scalar', 0.3)], { rounds: 9 }, machine);
  await race.run();
  assert.equal(race.phase, 'done');
  assert.ok(race.isClockTooCoarse);
  assert.equal(race.isTold, false);
  assert.deepEqual(race.lanes[0]!.samples, []);
  assert.ok(machine.slices.every((slice) => slice < 30));
});

test('a wrong answer is found before a time is taken, and is not raced', async () => {
  const machine = new Machine();
  const spoil = (out: Float32Array): void => {
    out[31] = out[31]! + 0.001;
  };
  const entrants = [machine.entrant('simd', 1, spoil), machine.entrant('scalar', 1)];
  const race = new Race(task, entrants, { rounds: 5 }, machine);
  await race.run();
  const [wrong, right] = race.lanes;
  assert.equal(wrong!.status, 'wrong');
  assert.ok(wrong!.difference! > 1e-5);
  assert.deepEqual(wrong!.samples, []);
  assert.equal(machine.calls.filter((name) => name === 'simd').length, 1);
  assert.equal(right!.samples.length, 5);
});

test('an answer that becomes wrong while it is optimised is found afterwards', async () => {
  const machine = new Machine();
  let calls = 0;
  const spoil = (out: Float32Array): void => {
    calls += 1;
    if (calls > 100) out[0] = NaN;
  };
  const entrants = [machine.entrant('simd', 1, spoil), machine.entrant('scalar', 1)];
  const race = new Race(task, entrants, { rounds: 5 }, machine);
  await race.run();
  assert.deepEqual(
    race.lanes.map(({ status }) => status),
    ['wrong', 'ready'],
  );
});

test('who is not there or fails is named, and the others race', async () => {
  const machine = new Machine();
  const entrants: Entrant[] = [
    { contestant: 'relaxed', prepare: null },
    { contestant: 'simd', prepare: () => Promise.reject(new Error('no network')) },
    {
      contestant: 'scalar',
      prepare: () =>
        Promise.resolve(() => {
          throw new RangeError('no memory');
        }),
    },
    machine.entrant('javascript', 1),
  ];
  const race = new Race(task, entrants, { rounds: 5 }, machine);
  await race.run();
  assert.deepEqual(
    race.lanes.map(({ status, reason }) => `${status} ${reason}`.trim()),
    ['absent', 'failed no network', 'failed no memory', 'ready'],
  );
  assert.equal(race.lanes[3]!.samples.length, 5);
});

test('a race that is stopped ends with the rounds that are complete', async () => {
  const machine = new Machine();
  const entrants = [machine.entrant('javascript', 1), machine.entrant('scalar', 1)];
  const race = new Race(task, entrants, { rounds: 20 }, machine);
  machine.onPause = () => {
    if (race.done === 4) race.stop();
  };
  await race.run();
  assert.equal(race.phase, 'done');
  assert.equal(race.done, 4);
  assert.deepEqual(
    race.lanes.map(({ samples }) => samples.length),
    [4, 4],
  );
  assert.ok(race.isTold);
});

test('stopped before anybody was compared, it ends at once and says nothing', async () => {
  const machine = new Machine();
  const race = new Race(task, [machine.entrant('scalar', 1)], { rounds: 20 }, machine);
  race.stop();
  await race.run();
  assert.equal(race.phase, 'done');
  assert.equal(race.isTold, false);
  assert.deepEqual(machine.calls, []);
});

test('a race that is stopped does not wait for a download that never ends', async () => {
  const machine = new Machine();
  const entrants: Entrant[] = [
    { contestant: 'simd', prepare: () => new Promise(() => undefined) },
    machine.entrant('javascript', 1),
  ];
  const race = new Race(task, entrants, { rounds: 20 }, machine);
  const run = race.run();
  assert.equal(race.phase, 'loading');
  race.stop();
  await run;
  assert.equal(race.phase, 'done');
  assert.deepEqual(machine.calls, []);
});
