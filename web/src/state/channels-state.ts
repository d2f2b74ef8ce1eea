/**
 * Everything that decides what <conv-channels> shows, as one value, and that value as the short text of a link.
 */
import { channelsInput, mostChannels, stackSide, type ChannelStack } from './channels-inputs.js';
import {
  bankSides,
  channelsPerGroup,
  filterPreset,
  mostFilters,
  type FilterActivation,
  type FilterBank,
} from './channels-filters.js';
import { readyPictures, type ReadyPictureName } from './picture-source.js';
import { possibleGroups } from './possible-groups.js';
import { ShareReader, ShareWriter } from './share-bytes.js';
import { readNumber, writeNumber } from './share-numbers.js';
import { stepLevels, stepSpeeds, type StepLevel } from './stepping.js';

/** What the numbers depend on, and what undo brings back. */
export interface ChannelsCalculation {
  readonly input: ChannelStack;
  readonly bank: FilterBank;
}

export interface ChannelsState extends ChannelsCalculation {
  /** The filter that is looked at. */
  readonly filter: number;
  /** Steps that are done: one for each channel that the filter reads, and one for its bias, window by window. */
  readonly position: number;
  /** Outputs behind the position are not shown yet. */
  readonly covered: boolean;
  readonly level: StepLevel;
  /** Place in stepSpeeds. */
  readonly speed: number;
  /** The picture to which the same filters are applied. */
  readonly picture: ReadyPictureName;
}

/** A yellow square on green, the first window of the first filter done. */
export const initialChannelsState: ChannelsState = {
  input: channelsInput('square', 3),
  bank: filterPreset('colours'),
  filter: 0,
  position: 4,
  covered: false,
  level: 'window',
  speed: 1,
  picture: 'still-life',
};

/** Without what only says how much of the result is looked at. */
export function channelsCalculationOf({ input, bank }: ChannelsCalculation): ChannelsCalculation {
  return { input, bank };
}

/** Whether both give the same numbers. */
export function sameChannels(a: ChannelsCalculation, b: ChannelsCalculation): boolean {
  return a.input === b.input && a.bank === b.bank;
}

/** With as many channels as the filters read, and filters that fit the input. */
export function withBank(state: ChannelsState, bank: FilterBank): Partial<ChannelsState> {
  const { input } = state;
  const fitting =
    input.channels === bank.channels
      ? input
      : channelsInput(bank.channels === 3 ? 'square' : 'dots', bank.channels);
  return { bank, input: fitting, filter: Math.min(state.filter, bank.filters - 1) };
}

const version = 1;

export function encodeChannelsState(state: ChannelsState): string {
  const { input, bank } = state;
  const writer = new ShareWriter().count(version).count(input.channels);
  for (const value of input.values) writeNumber(writer, value);
  writer.count(bank.filters).count(bank.groups).count(bank.side);
  for (const value of [...bank.weights, ...bank.biases]) writeNumber(writer, value);
  for (const activation of bank.activations) writer.count(activation === 'relu' ? 1 : 0);
  return writer
    .count(state.filter)
    .count(state.position)
    .count(Number(state.covered))
    .count(stepLevels.indexOf(state.level))
    .count(state.speed)
    .count(readyPictures.indexOf(state.picture)).text;
}

/** Null for a text that is damaged, or of a version that this build does not know. */
export function decodeChannelsState(text: string): ChannelsState | null {
  const reader = ShareReader.from(text);
  if (reader === null || reader.count() !== version) return null;
  const input = readStack(reader);
  const bank = input && readBank(reader, input.channels);
  if (input === null || bank === null) return null;
  const [filter, position, covered] = [reader.count(), reader.count(), reader.count()];
  const level = stepLevels[reader.count()];
  const speed = reader.count();
  const picture = readyPictures[reader.count()];
  if (!(filter < bank.filters) || !(position >= 0) || !(covered <= 1)) return null;
  if (level === undefined || stepSpeeds[speed] === undefined || picture === undefined) return null;
  if (!reader.atEnd) return null;
  return { input, bank, filter, position, covered: covered === 1, level, speed, picture };
}

function readStack(reader: ShareReader): ChannelStack | null {
  const channels = reader.count();
  if (!(channels >= 1 && channels <= mostChannels)) return null;
  const values = readNumbers(reader, channels * stackSide * stackSide);
  return values && { channels, rows: stackSide, columns: stackSide, values };
}

function readBank(reader: ShareReader, channels: number): FilterBank | null {
  const [filters, groups, side] = [reader.count(), reader.count(), reader.count()];
  if (!(filters >= 1 && filters <= mostFilters)) return null;
  if (!possibleGroups(channels, filters).includes(groups)) return null;
  if (!(side >= bankSides.least && side <= bankSides.most)) return null;
  const sizes = { channels, filters, groups, side };
  const perFilter = channelsPerGroup({ ...sizes, weights: [], biases: [], activations: [] });
  const weights = readNumbers(reader, filters * perFilter * side * side);
  const biases = readNumbers(reader, filters);
  const flags = Array.from({ length: filters }, () => reader.count());
  if (weights === null || biases === null || !flags.every((flag) => flag <= 1)) return null;
  const activations = flags.map((flag): FilterActivation => (flag === 1 ? 'relu' : 'none'));
  return { ...sizes, weights, biases, activations };
}

function readNumbers(reader: ShareReader, count: number): number[] | null {
  const values = Array.from({ length: count }, () => readNumber(reader));
  return values.every(Number.isFinite) ? values : null;
}
