/** The look of the layers, of their still before they have come, and of what is looked at up close. */
import { css } from 'lit';

export const networkStyles = css`
  .network > header {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 16px;
    font-size: 14px;
  }
  .poster {
    margin-block: 8px 16px;
  }
  .poster figcaption {
    max-width: 60ch;
    margin-top: 8px;
    font-size: 15px;
    color: var(--conv-quiet);
    text-wrap: pretty;
  }
  .scale {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    justify-content: space-between;
    gap: 12px 24px;
    margin: 8px 0 16px;
  }
  .layers {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    list-style: none;
  }
  /* Isolated: when a number changes, what the browser has recorded of the other layers holds. */
  .layer {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 6px 16px;
    isolation: isolate;
  }
  .label {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 8px;
    font-size: 14px;
    line-height: 1.45;
  }
  .label h4 {
    font-size: 15px;
    font-weight: 600;
  }
  .label .number {
    font-size: 12px;
    white-space: nowrap;
  }
  .label h4 + .shape {
    flex: 1 0 auto;
  }
  .label .cost {
    flex-basis: 100%;
  }
  .label .limit {
    margin-inline-start: auto;
  }
  /* Its number changes while somebody draws: it has its room, so that nothing around it needs to be laid out again. */
  .limit {
    position: relative;
    width: 6ch;
  }
  .limit::before {
    content: '±';
    visibility: hidden;
  }
  .limit > span {
    position: absolute;
    inset: 0;
    contain: size layout;
    text-align: end;
  }
  .beside .layer {
    grid-template-columns: 180px minmax(0, 1fr);
  }
  .beside .label {
    align-content: start;
  }
  /* What the layer is stands in the line below its name and shape, however short they are. */
  .beside .label h4 + .shape {
    flex-basis: 60%;
  }
  .layer > .unit {
    grid-column: 1 / -1;
    margin-top: 6px;
    padding: 12px;
    border: 1px solid var(--conv-hairline);
    border-radius: var(--conv-radius);
    background: var(--conv-panel);
  }
`;

export const unitStyles = css`
  .unit {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    font-size: 14px;
    line-height: 1.45;
  }
  .unit header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    min-height: 44px;
  }
  .unit .bare {
    border-color: transparent;
    background: none;
  }
  .unit figcaption {
    color: var(--conv-quiet);
    font-size: 13px;
  }
  .value-line {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
  }
  .value-line .value {
    color: var(--conv-window-text);
    font-size: 22px;
    font-weight: 600;
    line-height: 1.2;
  }
  .figures {
    display: flex;
    flex-wrap: wrap;
    gap: 12px;
  }
  .sum {
    font-variant-numeric: tabular-nums;
    overflow-wrap: break-word;
  }
  .filter {
    display: grid;
    gap: 8px;
  }
`;
