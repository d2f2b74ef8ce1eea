/** The three grids of <conv-window> as what is shown: texts, colours, notes and marks. */
import { cellTexts } from '../../draw/cell-text.js';
import { colorLevels } from '../../draw/levels.js';
import { divergingStops, largestMagnitude, type Palette, type Rgb } from '../../draw/palettes.js';
import { cellsOfWeight, cellUnder, spanOf } from '../../draw/window-place.js';
import { windowsDone } from '../../state/stepping.js';
import type { GridMark, NumberTable } from '../parts/number-grid.js';
import type { Convscope } from '../provider.js';
import { unusedFrom, type Plane, type WindowRun } from './window-run.js';
import type { WindowSession } from './window-session.js';

/** A grid, the same as a picture, and the scale of its colours. */
export interface GridShow {
  readonly table: NumberTable;
  readonly marks: readonly GridMark[];
  readonly plane: Plane;
  /** Four bytes for each cell, without what is only lit for the moment. */
  readonly colors: Uint8ClampedArray;
  readonly scale: Scale;
}

export interface Scale {
  readonly range: readonly [low: number, high: number];
  readonly stops: readonly Rgb[];
}

export interface WindowShow {
  readonly input: GridShow;
  readonly kernel: GridShow;
  readonly output: GridShow;
}

export function windowShow(session: WindowSession, palette: Palette, decimal: string): WindowShow {
  const { library, shown: run } = session;
  const kernelScale = symmetric(run.weights, divergingStops(palette.weights, palette.panel));
  const kernelColors = colorsOf(library, run.weights, kernelScale);
  return {
    input: inputShow(session, run, palette, decimal, kernelColors),
    kernel: {
      table: tableOf(run.window, kernelColors, decimal),
      marks: kernelMarks(session, run),
      plane: run.window,
      colors: kernelColors,
      scale: kernelScale,
    },
    output: outputShow(session, run, palette, decimal),
  };
}

function tableOf(plane: Plane, colors: Uint8ClampedArray, decimal: string): NumberTable {
  return {
    rows: plane.rows,
    columns: plane.columns,
    texts: cellTexts(plane.values, decimal),
    colors,
  };
}

function inputShow(
  session: WindowSession,
  run: WindowRun,
  palette: Palette,
  decimal: string,
  kernelColors: Uint8ClampedArray,
): GridShow {
  const { padded, slide } = run;
  const lowest = padded.values.reduce((least, value) => Math.min(least, value), 0);
  const scale: Scale =
    lowest < 0
      ? symmetric(padded.values, divergingStops(palette.maps, palette.panel))
      : {
          range: [0, largestMagnitude(padded.values) || 1],
          stops: [palette.panel, midGrey(palette)],
        };
  const colors = colorsOf(session.library, padded.values, scale);
  const { place, done } = session.lookedAt;
  const kernelTexts = cellTexts(run.window.values, decimal);
  const lit = colors.slice();
  const notes = new Map<number, string>();
  for (let weight = 0; weight < done; weight++) {
    const cell = cellUnder(slide, place, weight);
    const at = cell.row * padded.columns + cell.column;
    notes.set(at, `×${kernelTexts[weight]!}`);
    // The input wears the colour of the weight that multiplies it.
    lit.set(kernelColors.subarray(4 * weight, 4 * weight + 4), 4 * at);
  }
  const [top, left, bottom, right] = run.padding;
  return {
    table: {
      ...tableOf(padded, lit, decimal),
      notes,
      border: { top, left, bottom, right },
      unused: unusedFrom(run),
    },
    marks: inputMarks(session, run),
    plane: padded,
    colors,
    scale,
  };
}

function inputMarks(session: WindowSession, run: WindowRun): GridMark[] {
  const { slide } = run;
  const { place } = session.lookedAt;
  const { weight, hover } = session;
  const [height, width] = spanOf(slide);
  const marks: GridMark[] = [];
  if (hover?.kind === 'weight') {
    for (const cell of cellsOfWeight(slide, hover.weight)) marks.push(mark('touch', cell));
  }
  marks.push({
    kind: 'window',
    row: place.row * slide.stride[0],
    column: place.column * slide.stride[1],
    height,
    width,
  });
  if (weight !== null) marks.push(mark('cell', cellUnder(slide, place, weight)));
  return marks;
}

function kernelMarks({ weight }: WindowSession, { window }: WindowRun): GridMark[] {
  if (weight === null) return [];
  const place = { row: Math.floor(weight / window.columns), column: weight % window.columns };
  return [mark('cell', place)];
}

function outputShow(
  session: WindowSession,
  run: WindowRun,
  palette: Palette,
  decimal: string,
): GridShow {
  const { output } = run;
  const scale = symmetric(output.values, divergingStops(palette.maps, palette.panel));
  const colors = colorsOf(session.library, output.values, scale);
  const known = session.state.covered
    ? windowsDone(session.plan, session.state.position)
    : output.values.length;
  const isBlank = (place: number): boolean =>
    session.isBlank({
      row: Math.floor(place / output.columns),
      column: place % output.columns,
    });
  const isKnown = (place: number): boolean =>
    place < known && !Number.isNaN(output.values[place]) && !isBlank(place);
  const shown = colors.slice();
  for (const place of output.values.keys()) {
    if (!isKnown(place)) shown.set([...palette.panel, 255], 4 * place);
  }
  const { place } = session.lookedAt;
  const texts = cellTexts(output.values, decimal).map((text, at) =>
    isBlank(at) ? '?' : isKnown(at) ? text : '',
  );
  return {
    table: { rows: output.rows, columns: output.columns, texts, colors: shown },
    marks: [...session.reached.map((each) => mark('touch', each)), mark('window', place)],
    plane: output,
    colors: shown,
    scale,
  };
}

function mark(
  kind: GridMark['kind'],
  { row, column }: { readonly row: number; readonly column: number },
): GridMark {
  return { kind, row, column, height: 1, width: 1 };
}

/** The largest input value: dark enough to stand out, light enough that its neighbours can be told apart. */
function midGrey({ panel, ink }: Palette): Rgb {
  const between = (at: 0 | 1 | 2): number => Math.round(panel[at] + 0.7 * (ink[at] - panel[at]));
  return [between(0), between(1), between(2)];
}

function symmetric(values: Float32Array, stops: readonly Rgb[]): Scale {
  const finite = values.filter(Number.isFinite);
  const limit = largestMagnitude(finite) || 1;
  return { range: [-limit, limit], stops };
}

function colorsOf(
  library: Convscope | null,
  values: Float32Array,
  scale: Scale,
): Uint8ClampedArray {
  if (library !== null) return library.colorize(values, scale);
  const [low, high] = scale.range;
  return colorLevels(
    values.map((value) => (Number.isNaN(value) ? 0 : (2 * (value - low)) / (high - low) - 1)),
    scale.stops,
  );
}
