import { css } from 'lit';

export const pictureViewStyles = css`
  :host {
    display: block;
  }
  * {
    box-sizing: border-box;
  }
  .frame {
    position: relative;
    width: 100%;
    border: 1px solid var(--conv-hairline);
    background: var(--conv-panel);
  }
  .surface,
  .before {
    position: absolute;
    inset: 0;
    overflow: hidden;
  }
  .surface {
    cursor: crosshair;
    touch-action: pan-x pan-y;
    -webkit-user-select: none;
    user-select: none;
    -webkit-touch-callout: none;
  }
  .surface.zoomed {
    touch-action: none;
  }
  .surface:focus-visible,
  .divider:focus-visible {
    outline: 2px solid var(--conv-accent);
    outline-offset: 2px;
  }
  .before {
    pointer-events: none;
    background: var(--conv-panel);
  }
  .sheet {
    position: absolute;
    max-width: none;
    pointer-events: none;
  }
  canvas.sheet {
    image-rendering: pixelated;
  }
  svg {
    display: block;
    width: 100%;
    height: 100%;
    overflow: visible;
  }
  rect {
    fill: none;
    vector-effect: non-scaling-stroke;
  }
  .halo {
    stroke: rgb(0 0 0 / 0.45);
    stroke-width: 4;
  }
  .mark {
    stroke: var(--conv-window);
    stroke-width: 2;
  }
  .mark.field {
    stroke-dasharray: 4 3;
    stroke-width: 1.5;
  }
  .label {
    fill: #fff;
    stroke: rgb(0 0 0 / 0.75);
    stroke-width: 0.3em;
    paint-order: stroke;
    font-family: var(--conv-mono);
    font-weight: 600;
  }
  .divider {
    position: absolute;
    inset-block: 0;
    width: 44px;
    margin-inline-start: -22px;
    cursor: ew-resize;
    touch-action: none;
  }
  .divider::before {
    content: '';
    position: absolute;
    inset-block: 0;
    left: 21px;
    width: 2px;
    background: #fff;
    box-shadow: 0 0 0 1px rgb(0 0 0 / 0.55);
  }
  .grip {
    position: absolute;
    top: 50%;
    left: 50%;
    width: 28px;
    height: 28px;
    translate: -50% -50%;
    border-radius: 50%;
    background: #fff;
    box-shadow: 0 0 0 1px rgb(0 0 0 / 0.55);
  }
  .grip::before,
  .grip::after {
    content: '';
    position: absolute;
    top: 9px;
    border: 5px solid transparent;
  }
  .grip::before {
    left: 2px;
    border-right-color: #222;
  }
  .grip::after {
    right: 2px;
    border-left-color: #222;
  }
  .side {
    position: absolute;
    bottom: 8px;
    padding: 0 6px;
    border-radius: 3px;
    background: rgb(255 255 255 / 0.88);
    color: #1f2328;
    font-size: 13px;
    line-height: 20px;
    white-space: nowrap;
    pointer-events: none;
  }
  .before-label {
    right: calc(50% + 6px);
  }
  .after-label {
    left: calc(50% + 6px);
  }
  .spoken-only {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (forced-colors: active) {
    .mark {
      stroke: Highlight;
    }
  }
`;
