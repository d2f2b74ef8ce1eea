/** The look of <conv-digits>. Widths are those of the element, not of the screen: it may stand in any column. */
import { css } from 'lit';
import { layoutStyles } from './layout-styles.js';
import { networkStyles, unitStyles } from './network-styles.js';
import { padStyles } from './pad-styles.js';
import { resultStyles } from './result-styles.js';

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

export const digitsStyles = [
  frame,
  padStyles,
  resultStyles,
  networkStyles,
  unitStyles,
  layoutStyles,
];
