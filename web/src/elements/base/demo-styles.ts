/** What all demos have in common: their margin, the line that says what to look for, headings, loading and failing. */
import { css } from 'lit';

export const demoStyles = css`
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
  h3 {
    font-size: 15px;
    font-weight: 600;
    line-height: 1.4;
  }
  /* What has come sooner than this is not worth a word. */
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
