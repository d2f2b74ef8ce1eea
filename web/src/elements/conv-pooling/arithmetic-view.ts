/** The arithmetic of <conv-pooling>: one window written out with its numbers, and the rule with the settings put in. */
import { html, mathml, nothing, type TemplateResult } from 'lit';
import { indexTokens, type Token } from '../../draw/window-formula.js';
import type { PoolingWords } from '../../strings/pooling.js';
import {
  arithmeticAt,
  arithmeticNote,
  arrivalsText,
  gradientText,
  mostTerms,
  type WindowArithmetic,
  type WindowTerm,
} from './arithmetic.js';
import { placeInside } from './pooling-tables.js';
import type { PoolingSession } from './pooling-session.js';

export interface ArithmeticView {
  readonly session: PoolingSession;
  readonly strings: PoolingWords;
}

export function arithmeticView(view: ArithmeticView): TemplateResult {
  const { session, strings } = view;
  const { arithmetic: words } = strings.pooling;
  const isKnown = !Number.isNaN(session.shown.output.values[0]);
  return html`<section class="formula" part="formula" aria-labelledby="formula-heading">
    <h3 id="formula-heading">${words.heading}</h3>
    ${isKnown ? content(view) : nothing}
    <div class="rule">
      <span class="quiet" id="rule-name"
        >${session.state.kind === 'max' ? words.general : words.generalMean}</span
      >
      <div class="wide" role="group" tabindex="0" aria-labelledby="rule-name">${rule(session)}</div>
    </div>
  </section>`;
}

function content(view: ArithmeticView): TemplateResult {
  const { session } = view;
  const { hover, shown, state, library } = session;
  if (state.show === 'forward' || library === null) return windowSum(view);
  const place = hover?.kind === 'input' ? placeInside(shown, hover.place) : -1;
  return place < 0 ? gradientSent(view) : gradientArrived(view, place);
}

function windowSum({ session, strings }: ArithmeticView): TemplateResult {
  const { arithmetic: words } = strings.pooling;
  const { place } = session.lookedAt;
  const arithmetic = arithmeticAt(session, place, strings);
  const isHidden = session.isBlank(place);
  return html`<p class="place">${words.place(place.row + 1, place.column + 1)}</p>
    <p class="sum" tabindex=${arithmetic.terms.length > mostTerms / 2 ? 0 : nothing}>
      ${termsView(arithmetic, isHidden, strings)}
      <span class="total"
        ><math
          ><mo form="infix">=</mo><mn class="y">${isHidden ? '?' : arithmetic.result}</mn></math
        ></span
      >
    </p>
    <p class="quiet">
      ${isHidden ? '\u00a0' : arithmeticNote(session, place, arithmetic, strings)}
    </p>`;
}

function termsView(
  { terms, divisor }: WindowArithmetic,
  isHidden: boolean,
  { pooling }: PoolingWords,
): TemplateResult {
  const written = terms.slice(0, mostTerms);
  const rest = terms.length - written.length;
  const sign = divisor === null ? ',' : '+';
  const one = ({ text, wins }: WindowTerm, place: number): TemplateResult =>
    html`<span class="product ${wins && !isHidden ? 'lit' : ''}"
        ><math
          >${place > 0 && divisor !== null ? mathml`<mo form="infix">+</mo>` : nothing}<mn class="x"
            >${text}</mn
          ></math
        ></span
      >${divisor === null && place < terms.length - 1 ? sign : ''} `;
  const more = rest > 0 ? html`<span class="quiet">${pooling.arithmetic.more(rest)}</span>` : '';
  return divisor === null
    ? html`<math><mi>max</mi></math
        ><span class="bracket">(</span>${written.map(one)}${more}<span class="bracket">)</span>`
    : html`<span class="bracket">(</span>${written.map(one)}${more}<span class="bracket">)</span
        ><math><mo form="infix">/</mo><mn>${divisor}</mn></math>`;
}

function gradientSent({ session, strings }: ArithmeticView): TemplateResult {
  const { arithmetic: words } = strings.pooling;
  const { place } = session.lookedAt;
  const arithmetic = arithmeticAt(session, place, strings);
  return html`<p class="place">${words.place(place.row + 1, place.column + 1)}</p>
    <p class="told-text">${gradientText(session, place, arithmetic, strings)}</p>`;
}

function gradientArrived({ session, strings }: ArithmeticView, place: number): TemplateResult {
  const { arithmetic: words } = strings.pooling;
  const { input, winners } = session.shown;
  const [row, column] = [Math.floor(place / input.columns) + 1, (place % input.columns) + 1];
  const { sum, count } = arrivalsText(session, place, strings);
  const nothingArrives = winners === null ? words.noneAverage : words.none;
  return html`<p class="place">${words.arrivals(row, column)}</p>
    <p class="sum number">${count === 0 ? '0' : sum}</p>
    <p class="quiet">${count === 0 ? nothingArrives : words.overlapping(count)}</p>`;
}

/** y(i, j) = max x(…, …) or 1/n Σ Σ x(…, …), with the numbers of the settings. */
function rule({ shown, state }: PoolingSession): TemplateResult {
  const { slide, padding } = shown;
  const index = (axis: 0 | 1): TemplateResult[] =>
    indexTokens({
      outer: axis === 0 ? 'i' : 'j',
      inner: axis === 0 ? 'm' : 'n',
      stride: slide.stride[axis],
      step: slide.dilation[axis],
      offset: -padding[axis],
    }).map(token);
  const last = [slide.rows - 1, slide.columns - 1];
  const x = mathml`<mi>x</mi><mo stretchy="false">(</mo>${index(0)}<mo>,</mo>${index(1)}<mo
    stretchy="false">)</mo>`;
  const sum = (inner: string, most: number): TemplateResult =>
    mathml`<munderover><mo movablelimits="false">∑</mo><mrow><mi>${inner}</mi><mo form="infix">=</mo><mn>0</mn></mrow><mn>${most}</mn></munderover>`;
  const body =
    state.kind === 'max'
      ? mathml`<munder><mi>max</mi><mrow><mn>0</mn><mo>≤</mo><mi>m</mi><mo>≤</mo><mn>${last[0]}</mn><mo>,</mo><mn>0</mn><mo>≤</mo><mi>n</mi><mo>≤</mo><mn>${last[1]}</mn></mrow></munder>${x}`
      : mathml`<mfrac><mn>1</mn><mi>N</mi></mfrac>${sum('m', last[0]!)}${sum('n', last[1]!)}${x}`;
  return html`<math display="block"
    ><mrow
      ><mi>y</mi><mo stretchy="false">(</mo><mi>i</mi><mo>,</mo><mi>j</mi><mo stretchy="false">)</mo
      ><mo form="infix">=</mo>${body}</mrow
    ></math
  >`;
}

function token({ kind, text }: Token): TemplateResult {
  if (kind === 'letter') return mathml`<mi>${text}</mi>`;
  return kind === 'number' ? mathml`<mn>${text}</mn>` : mathml`<mo>${text}</mo>`;
}
