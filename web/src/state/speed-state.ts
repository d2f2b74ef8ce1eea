/**
 * What <conv-speed> races on, as one value, and that value as the short text of a link.
 *
 * A page may ask for any sizes, one after the other, so a state may be one that is not raced: problemOf says why.
 */
import { possibleGroups } from './possible-groups.js';
import { ShareReader, ShareWriter } from './share-bytes.js';

/** A convolution with stride 1 whose border of zeros keeps the picture's size, and with a bias for each output channel. */
export interface SpeedLayer {
  readonly channels: number;
  readonly outChannels: number;
  /** Rows and columns of the picture, in pixels. */
  readonly size: number;
  /** Rows and columns of each kernel. */
  readonly kernel: number;
  /** Output channels see only their own part of the channels; as many as channels: depthwise. */
  readonly groups: number;
}

export interface SpeedState extends SpeedLayer {
  /** How often everybody is measured. */
  readonly rounds: number;
}

export type SettingName = keyof SpeedState;
export type SizeName = 'channels' | 'outChannels' | 'size' | 'kernel';

export const sizeNames: readonly SizeName[] = ['channels', 'outChannels', 'size', 'kernel'];

/** From and to which number each setting goes. */
export const ranges: Readonly<
  Record<SettingName, { readonly least: number; readonly most: number }>
> = {
  channels: { least: 1, most: 256 },
  outChannels: { least: 1, most: 256 },
  size: { least: 4, most: 512 },
  kernel: { least: 1, most: 15 },
  groups: { least: 1, most: 256 },
  rounds: { least: 5, most: 50 },
};

/** Plain JavaScript then takes at most about 100 ms for one call on a slow phone, so that the page stays usable. */
export const mostMultiplyAdds = 16_000_000;
/** In the picture, in the weights and in the result: 4 MB each. */
export const mostValues = 2 ** 20;

const layers = {
  /** A blur of a photograph. */
  picture: { channels: 1, outChannels: 1, size: 512, kernel: 5, groups: 1 },
  /** The second layer of the network in <conv-digits>. */
  digits: { channels: 12, outChannels: 16, size: 14, kernel: 3, groups: 1 },
  classifier: { channels: 64, outChannels: 64, size: 14, kernel: 3, groups: 1 },
  pointwise: { channels: 128, outChannels: 128, size: 28, kernel: 1, groups: 1 },
  depthwise: { channels: 128, outChannels: 128, size: 56, kernel: 3, groups: 128 },
  wide: { channels: 1, outChannels: 1, size: 256, kernel: 15, groups: 1 },
} as const satisfies Readonly<Record<string, SpeedLayer>>;

export type SpeedExampleName = keyof typeof layers;

export const speedExamples: Readonly<Record<SpeedExampleName, SpeedLayer>> = layers;
export const speedExampleNames = Object.keys(layers) as readonly SpeedExampleName[];

export const initialSpeedState: SpeedState = { ...layers.classifier, rounds: 20 };

export function layerOf({ channels, outChannels, size, kernel, groups }: SpeedLayer): SpeedLayer {
  return { channels, outChannels, size, kernel, groups };
}

export function sameLayer(a: SpeedLayer, b: SpeedLayer): boolean {
  return sizeNames.every((name) => a[name] === b[name]) && a.groups === b.groups;
}

/** Null for sizes that are no example's. */
export function exampleOf(layer: SpeedLayer): SpeedExampleName | null {
  return speedExampleNames.find((name) => sameLayer(layers[name], layer)) ?? null;
}

/** Of one call, as if no window hung over the border. */
export function multiplyAddsOf({
  channels,
  outChannels,
  size,
  kernel,
  groups,
}: SpeedLayer): number {
  return outChannels * size ** 2 * (channels / groups) * kernel ** 2;
}

/** Of what the call reads and writes. */
export function valuesOf({ channels, outChannels, size, kernel, groups }: SpeedLayer): {
  readonly input: number;
  readonly weights: number;
  readonly output: number;
} {
  return {
    input: channels * size ** 2,
    weights: outChannels * (channels / groups) * kernel ** 2,
    output: outChannels * size ** 2,
  };
}

/** Why a state is not raced. */
export type SpeedProblem =
  | { readonly kind: 'range'; readonly name: SettingName; readonly value: number }
  | { readonly kind: 'groups' }
  | { readonly kind: 'work'; readonly multiplyAdds: number }
  | { readonly kind: 'values'; readonly values: number };

/** Null for a state that can be raced. */
export function problemOf(state: SpeedState): SpeedProblem | null {
  for (const name of Object.keys(ranges) as SettingName[]) {
    const value = state[name];
    const { least, most } = ranges[name];
    if (value < least || value > most) return { kind: 'range', name, value };
  }
  const { channels, outChannels, groups } = state;
  if (channels % groups !== 0 || outChannels % groups !== 0) return { kind: 'groups' };
  const multiplyAdds = multiplyAddsOf(state);
  if (multiplyAdds > mostMultiplyAdds) return { kind: 'work', multiplyAdds };
  const values = Math.max(...Object.values(valuesOf(state)));
  return values > mostValues ? { kind: 'values', values } : null;
}

/** Where the sliders stop. */
const stops: Readonly<Record<SizeName, readonly number[]>> = {
  channels: [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256],
  outChannels: [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256],
  size: [4, 7, 8, 14, 16, 20, 28, 32, 56, 64, 112, 128, 224, 256, 384, 512],
  kernel: [1, 3, 5, 7, 9, 11, 13, 15],
};

/** Numbers that a size can have with the others as they are, from 1 upwards; the one that it has is among them. */
export function choicesOf(name: SizeName, state: SpeedState): readonly number[] {
  const now = state[name];
  const possible = stops[name].filter((value) => isSmaller(withSize(state, name, value), state));
  return possible.includes(now) ? possible : [...possible, now].sort((a, b) => a - b);
}

/** Whether it can be raced, or is at least a step towards what can. */
function isSmaller(next: SpeedState, now: SpeedState): boolean {
  return problemOf(next) === null || multiplyAddsOf(next) < multiplyAddsOf(now);
}

/** With one size changed. A depthwise layer stays one; otherwise there are as many groups as still divide both. */
export function withSize(state: SpeedState, name: SizeName, value: number): SpeedState {
  const next = { ...state, [name]: value };
  if (name === 'size' || name === 'kernel') return next;
  const { channels, outChannels, groups } = state;
  if (groups > 1 && groups === channels && groups === outChannels) {
    return { ...next, channels: value, outChannels: value, groups: value };
  }
  const fitting = possibleGroups(next.channels, next.outChannels).filter((each) => each <= groups);
  return { ...next, groups: fitting.at(-1) ?? 1 };
}

const version = 1;
const order: readonly SettingName[] = [...sizeNames, 'groups', 'rounds'];

export function encodeSpeedState(state: SpeedState): string {
  const writer = new ShareWriter().count(version);
  for (const name of order) writer.count(state[name]);
  return writer.text;
}

/** Null for a text that is damaged, or of a version that this build does not know. */
export function decodeSpeedState(text: string): SpeedState | null {
  const reader = ShareReader.from(text);
  if (reader === null || reader.count() !== version) return null;
  const values = order.map((name) => [name, reader.count()] as const);
  if (!reader.atEnd || !values.every(([, value]) => value >= 0)) return null;
  return Object.fromEntries(values) as unknown as SpeedState;
}
