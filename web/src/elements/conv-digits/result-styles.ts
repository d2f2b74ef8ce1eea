/** The look of the answer: the digit and ten bars. */
import { css } from 'lit';

export const resultStyles = css`
  /* What changes while somebody draws has a size of its own, so that nothing around it needs to be laid out again. */
  .verdict {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
    gap: 16px;
    contain: size layout;
    height: 72px;
  }
  .verdict p {
    line-height: 1.35;
    text-wrap: balance;
  }
  .winner {
    min-width: 44px;
    font-size: 64px;
    font-weight: 300;
    line-height: 72px;
    font-variant-numeric: tabular-nums;
    text-align: center;
  }
  .answer {
    position: relative;
  }
  .answer > canvas {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    color: var(--conv-quiet);
    image-rendering: pixelated;
    pointer-events: none;
  }
  .bars {
    --rows: 10;
    display: grid;
    gap: 2px;
    contain: size layout;
    height: calc(var(--rows) * 26px - 2px);
    list-style: none;
  }
  .bar {
    display: grid;
    grid-template-columns: 1ch minmax(0, 1fr) 8ch;
    align-items: center;
    gap: 8px;
    height: 24px;
    /* Of one width also where it is bold, so that the largest bar stands where it would stand otherwise. */
    font-family: var(--conv-mono);
    font-size: 14px;
    color: var(--conv-quiet);
  }
  .bar.first {
    color: var(--conv-text);
    font-weight: 600;
  }
  .track {
    height: 12px;
    border-inline-start: 1px solid var(--conv-edge);
  }
  .percent {
    text-align: end;
    white-space: nowrap;
  }
  .bar > .number {
    line-height: 24px;
  }
  .percent > span {
    display: block;
    contain: size layout;
    height: 24px;
  }
`;
