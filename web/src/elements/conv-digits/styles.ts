/** The look of <conv-digits>. Widths are those of the element, not of the screen: it may stand in any column. */
import { css } from 'lit';

const frame = css`
  :host {
    padding: var(--conv-padding, 16px);
    border-radius: var(--conv-radius);
  }
  .lead {
    max-width: 65ch;
    margin-bottom: 16px;
    font-size: 17px;
    text-wrap: pretty;
  }
  .demo {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 24px;
  }
  h3 {
    font-size: 15px;
    font-weight: 600;
    line-height: 1.4;
  }
  .draw,
  .says {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: 24px;
  }
  .network {
    min-width: 0;
  }
  .content {
    max-width: 1800px;
    margin-inline: auto;
  }
  .quiz,
  .corner {
    margin-top: 24px;
  }
  .hint {
    font-size: 15px;
    color: var(--conv-quiet);
    text-wrap: pretty;
  }
  .loading {
    animation: appear 0s 300ms both;
  }
  @keyframes appear {
    from {
      visibility: hidden;
    }
  }
  .failure {
    display: grid;
    justify-items: start;
    gap: 12px;
    margin-bottom: 16px;
    padding: 12px 16px;
    border-inline-start: 3px solid var(--conv-wrong);
    background: var(--conv-panel);
  }
`;

const pad = css`
  .pad {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
  }
  .pad > * {
    min-width: 0;
  }
  .paper {
    position: relative;
    aspect-ratio: 1;
    border: 1px solid var(--conv-edge);
    border-radius: var(--conv-radius);
    background: var(--conv-panel);
    overflow: hidden;
  }
  .paper:focus-within:has(canvas:focus-visible) {
    outline: 2px solid var(--conv-accent);
    outline-offset: 2px;
  }
  .paper > * {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
  }
  .paper > canvas {
    outline: none;
    cursor: crosshair;
    touch-action: none;
    -webkit-user-select: none;
    user-select: none;
    -webkit-touch-callout: none;
  }
  .paper > svg,
  .paper > .words,
  .paper > .pen {
    pointer-events: none;
  }
  .paper .words {
    display: flex;
    align-items: end;
    justify-content: center;
    padding: 12px;
    color: var(--conv-quiet);
    font-size: 14px;
    text-align: center;
    text-wrap: balance;
  }
  .paper .words.alone {
    align-items: center;
    font-size: 17px;
  }
  .lit {
    fill: color-mix(in srgb, var(--conv-window) 15%, transparent);
    stroke: var(--conv-window);
    stroke-width: 2;
    vector-effect: non-scaling-stroke;
  }
  .lit.whole {
    fill: none;
  }
  .pen {
    fill: none;
    stroke: var(--conv-accent);
    stroke-width: 2;
    vector-effect: non-scaling-stroke;
  }
  .pen.down {
    fill: var(--conv-accent);
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .pen-width {
    display: flex;
    flex: 1 1 100px;
    align-items: center;
    gap: 8px;
    color: var(--conv-quiet);
  }
  .ready p {
    margin-bottom: 4px;
    font-size: 15px;
    color: var(--conv-quiet);
  }
  .ready ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(44px, 1fr));
    gap: 4px;
    list-style: none;
  }
  .ready button {
    width: 100%;
    padding: 0;
    border-color: transparent;
    background: none;
    color: var(--conv-text);
  }
  .ready button:hover {
    border-color: var(--conv-accent);
    background: var(--conv-panel);
  }
  .ready svg {
    width: 34px;
    height: 34px;
    stroke-width: 8;
  }
  .seen h3 {
    margin-bottom: 8px;
  }
  .seen .switch {
    margin-top: 4px;
    font-size: 15px;
    line-height: 1.35;
  }
  .seen .why {
    font-size: 14px;
    line-height: 1.45;
    color: var(--conv-quiet);
  }
`;

const result = css`
  .verdict {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
    gap: 16px;
    min-height: 72px;
  }
  .verdict p {
    line-height: 1.35;
    text-wrap: balance;
  }
  .winner {
    min-width: 44px;
    font-size: 64px;
    font-weight: 300;
    line-height: 72px;
    font-variant-numeric: tabular-nums;
    text-align: center;
  }
  .bars {
    display: grid;
    gap: 2px;
    list-style: none;
  }
  .bar {
    display: grid;
    grid-template-columns: 1ch minmax(0, 1fr) 8ch;
    align-items: center;
    gap: 8px;
    height: 24px;
    font-size: 14px;
    color: var(--conv-quiet);
  }
  .bar.first {
    color: var(--conv-text);
    font-weight: 600;
  }
  .track {
    height: 12px;
    border-inline-start: 1px solid var(--conv-edge);
  }
  .fill {
    display: block;
    height: 100%;
    background: var(--conv-quiet);
    transform-origin: left;
  }
  .bar.first .fill {
    background: var(--conv-text);
  }
  .percent {
    text-align: end;
    white-space: nowrap;
  }
  @media (forced-colors: active) {
    .fill,
    .bar.first .fill {
      forced-color-adjust: none;
      background: CanvasText;
    }
  }
`;

const network = css`
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
  .legend {
    width: 232px;
    max-width: 100%;
    font-size: 14px;
    line-height: 1.4;
  }
  .legend figcaption {
    color: var(--conv-quiet);
  }
  .legend .bar {
    display: block;
    height: 10px;
    margin: 2px 0;
    border: 1px solid var(--conv-hairline);
    forced-color-adjust: none;
  }
  .legend .ticks {
    display: grid;
    grid-template-columns: 1fr auto 1fr;
    font-size: 12px;
  }
  .legend .ticks :last-child {
    text-align: end;
  }
  .layers {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    list-style: none;
  }
  .layer {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 6px 16px;
  }
  .label {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 12px;
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
  .beside .layer {
    grid-template-columns: 180px minmax(0, 1fr);
  }
  .beside .label {
    align-content: start;
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

const unit = css`
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

const layouts = css`
  @container conv (width >= 600px) and (width < 860px) {
    .demo {
      grid-template: auto 1fr / minmax(0, 1fr) minmax(0, 1fr);
      column-gap: 32px;
    }
    .draw {
      display: contents;
    }
    .pad {
      grid-row: span 2;
      align-self: start;
    }
    .says {
      grid-area: 1 / 2;
    }
    .seen {
      grid-area: 2 / 2;
    }
    .network {
      grid-column: 1 / -1;
    }
  }
  @container conv (width >= 860px) {
    .demo {
      grid-template-columns: 300px minmax(0, 1fr);
      gap: 32px;
    }
    .draw,
    .says {
      grid-column: 1;
    }
    .draw {
      grid-row: 1;
    }
    .says {
      grid-row: 2;
    }
    .network {
      grid-column: 2;
      grid-row: 1 / span 2;
    }
  }
  @container conv (width >= 1120px) {
    .demo {
      grid-template-columns: clamp(290px, 22cqw, 440px) minmax(0, 1fr) clamp(256px, 19cqw, 340px);
      gap: 24px clamp(24px, 2.2cqw, 48px);
    }
    .says {
      grid-column: 3;
      grid-row: 1;
    }
    .network {
      grid-row: 1;
    }
    .draw,
    .says {
      position: sticky;
      top: 16px;
      align-self: start;
    }
  }
  @container conv (width < 600px) {
    /* The answer comes before its explanation: it has to be seen while one draws. */
    .draw {
      display: contents;
    }
    .pad {
      order: 1;
    }
    .says {
      order: 2;
    }
    .seen {
      order: 3;
    }
    .network {
      order: 4;
    }
    .ready ul {
      grid: auto / auto-flow 44px;
      overflow-x: auto;
    }
    .bars {
      grid-template-rows: repeat(5, auto);
      grid-template-columns: 1fr 1fr;
      grid-auto-flow: column;
      gap: 2px 16px;
    }
    .bar {
      grid-template-columns: 1ch minmax(0, 1fr) 7ch;
    }
  }
  @media print {
    .tools,
    .ready,
    .corner,
    .choices,
    .switch,
    .hint {
      display: none;
    }
  }
`;

export const digitsStyles = [frame, pad, result, network, unit, layouts];
