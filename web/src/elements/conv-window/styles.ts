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
    .steps:not(:has(details)) {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .steps-figure {
      display: grid;
      gap: 4px;
    }
    .steps-figure .lines {
      fill: none;
      stroke: var(--conv-edge);
      stroke-width: 1px;
      vector-effect: non-scaling-stroke;
    }
    .steps-figure .mark {
      fill: var(--conv-window);
    }
    .steps-figure .span {
      fill: color-mix(in srgb, var(--conv-window) 15%, transparent);
      stroke: var(--conv-window);
      stroke-width: 2px;
      vector-effect: non-scaling-stroke;
    }
    .order p[role='status'] {
      max-width: 65ch;
    }
  `,
];
