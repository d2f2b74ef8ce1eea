import { html, type TemplateResult } from 'lit';

/** Pictures for buttons that are named otherwise; drawn on 24 × 24 with the button's own colour. */
export const icons = {
  undo: icon('M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3'),
  redo: icon('m15 14 5-5-5-5M20 9H10a6 6 0 0 0 0 12h3'),
  close: icon('M6 6l12 12M18 6 6 18'),
} as const;

function icon(path: string): TemplateResult {
  return html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;
}
