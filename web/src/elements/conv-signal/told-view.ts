/** How long the result is, and how wrong. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../draw/numbers.js';
import type { SignalWords } from '../../strings/signal.js';
import { setStyle } from '../base/set-style.js';
import type { SignalErrors } from './signal-run.js';
import type { SignalSession } from './signal-session.js';

/** '48 + 0 + 0 − (7 − 1) = 42' */
export function lengthText({ shown }: SignalSession): string {
  const { readings, border, slide } = shown;
  return `${readings.length} + ${border[0]} + ${border[1]} − (${slide.width} − 1) = ${slide.outputs}`;
}

export function lengthView(session: SignalSession, { signal: words }: SignalWords): TemplateResult {
  const { readings, border, slide } = session.shown;
  const { padding } = session.state;
  return html`<section class="size" part="size" aria-labelledby="size-heading">
    <h3 id="size-heading">${words.size.heading}</h3>
    <div class="axes">
      <math display="block"
        ><mn>${readings.length}</mn><mo>+</mo><mn>${border[0]}</mn><mo>+</mo><mn>${border[1]}</mn
        ><mo>−</mo><mo stretchy="false">(</mo><mn>${slide.width}</mn><mo>−</mo><mn>1</mn
        ><mo stretchy="false">)</mo><mo>=</mo><mn class="y">${slide.outputs}</mn></math
      >
    </div>
    <p class="why">${padding === 'valid' ? words.size.valid(slide.width) : words.size[padding]}</p>
  </section>`;
}

const parts = ['readings', 'result', 'noise', 'lag'] as const;

export function errorsView(
  session: SignalSession,
  { signal, common }: SignalWords,
): TemplateResult {
  const words = signal.errors;
  const { errors } = session.shown;
  const { noise } = session.state;
  return html`<section class="errors size" part="errors" aria-labelledby="errors-heading">
    <h3 id="errors-heading">${words.heading}</h3>
    ${
      errors === null
        ? html`<p class="why">${words.none}</p>`
        : html`<p class="why">${words.how}</p>
            <dl>${parts.map((part) => errorRow(part, errors, words[part], common.decimal))}</dl>
            <p class="why">${noise === 0 ? words.noiseless : words.why}</p>`
    }
  </section>`;
}

function errorRow(
  part: keyof SignalErrors,
  errors: SignalErrors,
  label: string,
  decimal: string,
): TemplateResult {
  const most = Math.max(...parts.map((each) => errors[each]));
  const share = most === 0 ? 0 : errors[part] / most;
  return html`<dt class=${part}>${label}</dt>
    <dd>
      <span class="number">${formatNumber(errors[part], { digits: 3, decimal })}</span>
      <span class="length ${part}" ${setStyle({ width: `${(100 * share).toFixed(2)}%` })}></span>
    </dd>`;
}

/** What the colours and signs of the plots are. */
export function plotLegend(session: SignalSession, { signal }: SignalWords): TemplateResult {
  const { legend } = signal.stage;
  const sample = (name: keyof typeof legend): TemplateResult =>
    html`<li><i class="sample ${name}"></i>${legend[name]}</li>`;
  const hasBorder = session.shown.border.some((cells) => cells > 0);
  return html`<ul class="plot-legend quiet">
    ${sample('track')} ${sample('reading')} ${sample('used')}
    ${hasBorder ? sample('border') : nothing} ${sample('result')}
  </ul>`;
}
