/** The three grids of <conv-window> as what is shown: texts, colours, notes and marks. */
import { cellTexts } from '../../draw/cell-text.js';
import type { Plane } from '../../draw/plane.js';
import { divergingStops, type Palette } from '../../draw/palettes.js';
import { cellsOfWeight, cellUnder, spanOf } from '../../draw/window-place.js';
import { windowsDone } from '../../state/stepping.js';
import type { GridMark, NumberTable } from '../parts/number-grid.js';
import { colorsOf, signedScale, valueScale, type Scale } from '../parts/value-scale.js';
import { unusedFrom, type WindowRun } from './window-run.js';
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

export interface WindowShow {
  readonly input: GridShow;
  readonly kernel: GridShow;
  readonly output: GridShow;
}

export function windowShow(session: WindowSession, palette: Palette, decimal: string): WindowShow {
  const { library, shown: run } = session;
  const kernelScale = signedScale([run.weights], divergingStops(palette.weights, palette.panel));
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
  const scale = valueScale([padded.values], palette);
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
  const scale = signedScale([output.values], divergingStops(palette.maps, palette.panel));
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
