/**
 * The look of demos with number grids in a row: stage, formula, settings. Widths are those of the element, not of the
 * screen: it may stand in any column.
 */
import { css } from 'lit';
import { legendStyles } from './legend.js';
import { noteStyles } from './note-line.js';

const frame = css`
  .content {
    max-width: 1800px;
    margin-inline: auto;
  }
  .demo {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 24px;
  }
  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
  }
  .top .why {
    flex: 1 1 260px;
    max-width: 65ch;
  }
  .look-for {
    max-width: 85ch;
    padding-inline-start: 12px;
    border-inline-start: 3px solid var(--conv-window);
    text-wrap: pretty;
  }
  .hint {
    max-width: 75ch;
    color: var(--conv-quiet);
    font-size: 15px;
    text-wrap: pretty;
  }
  .quiz,
  .corner {
    margin-top: 24px;
  }
`;

const stage = css`
  .play {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 24px;
  }
  .play.beside {
    grid-template-columns: auto minmax(0, 1fr);
    justify-content: start;
    gap: 24px 64px;
  }
  .seen {
    min-width: 0;
  }
  .told {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: 24px;
    min-width: 0;
  }
  .stage {
    display: grid;
    gap: 12px;
  }
  .stage.in-row {
    grid-template-columns: auto 40px auto 40px auto;
    justify-content: start;
    align-items: start;
    gap: 0;
  }
  .panel {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    min-width: 0;
  }
  .panel.lit h3 {
    color: var(--conv-window-text);
  }
  .panel h3 .number {
    margin-inline-start: 4px;
    font-size: 14px;
    font-weight: 400;
  }
  .body {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    gap: 12px;
    min-width: 0;
  }
  .in-row .body {
    display: grid;
    gap: 16px;
  }
  .scroll {
    max-width: calc(100% + 6px);
    overflow-x: auto;
    /* Room for the outline of the focus. */
    padding: 3px;
    margin: -3px;
  }
  .sign {
    color: var(--conv-quiet);
    font-size: 32px;
    line-height: 1;
    text-align: center;
  }
  .in-row .sign {
    display: grid;
    place-items: center;
    height: 60px;
    margin-top: 58px;
  }
  .stacked .sign {
    width: 44px;
  }
  .picture {
    display: grid;
    gap: 6px;
    width: fit-content;
  }
  .legend {
    width: auto;
    font-size: 12px;
    line-height: 1.3;
  }
  .legend .bar {
    height: 8px;
  }
  .legend .ticks {
    gap: 6px;
    min-width: max-content;
  }
`;

const formula = css`
  .formula {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 4px;
    min-height: 8em;
    align-content: start;
  }
  .formula .place {
    color: var(--conv-quiet);
    font-size: 14px;
  }
  math {
    font-size: 1.1em;
  }
  .sum {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 2px 6px;
    max-height: 12em;
    overflow-y: auto;
    font-size: 18px;
    font-variant-numeric: tabular-nums;
    line-height: 1.5;
  }
  .product {
    padding: 0 2px;
    border-bottom: 2px solid transparent;
    border-radius: 3px;
  }
  .product.to-come {
    color: var(--conv-quiet);
  }
  .bracket {
    font-family: math, serif;
    font-size: 1.2em;
  }
  .product.lit {
    border-bottom-color: var(--conv-window);
    background: color-mix(in srgb, var(--conv-window) 15%, transparent);
  }
  @media (forced-colors: active) {
    .product {
      border-bottom-color: Canvas;
    }
    .product.lit {
      border-bottom-color: Highlight;
    }
  }
  .total .y {
    color: var(--conv-window-text);
    font-weight: 700;
  }
  mi.letter {
    cursor: default;
  }
  .lit:is(mi, mn) {
    color: var(--conv-window-text);
    font-weight: 700;
    text-decoration: underline 2px;
  }
  .rule {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 16px;
  }
  .rule .wide {
    max-width: 100%;
    overflow-x: auto;
    overflow-y: hidden;
    padding: 4px;
    margin: 0 -4px;
  }
  .rule > .quiet {
    font-size: 14px;
  }
  .rule math {
    width: fit-content;
    margin: 0;
  }
`;

const settings = css`
  .settings {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 280px), 1fr));
    gap: 24px 40px;
    padding-top: 24px;
    border-top: 1px solid var(--conv-hairline);
  }
  .group,
  .size,
  .steps {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: 8px;
    min-width: 0;
  }
  .steps {
    gap: 24px;
  }
  .group .field {
    justify-self: start;
  }
  details.group {
    gap: 0;
    border-bottom: 1px solid var(--conv-hairline);
  }
  details.group > .group {
    padding-block: 8px 16px;
  }
  summary h3 {
    display: inline;
  }
  .settings:has(details),
  .steps:has(details) {
    gap: 0;
  }
  .why {
    max-width: 60ch;
  }
  .impossible {
    color: var(--conv-quiet);
    opacity: 0.55;
    cursor: default;
  }
  .segments {
    justify-self: start;
    max-width: 100%;
  }
  .sides .slider {
    width: 120px;
  }
  .axes {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
  }
  .axes .quiet {
    font-size: 14px;
  }
  .axes math {
    width: fit-content;
    margin: 0;
    font-size: 1.05em;
  }
  .axes .y {
    font-weight: 700;
  }
  @media print {
    .top button,
    .settings,
    .corner,
    .hint,
    conv-stepper {
      display: none;
    }
  }
`;

export const stageStyles = [legendStyles, noteStyles, frame, stage, formula, settings];
