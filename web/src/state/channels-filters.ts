/**
 * Filters over several channels: a stack of kernels and a bias for each output map. Each value says how it is changed:
 * nothing is changed in place.
 *
 *   const bank = filterPreset('opponent');
 *   setWeight(bank, { filter: 0, channel: 2, cell: 0 }, 0.5)
 */
import { possibleGroups } from './possible-groups.js';

export type FilterActivation = 'none' | 'relu';

export interface FilterBank {
  /** Input channels and output maps; `groups` divides both. */
  readonly channels: number;
  readonly filters: number;
  readonly groups: number;
  /** Rows and columns of every kernel. */
  readonly side: number;
  /** [filter][channel of its group][row][column] */
  readonly weights: readonly number[];
  /** One for each filter. */
  readonly biases: readonly number[];
  readonly activations: readonly FilterActivation[];
}

export const mostFilters = 10;
export const bankSides = { least: 1, most: 3 } as const;

type Kernel = readonly number[];

const edgeAcross: Kernel = [-1, 0, 1, -1, 0, 1, -1, 0, 1];
const edgeDown: Kernel = [1, 1, 1, 0, 0, 0, -1, -1, -1];
const middle: Kernel = [0, 0, 0, 0, 1, 0, 0, 0, 0];
const laplacian: Kernel = [0, 1, 0, 1, -4, 1, 0, 1, 0];
const round: Kernel = [0, 0.2, 0, 0.2, 0.2, 0.2, 0, 0.2, 0];

const times = (kernel: Kernel, factor: number): number[] => kernel.map((each) => each * factor + 0);

/** `kernels`: for each filter one kernel for each channel of its group. */
function bank(
  kernels: readonly (readonly Kernel[])[],
  { channels = kernels[0]!.length, groups = 1, biases }: Partial<FilterBank> = {},
): FilterBank {
  const filters = kernels.length;
  return {
    ...{ channels, filters, groups },
    side: Math.sqrt(kernels[0]![0]!.length),
    weights: kernels.flat(2),
    biases: biases ?? new Array<number>(filters).fill(0),
    activations: new Array<FilterActivation>(filters).fill('none'),
  };
}

/** 1×1: each filter is one number for each channel. */
function mixing(rows: readonly (readonly number[])[]): FilterBank {
  return bank(rows.map((row) => row.map((weight) => [weight])));
}

const presets = {
  /** An edge in any colour, and red where there is no green or blue. */
  colours: bank(
    [
      [edgeAcross, edgeAcross, edgeAcross],
      [times(middle, 2), times(middle, -1), times(middle, -1)],
    ],
    { biases: [0, -0.5] },
  ),
  /** The luma of ITU-R BT.601. */
  grey: mixing([[0.299, 0.587, 0.114]]),
  opponent: mixing([
    [0.5, 0.25, 0.25],
    [1, -1, 0],
    [-0.5, -0.5, 1],
  ]),
  swap: mixing([
    [0, 0, 1],
    [0, 1, 0],
    [1, 0, 0],
  ]),
  reduce: mixing([
    [1, 1, 1, 0, 0, 0],
    [0, 0, 0, 1, -1, 1],
  ]),
  groups: bank(
    [
      [edgeAcross, edgeAcross],
      [middle, times(middle, -1)],
      [edgeDown, edgeDown],
      [round, laplacian],
    ],
    { channels: 4, groups: 2 },
  ),
  depthwise: bank([[edgeAcross], [round], [laplacian]], { channels: 3, groups: 3 }),
  multiplier: bank([[edgeAcross], [edgeDown], [edgeAcross], [edgeDown], [edgeAcross], [edgeDown]], {
    ...{ channels: 3, groups: 3 },
  }),
  single: bank([[edgeAcross]]),
} as const;

export type FilterPresetName = keyof typeof presets;
export const filterPresetNames = Object.keys(presets) as FilterPresetName[];

export function filterPreset(name: FilterPresetName): FilterBank {
  return presets[name];
}

export function nameOfBank(given: FilterBank): FilterPresetName | null {
  const text = JSON.stringify(given);
  return filterPresetNames.find((name) => JSON.stringify(presets[name]) === text) ?? null;
}

/** Input channels that one filter reads. */
export function channelsPerGroup({ channels, groups }: FilterBank): number {
  return channels / groups;
}

/** The first input channel that a filter reads; the others of its group follow. */
export function firstChannelOf(given: FilterBank, filter: number): number {
  const { filters, groups } = given;
  return Math.floor(filter / (filters / groups)) * channelsPerGroup(given);
}

export interface WeightPlace {
  readonly filter: number;
  /** Counted inside the filter's group. */
  readonly channel: number;
  /** Row by row. */
  readonly cell: number;
}

/** Where a weight stands among all. */
export function weightIndex(given: FilterBank, { filter, channel, cell }: WeightPlace): number {
  const { side } = given;
  return (filter * channelsPerGroup(given) + channel) * side * side + cell;
}

export function setWeight(given: FilterBank, place: WeightPlace, value: number): FilterBank {
  const index = weightIndex(given, place);
  return { ...given, weights: given.weights.map((each, at) => (at === index ? value : each)) };
}

export function setBias(given: FilterBank, filter: number, value: number): FilterBank {
  return { ...given, biases: given.biases.map((each, at) => (at === filter ? value : each)) };
}

export function setActivation(
  given: FilterBank,
  filter: number,
  value: FilterActivation,
): FilterBank {
  const activations = given.activations.map((each, at) => (at === filter ? value : each));
  return { ...given, activations };
}

/** What a new weight is: each filter looks for something else, in each channel with another strength. */
function usualWeight(side: number, { filter, channel, cell }: WeightPlace): number {
  if (side === 1) return (filter + channel) % 3 === 0 ? 1 : (filter + channel) % 3 === 1 ? -1 : 0.5;
  const kernels = [edgeAcross, edgeDown, round, laplacian];
  const kernel = kernels[(filter + channel) % kernels.length]!;
  const row = Math.floor(cell / side);
  return kernel[row * 3 + (cell % side)]!;
}

/**
 * Other sizes: what was there stays where its filter, channel and cell still exist; groups that no longer divide become the
 * next smaller number that does.
 */
export function reshaped(
  given: FilterBank,
  sizes: Partial<Pick<FilterBank, 'channels' | 'filters' | 'groups' | 'side'>>,
): FilterBank {
  const { channels, filters, side } = { ...given, ...sizes };
  const wanted = sizes.groups ?? given.groups;
  const fitting = possibleGroups(channels, filters).filter((each) => each <= wanted);
  const groups = fitting.at(-1) ?? 1;
  const next = { ...given, channels, filters, groups, side };
  const perGroup = channelsPerGroup(next);
  const keepsSide = side === given.side;
  const weights = Array.from({ length: filters * perGroup * side * side }, (_, at) => {
    const cell = at % (side * side);
    const channel = Math.floor(at / (side * side)) % perGroup;
    const filter = Math.floor(at / (side * side * perGroup));
    const isOld = keepsSide && filter < given.filters && channel < channelsPerGroup(given);
    return isOld
      ? given.weights[weightIndex(given, { filter, channel, cell })]!
      : usualWeight(side, { filter, channel, cell });
  });
  const fill = <Value>(old: readonly Value[], usual: Value): Value[] =>
    Array.from({ length: filters }, (_, filter) => old[filter] ?? usual);
  return {
    ...next,
    weights,
    biases: fill(given.biases, 0),
    activations: fill(given.activations, 'none'),
  };
}
