/** The look of <conv-speed>, beyond what all demos have in common. */
import { css } from 'lit';
import { stageStyles } from '../parts/stage-styles.js';

export const speedStyles = [
  ...stageStyles,
  css`
    .top {
      align-items: end;
      gap: 8px 24px;
    }
    .top .together {
      margin-inline-start: auto;
    }
    .look-for {
      margin-top: -8px;
    }
    .sizes {
      align-items: start;
      padding-bottom: 4px;
      gap: 12px 24px;
    }
    .cost {
      color: var(--conv-quiet);
      font-size: 15px;
      font-variant-numeric: tabular-nums;
      text-wrap: pretty;
    }
    .cost strong {
      color: var(--conv-text);
      font-weight: 600;
    }
    .refused {
      display: grid;
      gap: 4px;
      max-width: 75ch;
      padding: 12px 16px;
      border-inline-start: 3px solid var(--conv-wrong);
      background: var(--conv-panel);
    }
    .start {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px 16px;
    }
    .start button {
      min-width: 168px;
      font-size: 16px;
    }
    .primary:not(:disabled) {
      border-color: var(--conv-accent);
      background: var(--conv-accent);
      color: var(--conv-on-accent);
    }
    .state {
      display: grid;
      flex: 1 1 220px;
      gap: 4px;
      max-width: 65ch;
      color: var(--conv-quiet);
      font-size: 15px;
      line-height: 1.4;
    }
    .state .number {
      font-family: inherit;
    }
    progress {
      width: min(100%, 240px);
      height: 6px;
      border: 0;
      border-radius: 3px;
      background: var(--conv-hairline);
      accent-color: var(--conv-accent);
      appearance: none;
    }
    progress::-webkit-progress-bar {
      border-radius: 3px;
      background: var(--conv-hairline);
    }
    progress::-webkit-progress-value {
      border-radius: 3px;
      background: var(--conv-accent);
    }
    progress::-moz-progress-bar {
      border-radius: 3px;
      background: var(--conv-accent);
    }
    .race {
      --name: 300px;
      --figures: 336px;
      min-width: 0;
    }
    .lanes {
      list-style: none;
    }
    .lane,
    .axis {
      display: grid;
      grid-template-columns: var(--name) minmax(0, 1fr) var(--figures);
      align-items: center;
      gap: 4px 24px;
    }
    .lane {
      min-height: 72px;
      border-top: 1px solid var(--conv-hairline);
    }
    .name {
      display: grid;
      line-height: 1.35;
    }
    .name strong {
      font-weight: 600;
    }
    .name .quiet {
      font-size: 14px;
    }
    .track {
      position: relative;
      height: 36px;
      border-inline-start: 1px solid var(--conv-edge);
    }
    .fill {
      height: 22px;
      background: var(--conv-quiet);
      transition: width 250ms ease-out;
    }
    .fill.warming {
      opacity: 0.35;
    }
    .first .fill {
      background: var(--conv-text);
    }
    .marks {
      position: absolute;
      bottom: 0;
      left: 0;
      width: 100%;
      height: 10px;
      overflow: visible;
    }
    .marks path {
      fill: none;
      stroke: var(--conv-text);
      stroke-width: 1.5px;
      vector-effect: non-scaling-stroke;
    }
    .marks .warm {
      stroke: var(--conv-edge);
      opacity: 0.5;
    }
    .figures {
      display: grid;
      grid-template-columns: minmax(0, 13ch) minmax(0, 1fr) 8ch;
      gap: 0 12px;
      font-size: 14px;
      white-space: nowrap;
    }
    .instructions {
      display: flex;
      flex-wrap: wrap;
      grid-column: 2 / -1;
      gap: 4px;
      font-size: 14px;
      line-height: 1;
    }
    .instruction {
      display: flex;
      border: 1px solid var(--conv-edge);
      border-radius: 4px;
      background: var(--conv-panel);
    }
    .instruction i {
      display: grid;
      place-items: center;
      width: 28px;
      height: 28px;
      font-style: normal;
    }
    .instruction i + i {
      border-inline-start: 1px solid var(--conv-hairline);
    }
    .caption {
      padding-inline-start: calc(var(--name) + 24px);
      max-width: none;
    }
    .figures.quiet {
      display: block;
    }
    .figures .times {
      text-align: end;
    }
    .first .speed,
    .first .times {
      font-weight: 700;
    }
    .lane .out {
      grid-column: 2 / -1;
      max-width: 75ch;
      font-size: 15px;
      text-wrap: pretty;
      overflow-wrap: anywhere;
    }
    .out .wrong {
      color: var(--conv-wrong);
      font-weight: 700;
    }
    .axis {
      align-items: start;
      min-height: 24px;
      font-size: 12px;
    }
    .axis .ticks {
      position: relative;
      grid-column: 2;
      height: 20px;
      border-top: 1px solid var(--conv-edge);
    }
    .axis .ticks span {
      position: absolute;
      top: 2px;
      translate: -50% 0;
    }
    .axis .unit {
      font-size: 14px;
    }
    .result p {
      max-width: 75ch;
      font-size: 17px;
      text-wrap: pretty;
    }
    .folded details + details {
      border-top: 1px solid var(--conv-hairline);
    }
    .folded {
      border-block: 1px solid var(--conv-hairline);
    }
    .prose {
      display: grid;
      gap: 12px;
      max-width: 75ch;
      padding-bottom: 16px;
    }
    .prose p {
      text-wrap: pretty;
    }
    .wide {
      max-width: 100%;
      overflow-x: auto;
    }
    table {
      border-collapse: collapse;
      font-variant-numeric: tabular-nums;
    }
    th,
    td {
      padding: 6px 24px 6px 0;
      text-align: start;
      vertical-align: baseline;
      white-space: nowrap;
    }
    th {
      font-weight: 400;
    }
    tbody th {
      min-width: 9em;
      white-space: normal;
    }
    thead th {
      color: var(--conv-quiet);
      font-size: 14px;
    }
    tbody tr {
      border-top: 1px solid var(--conv-hairline);
    }
    td {
      font-family: var(--conv-mono);
      font-size: 14px;
    }
    .numbers .why {
      padding-block: 4px 16px;
    }
    /* As a phone: the bar below the name, the numbers below the bar. */
    @container conv (width < 860px) {
      .lane {
        grid-template-columns: minmax(0, 1fr);
        gap: 6px;
        padding-block: 12px;
      }
      .axis {
        grid-template-columns: minmax(0, 1fr);
        gap: 0;
      }
      .axis .ticks {
        grid-column: 1;
      }
      .axis .unit {
        justify-self: end;
      }
      .lane .out,
      .instructions {
        grid-column: 1;
      }
      .caption {
        padding: 0;
      }
      .lane .figures {
        min-height: 21px;
      }
      .top .together {
        margin-inline-start: 0;
      }
    }
    @container conv (width < 600px) {
      .sizes .slider,
      .sizes .field {
        width: calc(50% - 12px);
      }
      .sizes select {
        width: 100%;
      }
      .figures {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0 8px;
        font-size: 13px;
      }
      .instructions {
        gap: 3px;
      }
      .instruction i {
        width: 26px;
      }
    }
    @container conv (width < 360px) {
      .figures {
        font-size: 12px;
      }
    }
    @media (prefers-reduced-motion: reduce) {
      .fill {
        transition: none;
      }
    }
    @media (forced-colors: active) {
      .fill {
        forced-color-adjust: none;
        background: GrayText;
      }
      .first .fill {
        background: CanvasText;
      }
      .marks path {
        stroke: CanvasText;
      }
      .primary:not(:disabled) {
        forced-color-adjust: none;
        background: Highlight;
        color: HighlightText;
      }
    }
    @media print {
      .start button,
      .sizes {
        display: none;
      }
      .fill {
        print-color-adjust: exact;
        -webkit-print-color-adjust: exact;
      }
    }
  `,
];
