/** The look of <conv-signal>: what it has beyond the demos with a stage, a formula and settings. */
import { css } from 'lit';
import { stageStyles } from '../parts/stage-styles.js';

const plots = css`
  .play.beside {
    gap: 24px 40px;
  }
  .seen {
    display: grid;
    gap: 8px;
    align-content: start;
  }
  .under {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px 24px;
  }
  .plot-legend {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    font-size: 14px;
    list-style: none;
  }
  .plot-legend li {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .sample {
    width: 10px;
    height: 10px;
    border-radius: 50%;
    background: var(--conv-text);
  }
  .sample.track {
    width: 24px;
    height: 0;
    border-top: 2px dashed var(--conv-quiet);
    border-radius: 0;
    background: none;
  }
  .sample.border {
    background: var(--conv-edge);
  }
  .sample.used {
    width: 12px;
    height: 16px;
    border-radius: 0;
    background: var(--signal-weight);
    opacity: 0.55;
  }
  .sample.result {
    background: var(--signal-positive);
  }
`;

const told = css`
  .sum {
    gap: 4px 6px;
    /* Always as high, so that nothing below moves while one drags. */
    height: 178px;
    max-height: none;
    align-content: start;
    font-size: 16px;
  }
  .sum:focus-visible {
    outline-offset: 4px;
  }
  .product {
    display: inline-grid;
    justify-items: center;
  }
  .product small {
    color: var(--conv-quiet);
    font: 12px/1.2 var(--conv-mono);
  }
  .errors {
    min-height: 242px;
  }
  .errors dl {
    display: grid;
    grid-template-columns: minmax(0, max-content) auto minmax(40px, 1fr);
    align-items: center;
    gap: 4px 12px;
    font-size: 15px;
  }
  .errors dd {
    display: contents;
  }
  .errors :is(dt.noise, dt.lag) {
    padding-inline-start: 16px;
    color: var(--conv-quiet);
  }
  .errors .length {
    height: 10px;
    min-width: 1px;
    background: var(--conv-text);
  }
  .errors .length.result {
    background: var(--signal-positive);
  }
  .errors .length:is(.noise, .lag) {
    background: var(--conv-edge);
  }
`;

const settings = css`
  .settings {
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 340px), 1fr));
  }
  .group .scroll {
    display: grid;
    justify-content: start;
    overscroll-behavior-x: contain;
  }
  button.pressed {
    border-color: var(--conv-accent);
    background: var(--conv-accent);
    color: var(--conv-on-accent);
  }
  .numbers .rows {
    display: grid;
    justify-content: start;
    gap: 4px;
  }
  .numbers h4 {
    position: sticky;
    left: 0;
    width: fit-content;
    margin-top: 8px;
    font-size: 14px;
    font-weight: 600;
  }
  .moments {
    display: flex;
    color: var(--conv-quiet);
    font: 12px/1.6 var(--conv-mono);
    text-align: center;
  }
  .moments span {
    flex: none;
    width: 56px;
  }
  @media print {
    .numbers:not([open]) {
      display: none;
    }
  }
`;

export const signalStyles = [...stageStyles, plots, told, settings];
