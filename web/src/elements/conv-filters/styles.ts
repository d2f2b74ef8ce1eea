/** The look of <conv-filters>. Widths are those of the element, not of the screen: it may stand in any column. */
import { css } from 'lit';
import { fieldStyles } from '../parts/field-styles.js';
import { legendStyles } from '../parts/legend.js';

const frame = css`
  .content {
    max-width: 1800px;
    margin-inline: auto;
  }
  .body {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
  }
  .lead {
    margin-bottom: 0;
  }
  .hint,
  .why {
    max-width: 65ch;
    color: var(--conv-quiet);
    font-size: 14px;
    line-height: 1.45;
    text-wrap: pretty;
  }
  .hint {
    font-size: 15px;
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

const stage = css`
  .stage {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 12px;
  }
  .stage.split {
    grid-template-columns: minmax(0, 1fr);
  }
  .stage .kernel {
    order: 3;
    grid-column: 1 / -1;
  }
  .reading {
    order: 2;
    grid-column: 1 / -1;
  }
  .kernel {
    display: grid;
    align-content: start;
    gap: 12px;
    min-width: 0;
  }
  figure {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: 8px;
    min-width: 0;
  }
  figcaption {
    overflow: hidden;
    font-size: 15px;
    font-weight: 600;
    line-height: 1.4;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .poster {
    display: grid;
    align-content: center;
    gap: 8px;
    aspect-ratio: 1;
    padding: 16px;
    border: 1px solid var(--conv-hairline);
    background: var(--conv-panel);
    text-wrap: balance;
  }
  .reading {
    display: flex;
    flex-wrap: wrap;
    align-content: start;
    align-items: start;
    justify-content: space-between;
    gap: 8px 16px;
    min-height: 60px;
    font-size: 14px;
    line-height: 1.4;
  }
  .reading > p,
  .wheel-line {
    flex: 1 1 240px;
    max-width: 46ch;
  }
  .legend {
    gap: 0;
  }
  .legend figcaption {
    overflow: visible;
    font-size: 14px;
    font-weight: 400;
    white-space: normal;
  }
  .wheel-line {
    display: flex;
    align-items: center;
    gap: 12px;
  }
  .wheel {
    flex: none;
    width: 56px;
    height: 56px;
  }
  .zoom {
    display: flex;
    align-items: center;
    gap: 4px;
  }
  .zoom .number {
    min-width: 5ch;
    text-align: center;
  }
`;

const pad = css`
  .pad {
    display: flex;
    flex-wrap: wrap;
    gap: 12px;
    align-items: end;
  }
  .pad[hidden] {
    display: none;
  }
  .paper {
    position: relative;
    width: min(100%, 320px);
    aspect-ratio: 1;
    border: 1px solid var(--conv-edge);
    border-radius: var(--conv-radius);
    background: var(--conv-panel);
    overflow: hidden;
  }
  .paper:has(canvas:focus-visible) {
    outline: 2px solid var(--conv-accent);
    outline-offset: 2px;
  }
  .paper canvas {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    outline: none;
    cursor: crosshair;
    touch-action: none;
    -webkit-user-select: none;
    user-select: none;
  }
  .paper .words {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    color: var(--conv-quiet);
    pointer-events: none;
  }
`;

const below = css`
  .below {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 24px;
    padding-top: 16px;
    border-top: 1px solid var(--conv-hairline);
  }
  .looking,
  .side-tools {
    display: grid;
    align-content: start;
    gap: 24px;
    min-width: 0;
  }
  .chain ol {
    display: grid;
    gap: 4px;
    margin-block: 8px;
    list-style: none;
  }
  .chain li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 8px;
    padding-inline: 12px 0;
    border: 1px solid var(--conv-hairline);
    border-radius: var(--conv-radius);
    background: var(--conv-panel);
  }
  .chain li.selected {
    border-color: var(--conv-accent);
  }
  .chain .name {
    flex: 1 1 120px;
    justify-content: start;
    color: var(--conv-text);
    text-align: start;
  }
  .chain .name .number {
    color: var(--conv-quiet);
  }
  .chain .moves {
    display: flex;
    margin-inline-start: auto;
  }
  .chain .moves button {
    padding: 4px;
  }
  .chain .why {
    margin-top: 8px;
  }
  .settings {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 12px 16px;
  }
  .settings details {
    flex-basis: 100%;
  }
  .more {
    display: flex;
    flex-wrap: wrap;
    gap: 12px 16px;
  }
  .pixel {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: 8px;
    min-width: 0;
  }
  .pair {
    display: flex;
    flex-wrap: wrap;
    gap: 12px 24px;
  }
  .pixel header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 16px;
    min-height: 44px;
  }
  .sums {
    display: flex;
    flex-wrap: wrap;
    gap: 16px 32px;
  }
  .one-sum {
    min-width: 0;
    max-width: 100%;
  }
  .scroll {
    overflow-x: auto;
    padding: 2px;
  }
  table {
    border-collapse: separate;
    border-spacing: 4px;
    margin: 0 0 4px -4px;
    font: 13px/1.35 var(--conv-mono);
    font-variant-numeric: tabular-nums;
  }
  td {
    min-width: 62px;
    padding: 0;
    border: 1px solid var(--conv-hairline);
    text-align: center;
    white-space: nowrap;
  }
  td.outside {
    border-style: dashed;
    border-color: var(--conv-edge);
    background: repeating-linear-gradient(135deg, transparent 0 5px, var(--conv-hairline) 5px 6px);
  }
  td span {
    display: block;
    padding: 1px 4px;
  }
  td.outside .sample {
    opacity: 0.85;
  }
  .product {
    font-weight: 600;
  }
  .value {
    color: var(--conv-window-text);
    font-size: 18px;
  }
  .pixel p {
    font-size: 15px;
  }
  .corner {
    margin-top: 24px;
  }
`;

const layouts = css`
  @container conv (width >= 760px) {
    .stage.split {
      grid-template: auto 1fr / minmax(0, 720px) minmax(320px, 380px);
      gap: 8px 32px;
    }
    .stage.split .kernel {
      grid-area: 1 / 2 / span 2;
    }
    .stage.split .reading {
      grid-column: 1;
    }
    .pixel {
      min-height: 130px;
    }
    .below {
      grid-template-columns: minmax(0, 1fr) minmax(280px, 380px);
      gap: 40px;
    }
  }
  @container conv (width >= 1000px) {
    .stage.side {
      grid-template: auto 1fr / minmax(0, 720px) minmax(260px, 380px) minmax(0, 720px);
      gap: 8px 24px;
    }
    .stage.side .kernel {
      order: 0;
      grid-area: 1 / 2 / span 2;
    }
    .stage.side .reading {
      grid-column: 3;
    }
  }
  @media print {
    .corner,
    .settings,
    .zoom,
    .add,
    conv-source-picker {
      display: none;
    }
  }
`;

export const filtersStyles = [fieldStyles, legendStyles, frame, stage, pad, below, layouts];
