/** The look of the pad, the ready drawings and what the network sees of a drawing. */
import { css } from 'lit';

export const padStyles = css`
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
    contain: strict;
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
