/** The sum at one place of a map, as text: for the screen, for those who listen, for the drawing, for answers. */
import { cellTexts, valueText } from '../../draw/cell-text.js';
import { weightIndex } from '../../state/channels-filters.js';
import type { CellPlace } from '../../draw/window-place.js';
import type { ChannelsWords } from '../../strings/channels.js';
import type { ChannelsSession } from './channels-session.js';

export interface ChannelSum {
  readonly name: string;
  /** 'input × weight' for each cell of the kernel. */
  readonly products: readonly string[];
  /** What the channel adds. */
  readonly part: string;
}

export interface PlaceSum {
  readonly channels: readonly ChannelSum[];
  readonly bias: string;
  /** After so many steps: the sum up to a channel, or with the bias. */
  readonly soFar: string;
  readonly total: string;
  /** Behind the activation; null without one. */
  readonly activated: string | null;
}

export function placeSum(
  session: ChannelsSession,
  { place, done }: { readonly place: CellPlace; readonly done: number },
  { channels: words, common }: ChannelsWords,
): PlaceSum {
  const { state, run, map } = session;
  const { input, bank, filter } = state;
  const at = place.row * map.columns + place.column;
  const text = (value: number): string => valueText(value, common.decimal);
  const inputs = cellTexts(input.values, common.decimal);
  const channels = run.parts.map((part, channel): ChannelSum => {
    const products = Array.from({ length: bank.side * bank.side }, (_, cell) => {
      const row = place.row + Math.floor(cell / bank.side);
      const column = place.column + (cell % bank.side);
      const from = ((run.first + channel) * input.rows + row) * input.columns + column;
      const weight = bank.weights[weightIndex(bank, { filter, channel, cell })]!;
      return `(${inputs[from]!} × ${text(weight)})`;
    });
    const name = words.shortChannel(run.first + channel, input.channels);
    return { name, products, part: text(part.values[at]!) };
  });
  const sums = run.sums.map(({ values }) => values[at]!);
  const total = run.total.values[at]!;
  return {
    channels,
    bias: text(bank.biases[filter]!),
    soFar: text(done > run.count ? total : done === 0 ? 0 : sums[done - 1]!),
    total: text(total),
    activated: bank.activations[filter] === 'relu' ? text(map.values[at]!) : null,
  };
}

/** '3 + 0 − 1 + 0.5 = 2.5', and behind an activation its result. */
export function sumText(
  { channels, bias, total, activated }: PlaceSum,
  { channels: words }: ChannelsWords,
): string {
  const parts = [...channels.map(({ part }) => part), bias];
  const signed = parts.map((part, at) =>
    at === 0 ? part : part.startsWith('−') ? ` − ${part.slice(1)}` : ` + ${part}`,
  );
  const sum = `${signed.join('')} = ${total}`;
  return activated === null ? sum : `${words.formula.relu}(${sum}) → ${activated}`;
}
