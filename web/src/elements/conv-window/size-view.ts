/** The size of the output by the floor rule, with the numbers of both axes. */
import { html, type TemplateResult } from 'lit';
import { reachOf } from '../../draw/window-place.js';
import type { WindowWords } from '../../strings/window.js';
import type { WindowSession } from './window-session.js';

interface Axis {
  readonly name: string;
  readonly size: number;
  readonly before: number;
  readonly behind: number;
  readonly kernel: number;
  readonly stride: number;
  readonly dilation: number;
  readonly result: number;
}

function axesOf({ state, shown }: WindowSession, { window: words }: WindowWords): readonly Axis[] {
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

/** '⌊(4 + 0 + 0 − 1 · (2 − 1) − 1) / 1⌋ + 1 = 3' for rows (0) or columns (1). */
export function sizeText(session: WindowSession, strings: WindowWords, axis: 0 | 1): string {
  const { size, before, behind, kernel, stride, dilation, result } = axesOf(session, strings)[
    axis
  ]!;
  const reach = `${size} + ${before} + ${behind} − ${dilation} · (${kernel} − 1) − 1`;
  return `⌊(${reach}) / ${stride}⌋ + 1 = ${result}`;
}

export function sizeView(session: WindowSession, strings: WindowWords): TemplateResult {
  const { floor } = strings.window;
  const { padded, slide } = session.shown;
  const [height, width] = reachOf(slide);
  const [rows, columns] = [padded.rows - height, padded.columns - width];
  return html`<section class="size" part="size" aria-labelledby="size-heading">
    <h3 id="size-heading">${floor.heading}</h3>
    <div class="axes">${axesOf(session, strings).map(axisView)}</div>
    <p class="why">${rows + columns === 0 ? floor.exact : floor.rest(rows, columns)}</p>
  </section>`;
}

function axisView(axis: Axis): TemplateResult {
  const { name, size, before, behind, kernel, stride, dilation, result } = axis;
  return html`<div>
    <span class="quiet">${name}</span>
    <math display="block"
      ><mrow
        ><mo>⌊</mo
        ><mfrac
          ><mrow
            ><mn>${size}</mn><mo>+</mo><mn>${before}</mn><mo>+</mo><mn>${behind}</mn><mo>−</mo
            ><mn>${dilation}</mn><mo>·</mo><mo stretchy="false">(</mo><mn>${kernel}</mn><mo>−</mo
            ><mn>1</mn><mo stretchy="false">)</mo><mo>−</mo><mn>1</mn></mrow
          ><mn>${stride}</mn></mfrac
        ><mo>⌋</mo></mrow
      ><mo>+</mo><mn>1</mn><mo>=</mo><mn class="y">${result}</mn></math
    >
  </div>`;
}
