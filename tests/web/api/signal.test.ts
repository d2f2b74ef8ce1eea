/** The numbers of <conv-signal> are the library's, and mean what the formula beside them says. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstMoment, lastMoment } from '../../../web/src/draw/signal-place.js';
import {
  outputLength,
  runSignal,
  type SignalRun,
} from '../../../web/src/elements/conv-signal/signal-run.js';
import { signalInput } from '../../../web/src/state/signal-inputs.js';
import { makeWeighting } from '../../../web/src/state/signal-kernel.js';
import {
  initialSignalState,
  placements,
  signalModes,
  signalOperations,
  signalPaddings,
  type SignalCalculation,
} from '../../../web/src/state/signal-state.js';
import { forEachVariant, load } from './library.js';

const plain: SignalCalculation = {
  ...initialSignalState,
  input: { name: 'own', track: [3, -1, 4, 1, -5, 9, 2, -6] },
  noise: 0,
  weighting: { shape: 'own', values: [2, 7, 1], normalized: false },
};

/** What stands at a moment outside the readings. */
function borderValue(track: readonly number[], a: number, mode: string): number {
  const last = track.length - 1;
  if (a >= 0 && a <= last) return track[a]!;
  if (mode === 'zeros') return 0;
  if (mode === 'replicate') return track[a < 0 ? 0 : last]!;
  if (mode === 'circular') return track[(a + track.length) % track.length]!;
  return track[a < 0 ? -a : 2 * last - a]!;
}

forEachVariant((library) => {
  test('weights 1 and 10 on the readings 1 2 3 4: s(1) = x(1) · 1 + x(0) · 10 = 12', async () => {
    const run = runSignal(await library(), {
      ...plain,
      input: { name: 'own', track: [1, 2, 3, 4] },
      weighting: { shape: 'own', values: [1, 10], normalized: false },
    });
    assert.deepEqual([...run.output], [12, 23, 34]);
    assert.equal(firstMoment(run.slide), 1);
  });

  test('every result is Σ x(a) · w(t − a), in correlation w(a − t), with every border', async () => {
    const cs = await library();
    const { track } = plain.input;
    const { values } = plain.weighting;
    for (const operation of signalOperations) {
      for (const placement of placements) {
        for (const padding of signalPaddings) {
          for (const paddingMode of signalModes) {
            const run = runSignal(cs, { ...plain, operation, placement, padding, paddingMode });
            const where = [operation, placement, padding, paddingMode].join(' ');
            const expected = Array.from({ length: run.slide.outputs }, (_, at) => {
              const t = firstMoment(run.slide) + at;
              return values.reduce((sum, weight, place) => {
                const index = run.slide.first + place;
                const a = operation === 'convolution' ? t - index : t + index;
                return sum + weight * borderValue(track, a, paddingMode);
              }, 0);
            });
            assert.deepEqual([...run.output], expected, where);
            // The last partial sum is the result, the first one product.
            const last = run.sums.slice(-run.slide.outputs);
            assert.deepEqual([...last], expected, where);
          }
        }
      }
    }
  });
});

test('an impulse answers with the weights, mirrored in correlation', async () => {
  const cs = await load();
  const impulse = { ...plain, input: signalInput('impulse') };
  const around = (run: SignalRun): number[] => [
    ...run.output.slice(14 - firstMoment(run.slide), 19 - firstMoment(run.slide)),
  ];
  assert.deepEqual(around(runSignal(cs, impulse)), [0, 0, 2, 7, 1]);
  const still = runSignal(cs, { ...impulse, operation: 'cross-correlation' });
  assert.deepEqual(around(still), [1, 7, 2, 0, 0]);
});

test('a step arrives weight by weight, and a slope becomes a constant under a difference', async () => {
  const cs = await load();
  const step = runSignal(cs, { ...plain, input: signalInput('step') });
  const start = 16 - firstMoment(step.slide);
  assert.deepEqual([...step.output.slice(start - 1, start + 4)], [0, 2, 9, 10, 10]);
  const weighting = makeWeighting('difference', 2);
  const slope = runSignal(cs, { ...plain, input: signalInput('ramp'), weighting });
  assert.deepEqual(new Set(slope.output), new Set([0.125]));
});

test('noise and lag are what the result is wrong by, each computed by itself', async () => {
  const cs = await load();
  const run = runSignal(cs, initialSignalState);
  const { track } = initialSignalState.input;
  const weights = [...run.weights];
  const [first, last] = [firstMoment(run.slide), lastMoment(run.slide)];
  const smooth = (values: readonly number[], t: number): number =>
    weights.reduce((sum, weight, index) => sum + weight * values[t - index]!, 0);
  const rms = (error: (t: number) => number): number => {
    const moments = Array.from({ length: last - first + 1 }, (_, at) => first + at);
    return Math.sqrt(moments.reduce((sum, t) => sum + error(t) ** 2, 0) / moments.length);
  };
  const readings = [...run.readings];
  const noise = readings.map((reading, t) => reading - track[t]!);
  const expected = {
    readings: rms((t) => noise[t]!),
    result: rms((t) => smooth(readings, t) - track[t]!),
    noise: rms((t) => smooth(noise, t)),
    lag: rms((t) => smooth(track, t) - track[t]!),
  };
  // Some fifty roundings of float32 numbers below 8, in sums whose roots are above 0.2.
  for (const name of ['readings', 'result', 'noise', 'lag'] as const) {
    assert.ok(Math.abs(run.errors![name] - expected[name]) < 2e-5, name);
  }
  assert.ok(run.errors!.result < run.errors!.readings, 'the example is one where smoothing helps');
});

test('without noise the readings are right; weights that are no mean have no error to speak of', async () => {
  const cs = await load();
  const { errors } = runSignal(cs, { ...initialSignalState, noise: 0 });
  assert.equal(errors!.readings, 0);
  assert.equal(errors!.noise, 0);
  assert.equal(errors!.result, errors!.lag);
  const difference = makeWeighting('difference', 2);
  assert.equal(runSignal(cs, { ...initialSignalState, weighting: difference }).errors, null);
});

test('the length of the result is the library’s, with every border', async () => {
  const cs = await load();
  for (const padding of signalPaddings) {
    const run = runSignal(cs, { ...plain, padding });
    assert.equal(run.slide.outputs, outputLength(cs, { length: 8, width: 3, padding }), padding);
  }
});
