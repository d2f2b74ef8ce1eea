/**
 * Signals to slide a weighting over: a true track, and the noise that a sensor adds to it. Same seed, same noise, on every
 * machine: sums and products only.
 */
import { parseMatrix } from './parse-matrix.js';

/** How many readings a ready signal has, and an own one may have. */
export const signalLengths = { ready: 48, least: 4, most: 64 } as const;

export const signalInputNames = ['sensor', 'impulse', 'step', 'ramp', 'sine'] as const;
export type SignalInputName = (typeof signalInputNames)[number];

export interface SignalInput {
  readonly name: SignalInputName | 'own';
  /** The true track, without noise. */
  readonly track: readonly number[];
}

/** What the sensor adds is rounded to so many steps of one, so that a reading can be read. */
const readingSteps = 100;

const ready: Readonly<Record<SignalInputName, readonly number[]>> = {
  /** Where a cart stands on its rail, in metres: it waits, drives on, waits, is pushed back, and creeps forward. */
  sensor: polyline([
    [0, 2],
    [8, 2],
    [20, 7],
    [29, 7],
    [34, 3.5],
    [47, 5],
  ]),
  /** A single 1: what comes out is the weighting itself. */
  impulse: made((t) => (t === 16 ? 1 : 0)),
  /** From one moment to the next: how long does the result take to follow? */
  step: made((t) => (t >= 16 ? 1 : 0)),
  /** Rises by the same amount all the time: what does a difference make of it? */
  ramp: made((t) => t / 8),
  /** A slow wave and a fast one on top of it. */
  sine: made((t) =>
    round(2 * Math.sin((Math.PI * t) / 12) + 0.6 * Math.sin((2 * Math.PI * t) / 5)),
  ),
};

function made(value: (t: number) => number): readonly number[] {
  return Array.from({ length: signalLengths.ready }, (_, t) => value(t));
}

/** Straight from corner to corner [t, value]. */
function polyline(corners: readonly (readonly [t: number, value: number])[]): readonly number[] {
  return made((t) => {
    const behind = Math.max(
      1,
      corners.findIndex(([corner]) => corner >= t),
    );
    const [from, to] = [corners[behind - 1]!, corners[behind]!];
    return round(from[1] + ((to[1] - from[1]) * (t - from[0])) / (to[0] - from[0]));
  });
}

function round(value: number): number {
  return Math.round(value * readingSteps) / readingSteps;
}

export function signalInput(name: SignalInputName): SignalInput {
  return { name, track: ready[name] };
}

/** Another value at one moment: what was changed is nobody's preset any more. */
export function setTrackValue({ track }: SignalInput, t: number, value: number): SignalInput {
  return { name: 'own', track: track.map((each, at) => (at === t ? value : each)) };
}

/** A line drawn from one moment to another, both included. */
export function drawTrack(
  input: SignalInput,
  from: { readonly t: number; readonly value: number },
  to: { readonly t: number; readonly value: number },
): SignalInput {
  const [first, last] = from.t <= to.t ? [from, to] : [to, from];
  const slope = (last.value - first.value) / Math.max(1, last.t - first.t);
  const track = input.track.map((each, t) => {
    if (t < first.t || t > last.t) return each;
    // The end of the line is where the pen is, also when it only went up or down.
    return round(t === to.t ? to.value : first.value + slope * (t - first.t));
  });
  return { name: 'own', track };
}

/** A ready signal by its name, or numbers in one row; null for anything else. */
export function parseSignal(text: string): SignalInput | null {
  const name = signalInputNames.find((each) => each === text.trim());
  if (name !== undefined) return signalInput(name);
  const matrix = parseMatrix(text);
  if (matrix === null || matrix.rows !== 1) return null;
  const { least, most } = signalLengths;
  if (matrix.columns < least || matrix.columns > most) return null;
  return { name: 'own', track: matrix.values.map((value) => value / matrix.divisor) };
}

/** What `parseSignal` reads. */
export function signalText({ name, track }: SignalInput): string {
  return name === 'own' ? track.join(' ') : name;
}

/** What the sensor reads: the track and its noise, of standard deviation `noise`. */
export function readingsOf(
  { track }: SignalInput,
  { noise, seed }: { readonly noise: number; readonly seed: number },
): readonly number[] {
  if (noise === 0) return track;
  const next = normalNumbers(seed);
  return track.map((value) => round(value + noise * next()));
}

/**
 * Numbers of mean 0 and variance 1: twelve uniform ones less six, which is as good as a normal distribution for the eye
 * and the same to the last bit everywhere. Uniform numbers are from Lehmer's generator (Park and Miller's constants).
 */
function normalNumbers(seed: number): () => number {
  const modulus = 2_147_483_647;
  let state = ((seed + 1) * 48_271 + 11) % modulus;
  const uniform = (): number => (state = (state * 48_271) % modulus) / modulus;
  for (let warm = 0; warm < 8; warm++) uniform();
  return () => {
    let sum = -6;
    for (let part = 0; part < 12; part++) sum += uniform();
    return sum;
  };
}
