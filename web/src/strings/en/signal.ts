/** What <conv-signal> says, in English. */

const plural = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

export const signal = {
  lead: 'A sensor tells where a cart is, and every reading is a little wrong. A weighting slides along the readings; at each moment, those that it covers are multiplied by its weights and added up. Drag the window, and watch what becomes of the noise.',

  operation: {
    label: 'Operation',
    names: { convolution: 'Convolution', 'cross-correlation': 'Cross-correlation' },
    why: {
      convolution:
        'The weighting is mirrored at the moment t: w(0) falls on the newest reading, and the others reach back into the past.',
      'cross-correlation':
        'The weighting is used as it stands: it begins at the moment t and reaches forward.',
    },
    future:
      'Those readings have not come yet at the moment t: to smooth what is being measured, one has to mirror.',
  },

  stage: {
    name: 'Window on the signal',
    titles: {
      readings: 'Input x: the readings',
      weights: 'Kernel w, as it stands',
      mirrored: 'Kernel w, mirrored',
      result: 'Result s: the feature map',
    },
    time: 't',
    value: (t: string, s: string): string => `t = ${t}, s = ${s}`,
    unknown: 'not computed yet',
    legend: {
      track: 'true track',
      reading: 'reading',
      border: 'border',
      result: 'result',
      used: 'weight on a reading',
    },
  },
  hint: 'Drag the window along the time axis, or use the arrow keys. Point at a reading, a weight or a product: all that belongs together lights up.',
  touchHint:
    'Drag the window along the time axis, or step with the buttons. Tap a product to see its reading and its weight.',

  formula: {
    heading: 'What happens here',
    general: 'The rule for every moment',
    place: (t: string): string => `At t = ${t}`,
    soFar: 'so far',
    uses: (count: number): string =>
      count === 1
        ? 'This weight is used once.'
        : `This one weight is used at all ${count} moments: that is parameter sharing.`,
    reached: (count: number): string =>
      count === 0
        ? 'No window reads this.'
        : `This reading counts in ${plural(count, 'result', 'results')}.`,
    border: 'Not a reading, but the border that was put there.',
  },
  placeText: (t: string, done: number, of: number): string =>
    done === of ? `t = ${t}` : `t = ${t}, ${done} of ${of}`,

  size: {
    heading: 'Length of the result',
    valid: (width: number): string =>
      width === 1
        ? 'A window of one stands on every reading.'
        : `The window stays on the readings: ${plural(width - 1, 'moment has', 'moments have')} no result.`,
    same: 'As much border as gives every reading its result.',
    full: 'Every place counts where weighting and readings overlap at all.',
  },

  errors: {
    heading: 'How wrong is it?',
    how: 'Distance from the true track: the root of the mean square.',
    readings: 'the readings',
    result: 'the result',
    noise: 'of it: noise',
    lag: 'of it: lag',
    why: 'Smoothing works on track and noise alike. A wide window leaves less of the noise, and bends or delays more of the track.',
    none: 'These weights do not add up to one. The result is no estimate of the track, but an answer to another question.',
    noiseless: 'Without noise, only what smoothing does to the track is left.',
  },

  settings: {
    input: 'Signal',
    signals: 'Readings of',
    names: {
      sensor: 'a cart on a rail, in metres',
      impulse: 'a single 1 (impulse)',
      step: 'a step',
      ramp: 'a slope',
      sine: 'a slow and a fast wave',
      own: 'my own curve',
    },
    look: {
      sensor:
        'The cart waits, drives, waits, is pushed back and creeps on. How wide may the window be before the result comes too late?',
      impulse:
        'One reading is 1, all others are 0. The result is the weighting itself: its impulse response. With cross-correlation it comes out mirrored.',
      step: 'The readings jump from 0 to 1. The result adds up the weights one by one: its step response. Count the moments until it has arrived.',
      ramp: 'The readings rise by 0.125 from each to the next. A difference answers with that number everywhere; a mean of the past stays behind.',
      sine: 'A slow wave with a fast one on it. Make the box 5 wide, and the fast wave is gone: its period is 5, and a whole period adds up to nothing.',
      own: 'Draw the true track; the sensor adds its noise.',
    },
    noise: 'Noise',
    seed: 'New noise',
    draw: 'Draw the track',
    drawHelp:
      'Draw in the upper plot. With keys, type numbers into the table of the readings below.',
    kernel: 'Weighting',
    shape: 'Window function',
    shapes: {
      recent: 'favours recent readings',
      box: 'box: all alike',
      triangle: 'triangle',
      gaussian: 'Gaussian',
      hann: 'Hann',
      delay: 'delay: only the oldest',
      difference: 'difference',
      'second-difference': 'second difference',
      own: 'my own',
    },
    width: 'Width',
    normalize: 'Divide by the sum',
    normalizeWhy: 'So the weights add up to one, and a constant stays what it is.',
    zeroSum: 'These weights add up to 0: there is nothing to divide by.',
    bars: 'Weights as bars',
    bar: (index: string): string => `weight w(${index})`,
    barsHelp: 'Drag the bars, or type over the numbers.',
    placement: 'Where its zero is',
    placements: { causal: 'at its edge (causal)', centred: 'in its middle (centred)' },
    placementWhy: {
      causal:
        'With convolution only readings that have come count: it can be done while measuring, but it comes late.',
      centred:
        'Readings before and behind the moment count alike: no delay, but one has to wait for the later ones.',
    },
    padding: 'Border',
    paddings: { valid: 'valid', same: 'same', full: 'full' },
    mode: 'Border made of',
    modes: {
      zeros: 'zeros',
      replicate: 'the last reading (replicate)',
      reflect: 'the mirror image (reflect)',
      circular: 'the other end (circular)',
    },
  },

  table: {
    heading: 'Numbers as a table',
    track: 'True track',
    readings: 'Readings x',
    result: 'Result s',
    cell: (row: string, t: string, value: string): string => `${row}, t = ${t}: ${value}`,
    nothing: 'none',
    weights: 'Weights',
    divisor: (value: string): string => `each over ${value}`,
    help: 'Type over the true track to change it.',
  },

  quiz: {
    length: 'How many numbers does the result have with these settings?',
    explainLength: (formula: string): string => `${formula}.`,
    impulse: (weights: string): string =>
      `x is 1 at t = 5 and 0 everywhere else, and the weights are w(0), w(1), w(2) = ${weights}. What is s(6) with convolution?`,
    explainImpulse: (value: string): string =>
      `Only the term with a = 5 is not 0: x(5) · w(6 − 5) = 1 · w(1) = ${value}. An impulse shows the weights one after the other.`,
    mean: (readings: string): string =>
      `Three readings ${readings} under a box of width 3 whose weights add up to one: what comes out?`,
    explainMean: (value: string): string => `Each counts a third: the mean, ${value}.`,
    noise:
      'Independent noise shrinks by √n in a mean of n readings. How wide must a box be so that half of the noise is left?',
    explainNoise: (value: string): string =>
      `${value}: the root of the sum of the squared weights is √(${value} · (1/${value})²) = ½.`,
    slope: (step: string): string =>
      `The readings rise by ${step} from each to the next. What does the difference with the weights w(0) = 1, w(1) = −1 answer?`,
    explainSlope: (value: string): string =>
      `x(t) − x(t − 1) = ${value} at every moment: a difference measures the slope.`,
    full: 'And with the border “full”, how many numbers would it have?',
    explainFull: (length: number, width: number): string =>
      `${length} + ${width} − 1 = ${length + width - 1}: every place where weighting and readings overlap.`,
  },

  data: { header: 'series,index,value', track: 'track', x: 'x', w: 'w', s: 's' },
};

export type SignalStrings = typeof signal;
