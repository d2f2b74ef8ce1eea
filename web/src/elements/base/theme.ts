/**
 * The look that all elements share: colours with a meaning, type, space. A page overrides any --conv-… property on the
 * element itself.
 */
import { css, unsafeCSS } from 'lit';
import { darkColors, lightColors } from './colors.js';

const light = unsafeCSS(lightColors);
const dark = unsafeCSS(darkColors);

/** The few rules that every shadow root needs: those of the elements and those of their parts, which inherit the colours. */
export const partStyles = css`
  :host {
    display: block;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h3,
  h4,
  p,
  ol,
  ul,
  dl,
  dd,
  figure {
    margin: 0;
    padding: 0;
  }
  .quiet {
    color: var(--conv-quiet);
  }
  .number {
    font-family: var(--conv-mono);
    font-variant-numeric: tabular-nums;
  }
  .spoken-only {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  :focus-visible {
    outline: 2px solid var(--conv-accent);
    outline-offset: 2px;
  }
`;

/** Of the elements themselves: colours, type and space as custom properties, and partStyles. */
export const themeStyles = css`
  :host {
    ${light}
    --conv-radius: 6px;
    --conv-font: system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif;
    --conv-mono:
      ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace;
    display: block;
    container: conv / inline-size;
    box-sizing: border-box;
    background: var(--conv-page);
    color: var(--conv-text);
    font: 16px/1.55 var(--conv-font);
    text-align: start;
    text-size-adjust: 100%;
    -webkit-text-size-adjust: 100%;
  }
  @media (prefers-color-scheme: dark) {
    :host(:not([theme='light'])) {
      ${dark}
    }
  }
  :host([theme='dark']) {
    ${dark}
  }
  :host([hidden]) {
    display: none;
  }
  ${partStyles}
`;

/** Buttons, switches, sliders and groups of choices. */
export const controlStyles = css`
  button,
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-width: 44px;
    min-height: 44px;
    padding: 4px 12px;
    border: 1px solid var(--conv-hairline);
    border-radius: var(--conv-radius);
    background: var(--conv-panel);
    color: var(--conv-accent);
    font: inherit;
    font-size: 15px;
    line-height: 1.25;
    cursor: pointer;
    touch-action: manipulation;
  }
  button:hover:not(:disabled) {
    border-color: var(--conv-accent);
  }
  button:disabled {
    color: var(--conv-quiet);
    cursor: default;
    opacity: 0.55;
  }
  button svg {
    width: 20px;
    height: 20px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  label {
    font-size: 15px;
  }
  input[type='range'] {
    width: 100%;
    min-width: 64px;
    height: 44px;
    margin: 0;
    accent-color: var(--conv-accent);
    touch-action: pan-y;
  }
  .switch {
    display: inline-flex;
    align-items: center;
    gap: 12px;
    min-height: 44px;
    cursor: pointer;
  }
  .switch input {
    appearance: none;
    flex: none;
    position: relative;
    width: 40px;
    height: 24px;
    margin: 0;
    border: 1px solid var(--conv-edge);
    border-radius: 12px;
    background: var(--conv-panel);
    cursor: pointer;
    transition: background-color 120ms ease-out;
  }
  .switch input::before {
    content: '';
    position: absolute;
    top: 3px;
    left: 3px;
    width: 16px;
    height: 16px;
    border-radius: 50%;
    background: var(--conv-edge);
    transition: translate 120ms ease-out;
  }
  .switch input:checked {
    border-color: var(--conv-accent);
    background: var(--conv-accent);
  }
  .switch input:checked::before {
    background: var(--conv-on-accent);
    translate: 16px 0;
  }
  .choices {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .choices legend {
    float: left;
    padding: 0;
    font-size: 15px;
    color: var(--conv-quiet);
  }
  .segments {
    display: inline-flex;
    border: 1px solid var(--conv-hairline);
    border-radius: var(--conv-radius);
    background: var(--conv-panel);
  }
  .segments label {
    position: relative;
    display: flex;
    align-items: center;
    justify-content: center;
    min-width: 44px;
    min-height: 44px;
    padding: 4px 12px;
    color: var(--conv-accent);
    line-height: 1.25;
    cursor: pointer;
  }
  .segments label + label {
    border-inline-start: 1px solid var(--conv-hairline);
  }
  .segments input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .segments label:has(:checked) {
    background: var(--conv-accent);
    color: var(--conv-on-accent);
  }
  .segments label:first-of-type {
    border-start-start-radius: 5px;
    border-end-start-radius: 5px;
  }
  .segments label:last-of-type {
    border-start-end-radius: 5px;
    border-end-end-radius: 5px;
  }
  .segments label:has(:focus-visible) {
    outline: 2px solid var(--conv-accent);
    outline-offset: 2px;
    z-index: 1;
  }
  @media (prefers-reduced-motion: reduce) {
    .switch input,
    .switch input::before {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    .switch input::before {
      background: ButtonText;
    }
    .switch input:checked,
    .segments label:has(:checked) {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
    .switch input:checked::before {
      background: HighlightText;
    }
  }
`;
