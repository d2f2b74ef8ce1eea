/**
 * What the library says about one setting of the channels: every map, and for one filter each channel's part and the sums
 * on the way. The page computes none of these numbers.
 */
import type { Plane } from '../../draw/plane.js';
import {
  channelsPerGroup,
  firstChannelOf,
  weightIndex,
  type FilterBank,
} from '../../state/channels-filters.js';
import type { ChannelsCalculation } from '../../state/channels-state.js';
import type { Convscope, Tensor } from '../provider.js';

/** One filter, channel by channel. */
export interface FilterRun {
  readonly filter: number;
  /** The first input channel that it reads, and how many. */
  readonly first: number;
  readonly count: number;
  /** What each channel adds, and the sum up to and with it. */
  readonly parts: readonly Plane[];
  readonly sums: readonly Plane[];
  /** With the bias; the map is this behind the activation. */
  readonly total: Plane;
}

/** One map for each filter. */
export function runMaps(library: Convscope, { input, bank }: ChannelsCalculation): Plane[] {
  const x = library.tensor(input.values, [input.channels, input.rows, input.columns]);
  return planesOf(applyBank(library, x, bank, 'valid'));
}

/** The filters on channels of any size. */
export function applyBank(
  library: Convscope,
  x: Tensor,
  bank: FilterBank,
  padding: 'valid' | 'same',
): Tensor {
  const { filters, groups, side, weights, biases, activations } = bank;
  const shape = [filters, channelsPerGroup(bank), side, side];
  return library.conv2d(x, library.tensor(weights, shape), Float32Array.from(biases), {
    ...{ groups, activation: activations, padding },
    paddingMode: padding === 'same' ? 'replicate' : 'zeros',
  });
}

export function runFilter(
  library: Convscope,
  { input, bank }: ChannelsCalculation,
  filter: number,
): FilterRun {
  const { side } = bank;
  const count = channelsPerGroup(bank);
  const first = firstChannelOf(bank, filter);
  const plane = input.rows * input.columns;
  const seen = input.values.slice(first * plane, (first + count) * plane);
  const x = library.tensor(seen, [count, input.rows, input.columns]);
  const from = weightIndex(bank, { filter, channel: 0, cell: 0 });
  const weights = bank.weights.slice(from, from + count * side * side);

  // One filter for each beginning of the row of channels: the library adds them up.
  const growing = Array.from({ length: count }, (_, last) =>
    weights.map((weight, at) => (at < (last + 1) * side * side ? weight : 0)),
  ).flat();
  const conv = (values: readonly number[], shape: readonly number[], groups = 1): Plane[] =>
    planesOf(library.conv2d(x, library.tensor(values, [...shape, side, side]), null, { groups }));
  const whole = library.tensor(weights, [1, count, side, side]);
  const bias = Float32Array.of(bank.biases[filter]!);
  return {
    ...{ filter, first, count },
    parts: conv(weights, [count, 1], count),
    sums: conv(growing, [count, count]),
    total: planesOf(library.conv2d(x, whole, bias))[0]!,
  };
}

export interface Cost {
  readonly weights: number;
  readonly products: number;
  readonly outputShape: readonly number[];
}

/** Weights without biases, and multiplications, of a layer. */
export function costOf(
  library: Convscope,
  inputShape: readonly number[],
  layer: { readonly filters: number; readonly groups: number; readonly side: number },
): Cost {
  const { filters, groups, side } = layer;
  const [described] = library.describe(
    [{ type: 'conv2d', outChannels: filters, kernel: side, groups, bias: null }],
    inputShape,
  );
  const { parameters, multiplyAdds, outputShape } = described!;
  return { weights: parameters, products: multiplyAdds, outputShape };
}

function planesOf({ data, shape }: Tensor): Plane[] {
  const [channels = 1, rows = 1, columns = 1] = shape;
  const size = rows * columns;
  return Array.from({ length: channels }, (_, channel) => ({
    ...{ rows, columns },
    values: data.slice(channel * size, (channel + 1) * size),
  }));
}
