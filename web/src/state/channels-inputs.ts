/** Small pictures of several channels for <conv-channels>, each good for one question; values from 0 to 1. */

export interface ChannelStack {
  readonly channels: number;
  readonly rows: number;
  readonly columns: number;
  /** [channel][row][column] */
  readonly values: readonly number[];
}

export const channelsInputNames = ['stripes', 'dots', 'fade', 'square'] as const;
export type ChannelsInputName = (typeof channelsInputNames)[number];

/** Rows and columns of every input. */
export const stackSide = 5;
export const mostChannels = 10;

type Fill = (channel: number, row: number, column: number, channels: number) => number;

const fills: Readonly<Record<ChannelsInputName, Fill>> = {
  /** Each channel is bright in a part of the columns of its own: three are red, green and blue stripes. */
  stripes: (channel, _, column, channels) =>
    Math.floor((column * channels) / stackSide) === channel ||
    (channels > stackSide && column === channel % stackSide)
      ? 1
      : 0,
  /** Each channel has one bright cell, and all have the one in the middle. */
  dots: (channel, row, column) =>
    (row === 2 && column === 2) || (row === channel % 5 && column === (2 * channel + 1) % 5)
      ? 1
      : 0,
  /** Some channels grow to the right, some downwards, some fade. */
  fade: (channel, row, column) => [column / 4, row / 4, 1 - column / 4][channel % 3]!,
  /** A bright square on a ground of half the strength in every second channel. */
  square: (channel, row, column) => {
    const isInside = row > 0 && row < 4 && column > 1;
    return isInside ? (channel % 3 === 2 ? 0.2 : 1) : channel % 2 === 0 ? 0 : 0.5;
  },
};

export function channelsInput(name: ChannelsInputName, channels: number): ChannelStack {
  const plane = stackSide * stackSide;
  const values = Array.from({ length: channels * plane }, (_, place) => {
    const [channel, at] = [Math.floor(place / plane), place % plane];
    const value = fills[name](channel, Math.floor(at / stackSide), at % stackSide, channels);
    return Math.round(100 * value) / 100;
  });
  return { channels, rows: stackSide, columns: stackSide, values };
}

/** The name of an input that is one of ours; null for others. */
export function nameOfStack(stack: ChannelStack): ChannelsInputName | null {
  const isSame = (name: ChannelsInputName): boolean => {
    const { values } = channelsInput(name, stack.channels);
    return values.every((value, place) => value === stack.values[place]);
  };
  return channelsInputNames.find(isSame) ?? null;
}

export function setStackValue(stack: ChannelStack, place: number, value: number): ChannelStack {
  return { ...stack, values: stack.values.map((each, at) => (at === place ? value : each)) };
}
