/** The size of the output by the floor rule, with the numbers of both axes. */
import { html, type TemplateResult } from 'lit';
import { reachOf } from '../../draw/window-place.js';
import type { WindowWords } from '../../strings/window.js';
import { sizeRule, sizeRuleText, type SizeAxis } from '../parts/size-rule.js';
import type { WindowSession } from './window-session.js';

function axesOf(
  { state, shown }: WindowSession,
  { window: words }: WindowWords,
): readonly SizeAxis[] {
  const { input, kernel, stride, dilation } = state;
  const [top, left, bottom, right] = shown.padding;
  return [
    {
      name: words.floor.rows,
      size: input.rows,
      before: top,
      behind: bottom,
      kernel: kernel.rows,
      stride: stride[0],
      dilation: dilation[0],
      result: shown.output.rows,
    },
    {
      name: words.floor.columns,
      size: input.columns,
      before: left,
      behind: right,
      kernel: kernel.columns,
      stride: stride[1],
      dilation: dilation[1],
      result: shown.output.columns,
    },
  ];
}

/** The rule for rows (0) or columns (1). */
export function sizeText(session: WindowSession, strings: WindowWords, axis: 0 | 1): string {
  return sizeRuleText(axesOf(session, strings)[axis]!);
}

export function sizeView(session: WindowSession, strings: WindowWords): TemplateResult {
  const { floor } = strings.window;
  const { padded, slide } = session.shown;
  const [height, width] = reachOf(slide);
  const [rows, columns] = [padded.rows - height, padded.columns - width];
  return html`<section class="size" part="size" aria-labelledby="size-heading">
    <h3 id="size-heading">${floor.heading}</h3>
    <div class="axes">${axesOf(session, strings).map(sizeRule)}</div>
    <p class="why">${rows + columns === 0 ? floor.exact : floor.rest(rows, columns)}</p>
  </section>`;
}
