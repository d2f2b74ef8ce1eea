/** The look of <conv-pooling>, beyond what demos with grids in a row have in common. */
import { css } from 'lit';
import { stageStyles } from '../parts/stage-styles.js';

export const poolingStyles = [
  ...stageStyles,
  css`
    .top {
      gap: 8px 24px;
    }
    .top .together {
      margin-inline-start: auto;
    }
    .example {
      display: flex;
      flex-wrap: wrap;
      align-items: start;
      gap: 8px 24px;
    }
    .look-for {
      flex: 1 1 320px;
      max-width: 75ch;
    }
    .stage.in-row.forward {
      grid-template-columns: auto 48px auto;
    }
    .stage.in-row.backward {
      grid-template-columns: auto auto 48px auto;
      gap: 0 0;
    }
    .stage.in-row.backward .panel + .panel {
      margin-inline-start: 24px;
    }
    .scales {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 32px;
      margin-top: 16px;
    }
    .scales .legend {
      width: 176px;
    }
    .told-text {
      max-width: 60ch;
      text-wrap: pretty;
    }
    .compare {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
      padding-top: 24px;
      border-top: 1px solid var(--conv-hairline);
    }
    .compare .counts {
      max-width: 75ch;
    }
    .compare .buttons button {
      font-size: 18px;
    }
    .compare .buttons button:last-child {
      margin-inline-start: 8px;
      font-size: 15px;
    }
    .pair {
      display: flex;
      flex-wrap: wrap;
      align-items: start;
      gap: 12px 0;
    }
    .pair .sign {
      width: 48px;
      margin-top: 58px;
    }
  `,
];
