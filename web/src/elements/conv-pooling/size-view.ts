/** The size of the pooled map by its rule, and how many numbers it saves. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatCount } from '../../draw/numbers.js';
import { shapeText } from '../../draw/parameter-product.js';
import type { PoolingWords } from '../../strings/pooling.js';
import { sizeRule, type SizeAxis } from '../parts/size-rule.js';
import { pooledSize, windowOf } from './pooling-run.js';
import type { PoolingSession } from './pooling-session.js';

export function sizeView(session: PoolingSession, strings: PoolingWords): TemplateResult {
  const { floor } = strings.pooling;
  const axes = axesOf(session, strings);
  const isDropped = axes.some((axis) => roundedUp(axis) > axis.result);
  return html`<section class="size" part="size" aria-labelledby="size-heading">
    <h3 id="size-heading">${floor.heading}</h3>
    <div class="axes">${axes.map(sizeRule)}</div>
    ${isDropped ? html`<p class="why">${floor.dropped}</p>` : nothing}
    <p class="why">${unitsText(session, strings)}</p>
  </section>`;
}

function axesOf(
  { state, shown }: PoolingSession,
  { pooling: { floor } }: PoolingWords,
): SizeAxis[] {
  const { input, output } = shown;
  const { kernel, stride, dilation, padding, ceilMode } = windowOf(state, input);
  const axis = (at: 0 | 1): SizeAxis => ({
    name: at === 0 ? floor.rows : floor.columns,
    size: at === 0 ? input.rows : input.columns,
    ...{ before: padding[at], behind: padding[at], kernel: kernel[at] },
    ...{ stride: stride[at], dilation: dilation[at], isUp: ceilMode },
    result: at === 0 ? output.rows : output.columns,
  });
  return [axis(0), axis(1)];
}

/** What the rule says before the windows that begin behind the input are left out. */
function roundedUp({ size, before, behind, kernel, stride, dilation, isUp }: SizeAxis): number {
  const places = (size + before + behind - dilation * (kernel - 1) - 1) / stride;
  return (isUp === true ? Math.ceil(places) : Math.floor(places)) + 1;
}

function unitsText({ state, shown, library }: PoolingSession, words: PoolingWords): string {
  const { floor } = words.pooling;
  const { input, output, slide } = shown;
  const dense = library && pooledSize(library, { ...state, stride: [1, 1] }, input);
  if (dense === null) return '\u00a0';
  const texts = [
    `${shapeText([output.rows, output.columns])} = ${formatCount(output.values.length)}`,
    `${shapeText([input.rows, input.columns])} = ${formatCount(input.values.length)}`,
    `${shapeText(dense)} = ${formatCount(dense[0] * dense[1])}`,
  ] as const;
  const [down, across] = slide.stride;
  const isStrided = !state.global && down * across > 1;
  return `${floor.units(...texts)}${isStrided ? ` ${floor.fewer(down, across)}` : ''}`;
}
