/** Input, kernel and output side by side: as numbers, and as pictures. */
import { html, nothing, type TemplateResult } from 'lit';
import { valueText } from '../../draw/cell-text.js';
import type { GridFit } from '../../draw/grid-fit.js';
import { layoutMaps } from '../../draw/map-grid.js';
import type { WindowWords } from '../../strings/window.js';
import type { GridEvent } from '../parts/grid-event.js';
import type { LayerEvent } from '../parts/layer-event.js';
import { legend } from '../parts/legend.js';
import type { Mark } from '../parts/map-view.js';
import '../parts/map-view.js';
import type { GridMark } from '../parts/number-grid.js';
import '../parts/number-grid.js';
import type { FormulaLetter, WindowSession } from './window-session.js';
import type { GridShow, WindowShow } from './window-tables.js';

export const gridNames = ['input', 'kernel', 'output'] as const;
export type GridName = (typeof gridNames)[number];

export interface StageView {
  readonly session: WindowSession;
  readonly show: WindowShow;
  readonly fit: GridFit;
  readonly strings: WindowWords;
  readonly onGridEvent: (grid: GridName, event: GridEvent) => void;
  readonly onPictureEvent: (grid: GridName, event: LayerEvent) => void;
  readonly onPaste: (event: ClipboardEvent) => void;
}

/** Width of a picture in CSS pixels, at most: below its grid, or beside it. */
const pictureSides = { inRow: 112, stacked: 84 } as const;

const letters: Readonly<Record<GridName, FormulaLetter>> = { input: 'x', kernel: 'w', output: 'y' };

export function stageView(view: StageView): TemplateResult {
  const { session, strings, fit } = view;
  const { operation } = strings.window;
  const kind = session.state.operation;
  return html`<div class="stage ${fit.isRow ? 'in-row' : 'stacked'}" part="stage">
    ${panel(view, 'input')}
    <span class="sign ${kind}" role="img" aria-label=${operation.spokenSigns[kind]}
      >${operation.signs[kind]}</span
    >
    ${panel(view, 'kernel')}
    <span class="sign" role="img" aria-label="=">=</span>
    ${panel(view, 'output')}
  </div>`;
}

function panel(view: StageView, name: GridName): TemplateResult {
  const { session, show, fit, strings } = view;
  const { window: words, tools } = strings;
  const shown = show[name];
  const { rows, columns } = sizeOf(session, name);
  const index = gridNames.indexOf(name);
  const isTurned = name === 'kernel' && session.state.operation === 'convolution';
  const title = isTurned ? words.turnedKernel : words[name];
  const { divisor: by } = session.state.kernel;
  const divisor =
    name === 'kernel' && by !== 1 ? ` ÷ ${valueText(by, strings.common.decimal)}` : '';
  return html`<section class="panel ${session.letter === letters[name] ? 'lit' : ''}" part=${name}>
    <h3>${title} <span class="number quiet">${words.size(rows, columns)}${divisor}</span></h3>
    <div class="body">
      <div class="scroll">
        <conv-number-grid
          data-grid=${name}
          .table=${shown.table}
          .marks=${shown.marks}
          .name=${title}
          .cellName=${(row: number, column: number) => cellName(view, name, row, column)}
          .cell=${fit.cell}
          .cellWidth=${fit.widths[index] ?? 0}
          .editable=${name !== 'output'}
          .strings=${tools.grid}
          @grid-event=${(event: GridEvent) => view.onGridEvent(name, event)}
          @paste=${name === 'kernel' ? view.onPaste : nothing}
        ></conv-number-grid>
      </div>
      ${picture(view, name, shown)}
    </div>
  </section>`;
}

function sizeOf(
  { state, shown }: WindowSession,
  name: GridName,
): { readonly rows: number; readonly columns: number } {
  return { input: state.input, kernel: state.kernel, output: shown.output }[name];
}

/** One cell for those who do not see it: its place, its number, and what happens to it at the moment. */
function cellName(view: StageView, name: GridName, row: number, column: number): string {
  const { session, show, strings } = view;
  const { window: words } = strings;
  const { table } = show[name];
  const at = row * table.columns + column;
  const text = table.texts[at] === '' ? words.unknown : (table.texts[at] ?? '');
  if (name === 'output') return words.outputCell(row + 1, column + 1, text);
  if (name === 'kernel') return words.weightCell(row + 1, column + 1, text);
  const [top, left] = session.shown.padding;
  const { input } = session.state;
  const [inRow, inColumn] = [row - top, column - left];
  const isInside = inRow >= 0 && inRow < input.rows && inColumn >= 0 && inColumn < input.columns;
  // As it is written in the cell: 10×2.
  const factor = text + (table.notes?.get(at) ?? '');
  return isInside ? words.inputCell(inRow + 1, inColumn + 1, factor) : words.borderCell(factor);
}

function picture(view: StageView, name: GridName, shown: GridShow): TemplateResult {
  const { window: words, common } = view.strings;
  const { rows, columns } = shown.plane;
  const pictureSide = view.fit.isRow ? pictureSides.inRow : pictureSides.stacked;
  const side = Math.round(pictureSide * Math.min(1, columns / rows));
  const [low, high] = shown.scale.range;
  const text = (value: number): string => valueText(value, common.decimal);
  const scaleName = { input: 'input', kernel: 'weight', output: 'output' } as const;
  const place = view.session.lookedAt.place;
  return html`<figure class="picture">
    <conv-map-view
      .grid=${layoutMaps({ channels: 1, height: rows, width: columns }, { perRow: 1, side })}
      .colors=${shown.colors}
      .marks=${shown.marks.filter(({ kind }) => kind !== 'touch').map(pictureMark)}
      .unit=${name === 'output' ? { channel: 0, ...place } : null}
      .still=${name === 'kernel'}
      .labels=${[words.pictures[name]]}
      .name=${words.pictures[name]}
      @layer-event=${(event: LayerEvent) => view.onPictureEvent(name, event)}
    ></conv-map-view>
    <figcaption>
      ${legend({
        stops: shown.scale.stops,
        ticks: [text(low), low < 0 ? '0' : '', text(high)],
        label: words.scales[scaleName[name]],
      })}
    </figcaption>
  </figure>`;
}

function pictureMark({ kind, row, column, height, width }: GridMark): Mark {
  return {
    kind: kind === 'window' ? 'window' : 'unit',
    region: { firstChannel: 0, lastChannel: 0, top: row, left: column, height, width },
  };
}
