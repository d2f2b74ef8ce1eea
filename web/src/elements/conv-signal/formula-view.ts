/** The formula of <conv-signal>: the sum written out with its numbers, and the rule for every moment. */
import { html, mathml, nothing, type TemplateResult } from 'lit';
import { cellTexts, valueText } from '../../draw/cell-text.js';
import { firstIndex, readingUnder, weightUnder } from '../../draw/signal-place.js';
import { divisorOf } from '../../state/signal-kernel.js';
import type { SignalWords } from '../../strings/signal.js';
import { noteLine } from '../parts/note-line.js';
import type { LookedAtMoment, SignalHover, SignalLetter, SignalSession } from './signal-session.js';

export interface FormulaView {
  readonly session: SignalSession;
  readonly strings: SignalWords;
  readonly onHover: (hover: SignalHover | null) => void;
}

/** A whole number with a true minus. */
export function momentText(t: number): string {
  return String(t).replace('-', '−');
}

export function formulaView(view: FormulaView): TemplateResult {
  const { formula } = view.strings.signal;
  return html`<section class="formula" part="formula" aria-labelledby="formula-heading">
    <h3 id="formula-heading">${formula.heading}</h3>
    ${view.session.shown.output.length === 0 ? nothing : writtenOut(view)}
    ${noteLine(note(view), longestNotes(view))}
    <div class="rule">
      <span class="quiet" id="rule-name">${formula.general}</span>
      <div class="wide" role="group" tabindex="0" aria-labelledby="rule-name">${rule(view)}</div>
    </div>
  </section>`;
}

/** What pointing tells beyond the numbers. */
function note({ session, strings }: FormulaView): string {
  const { formula } = strings.signal;
  const { hover, touched, shown } = session;
  if (hover?.kind === 'term') return formula.uses(shown.slide.outputs);
  if (hover?.kind !== 'reading') return '';
  const reached = formula.reached(touched === null ? 0 : touched[1] - touched[0] + 1);
  const isBorder = hover.reading < 0 || hover.reading >= shown.readings.length;
  return isBorder ? `${formula.border} ${reached}` : reached;
}

function longestNotes({ session, strings }: FormulaView): string[] {
  const { formula } = strings.signal;
  const { slide, border } = session.shown;
  const reached = formula.reached(slide.width);
  const hasBorder = border.some((cells) => cells > 0);
  return [formula.uses(slide.outputs), hasBorder ? `${formula.border} ${reached}` : reached];
}

export interface SignalSum {
  /** One for each term of the window, from its left end. */
  readonly terms: readonly {
    readonly reading: string;
    readonly weight: string;
    /** The reading's moment and the weight's index. */
    readonly a: number;
    readonly index: number;
  }[];
  readonly done: number;
  /** What the sum is divided by; null for 1. */
  readonly divisor: string | null;
  /** Of the products that are done, divided. */
  readonly total: string;
}

/** The sum at one moment, as text. */
export function signalSum(
  { shown, state }: SignalSession,
  { t, output, done }: LookedAtMoment,
  { common }: SignalWords,
): SignalSum {
  const { slide, padded, border, sums } = shown;
  const weights = cellTexts(state.weighting.values, common.decimal);
  const readings = cellTexts(padded, common.decimal);
  const terms = weights.map((_, term) => {
    const place = weightUnder(slide, term);
    const a = readingUnder(slide, t, term);
    return {
      reading: readings[a + border[0]] ?? '',
      weight: weights[place]!,
      a,
      index: slide.first + place,
    };
  });
  const divisor = divisorOf(state.weighting);
  const sum = done === 0 ? 0 : sums[(done - 1) * slide.outputs + output]!;
  return {
    terms,
    done,
    divisor: divisor === 1 ? null : valueText(divisor, common.decimal),
    total: valueText(sum, common.decimal),
  };
}

/** '(2.1 × 0.5) + (3 × 1) = 4.05', or with a divisor '((2.1 × 0.5) + …) ÷ 1.5 = …' */
export function sumText({ terms, done, divisor, total }: SignalSum): string {
  const products = terms.slice(0, done).map(({ reading, weight }) => `(${reading} × ${weight})`);
  const sum = products.join(' + ');
  return `${divisor === null ? sum : `(${sum}) ÷ ${divisor}`} = ${total}`;
}

function writtenOut(view: FormulaView): TemplateResult {
  const { session, strings } = view;
  const { formula } = strings.signal;
  const { lookedAt } = session;
  const sum = signalSum(session, lookedAt, strings);
  const isWhole = sum.done === sum.terms.length;
  return html`<p class="place">${formula.place(momentText(lookedAt.t))}</p>
    <p class="sum" tabindex="0" @pointerleave=${() => view.onHover(null)}>
      <span
        ><math
          ><mi>s</mi><mo stretchy="false">(</mo><mn>${momentText(lookedAt.t)}</mn
          ><mo stretchy="false">)</mo><mo>=</mo></math
        ></span
      >
      ${sum.divisor === null ? nothing : html`<span class="bracket">(</span>`}
      ${sum.terms.map((_, term) => product(view, sum, term))}
      ${
        sum.divisor === null
          ? nothing
          : html`<span class="bracket">)</span
              ><math><mo form="infix">÷</mo><mn>${sum.divisor}</mn></math>`
      }
      <span class="total"
        ><math
          ><mo form="infix">=</mo
          ><mn class=${session.letter === 's' ? 'y lit' : 'y'}>${sum.total}</mn></math
        >${isWhole ? nothing : html` <span class="quiet">${formula.soFar}</span>`}</span
      >
    </p>`;
}

/** A product with its numbers, and under them whose they are. */
function product({ session, onHover }: FormulaView, sum: SignalSum, term: number): TemplateResult {
  const { reading, weight, a, index } = sum.terms[term]!;
  const point = (event: PointerEvent): void => {
    if (event.pointerType !== 'touch') onHover({ kind: 'term', term });
  };
  const classes = `${session.term === term ? 'lit' : ''} ${term < sum.done ? '' : 'to-come'}`;
  const lit = (letter: SignalLetter): string => (session.letter === letter ? 'lit' : '');
  return html`<span
    class="product ${classes}"
    @pointerenter=${point}
    @click=${() => onHover({ kind: 'term', term })}
    ><math
      >${term === 0 ? nothing : mathml`<mo form="infix">+</mo>`}<mrow
        ><mo stretchy="false">(</mo><mn class="x ${lit('x')}">${reading}</mn><mo>×</mo
        ><mn class="w ${lit('w')}">${weight}</mn><mo stretchy="false">)</mo></mrow
      ></math
    ><small aria-hidden="true">x(${momentText(a)})·w(${momentText(index)})</small></span
  > `;
}

/** s(t) = Σ x(a) · w(t − a), with the moments that the window covers. */
function rule({ session, onHover }: FormulaView): TemplateResult {
  const { operation, placement, weighting } = session.state;
  const width = weighting.values.length;
  const first = firstIndex(placement, width);
  const last = first + width - 1;
  const isConvolution = operation === 'convolution';
  const letter = (name: SignalLetter): TemplateResult =>
    mathml`<mi
      class="${name === 's' ? 'y' : name} letter ${session.letter === name ? 'lit' : ''}"
      @pointerenter=${() => onHover({ kind: 'letter', letter: name })}
      @pointerleave=${() => onHover(null)}
    >${name}</mi>`;
  const moment = (offset: number): TemplateResult =>
    offset === 0
      ? mathml`<mi>t</mi>`
      : mathml`<mi>t</mi><mo form="infix">${offset < 0 ? '−' : '+'}</mo><mn>${Math.abs(offset)}</mn>`;
  const [from, to] = isConvolution ? [-last, -first] : [first, last];
  const index = isConvolution
    ? mathml`<mi>t</mi><mo form="infix">−</mo><mi>a</mi>`
    : mathml`<mi>a</mi><mo form="infix">−</mo><mi>t</mi>`;
  return html`<math display="block"
    ><mrow
      >${letter('s')}<mo stretchy="false">(</mo><mi>t</mi><mo stretchy="false">)</mo><mo>=</mo
      ><munderover
        ><mo movablelimits="false">∑</mo
        ><mrow><mi>a</mi><mo form="infix">=</mo>${moment(from)}</mrow
        ><mrow>${moment(to)}</mrow></munderover
      >${letter('x')}<mo stretchy="false">(</mo><mi>a</mi><mo stretchy="false">)</mo
      ><mo>·</mo>${letter('w')}<mo stretchy="false">(</mo>${index}<mo stretchy="false">)</mo></mrow
    ></math
  >`;
}
