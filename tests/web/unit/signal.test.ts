import assert from 'node:assert/strict';
import { test } from 'node:test';
import { niceScale, niceStep } from '../../../web/src/draw/scale.js';
import { sceneAt, type SignalNumbers } from '../../../web/src/draw/signal-frame.js';
import * as place from '../../../web/src/draw/signal-place.js';
import { signalScene } from '../../../web/src/draw/signal-scene.js';
import * as inputs from '../../../web/src/state/signal-inputs.js';
import * as kernels from '../../../web/src/state/signal-kernel.js';
import * as signal from '../../../web/src/state/signal-state.js';

const slideOf = (
  operation: 'convolution' | 'cross-correlation',
  placement: 'causal' | 'centred',
  width: number,
  padding: 'valid' | 'same' | 'full',
  length = 10,
): place.SignalSlide => {
  const first = place.firstIndex(placement, width);
  const [before, after] = place.borderOf(padding, { operation, first, width });
  return { operation, first, width, before, outputs: length + before + after - width + 1 };
};

test('a causal convolution of three weights covers a moment and the two before it', () => {
  const slide = slideOf('convolution', 'causal', 3, 'valid');
  assert.equal(place.firstMoment(slide), 2);
  assert.equal(place.lastMoment(slide), 9);
  const covered = [0, 1, 2].map((term) => place.readingUnder(slide, 5, term));
  assert.deepEqual(covered, [3, 4, 5]);
  // w(0) lies on the newest reading.
  assert.deepEqual(
    [0, 1, 2].map((term) => place.weightUnder(slide, term)),
    [2, 1, 0],
  );
});

test('without the mirror the same weights reach forward', () => {
  const slide = slideOf('cross-correlation', 'causal', 3, 'valid');
  assert.equal(place.firstMoment(slide), 0);
  assert.deepEqual(
    [0, 1, 2].map((term) => place.readingUnder(slide, 5, term)),
    [5, 6, 7],
  );
  assert.deepEqual(
    [0, 1, 2].map((term) => place.weightUnder(slide, term)),
    [0, 1, 2],
  );
});

test('every term multiplies x(a) by w(t − a), or in correlation by w(a − t)', () => {
  for (const placement of ['causal', 'centred'] as const) {
    for (const width of [1, 2, 3, 4, 5]) {
      for (const operation of ['convolution', 'cross-correlation'] as const) {
        const slide = slideOf(operation, placement, width, 'same');
        for (let term = 0; term < width; term++) {
          const a = place.readingUnder(slide, 4, term);
          const index = slide.first + place.weightUnder(slide, term);
          assert.equal(index, operation === 'convolution' ? 4 - a : a - 4);
          assert.equal(place.termOver(slide, 4, a), term);
        }
      }
    }
  }
});

test('the border "same" gives every reading its result, whatever the weighting', () => {
  for (const placement of ['causal', 'centred'] as const) {
    for (const width of [1, 2, 3, 4, 7]) {
      for (const operation of ['convolution', 'cross-correlation'] as const) {
        const slide = slideOf(operation, placement, width, 'same');
        assert.deepEqual([place.firstMoment(slide), place.lastMoment(slide)], [0, 9]);
      }
    }
  }
});

test('a full causal convolution starts with the first reading and ends with the last weight', () => {
  const slide = slideOf('convolution', 'causal', 4, 'full');
  assert.deepEqual([place.firstMoment(slide), place.lastMoment(slide)], [0, 12]);
});

test('the moments that read a reading are those whose window covers it', () => {
  const slide = slideOf('convolution', 'causal', 3, 'valid');
  assert.deepEqual(place.momentsReading(slide, 5), [5, 7]);
  assert.deepEqual(place.momentsReading(slide, 0), [2, 2]);
  assert.deepEqual(place.momentsReading(slide, 9), [9, 9]);
  assert.equal(place.momentsReading(slide, 20), null);
});

test('scales begin at zero or below and end at round numbers', () => {
  assert.deepEqual(niceScale([0.3, 6.8]).ticks, [0, 2, 4, 6, 8]);
  assert.deepEqual(niceScale([-0.3, 0.1]).ticks, [-0.3, -0.2, -0.1, 0, 0.1]);
  assert.deepEqual(niceScale([]).ticks.at(-1), 1, 'nothing has a scale too');
  assert.equal(niceStep(0.3), 0.5);
  assert.equal(niceStep(20), 20);
});

const numbers: SignalNumbers = {
  slide: slideOf('convolution', 'causal', 2, 'valid', 4),
  padded: Float32Array.of(0, 1, 2, 4),
  before: 0,
  length: 4,
  track: [0, 1, 2, 4],
  weights: Float32Array.of(0.5, 0.5),
  colors: new Uint8ClampedArray(8),
  output: Float32Array.of(0.5, 1.5, 3),
  known: 3,
  isEstimate: true,
};

test('a place of the plots is the moment and the value that are drawn there', () => {
  const scene = signalScene(numbers, {
    width: 456,
    plotHeight: 100,
    t: 2,
    done: 2,
    lit: null,
    touched: null,
    titles: { readings: 'x', weights: 'w', result: 's' },
    timeTitle: 't',
    decimal: '.',
  });
  assert.equal(scene.cell, 100);
  const { top, height } = scene.bands.readings;
  const middle = sceneAt(scene, { x: scene.left + 250, y: top + height / 2 });
  assert.deepEqual(middle, { t: 2, band: 'readings', value: 2 });
  assert.equal(sceneAt(scene, { x: 9999, y: top }).t, 3, 'beside the plot is its last moment');
  assert.equal(sceneAt(scene, { x: 0, y: scene.height }).band, 'result');
  // At t = 2 the window begins at the reading 1, and its weighting's zero is on the reading 2.
  assert.equal(scene.moved, 100);
  assert.equal(scene.axis, 150);
});

test('the same seed is the same noise, another one another, and none is the track itself', () => {
  const sensor = inputs.signalInput('sensor');
  const noisy = inputs.readingsOf(sensor, { noise: 0.5, seed: 3 });
  assert.deepEqual(inputs.readingsOf(sensor, { noise: 0.5, seed: 3 }), noisy);
  assert.notDeepEqual(inputs.readingsOf(sensor, { noise: 0.5, seed: 4 }), noisy);
  assert.deepEqual(inputs.readingsOf(sensor, { noise: 0, seed: 3 }), sensor.track);
});

test('the noise is as large as it says, around zero', () => {
  const flat = { name: 'own', track: new Array<number>(64).fill(0) } as const;
  const all = Array.from({ length: 60 }, (_, seed) =>
    inputs.readingsOf(flat, { noise: 1, seed }),
  ).flat();
  const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
  const variance = all.reduce((sum, value) => sum + value * value, 0) / all.length;
  // 3840 numbers: the mean is off by 1/√3840 = 0.016 at one standard deviation, the variance by √(2/3840) = 0.023.
  assert.ok(Math.abs(mean) < 4 * 0.016, `mean ${mean}`);
  assert.ok(Math.abs(variance - 1) < 4 * 0.023, `variance ${variance}`);
});

test('a drawn line goes through every moment between its ends', () => {
  const flat = { name: 'own', track: [0, 0, 0, 0, 0] } as const;
  const drawn = inputs.drawTrack(flat, { t: 3, value: 3 }, { t: 1, value: 1 });
  assert.deepEqual(drawn.track, [0, 1, 2, 3, 0]);
  assert.equal(inputs.drawTrack(flat, { t: 2, value: 0 }, { t: 2, value: 7 }).track[2], 7);
});

test('a signal is read by its name or as one row of numbers', () => {
  for (const name of inputs.signalInputNames) {
    assert.equal(inputs.signalText(inputs.parseSignal(name)!), name);
    assert.equal(inputs.signalInput(name).track.length, 48);
  }
  assert.deepEqual(inputs.parseSignal('0 1 2 4/2')?.track, [0, 1, 2, 2]);
  assert.deepEqual(inputs.parseSignal('[0, 1, 2, 4] / 2')?.track, [0, 0.5, 1, 2]);
  assert.equal(inputs.parseSignal('1 2 3'), null, 'too short');
  assert.equal(inputs.parseSignal('1 2 3 4; 5 6 7 8'), null, 'two rows');
});

test('window functions have the shapes of their names', () => {
  assert.deepEqual(kernels.makeWeighting('box', 3).values, [1, 1, 1]);
  assert.deepEqual(kernels.makeWeighting('triangle', 5).values, [1, 2, 3, 2, 1]);
  assert.deepEqual(kernels.makeWeighting('hann', 3).values, [0.5, 1, 0.5]);
  assert.deepEqual(kernels.makeWeighting('delay', 3).values, [0, 0, 1]);
  assert.deepEqual(kernels.makeWeighting('difference', 2).values, [1, -1]);
  assert.deepEqual(kernels.makeWeighting('second-difference', 3).values, [1, -2, 1]);
  assert.deepEqual(kernels.makeWeighting('second-difference', 4).values, [1, -1, -1, 1]);
  for (const name of ['gaussian', 'hann', 'triangle'] as const) {
    const { values } = kernels.makeWeighting(name, 8);
    assert.deepEqual(values, [...values].reverse(), name);
  }
  const recent = kernels.makeWeighting('recent', 9).values;
  assert.deepEqual(
    recent,
    [...recent].sort((a, b) => b - a),
    'the newest counts most',
  );
});

test('a width that a function cannot have is brought to one that it can', () => {
  assert.equal(kernels.makeWeighting('difference', 1).values.length, 2);
  assert.equal(kernels.makeWeighting('box', 99).values.length, kernels.weightingWidths.most);
  assert.deepEqual(kernels.setWidth(kernels.makeWeighting('box', 3), 2).values, [1, 1]);
});

test('smoothing weights add up to one, differences stay as they are', () => {
  for (const shape of kernels.windowFunctionNames) {
    const weighting = kernels.makeWeighting(shape, 6);
    const sum = kernels.weightsOfSignal(weighting).reduce((total, value) => total + value, 0);
    // Six float32 weights, each rounded once.
    assert.ok(Math.abs(sum - (shape.includes('difference') ? 0 : 1)) < 6 * 2 ** -24, shape);
  }
});

test('an edited weighting is nobody’s any more, and keeps its beginning when it is resized', () => {
  const edited = kernels.setWeightAt(kernels.makeWeighting('box', 3), 1, 4);
  assert.equal(edited.shape, 'own');
  assert.equal(kernels.divisorOf(edited), 6);
  assert.deepEqual(kernels.setWidth(edited, 5).values, [1, 4, 1, 0, 0]);
  assert.equal(kernels.setWeightAt(edited, 1, 4), edited, 'the same value is no change');
});

test('a weighting comes back from its text', () => {
  for (const text of ['box', '1 2 1', '[1, 2, 1] / 4']) {
    const weighting = kernels.parseWeighting(text, 5)!;
    assert.equal(kernels.weightingText(weighting), text);
  }
  assert.deepEqual(kernels.parseWeighting('[1, 3] / 2', 5)?.values, [0.5, 1.5]);
  assert.equal(kernels.parseWeighting('1 2; 3 4', 5), null);
  assert.equal(kernels.parseWeighting('wobble', 5), null);
});

test('noise is read to the nearest step, inside the limits', () => {
  assert.equal(signal.parseNoise('0.62'), 0.6);
  assert.equal(signal.parseNoise('0,15'), 0.15);
  assert.equal(signal.parseNoise('7'), 2);
  assert.equal(signal.parseNoise('-1'), 0);
  assert.equal(signal.parseNoise('loud'), null);
  assert.equal(signal.parseNoise(''), null);
});

const changed: signal.SignalState = {
  input: inputs.setTrackValue(inputs.signalInput('ramp'), 3, -1.25),
  noise: 0.35,
  seed: 42,
  weighting: { shape: 'own', values: [0.5, -2, 1 / 3], normalized: true },
  operation: 'cross-correlation',
  placement: 'centred',
  padding: 'full',
  paddingMode: 'reflect',
  position: 17,
  covered: true,
  level: 'product',
  speed: 3,
};

test('a state of a signal comes back exactly as it was', () => {
  for (const each of [signal.initialSignalState, changed]) {
    assert.deepEqual(signal.decodeSignalState(signal.encodeSignalState(each)), each);
  }
});

test('a damaged state of a signal is refused as a whole', () => {
  const encoded = signal.encodeSignalState(changed);
  assert.equal(signal.decodeSignalState(''), null);
  assert.equal(signal.decodeSignalState(`B${encoded.slice(1)}`), null, 'another version');
  assert.equal(signal.decodeSignalState(`${encoded}AAAA`), null, 'more than there is');
  for (let length = 0; length < encoded.length - 1; length++) {
    assert.equal(signal.decodeSignalState(encoded.slice(0, length)), null, `cut to ${length}`);
  }
});
