/** What becomes of the output when input and kernel change places: convolution commutes, correlation does not. */
import { html, nothing, type TemplateResult } from 'lit';
import { cellTexts } from '../../draw/cell-text.js';
import { divergingStops, largestMagnitude, type Palette } from '../../draw/palettes.js';
import type { WindowWords } from '../../strings/window.js';
import { icons } from '../parts/icons.js';
import type { GridMark } from '../parts/number-grid.js';
import type { Plane } from '../../draw/plane.js';
import type { WindowSession } from './window-session.js';

export interface OrderView {
  readonly session: WindowSession;
  readonly palette: Palette;
  readonly strings: WindowWords;
  readonly cell: number;
  readonly onSwap: () => void;
}

/** Results whose sums were added up in another order may differ in their last digits. */
const sameWithin = 1e-5;

/** While a question hides a number of the output, the comparison would tell it. */
export function orderView(view: OrderView): TemplateResult {
  const { session, strings, onSwap } = view;
  const { order, swap } = strings.window;
  const other = session.swappedOutput;
  return html`<section class="order" part="order" aria-labelledby="order-heading">
    <h3 id="order-heading">${order.heading}</h3>
    <p class="why">${order.how}</p>
    <div><button @click=${onSwap}>${icons.swap} ${swap}</button></div>
    ${other === null || session.blank !== null ? nothing : comparison(view, other)}
  </section>`;
}

function comparison({ session, palette, strings, cell }: OrderView, other: Plane): TemplateResult {
  const { window: words, common, tools } = strings;
  const { values } = session.shown.output;
  const limit = largestMagnitude(values) || 1;
  const marks: GridMark[] = [];
  for (const [place, value] of other.values.entries()) {
    if (Math.abs(value - values[place]!) <= sameWithin * limit) continue;
    const row = Math.floor(place / other.columns);
    marks.push({ kind: 'differs', row, column: place % other.columns, height: 1, width: 1 });
  }
  const texts = cellTexts(other.values, common.decimal);
  const stops = divergingStops(palette.maps, palette.panel);
  const colors = session.library?.colorize(other.values, { range: [-limit, limit], stops }) ?? null;
  const longest = Math.max(...texts.map((text) => text.length));
  return html`<p role="status">${verdict(session, marks.length, other, strings)}</p>
    <div class="scroll">
      <conv-number-grid
        .table=${{ rows: other.rows, columns: other.columns, texts, colors }}
        .marks=${marks}
        .name=${words.order.swapped}
        .cellName=${(row: number, column: number) =>
          words.outputCell(row + 1, column + 1, texts[row * other.columns + column] ?? '')}
        .cell=${cell}
        .cellWidth=${Math.max(cell, Math.ceil(longest * 7.3 + 8))}
        .strings=${tools.grid}
      ></conv-number-grid>
    </div>`;
}

function verdict(
  { state }: WindowSession,
  differing: number,
  { values }: Plane,
  { window: { order } }: WindowWords,
): string {
  if (differing > 0) return order.differs(differing, values.length);
  return state.operation === 'convolution' ? order.same : order.sameHere;
}
