/** The grids of <conv-channels> as what is shown: texts, colours and marks. */
import { cellTexts } from '../../draw/cell-text.js';
import { divergingStops, type Palette, type Rgb } from '../../draw/palettes.js';
import type { Plane } from '../../draw/plane.js';
import { weightIndex } from '../../state/channels-filters.js';
import { windowsDone } from '../../state/stepping.js';
import type { GridMark, NumberTable } from '../parts/number-grid.js';
import { colorsOf, signedScale, valueScale, type Scale } from '../parts/value-scale.js';
import type { ChannelsSession } from './channels-session.js';

export interface GridShow {
  readonly table: NumberTable;
  readonly marks: readonly GridMark[];
}

export interface ChannelShow {
  readonly channel: number;
  readonly input: GridShow;
  /** Null for a channel that the filter does not read. */
  readonly read: { readonly kernel: GridShow; readonly part: GridShow } | null;
}

export interface ChannelsShow {
  readonly channels: readonly ChannelShow[];
  readonly map: GridShow;
  /** All maps, four bytes for each value. */
  readonly mapColors: Uint8ClampedArray;
  readonly weightScale: Scale;
  readonly mapScale: Scale;
}

/** Full red, green and blue: distinct from the panel, and with numbers that can be read on them. */
const hues: Readonly<Record<'light' | 'dark', readonly Rgb[]>> = {
  light: [
    [224, 82, 72],
    [74, 168, 96],
    [84, 124, 224],
  ],
  dark: [
    [206, 84, 76],
    [70, 148, 88],
    [92, 126, 214],
  ],
};

/** The colour of a channel where there are three; null otherwise. */
export function hueOf(palette: Palette, channel: number, channels: number): Rgb | null {
  const theme = palette.panel[0] < 128 ? 'dark' : 'light';
  return channels === 3 ? hues[theme][channel]! : null;
}

export function channelsShow(
  session: ChannelsSession,
  palette: Palette,
  decimal: string,
): ChannelsShow {
  const { library, state, run, maps } = session;
  const { input, bank } = state;
  const weightScale = signedScale(
    [Float32Array.from(bank.weights)],
    divergingStops(palette.weights, palette.panel),
  );
  const results = [...run.parts, run.total, ...maps].map(({ values }) => values);
  const mapScale = signedScale(results, divergingStops(palette.maps, palette.panel));
  const shown = (
    plane: Plane,
    scale: Scale,
    marks: readonly GridMark[],
    digits?: string[],
  ): GridShow => {
    const texts = digits ?? cellTexts(plane.values, decimal);
    return {
      table: {
        ...{ rows: plane.rows, columns: plane.columns },
        texts: texts.map((text, at) => (Number.isNaN(plane.values[at]) ? '' : text)),
        colors: colorsOf(library, plane.values, scale),
      },
      marks,
    };
  };
  const { place, done } = session.lookedAt;
  const here: GridMark = { kind: 'window', ...place, height: 1, width: 1 };
  const window: GridMark = { ...here, height: bank.side, width: bank.side };
  const inputTexts = cellTexts(input.values, decimal);
  const size = input.rows * input.columns;
  const channels = Array.from({ length: input.channels }, (_, channel): ChannelShow => {
    const at = channel - run.first;
    const isRead = at >= 0 && at < run.count;
    const values = Float32Array.from(input.values.slice(channel * size, (channel + 1) * size));
    const plane = { rows: input.rows, columns: input.columns, values };
    const scale = inputScale(values, palette, channel, input.channels);
    const texts = inputTexts.slice(channel * size, (channel + 1) * size);
    const planeShow = shown(plane, scale, isRead ? [window] : [], texts);
    if (!isRead) return { channel, input: planeShow, read: null };
    const from = weightIndex(bank, { filter: state.filter, channel: at, cell: 0 });
    const kernel = {
      ...{ rows: bank.side, columns: bank.side },
      values: Float32Array.from(bank.weights.slice(from, from + bank.side * bank.side)),
    };
    // A channel that is still to be added has no part yet.
    const isAdded = at < done;
    const part = shown(run.parts[at]!, mapScale, [here]);
    return {
      ...{ channel, input: planeShow },
      read: {
        kernel: shown(kernel, weightScale, []),
        part: isAdded ? part : hide(part, [session.lookedAtIndex], palette, ''),
      },
    };
  });
  return {
    channels,
    map: covered(session, shown(session.map, mapScale, [here]), palette),
    mapColors: allColors(maps.map(({ values }) => colorsOf(library, values, mapScale))),
    ...{ weightScale, mapScale },
  };
}

function inputScale(
  values: Float32Array,
  palette: Palette,
  channel: number,
  channels: number,
): Scale {
  const hue = hueOf(palette, channel, channels);
  if (values.some((value) => value < 0)) return valueScale([values], palette);
  const most = Math.max(1, ...values);
  const grey = valueScale([values], palette).stops;
  return { range: [0, most], stops: hue === null ? grey : [palette.panel, hue] };
}

/** Places that the stepper has not reached, or that a question asks for, are not told. */
function covered(session: ChannelsSession, grid: GridShow, palette: Palette): GridShow {
  const { state, map, plan } = session;
  const known = state.covered ? windowsDone(plan, state.position) : map.values.length;
  const places = [...map.values.keys()];
  const later = hide(
    grid,
    places.filter((at) => at >= known),
    palette,
    '',
  );
  const asked = places.filter((at) =>
    session.isBlank({ row: Math.floor(at / map.columns), column: at % map.columns }),
  );
  return hide(later, asked, palette, '?');
}

function hide(
  { table, marks }: GridShow,
  places: readonly number[],
  { panel }: Palette,
  instead: string,
): GridShow {
  const colors = table.colors?.slice() ?? null;
  for (const place of places) colors?.set([...panel, 255], 4 * place);
  const texts = table.texts.map((text, at) => (places.includes(at) ? instead : text));
  return { marks, table: { ...table, texts, colors } };
}

function allColors(planes: readonly Uint8ClampedArray[]): Uint8ClampedArray {
  const size = planes[0]?.length ?? 0;
  const all = new Uint8ClampedArray(size * planes.length);
  for (const [at, colors] of planes.entries()) all.set(colors, at * size);
  return all;
}
