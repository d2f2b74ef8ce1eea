/**
 * What stride and dilation do, beside each other and small: on the input with its border, where the windows begin, and
 * which cells one window reads.
 */
import { html, svg, type TemplateResult } from 'lit';
import { cellUnder, spanOf, type CellPlace } from '../../draw/window-place.js';
import type { WindowWords } from '../../strings/window.js';
import type { WindowSession } from './window-session.js';

/** Side of a cell in CSS pixels: as large as fits. */
const cellSide = { most: 14, across: 132 };

/** The first cell of each window: stride jumps over the others. */
export function strideFigure(
  { shown, lookedAt }: WindowSession,
  { window: words }: WindowWords,
): TemplateResult {
  const { slide, padded } = shown;
  const begins: CellPlace[] = [];
  for (let row = 0; row < slide.placesDown; row++) {
    for (let column = 0; column < slide.placesAcross; column++) {
      begins.push(cellUnder(slide, { row, column }, 0));
    }
  }
  const caption = words.settings.strideSeen(begins.length, padded.rows * padded.columns);
  return figure(padded, begins, cellUnder(slide, lookedAt.place, 0), [1, 1], caption);
}

/** The cells that meet a weight: dilation leaves gaps. */
export function dilationFigure(
  { shown, lookedAt, plan }: WindowSession,
  { window: words }: WindowWords,
): TemplateResult {
  const { slide, padded } = shown;
  const span = spanOf(slide);
  const read = Array.from({ length: plan.products }, (_, weight) =>
    cellUnder(slide, lookedAt.place, weight),
  );
  const caption = words.settings.dilationSeen(read.length, span[0], span[1]);
  return figure(padded, read, cellUnder(slide, lookedAt.place, 0), span, caption);
}

function figure(
  { rows, columns }: { readonly rows: number; readonly columns: number },
  marked: readonly CellPlace[],
  corner: CellPlace,
  [height, width]: readonly [number, number],
  caption: string,
): TemplateResult {
  const side = Math.min(cellSide.most, cellSide.across / Math.max(rows, columns));
  const lines = [
    ...Array.from({ length: rows + 1 }, (_, row) => `M0 ${row}h${columns}`),
    ...Array.from({ length: columns + 1 }, (_, column) => `M${column} 0v${rows}`),
  ].join('');
  return html`<figure class="steps-figure">
    <svg
      width=${columns * side + 2}
      height=${rows * side + 2}
      viewBox="${-1 / side} ${-1 / side} ${columns + 2 / side} ${rows + 2 / side}"
      aria-hidden="true"
    >
      <path class="lines" d=${lines} />
      ${marked.map(
        ({ row, column }) =>
          svg`<rect class="mark" x=${column + 0.2} y=${row + 0.2} width="0.6" height="0.6" />`,
      )}
      <rect class="span" x=${corner.column} y=${corner.row} width=${width} height=${height} />
    </svg>
    <figcaption class="why">${caption}</figcaption>
  </figure>`;
}
