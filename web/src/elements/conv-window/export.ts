/** What is on the screen as a table, as a drawing, and as programs that compute it. */
import { figureSvg, type FigureGrid } from '../../draw/figure-svg.js';
import type { Palette } from '../../draw/palettes.js';
import {
  codeLanguageNames,
  codeLanguages,
  convolutionCode,
} from '../../state/as-code/convolution.js';
import type { WindowWords } from '../../strings/window.js';
import { sumText, windowSum } from './formula-view.js';
import type { Plane } from '../../draw/plane.js';
import type { WindowSession } from './window-session.js';
import { windowShow, type GridShow } from './window-tables.js';

/** One line per value: grid, row, column, value; places are counted from 1. The weights are those that are multiplied. */
export function exportTable(
  { state, shown }: WindowSession,
  { window: words }: WindowWords,
): string {
  const { header, input, kernel, output } = words.data;
  const lines = [header];
  const add = (name: string, { columns, values }: Omit<Plane, 'rows'>): void => {
    for (const [place, value] of values.entries()) {
      const row = Math.floor(place / columns);
      lines.push(`${name},${row + 1},${(place % columns) + 1},${value}`);
    }
  };
  add(input, { columns: state.input.columns, values: Float32Array.from(state.input.values) });
  add(kernel, { columns: shown.window.columns, values: shown.weights });
  add(output, shown.output);
  return `${lines.join('\n')}\n`;
}

export function exportDrawing(
  session: WindowSession,
  palette: Palette,
  strings: WindowWords,
): string {
  const { window: words, common } = strings;
  const show = windowShow(session, palette, common.decimal);
  const grid = (title: string, { table, marks }: GridShow): FigureGrid => ({
    title,
    rows: table.rows,
    columns: table.columns,
    texts: table.texts,
    colors: table.colors ?? new Uint8ClampedArray(4 * table.texts.length),
    marks: marks.filter(({ kind }) => kind !== 'touch'),
  });
  const { operation } = session.state;
  const kernelTitle = operation === 'convolution' ? words.turnedKernel : words.kernel;
  const isDark = palette.panel[0] < 128;
  return figureSvg(
    [
      grid(words.input, show.input),
      grid(kernelTitle, show.kernel),
      grid(words.output, show.output),
    ],
    [words.operation.signs[operation], '='],
    {
      panel: palette.panel,
      ink: palette.ink,
      line: isDark ? '#2f353b' : '#e3e0d8',
      mark: isDark ? '#ffa94d' : '#e8590c',
      caption: sumText(windowSum(session, session.lookedAt, strings)),
    },
  );
}

export function exportCode({ state, shown }: WindowSession): Readonly<Record<string, string>> {
  const { input, kernel, operation, paddingMode, stride, dilation } = state;
  const program = {
    input,
    kernel,
    divisor: kernel.divisor,
    operation,
    padding: shown.padding,
    paddingMode,
    stride,
    dilation,
  };
  return Object.fromEntries(
    codeLanguages.map((language) => [
      codeLanguageNames[language],
      convolutionCode(language, program),
    ]),
  );
}
