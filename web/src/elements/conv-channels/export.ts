/** What is on the screen as a table, as a drawing, and as a program that computes it. */
import { figureSvg, type FigureGrid } from '../../draw/figure-svg.js';
import type { Palette } from '../../draw/palettes.js';
import { channelsCode } from '../../state/as-code/channels.js';
import type { ChannelsWords } from '../../strings/channels.js';
import type { ChannelsSession } from './channels-session.js';
import { channelsShow, type GridShow } from './channels-show.js';
import { placeSum, sumText } from './formula.js';

/** One line per value: grid, channel (or filter), row, column, value; places are counted from 1. */
export function exportTable(
  { state, run, maps }: ChannelsSession,
  { channels: { data } }: ChannelsWords,
): string {
  const lines = [data.header];
  const { input, bank, filter } = state;
  const add = (name: string, channel: number, columns: number, values: Iterable<number>): void => {
    for (const [place, value] of [...values].entries()) {
      const row = Math.floor(place / columns);
      lines.push(`${name},${channel + 1},${row + 1},${(place % columns) + 1},${value}`);
    }
  };
  const size = input.rows * input.columns;
  for (let channel = 0; channel < input.channels; channel++) {
    add(
      data.input,
      channel,
      input.columns,
      input.values.slice(channel * size, (channel + 1) * size),
    );
  }
  const cells = bank.side * bank.side;
  for (const [at, part] of run.parts.entries()) {
    const from = (filter * run.count + at) * cells;
    add(data.kernel, run.first + at, bank.side, bank.weights.slice(from, from + cells));
    add(data.part, run.first + at, part.columns, part.values);
  }
  for (const [at, map] of maps.entries()) add(data.output, at, map.columns, map.values);
  return `${lines.join('\n')}\n`;
}

/** The kernels of the filter side by side, and its map. */
export function exportDrawing(
  session: ChannelsSession,
  palette: Palette,
  strings: ChannelsWords,
): string {
  const { channels: words, common } = strings;
  const { state } = session;
  const show = channelsShow(session, palette, common.decimal);
  const figure = (title: string, { table, marks }: GridShow): FigureGrid => ({
    ...{ title, rows: table.rows, columns: table.columns, texts: table.texts, marks },
    colors: table.colors ?? new Uint8ClampedArray(4 * table.texts.length),
  });
  const read = show.channels.flatMap(({ channel, input, read: seen }) =>
    seen === null ? [] : [{ name: words.shortChannel(channel, state.input.channels), input, seen }],
  );
  const grids = read.flatMap(({ name, input, seen }) => [
    figure(name, input),
    figure(words.kernels, seen.kernel),
  ]);
  const signs = read.flatMap((_, at) => ['⋆', at < read.length - 1 ? '+' : '=']);
  const isDark = palette.panel[0] < 128;
  const sum = placeSum(session, session.lookedAt, strings);
  return figureSvg([...grids, figure(words.map(state.filter), show.map)], signs, {
    panel: palette.panel,
    ink: palette.ink,
    line: isDark ? '#2f353b' : '#e3e0d8',
    mark: isDark ? '#ffa94d' : '#e8590c',
    caption: sumText(sum, strings),
  });
}

export function exportCode({ state }: ChannelsSession): Readonly<Record<string, string>> {
  return { PyTorch: channelsCode(state) };
}
