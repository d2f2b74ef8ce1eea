import { html, type TemplateResult } from 'lit';

/** Pictures for buttons that are named otherwise; drawn on 24 × 24 with the button's own colour. */
export const icons = {
  undo: icon('M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3'),
  redo: icon('m15 14 5-5-5-5M20 9H10a6 6 0 0 0 0 12h3'),
  close: icon('M6 6l12 12M18 6 6 18'),
  play: icon('M7 5v14l12-7z'),
  pause: icon('M8 5v14M16 5v14'),
  back: icon('M17 5 8 12l9 7zM6 5v14'),
  forward: icon('M7 5l9 7-9 7zM18 5v14'),
  toStart: icon('M12 6l-7 6 7 6zM20 6l-7 6 7 6zM3 6v12'),
  toEnd: icon('M12 6l7 6-7 6zM4 6l7 6-7 6zM21 6v12'),
  flipHorizontally: icon('M12 3v2M12 8v2M12 14v2M12 19v2M9 7 3 17h6zM15 7l6 10h-6z'),
  flipVertically: icon('M3 12h2M8 12h2M14 12h2M19 12h2M7 9 17 3v6zM7 15l10 6v-6z'),
  turnAround: icon('M4 12a8 8 0 0 1 14-5M18 3v4h-4M20 12a8 8 0 0 1-14 5M6 21v-4h4'),
  rotate: icon('M20 12a8 8 0 1 1-3-6.2M20 4v5h-5'),
  plus: icon('M12 5v14M5 12h14'),
  minus: icon('M5 12h14'),
  up: icon('M6 14l6-6 6 6'),
  down: icon('M6 10l6 6 6-6'),
  swap: icon('M4 8h14M14 4l4 4-4 4M20 16H6M10 12l-4 4 4 4'),
} as const;

function icon(path: string): TemplateResult {
  return html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;
}
