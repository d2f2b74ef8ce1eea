/** The grids of <conv-pooling> as what is shown: texts, colours and marks. */
import { cellTexts } from '../../draw/cell-text.js';
import { divergingStops, type Palette } from '../../draw/palettes.js';
import type { Plane } from '../../draw/plane.js';
import { reachOf, spanOf, type CellPlace } from '../../draw/window-place.js';
import type { GridMark, NumberTable } from '../parts/number-grid.js';
import { colorsOf, signedScale, valueScale, type Scale } from '../parts/value-scale.js';
import type { PoolingRun } from './pooling-run.js';
import type { PoolingSession } from './pooling-session.js';

/** One grid: with its border as a table of numbers, without it as a picture. */
export interface GridShow {
  readonly table: NumberTable;
  /** In cells of the table. */
  readonly marks: readonly GridMark[];
  readonly plane: Plane;
  /** Four bytes for each number of the plane. */
  readonly colors: Uint8ClampedArray;
  readonly scale: Scale;
}

export interface PoolingShow {
  readonly input: GridShow;
  readonly output: GridShow;
  readonly gradient: GridShow;
  readonly inputGradient: GridShow;
}

/** More rows or columns than this are shown as a picture. */
export const mostNumbers = 12;

export function isPicture({ rows, columns }: Omit<Plane, 'values'>): boolean {
  return Math.max(rows, columns) > mostNumbers;
}

export function poolingShow(
  session: PoolingSession,
  palette: Palette,
  decimal: string,
): PoolingShow {
  const run = session.shown;
  // What is pooled keeps its colour, so that one sees where it went.
  const values = valueScale([run.input.values, run.output.values], palette);
  const gradients = signedScale(
    [run.gradient.values, run.inputGradient.values],
    divergingStops(palette.maps, palette.panel),
  );
  const window = windowMark(session);
  const place = mark('window', session.lookedAt.place);
  const readers = session.readers.map((each) => mark('touch', each));
  const shown = (plane: Plane, scale: Scale, marks: readonly GridMark[]): GridShow => {
    const colors = colorsOf(session.library, plane.values, scale);
    return { table: plainTable(plane, colors, decimal), marks, plane, colors, scale };
  };
  const gradient = shown(run.gradient, gradients, [...readers, place]);
  const inputMarks = [...originMarks(session), window, ...winnerMark(session)];
  return {
    input: bordered(session, shown(run.input, values, inputMarks), palette),
    output: covered(session, shown(run.output, values, [...readers, place]), palette),
    gradient,
    inputGradient: bordered(session, shown(run.inputGradient, gradients, inputMarks), palette),
  };
}

export function plainTable(
  { rows, columns, values }: Plane,
  colors: Uint8ClampedArray,
  decimal: string,
): NumberTable {
  const texts = cellTexts(values, decimal).map((text, at) =>
    Number.isNaN(values[at]) ? '' : text,
  );
  return { rows, columns, texts, colors };
}

/** With ghost cells around: the border, and those over which the last window hangs. */
function bordered(session: PoolingSession, grid: GridShow, { panel }: Palette): GridShow {
  const { bordered: size, padding, input, slide } = session.shown;
  const { table, colors } = grid;
  const texts: string[] = [];
  const fills = new Uint8ClampedArray(4 * size.rows * size.columns);
  for (let row = 0; row < size.rows; row++) {
    for (let column = 0; column < size.columns; column++) {
      const at = row * size.columns + column;
      const inside = placeInside(session.shown, { row, column });
      fills.set(inside < 0 ? [...panel, 255] : colors.subarray(4 * inside, 4 * inside + 4), 4 * at);
      texts.push(inside < 0 ? ghostText(session, grid, { row, column }) : table.texts[inside]!);
    }
  }
  const [down, across] = reachOf(slide);
  return {
    ...grid,
    table: {
      ...{ ...size, texts, colors: fills },
      border: {
        ...{ top: padding[0], left: padding[1] },
        bottom: size.rows - input.rows - padding[0],
        right: size.columns - input.columns - padding[1],
      },
      unused: { row: down, column: across },
    },
  };
}

/** The place in the input of a cell of the bordered grid; −1 outside. */
export function placeInside({ padding, input }: PoolingRun, { row, column }: CellPlace): number {
  const [down, across] = [row - padding[0], column - padding[1]];
  const isInside = down >= 0 && down < input.rows && across >= 0 && across < input.columns;
  return isInside ? down * input.columns + across : -1;
}

/** What stands outside, where it takes part: −∞ can never be the largest, 0 counts in a mean. */
function ghostText(
  { state, shown }: PoolingSession,
  { plane }: GridShow,
  { row, column }: CellPlace,
): string {
  const { padding, input } = shown;
  const isPadding = row < input.rows + 2 * padding[0] && column < input.columns + 2 * padding[1];
  if (plane !== input || !isPadding) return ' ';
  if (state.kind === 'max') return '−∞';
  return state.countIncludePad ? '0' : ' ';
}

/** Outputs that the stepper has not reached, or that a question asks for, are not told. */
function covered(session: PoolingSession, grid: GridShow, { panel }: Palette): GridShow {
  const { table, plane } = grid;
  const known = session.state.covered ? session.state.position : plane.values.length;
  const isBlank = (at: number): boolean =>
    session.isBlank({ row: Math.floor(at / plane.columns), column: at % plane.columns });
  const colors = grid.colors.slice();
  const texts = table.texts.map((text, at) => {
    if (at < known && text !== '' && !isBlank(at)) return text;
    colors.set([...panel, 255], 4 * at);
    return isBlank(at) ? '?' : '';
  });
  return { ...grid, colors, table: { ...table, texts, colors } };
}

function windowMark(session: PoolingSession): GridMark {
  const { slide } = session.shown;
  const { place } = session.lookedAt;
  const [height, width] = spanOf(slide);
  const [row, column] = [place.row * slide.stride[0], place.column * slide.stride[1]];
  return { kind: 'window', row, column, height, width };
}

/** Where the maximum that is looked at stands; a question that hides it hides its place too. */
function winnerMark(session: PoolingSession): GridMark[] {
  const { winners } = session.shown;
  const { place } = session.lookedAt;
  if (winners === null || session.isBlank(place)) return [];
  return [mark('cell', inBorder(session.shown, winners[session.lookedAtIndex]!))];
}

function originMarks({ state, shown, blank }: PoolingSession): GridMark[] {
  const { winners } = shown;
  if (!state.origins || winners === null || blank !== null) return [];
  return [...new Set(winners)].map((winner) => mark('touch', inBorder(shown, winner)));
}

/** A place of the input in the grid with its border. */
export function inBorder({ input, padding }: PoolingRun, place: number): CellPlace {
  return {
    row: Math.floor(place / input.columns) + padding[0],
    column: (place % input.columns) + padding[1],
  };
}

export function mark(kind: GridMark['kind'], { row, column }: CellPlace): GridMark {
  return { kind, row, column, height: 1, width: 1 };
}
