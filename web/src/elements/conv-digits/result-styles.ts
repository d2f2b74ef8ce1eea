/** The look of the answer: the digit and ten bars. */
import { css } from 'lit';

export const resultStyles = css`
  .verdict {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
    gap: 16px;
    min-height: 72px;
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
  .bars {
    display: grid;
    gap: 2px;
    list-style: none;
  }
  .bar {
    display: grid;
    grid-template-columns: 1ch minmax(0, 1fr) 8ch;
    align-items: center;
    gap: 8px;
    height: 24px;
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
  .fill {
    display: block;
    height: 100%;
    background: var(--conv-quiet);
    transform-origin: left;
  }
  .bar.first .fill {
    background: var(--conv-text);
  }
  .percent {
    text-align: end;
    white-space: nowrap;
  }
  @media (forced-colors: active) {
    .fill,
    .bar.first .fill {
      forced-color-adjust: none;
      background: CanvasText;
    }
  }
`;
