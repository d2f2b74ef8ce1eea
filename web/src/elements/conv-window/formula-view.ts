/** The formula of <conv-window>: the sum written out with its numbers, and the rule with the settings put in. */
import { html, mathml, nothing, type TemplateResult } from 'lit';
import { cellTexts, valueText } from '../../draw/cell-text.js';
import { indexOffset, indexTokens, type Token } from '../../draw/window-formula.js';
import { cellUnder } from '../../draw/window-place.js';
import type { WindowWords } from '../../strings/window.js';
import { noteLine } from '../parts/note-line.js';
import type { FormulaLetter, LookedAt, WindowHover, WindowSession } from './window-session.js';

/** More terms than this may be scrolled, so that the sum does not push everything else away. */
const mostTerms = 25;

export interface FormulaView {
  readonly session: WindowSession;
  readonly strings: WindowWords;
  readonly onHover: (hover: WindowHover | null) => void;
}

export function formulaView(view: FormulaView): TemplateResult {
  const { session, strings } = view;
  const { formula } = strings.window;
  return html`<section class="formula" part="formula" aria-labelledby="formula-heading">
    <h3 id="formula-heading">${formula.heading}</h3>
    ${session.shown.products.length === 0 ? nothing : writtenOut(view)}
    ${noteLine(note(view), longestNotes(view))}
    <div class="rule">
      <span class="quiet" id="rule-name">${formula.general}</span>
      <div class="wide" role="group" tabindex="0" aria-labelledby="rule-name">${rule(view)}</div>
    </div>
  </section>`;
}

/** What pointing tells beyond the numbers. */
function note({ session, strings }: FormulaView): string {
  const { formula } = strings.window;
  if (session.hover?.kind === 'weight') return formula.uses(places(session));
  if (session.hover?.kind === 'input') return formula.reached(session.reached.length);
  return '';
}

function longestNotes({ session, strings }: FormulaView): string[] {
  const { formula } = strings.window;
  const { rows, columns } = session.shown.slide;
  return [formula.uses(places(session)), formula.reached(rows * columns)];
}

function places({ shown: { slide } }: WindowSession): number {
  return slide.placesDown * slide.placesAcross;
}

export interface WindowSum {
  /** One for each weight, in the window's order. */
  readonly terms: readonly { readonly input: string; readonly weight: string }[];
  readonly done: number;
  /** What the sum is divided by; null for 1. */
  readonly divisor: string | null;
  /** Of the products that are done, divided. */
  readonly total: string;
}

/** The sum at one place of the window, as text. */
export function windowSum(
  { shown, state }: WindowSession,
  { place, done }: LookedAt,
  strings: WindowWords,
): WindowSum {
  const { padded, window, slide, sums, output } = shown;
  const { decimal } = strings.common;
  const weights = cellTexts(window.values, decimal);
  const inputs = cellTexts(padded.values, decimal);
  const terms = weights.map((weight, index) => {
    const cell = cellUnder(slide, place, index);
    return { input: inputs[cell.row * padded.columns + cell.column] ?? '', weight };
  });
  const places = output.rows * output.columns;
  const at = place.row * output.columns + place.column;
  const sum = done === 0 ? 0 : sums[(done - 1) * places + at]!;
  const divisor = state.kernel.divisor === 1 ? null : valueText(state.kernel.divisor, decimal);
  return { terms, done, divisor, total: valueText(sum, decimal) };
}

/** '(0 × 1) + (10 × 0) + … = 60', or with a divisor '((0 × 1) + …) ÷ 16 = …' */
export function sumText({ terms, done, divisor, total }: WindowSum): string {
  const products = terms.slice(0, done).map(({ input, weight }) => `(${input} × ${weight})`);
  const sum = products.join(' + ');
  return `${divisor === null ? sum : `(${sum}) ÷ ${divisor}`} = ${total}`;
}

function writtenOut(view: FormulaView): TemplateResult {
  const { session, strings } = view;
  const { formula } = strings.window;
  const { place } = session.lookedAt;
  const sum = windowSum(session, session.lookedAt, strings);
  // What a question asks for is not told here.
  const total = session.isBlank(place) && sum.done > 0 ? '?' : sum.total;
  const isWhole = sum.done === sum.terms.length;
  return html`<p class="place">${formula.place(place.row + 1, place.column + 1)}</p>
    <p
      class="sum"
      tabindex=${sum.terms.length > mostTerms ? 0 : nothing}
      @pointerleave=${() => view.onHover(null)}
    >
      ${sum.divisor === null ? nothing : html`<span class="bracket">(</span>`}
      ${sum.terms.map((term, weight) => product(view, term, weight, weight < sum.done))}
      ${
        sum.divisor === null
          ? nothing
          : html`<span class="bracket">)</span
              ><math><mo form="infix">÷</mo><mn>${sum.divisor}</mn></math>`
      }
      <span class="total"
        ><math
          ><mo form="infix">=</mo
          ><mn class=${session.letter === 'y' ? 'y lit' : 'y'}>${total}</mn></math
        >${isWhole ? nothing : html` <span class="quiet">${formula.soFar}</span>`}</span
      >
    </p>`;
}

function product(
  { session, onHover }: FormulaView,
  { input, weight }: { readonly input: string; readonly weight: string },
  place: number,
  isDone: boolean,
): TemplateResult {
  const isLit = session.weight === place;
  const point = (event: PointerEvent): void => {
    if (event.pointerType !== 'touch') onHover({ kind: 'product', weight: place });
  };
  const lit = (letter: FormulaLetter): string => (session.letter === letter ? 'lit' : '');
  return html`<span
    class="product ${isLit ? 'lit' : ''} ${isDone ? '' : 'to-come'}"
    @pointerenter=${point}
    @click=${() => onHover({ kind: 'product', weight: place })}
    ><math
      >${place === 0 ? nothing : mathml`<mo form="infix">+</mo>`}<mrow
        ><mo stretchy="false">(</mo><mn class="x ${lit('x')}">${input}</mn><mo>×</mo
        ><mn class="w ${lit('w')}">${weight}</mn><mo stretchy="false">)</mo></mrow
      ></math
    ></span
  > `;
}

/** y(i, j) = Σ Σ x(…, …) · w(m, n), with the numbers of the settings. */
function rule({ session, onHover }: FormulaView): TemplateResult {
  const { operation, stride, dilation, kernel } = session.state;
  const { padding } = session.shown;
  const isConvolution = operation === 'convolution';
  const index = (axis: 0 | 1): TemplateResult[] => {
    const size = axis === 0 ? kernel.rows : kernel.columns;
    const offset = indexOffset(isConvolution, {
      size,
      dilation: dilation[axis],
      before: padding[axis],
    });
    return indexTokens({
      outer: axis === 0 ? 'i' : 'j',
      inner: axis === 0 ? 'm' : 'n',
      stride: stride[axis],
      step: isConvolution ? -dilation[axis] : dilation[axis],
      offset,
    }).map(token);
  };
  const letter = (name: FormulaLetter): TemplateResult =>
    mathml`<mi
      class="${name} letter ${session.letter === name ? 'lit' : ''}"
      @pointerenter=${() => onHover({ kind: 'letter', letter: name })}
      @pointerleave=${() => onHover(null)}
    >${name}</mi>`;
  const sum = (inner: string, last: number): TemplateResult =>
    mathml`<munderover><mo movablelimits="false">∑</mo><mrow><mi>${inner}</mi><mo form="infix">=</mo><mn>0</mn></mrow><mn>${last}</mn></munderover>`;
  return html`<math display="block"
    ><mrow
      >${letter('y')}<mo stretchy="false">(</mo><mi>i</mi><mo>,</mo><mi>j</mi
      ><mo stretchy="false">)</mo><mo>=</mo>${sum('m', kernel.rows - 1)}${sum(
        'n',
        kernel.columns - 1,
      )}${letter('x')}<mo stretchy="false">(</mo>${index(0)}<mo>,</mo>${index(1)}<mo
        stretchy="false"
        >)</mo
      ><mo>·</mo>${letter('w')}<mo stretchy="false">(</mo><mi>m</mi><mo>,</mo><mi>n</mi
      ><mo stretchy="false">)</mo></mrow
    ></math
  >`;
}

function token({ kind, text }: Token): TemplateResult {
  if (kind === 'letter') return mathml`<mi>${text}</mi>`;
  return kind === 'number' ? mathml`<mn>${text}</mn>` : mathml`<mo>${text}</mo>`;
}
