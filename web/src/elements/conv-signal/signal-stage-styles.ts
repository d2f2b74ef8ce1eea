import { css } from 'lit';

export const signalStageStyles = css`
  :host {
    display: block;
  }
  .surface {
    width: fit-content;
    cursor: ew-resize;
    /* A finger moves the window sideways and the page up and down. */
    touch-action: pan-y;
    user-select: none;
    -webkit-user-select: none;
  }
  .surface.pen {
    cursor: crosshair;
    touch-action: none;
  }
  .surface:focus-visible {
    outline: 2px solid var(--conv-accent);
    outline-offset: 2px;
    border-radius: 2px;
  }
  svg {
    display: block;
    overflow: visible;
    font-family: var(--conv-mono);
    font-variant-numeric: tabular-nums;
  }
  path {
    fill: none;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  text {
    fill: var(--conv-quiet);
    font-size: 12px;
    dominant-baseline: central;
  }
  .title {
    fill: var(--conv-text);
    font-family: var(--conv-font);
    font-size: 15px;
    font-weight: 600;
  }
  .hint {
    font-style: italic;
  }
  .grid {
    stroke: var(--conv-hairline);
  }
  .zero {
    stroke: var(--conv-edge);
  }
  .border {
    fill: var(--conv-hairline);
    opacity: 0.45;
  }
  .track {
    stroke: var(--conv-quiet);
    stroke-width: 1.5;
    stroke-dasharray: 5 4;
  }
  .stem {
    stroke: var(--conv-edge);
    stroke-width: 1;
    opacity: 0.55;
  }
  .dot,
  .ghost,
  .positive-dot,
  .negative-dot {
    stroke-width: var(--dot);
  }
  .dot {
    stroke: var(--conv-text);
  }
  .ghost {
    stroke: var(--conv-edge);
  }
  .used {
    opacity: 0.55;
  }
  .bar,
  .lit {
    stroke: var(--conv-edge);
    stroke-width: 1;
  }
  .lit {
    stroke: var(--conv-window);
    stroke-width: 3;
  }
  .positive,
  .positive-dot {
    stroke: var(--signal-positive);
  }
  .negative,
  .negative-dot {
    stroke: var(--signal-negative);
  }
  .positive,
  .negative {
    stroke-width: 1.5;
    opacity: 0.6;
  }
  .now {
    stroke: var(--conv-window);
    stroke-width: 1.5;
    stroke-dasharray: 2 4;
  }
  .window {
    fill: color-mix(in srgb, var(--conv-window) 7%, transparent);
    stroke: var(--conv-window);
    stroke-width: 2.5;
  }
  .touch {
    fill: color-mix(in srgb, var(--conv-window) 18%, transparent);
    stroke: var(--conv-window);
    stroke-width: 1.5;
    stroke-dasharray: 4 3;
  }
  .moving {
    transition: transform 120ms ease-out;
  }
  @media (prefers-reduced-motion: reduce) {
    .moving {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    svg {
      forced-color-adjust: none;
    }
    text {
      fill: CanvasText;
    }
    .dot,
    .stem,
    .positive,
    .positive-dot,
    .negative,
    .negative-dot {
      stroke: CanvasText;
    }
    .window,
    .now,
    .touch {
      stroke: Highlight;
    }
  }
`;
