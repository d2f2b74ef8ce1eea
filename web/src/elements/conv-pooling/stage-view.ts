/** The grids of <conv-pooling> side by side: forward input and pooled map, backward also the gradients of both. */
import { html, nothing, type TemplateResult } from 'lit';
import { valueText } from '../../draw/cell-text.js';
import type { GridFit } from '../../draw/grid-fit.js';
import { layoutMaps } from '../../draw/map-grid.js';
import type { PoolingWords } from '../../strings/pooling.js';
import type { GridEvent } from '../parts/grid-event.js';
import type { LayerEvent } from '../parts/layer-event.js';
import { legend } from '../parts/legend.js';
import '../parts/map-view.js';
import type { Mark } from '../parts/map-view.js';
import '../parts/number-grid.js';
import type { GridMark } from '../parts/number-grid.js';
import { scaleTicks } from '../parts/value-scale.js';
import type { PoolingSession } from './pooling-session.js';
import { isPicture, placeInside, type GridShow, type PoolingShow } from './pooling-tables.js';

export type GridName = 'input' | 'output' | 'gradient' | 'inputGradient';

export interface StageView {
  readonly session: PoolingSession;
  readonly show: PoolingShow;
  readonly fit: GridFit;
  /** Width of the largest picture, in CSS pixels. */
  readonly pictureSide: number;
  readonly strings: PoolingWords;
  readonly onGridEvent: (grid: GridName, event: GridEvent) => void;
  readonly onPictureEvent: (grid: GridName, event: LayerEvent) => void;
}

/** The grids of a direction, from left to right: what belongs to the input stays at the left. */
export function gridsOf({ state }: PoolingSession): readonly GridName[] {
  return state.show === 'forward' ? ['input', 'output'] : ['input', 'inputGradient', 'gradient'];
}

export function stageView(view: StageView): TemplateResult {
  const { session, show, fit, strings } = view;
  const { pooling: words, common } = strings;
  const isForward = session.state.show === 'forward';
  const sign = (text: string, name: string): TemplateResult =>
    html`<span class="sign" role="img" aria-label=${name}>${text}</span>`;
  const scale = (label: string, { scale }: GridShow): TemplateResult =>
    legend({ stops: scale.stops, ticks: scaleTicks(scale, common.decimal), label });
  return html`<div
      class="stage ${fit.isRow ? 'in-row' : 'stacked'} ${session.state.show}"
      part="stage"
    >
      ${panel(view, 'input')}
      ${
        isForward
          ? html`${sign('→', words.becomes)} ${panel(view, 'output')}`
          : html`${panel(view, 'inputGradient')} ${sign('←', words.goesBack)}
            ${panel(view, 'gradient')}`
      }
    </div>
    <div class="scales">
      ${scale(words.scales.value, show.input)}
      ${isForward ? nothing : scale(words.scales.gradient, show.gradient)}
    </div>`;
}

function panel(view: StageView, name: GridName): TemplateResult {
  const { session, show, strings } = view;
  const { pooling: words } = strings;
  const { plane } = show[name];
  return html`<section class="panel" part=${name}>
    <h3>
      ${words[name]} <span class="number quiet">${words.size(plane.rows, plane.columns)}</span>
    </h3>
    ${isPicture(session.shown.input) ? picture(view, name) : numbers(view, name)}
  </section>`;
}

function numbers(view: StageView, name: GridName): TemplateResult {
  const { session, show, fit, strings } = view;
  const shown = show[name];
  const index = gridsOf(session).indexOf(name);
  return html`<div class="scroll">
    <conv-number-grid
      data-grid=${name}
      .table=${shown.table}
      .marks=${shown.marks}
      .name=${strings.pooling[name]}
      .cellName=${(row: number, column: number) => cellName(view, name, row, column)}
      .cell=${fit.cell}
      .cellWidth=${fit.widths[index] ?? 0}
      .editable=${name === 'input' || name === 'gradient'}
      .strings=${strings.tools.grid}
      @grid-event=${(event: GridEvent) => view.onGridEvent(name, event)}
    ></conv-number-grid>
  </div>`;
}

/** One cell for those who do not see it. */
function cellName(view: StageView, name: GridName, row: number, column: number): string {
  const { session, show, strings } = view;
  const { pooling: words } = strings;
  const { table } = show[name];
  const text = table.texts[row * table.columns + column] || words.unknown;
  if (name === 'output') return words.outputCell(row + 1, column + 1, text);
  if (name === 'gradient') return words.gradientCell(row + 1, column + 1, text);
  const inside = placeInside(session.shown, { row, column });
  if (inside < 0) return words.outsideCell(text.trim());
  const { columns } = session.shown.input;
  const [inRow, inColumn] = [Math.floor(inside / columns) + 1, (inside % columns) + 1];
  return name === 'input'
    ? words.inputCell(inRow, inColumn, text)
    : words.inputGradientCell(inRow, inColumn, text);
}

function picture(view: StageView, name: GridName): TemplateResult {
  const { session, show, strings, pictureSide } = view;
  const { plane, colors, marks } = show[name];
  const { input } = session.shown;
  // All pictures have cells of one size, as far as the smaller ones stay large enough to be pointed at.
  const side = Math.max(84, Math.round((pictureSide * plane.columns) / input.columns));
  const isInput = name === 'input' || name === 'inputGradient';
  const shape = { channels: 1, height: plane.rows, width: plane.columns };
  return html`<conv-map-view
    data-grid=${name}
    .grid=${layoutMaps(shape, { perRow: 1, side })}
    .colors=${colors}
    .marks=${marks.map((each) => pictureMark(each, isInput ? session.shown.padding : [0, 0]))}
    .unit=${isInput ? null : { channel: 0, ...session.lookedAt.place }}
    .labels=${[strings.pooling[name]]}
    .name=${strings.pooling[name]}
    @layer-event=${(event: LayerEvent) => view.onPictureEvent(name, event)}
  ></conv-map-view>`;
}

export function pictureMark(
  { kind, row, column, height, width }: GridMark,
  [down, across]: readonly [number, number],
): Mark {
  return {
    kind: kind === 'window' || kind === 'differs' ? kind : 'unit',
    region: {
      ...{ firstChannel: 0, lastChannel: 0, top: row - down, left: column - across },
      ...{ height, width },
    },
  };
}

/** A covered number will come, and may be as long as the largest. */
export function longestText({ table, scale }: GridShow): number {
  return Math.max(
    ...table.texts.map((text) => text.length),
    table.texts.includes('') ? valueText(scale.range[0]).length : 0,
  );
}
