/** The look of <conv-channels>, beyond what demos with grids in a row have in common. */
import { css } from 'lit';
import { stageStyles } from '../parts/stage-styles.js';

export const channelsStyles = [
  ...stageStyles,
  css`
    .top {
      align-items: end;
      gap: 8px 24px;
    }
    .top .together {
      margin-inline-start: auto;
    }
    .play.beside {
      gap: 24px 48px;
    }
    .channels {
      display: grid;
      gap: 16px;
    }
    .channel {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 4px;
    }
    .channel.unseen {
      grid-template-columns: 180px minmax(0, 1fr);
      align-items: center;
    }
    .channel.unseen h3 {
      color: var(--conv-quiet);
      font-weight: 400;
    }
    .line {
      display: flex;
      align-items: center;
      min-width: 0;
    }
    .joined {
      display: flex;
      align-items: center;
      min-width: 0;
    }
    /* The input above, its kernel and its part below it side by side. */
    .stacked .line {
      flex-wrap: wrap;
      gap: 8px 0;
    }
    .stacked .line > .scroll:first-child {
      flex: 1 0 100%;
    }
    .line .sign {
      flex: none;
      width: 28px;
      height: auto;
      margin-top: 0;
      font-size: 28px;
    }
    .line > p {
      padding-inline-start: 24px;
      font-size: 14px;
    }
    .scales {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 32px;
      margin-top: 16px;
    }
    .scales .legend {
      width: 160px;
    }
    .sum-panel,
    .maps,
    .cost,
    .pictures {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 8px;
      min-width: 0;
    }
    table {
      border-collapse: collapse;
      font-variant-numeric: tabular-nums;
    }
    caption,
    th,
    td {
      padding: 4px 12px 4px 0;
      text-align: start;
      vertical-align: baseline;
    }
    caption {
      padding-bottom: 8px;
      color: var(--conv-quiet);
      font-size: 14px;
    }
    th {
      font-weight: 400;
      white-space: nowrap;
    }
    thead th {
      color: var(--conv-quiet);
      font-size: 14px;
    }
    tbody tr,
    tfoot tr {
      border-top: 1px solid var(--conv-hairline);
    }
    td {
      font-family: var(--conv-mono);
      font-size: 14px;
      white-space: nowrap;
    }
    .parts {
      width: 100%;
    }
    .parts .products {
      white-space: normal;
      line-height: 1.5;
    }
    .parts .value {
      padding-inline-end: 4px;
      text-align: end;
    }
    .parts tfoot td {
      font-weight: 700;
    }
    .parts tfoot .value {
      color: var(--conv-window-text);
    }
    .parts .to-come {
      color: var(--conv-quiet);
    }
    .parts .lit {
      background: color-mix(in srgb, var(--conv-window) 15%, transparent);
    }
    /* Where there is little room the products have a line of their own. */
    @container conv (width < 600px) {
      .parts tr {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
      }
      .parts .products {
        grid-area: 2 / 1 / 3 / 3;
        padding-block: 0 4px;
        font-size: 13px;
      }
      .parts .products:empty {
        display: none;
      }
    }
    .wide {
      max-width: 100%;
      overflow-x: auto;
    }
    .below {
      display: flex;
      flex-wrap: wrap;
      gap: 24px 64px;
      padding-top: 24px;
      border-top: 1px solid var(--conv-hairline);
    }
    .tables {
      display: flex;
      flex-wrap: wrap;
      gap: 16px 48px;
    }
    .tables > * {
      min-width: 0;
    }
    .below .group {
      flex: 0 1 260px;
    }
    .below .cost {
      flex: 1 1 min(100%, 420px);
    }
    .told > .field {
      justify-self: start;
    }
    .connections {
      display: block;
      width: 100%;
      overflow: visible;
    }
    .connections line {
      stroke: var(--conv-edge);
      stroke-width: 1;
    }
    .connections line.chosen {
      stroke: var(--conv-window);
      stroke-width: 2.5;
    }
    .connections circle {
      stroke: var(--conv-edge);
    }
    .connections rect {
      fill: var(--conv-panel);
      stroke: var(--conv-edge);
      stroke-width: 1.5;
    }
    .connections rect.chosen {
      stroke: var(--conv-window);
      stroke-width: 3;
    }
    .connections text {
      fill: var(--conv-text);
      font-size: 13px;
      dominant-baseline: central;
    }
    .pictures {
      padding-top: 24px;
      border-top: 1px solid var(--conv-hairline);
    }
    .pictures .field {
      justify-self: start;
    }
    .pictures .legend {
      width: 232px;
    }
    .results {
      display: flex;
      flex-wrap: wrap;
      gap: 16px 32px;
    }
    .results figcaption {
      margin-bottom: 4px;
      font-size: 14px;
    }
  `,
];
