import { css } from 'lit';

/** Menus, text fields and sliders with their labels; beside controlStyles. */
export const fieldStyles = css`
  .editor {
    display: grid;
    gap: 12px;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 12px 16px;
  }
  .together {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 12px 16px;
    min-width: 0;
  }
  .field {
    display: grid;
    gap: 2px;
    min-width: 0;
  }
  .field > label,
  .field > .label {
    color: var(--conv-quiet);
    font-size: 14px;
    line-height: 1.4;
  }
  select,
  input.text,
  textarea {
    min-width: 0;
    max-width: 100%;
    min-height: 44px;
    padding: 4px 10px;
    border: 1px solid var(--conv-edge);
    border-radius: var(--conv-radius);
    background: var(--conv-panel);
    color: var(--conv-text);
    font: inherit;
    font-size: 16px;
    line-height: 1.25;
  }
  input.text {
    width: 6em;
    font-family: var(--conv-mono);
  }
  textarea {
    width: 100%;
    font: 16px/1.5 var(--conv-mono);
  }
  .slider {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
    gap: 0 8px;
    width: 150px;
  }
  .slider output {
    grid-row: 2;
    min-width: 2ch;
    font-family: var(--conv-mono);
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
  .slider label {
    grid-column: 1 / -1;
    color: var(--conv-quiet);
    font-size: 14px;
    line-height: 1.4;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }
  details > summary {
    display: inline-flex;
    align-items: center;
    min-height: 44px;
    color: var(--conv-accent);
    font-size: 15px;
    cursor: pointer;
  }
  details > summary::before {
    content: '▸';
    width: 1.2em;
  }
  details[open] > summary::before {
    content: '▾';
  }
  details > summary::-webkit-details-marker {
    display: none;
  }
  .problem {
    color: var(--conv-wrong);
    font-size: 14px;
  }
  .why {
    color: var(--conv-quiet);
    font-size: 14px;
    line-height: 1.45;
  }
`;
