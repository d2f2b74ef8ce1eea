/** A line that pointing fills and empties. All that it can say has its room there, so that nothing below it moves. */
import { css, html, type TemplateResult } from 'lit';

/** Shows one text, or '' for none, in the room of the longest of what is `possible`. */
export function noteLine(shown: string, possible: readonly string[]): TemplateResult {
  return html`<p class="note">
    <span>${shown}</span
    >${possible.map((text) => html`<span class="room" data-text=${text}></span>`)}
  </p>`;
}

export const noteStyles = css`
  .note {
    display: grid;
    color: var(--conv-quiet);
    font-size: 15px;
  }
  .note > * {
    grid-area: 1 / 1;
  }
  /* Generated, so that nobody finds, copies or hears what is only room. */
  .note .room::before {
    visibility: hidden;
    content: attr(data-text);
  }
`;
