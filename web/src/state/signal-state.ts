/** Everything that decides what <conv-signal> shows, as one value, and that value as the short text of a link. */
import { ShareReader, ShareWriter } from './share-bytes.js';
import { readNumber, writeNumber } from './share-numbers.js';
import { signalInput, signalInputNames, signalLengths, type SignalInput } from './signal-inputs.js';
import { makeWeighting, readWeighting, writeWeighting, type Weighting } from './signal-kernel.js';
import { stepLevels, stepSpeeds, type StepLevel } from './stepping.js';

export const signalOperations = ['convolution', 'cross-correlation'] as const;
export type SignalOperation = (typeof signalOperations)[number];

/** Where the weighting's zero is: at its first number, or in its middle. */
export const placements = ['causal', 'centred'] as const;
export type Placement = (typeof placements)[number];

export const signalPaddings = ['valid', 'same', 'full'] as const;
export type SignalPadding = (typeof signalPaddings)[number];

export const signalModes = ['zeros', 'replicate', 'reflect', 'circular'] as const;
export type SignalMode = (typeof signalModes)[number];

/** Standard deviations of the noise that can be chosen, and numbers that name one run of it. */
export const noiseLevels = { most: 2, step: 0.05 } as const;
export const mostSeed = 9999;

/** What the result depends on, and what undo brings back. */
export interface SignalCalculation {
  readonly input: SignalInput;
  readonly noise: number;
  readonly seed: number;
  readonly weighting: Weighting;
  readonly operation: SignalOperation;
  readonly placement: Placement;
  readonly padding: SignalPadding;
  readonly paddingMode: SignalMode;
}

export interface SignalState extends SignalCalculation {
  /** Products that are done, as the stepper counts them. */
  readonly position: number;
  /** Outputs behind the position are not shown yet. */
  readonly covered: boolean;
  readonly level: StepLevel;
  /** Place in stepSpeeds. */
  readonly speed: number;
}

/** The cart on its rail, smoothed by what it read lately. */
export const initialSignalState: SignalState = {
  input: signalInput('sensor'),
  noise: 0.6,
  seed: 7,
  weighting: makeWeighting('recent', 5),
  operation: 'convolution',
  placement: 'causal',
  padding: 'valid',
  paddingMode: 'zeros',
  position: 5 * 15,
  covered: false,
  level: 'window',
  speed: 2,
};

export function signalCalculationOf(state: SignalState): SignalCalculation {
  const { input, noise, seed, weighting, operation, placement, padding, paddingMode } = state;
  return { input, noise, seed, weighting, operation, placement, padding, paddingMode };
}

export function sameSignalCalculation(a: SignalCalculation, b: SignalCalculation): boolean {
  return (
    a.input === b.input &&
    a.noise === b.noise &&
    a.seed === b.seed &&
    a.weighting === b.weighting &&
    a.operation === b.operation &&
    a.placement === b.placement &&
    a.padding === b.padding &&
    a.paddingMode === b.paddingMode
  );
}

/** The nearest noise that can be set; null for a text that is no number. */
export function parseNoise(text: string): number | null {
  const noise = Number(text.replace(',', '.'));
  if (text.trim() === '' || !Number.isFinite(noise)) return null;
  const steps = Math.round(Math.min(noiseLevels.most, Math.max(0, noise)) / noiseLevels.step);
  return noiseOf(steps);
}

function noiseOf(steps: number): number {
  // 3 · 0.05 is not 0.15 in binary.
  return Math.round(steps * noiseLevels.step * 100) / 100;
}

const version = 1;

export function encodeSignalState(state: SignalState): string {
  const { input } = state;
  const writer = new ShareWriter().count(version);
  writer.count(input.name === 'own' ? 0 : 1 + signalInputNames.indexOf(input.name));
  if (input.name === 'own') {
    writer.count(input.track.length);
    for (const value of input.track) writeNumber(writer, value);
  }
  writer.count(Math.round(state.noise / noiseLevels.step)).count(state.seed);
  writeWeighting(writer, state.weighting);
  return writer
    .count(signalOperations.indexOf(state.operation))
    .count(placements.indexOf(state.placement))
    .count(signalPaddings.indexOf(state.padding))
    .count(signalModes.indexOf(state.paddingMode))
    .count(state.position)
    .count(Number(state.covered))
    .count(stepLevels.indexOf(state.level))
    .count(state.speed).text;
}

/** Null for a text that is damaged, or of a version that this build does not know. */
export function decodeSignalState(text: string): SignalState | null {
  const reader = ShareReader.from(text);
  if (reader === null || reader.count() !== version) return null;
  const input = readInput(reader);
  const noise = noiseOf(reader.count());
  const seed = reader.count();
  const weighting = input && readWeighting(reader);
  if (input === null || weighting === null) return null;
  const operation = signalOperations[reader.count()];
  const placement = placements[reader.count()];
  const padding = signalPaddings[reader.count()];
  const paddingMode = signalModes[reader.count()];
  const position = reader.count();
  const covered = [false, true][reader.count()];
  const level = stepLevels[reader.count()];
  const speed = reader.count();
  if (!(noise <= noiseLevels.most) || !(seed <= mostSeed)) return null;
  if (operation === undefined || placement === undefined || padding === undefined) return null;
  if (paddingMode === undefined || covered === undefined || level === undefined) return null;
  if (!(position >= 0) || stepSpeeds[speed] === undefined || !reader.atEnd) return null;
  return {
    input,
    noise,
    seed,
    weighting,
    operation,
    placement,
    padding,
    paddingMode,
    position,
    covered,
    level,
    speed,
  };
}

function readInput(reader: ShareReader): SignalInput | null {
  const kind = reader.count();
  if (kind !== 0) {
    const name = signalInputNames[kind - 1];
    return name === undefined ? null : signalInput(name);
  }
  const length = reader.count();
  const { least, most } = signalLengths;
  if (!(length >= least && length <= most)) return null;
  const track = Array.from({ length }, () => readNumber(reader));
  return track.every(Number.isFinite) ? { name: 'own', track } : null;
}
