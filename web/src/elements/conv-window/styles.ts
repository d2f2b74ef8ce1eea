/** The look of <conv-window>, beyond what demos with grids in a row have in common. */
import { css } from 'lit';
import { stageStyles } from '../parts/stage-styles.js';

export const windowStyles = [
  ...stageStyles,
  css`
    .sign.cross-correlation {
      font-size: 46px;
    }
    .order {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      align-content: start;
      gap: 8px;
      min-width: 0;
    }
    .order p[role='status'] {
      max-width: 65ch;
    }
  `,
];
