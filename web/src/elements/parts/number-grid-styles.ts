import { css } from 'lit';

export const numberGridStyles = css`
  :host {
    display: block;
    width: fit-content;
  }
  * {
    box-sizing: border-box;
  }
  .stack {
    position: relative;
    display: grid;
  }
  .cells {
    display: grid;
    grid-auto-rows: var(--cell);
    border: 1px solid var(--conv-hairline);
    border-width: 1px 0 0 1px;
    font: clamp(13px, calc(var(--cell) * 0.3), 18px) / 1.15 var(--conv-mono);
    font-variant-numeric: tabular-nums;
    cursor: crosshair;
    touch-action: manipulation;
  }
  .row {
    display: contents;
  }
  .cell {
    position: relative;
    display: grid;
    place-items: center;
    min-width: 0;
    border: 0 solid var(--conv-hairline);
    border-width: 0 1px 1px 0;
    background: var(--fill);
    color: var(--conv-text);
    text-align: center;
    white-space: nowrap;
    transition: background-color 120ms ease-out;
  }
  .cell.on-dark {
    color: #fff;
  }
  .cell.on-light {
    color: #111316;
  }
  .cell.ghost {
    border-style: dashed;
    border-color: var(--conv-edge);
    background: color-mix(in srgb, var(--fill) 30%, var(--conv-panel));
    color: var(--conv-text);
    font-style: italic;
  }
  .cell.unused::before {
    content: '';
    position: absolute;
    inset: 0;
    background: repeating-linear-gradient(
      135deg,
      transparent 0 5px,
      color-mix(in srgb, var(--conv-edge) 55%, transparent) 5px 6.5px
    );
  }
  .upright {
    position: relative;
    display: grid;
    justify-items: center;
  }
  small {
    font-size: max(12px, 0.75em);
    font-style: normal;
  }
  .unknown {
    width: 10px;
    height: 2px;
    background: var(--conv-hairline);
  }
  .cell:focus-visible {
    z-index: 2;
    outline: 2px solid var(--conv-accent);
    outline-offset: -2px;
    box-shadow: inset 0 0 0 4px var(--conv-panel);
  }
  input {
    position: absolute;
    z-index: 3;
    inset: 0 auto 0 50%;
    width: max(100%, 7ch);
    translate: -50% 0;
    padding: 0 2px;
    border: 2px solid var(--conv-accent);
    border-radius: 2px;
    background: var(--conv-page);
    color: var(--conv-text);
    /* Below 16 pixels a phone zooms the page when one types. */
    font: 16px/1 var(--conv-mono);
    text-align: center;
    outline: none;
  }
  .marks {
    position: absolute;
    inset: 1px 0 0 1px;
    pointer-events: none;
  }
  .mark {
    position: absolute;
    transition:
      left 120ms ease-out,
      top 120ms ease-out;
  }
  .mark.window {
    border: 3px solid var(--conv-window);
    border-radius: 3px;
    background: color-mix(in srgb, var(--conv-window) 8%, transparent);
  }
  .mark.cell {
    border: 3px solid var(--conv-window);
    transition: none;
  }
  .mark.touch {
    border: 2px dashed var(--conv-window);
    background: color-mix(in srgb, var(--conv-window) 15%, transparent);
    transition: none;
  }
  .mark.differs {
    border: 2px dotted var(--conv-wrong);
    transition: none;
  }
  .refused {
    margin: 0;
    color: var(--conv-wrong);
    font-size: 14px;
    line-height: 1.4;
  }
  .refused:not(:empty) {
    margin-top: 4px;
  }
  @media (prefers-reduced-motion: reduce) {
    .mark,
    .cell {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    .mark {
      border-color: Highlight;
      background: none;
    }
    .cell {
      border-color: CanvasText;
    }
  }
`;
