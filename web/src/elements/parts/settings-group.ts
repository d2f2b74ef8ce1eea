import { html, type TemplateResult } from 'lit';

/** Settings that belong together under their heading; folded, they are opened by whoever wants them. */
export function settingsGroup(
  { isFolded }: { readonly isFolded: boolean },
  name: string,
  title: string,
  content: TemplateResult,
): TemplateResult {
  const heading = html`<h3 id="${name}-group">${title}</h3>`;
  return isFolded
    ? html`<details class="group">
        <summary>${heading}</summary>
        <div class="group">${content}</div>
      </details>`
    : html`<section class="group" aria-labelledby="${name}-group">${heading} ${content}</section>`;
}
