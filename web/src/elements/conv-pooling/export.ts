/** What is on the screen as a table, as a drawing, and as a program that computes it. */
import { figureSvg, type FigureGrid } from '../../draw/figure-svg.js';
import type { Palette } from '../../draw/palettes.js';
import type { Plane } from '../../draw/plane.js';
import { poolingCode } from '../../state/as-code/pooling.js';
import type { PoolingWords } from '../../strings/pooling.js';
import { arithmeticAt, arithmeticText, gradientText } from './arithmetic.js';
import { windowOf } from './pooling-run.js';
import type { PoolingSession } from './pooling-session.js';
import { poolingShow } from './pooling-tables.js';
import { gridsOf } from './stage-view.js';

/** One line per value: grid, row, column, value; places are counted from 1. */
export function exportTable(
  { state, shown }: PoolingSession,
  { pooling: { data } }: PoolingWords,
): string {
  const lines = [data.header];
  const add = (name: string, columns: number, values: Iterable<number>): void => {
    for (const [place, value] of [...values].entries()) {
      lines.push(`${name},${Math.floor(place / columns) + 1},${(place % columns) + 1},${value}`);
    }
  };
  const addPlane = (name: string, { columns, values }: Plane): void => add(name, columns, values);
  addPlane(data.input, shown.input);
  addPlane(data.output, shown.output);
  if (shown.winners !== null) add(data.winner, shown.output.columns, shown.winners);
  if (state.show === 'backward') {
    addPlane(data.gradient, shown.gradient);
    addPlane(data.inputGradient, shown.inputGradient);
  }
  return `${lines.join('\n')}\n`;
}

export function exportDrawing(
  session: PoolingSession,
  palette: Palette,
  strings: PoolingWords,
): string {
  const { pooling: words, common } = strings;
  const show = poolingShow(session, palette, common.decimal);
  const grids = gridsOf(session).map((name): FigureGrid => {
    const { table, marks } = show[name];
    return {
      ...{ title: words[name], rows: table.rows, columns: table.columns, texts: table.texts },
      colors: table.colors ?? new Uint8ClampedArray(4 * table.texts.length),
      marks: marks.filter(({ kind }) => kind !== 'touch'),
    };
  });
  const { place } = session.lookedAt;
  const arithmetic = arithmeticAt(session, place, strings);
  const isForward = session.state.show === 'forward';
  const isDark = palette.panel[0] < 128;
  return figureSvg(grids, isForward ? ['→'] : ['', '←'], {
    panel: palette.panel,
    ink: palette.ink,
    line: isDark ? '#2f353b' : '#e3e0d8',
    mark: isDark ? '#ffa94d' : '#e8590c',
    caption: isForward
      ? arithmeticText(arithmetic, strings)
      : gradientText(session, place, arithmetic, strings),
  });
}

export function exportCode({ state, shown }: PoolingSession): Readonly<Record<string, string>> {
  const { input, gradient } = shown;
  const program = { kind: state.kind, ...windowOf(state, input), input, gradient };
  return { PyTorch: poolingCode(program, state.show === 'backward') };
}
