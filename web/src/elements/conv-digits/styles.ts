/** The look of <conv-digits>. Widths are those of the element, not of the screen: it may stand in any column. */
import { css } from 'lit';
import { legendStyles } from '../parts/legend.js';
import { layoutStyles } from './layout-styles.js';
import { networkStyles, unitStyles } from './network-styles.js';
import { padStyles } from './pad-styles.js';
import { resultStyles } from './result-styles.js';

const frame = css`
  .demo {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 24px;
  }
  .draw,
  .says {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: 24px;
  }
  /* Its own layer beside those that stick, so that the browser gathers in it all that lies under the maps. */
  .network {
    position: relative;
    z-index: 0;
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
`;

export const digitsStyles = [
  legendStyles,
  frame,
  padStyles,
  resultStyles,
  networkStyles,
  unitStyles,
  layoutStyles,
];
