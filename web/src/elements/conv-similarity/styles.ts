/** The look of <conv-similarity>. Widths are those of the element, not of the screen: it may stand in any column. */
import { css } from 'lit';
import { fieldStyles } from '../parts/field-styles.js';
import { stageStyles } from '../parts/stage-styles.js';

const pictures = css`
  .whole {
    position: relative;
  }
  .pictures {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    align-items: end;
    gap: 16px 24px;
  }
  @container conv (width < 900px) {
    .pictures {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .pictures [part='picture'] {
      grid-column: 1 / -1;
      max-width: 520px;
    }
  }
  @container conv (width < 480px) {
    .pictures {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  .pictures figure[part] {
    display: grid;
    align-content: start;
    align-self: start;
    gap: 6px;
    min-width: 0;
  }
  .pictures figure[part] > figcaption {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 12px;
    font-size: 14px;
  }
  .here {
    color: var(--conv-window-text);
    font-weight: 700;
  }
  .legend {
    width: 232px;
  }
  .astray {
    max-width: 75ch;
    padding-inline-start: 12px;
    border-inline-start: 3px solid var(--conv-window);
  }
  button.pressed {
    border-color: var(--conv-accent);
    background: var(--conv-accent);
    color: var(--conv-on-accent);
  }
  .bare {
    border-color: transparent;
    background: none;
  }
  .dropping {
    position: absolute;
    inset: 0;
    z-index: 5;
    display: grid;
    place-items: center;
    border: 2px dashed var(--conv-accent);
    border-radius: var(--conv-radius);
    background: color-mix(in srgb, var(--conv-page) 80%, transparent);
    font-size: 20px;
    pointer-events: none;
  }
`;

const compared = css`
  .compared {
    display: grid;
    grid-template-columns: minmax(0, 1.2fr) minmax(0, 1fr);
    gap: 24px 40px;
    padding-top: 24px;
    border-top: 1px solid var(--conv-hairline);
  }
  @container conv (width < 1000px) {
    .compared {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  .vectors,
  .numbers {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: 8px;
    min-width: 0;
  }
  .pair {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 16px 32px;
  }
  .vectors figcaption {
    font-size: 14px;
  }
  .table {
    display: grid;
    gap: 4px;
  }
  .table figcaption .quiet {
    display: block;
    min-height: 1.4em;
    font-variant-numeric: tabular-nums;
  }
  .angle {
    min-width: 220px;
  }
  .angle svg {
    display: block;
    max-width: 100%;
    overflow: visible;
  }
  .angle path {
    fill: none;
    stroke-linecap: round;
  }
  .zero {
    stroke: var(--conv-edge);
    vector-effect: non-scaling-stroke;
  }
  .arrow {
    stroke-width: 4;
  }
  .arrow.a,
  .arc {
    stroke: var(--conv-window);
  }
  .arrow.b {
    stroke: var(--vector-template);
  }
  .arc {
    stroke-width: 1.5;
    stroke-dasharray: 3 3;
  }
  .angle text {
    fill: var(--conv-text);
    font: 600 14px var(--conv-font);
    text-anchor: middle;
  }
  .unrolled {
    font-size: 14px;
  }
  .unrolled-bars {
    display: grid;
    grid-template-columns: 4.5ch minmax(0, 1fr);
    gap: 2px 8px;
  }
  .unrolled-bars figcaption {
    grid-column: 1 / -1;
  }
  .unrolled-bars .tick {
    color: var(--conv-quiet);
    font-size: 12px;
    line-height: 1;
    text-align: end;
  }
  .unrolled-bars svg {
    display: block;
    width: 100%;
    height: 64px;
    background: var(--conv-panel);
  }
  .unrolled-bars path.patch {
    fill: var(--conv-text);
  }
  .unrolled-bars path.template {
    fill: var(--vector-template);
  }
  .numbers .wide {
    max-width: 100%;
    overflow-x: auto;
  }
  table {
    border-collapse: collapse;
    font-size: 15px;
  }
  th,
  td {
    padding: 6px 12px 6px 0;
    border-bottom: 1px solid var(--conv-hairline);
    font-weight: 400;
    text-align: start;
  }
  thead th {
    color: var(--conv-quiet);
    font-size: 14px;
  }
  td.number {
    min-width: 9ch;
    text-align: end;
  }
  tr.differs td {
    color: var(--conv-window-text);
    font-weight: 600;
  }
  .matches {
    display: grid;
    padding-inline-start: 24px;
  }
  .matches button {
    justify-content: start;
  }
  @media (forced-colors: active) {
    .vectors svg {
      forced-color-adjust: none;
    }
  }
`;

export const similarityStyles = [fieldStyles, ...stageStyles, pictures, compared];
