import { html, type TemplateResult } from 'lit';
import { formatPercent } from '../../draw/numbers.js';
import { verdictOf } from '../../state/verdict.js';
import type { Strings } from '../../strings/index.js';
import { setText } from '../base/set-text.js';
import type { BarsCanvas } from './bars-canvas.js';
import type { DigitPass } from './digit-network.js';

/** What the ten probabilities allow to say, as a sentence. */
export function verdictSentence(probabilities: Float32Array, { digits }: Strings): string {
  const { certainty, first, second } = verdictOf(probabilities);
  const { sure, likely, unsure, lost } = digits.result;
  switch (certainty) {
    case 'sure':
      return sure(first);
    case 'likely':
      return likely(first, second);
    case 'unsure':
      // The smaller digit first, so that the sentence does not flicker while both are about equal.
      return unsure(Math.min(first, second), Math.max(first, second));
    case 'lost':
      return lost(first);
  }
}

/** What is told to those who listen, once a stroke has ended. */
export function spokenResult(pass: DigitPass | null, strings: Strings): string {
  if (pass === null) return strings.digits.result.empty;
  const { probabilities } = pass.classification;
  const { first } = verdictOf(probabilities);
  const percent = formatPercent(probabilities[first] ?? 0, strings.common.decimal);
  return strings.digits.result.spoken(verdictSentence(probabilities, strings), percent);
}

export interface ResultView {
  /** Null while there is nothing to say. */
  readonly probabilities: Float32Array | null;
  readonly strings: Strings;
}

/** The winner, the sentence, and ten bars, for showResult to fill; what only listeners are told is filled already. */
export function resultView(view: ResultView): TemplateResult {
  const { result } = view.strings.digits;
  return html`<section class="result" part="result" aria-labelledby="result-heading">
    <h3 id="result-heading">${result.heading}</h3>
    <div class="verdict">
      <span class="winner" aria-hidden="true"></span>
      <p></p>
    </div>
    <div class="answer">
      <canvas aria-hidden="true"></canvas>
      <ol class="bars" aria-label=${result.bars}>
        ${Array.from({ length: 10 }, (_, digit) => bar(digit, view))}
      </ol>
    </div>
  </section>`;
}

function bar(digit: number, { probabilities, strings }: ResultView): TemplateResult {
  const percent = percentText(probabilities?.[digit], strings);
  return html`<li
    class="bar"
    aria-label=${strings.digits.result.bar(digit, percent === '' ? '–' : percent)}
  >
    <span class="number" aria-hidden="true">${digit}</span>
    <span class="track" aria-hidden="true"></span>
    <span class="number percent" aria-hidden="true"><span></span></span>
  </li>`;
}

export interface ShownResult extends ResultView {
  readonly isExample: boolean;
  /** There is no network yet that could say anything. */
  readonly isWaiting: boolean;
  readonly withNumbers: boolean;
  /** Nobody is drawing, so that there is time to look where everything stands. */
  readonly isAtRest: boolean;
}

/** Paints and writes into what resultView made, as often as there are new probabilities. */
export function showResult(root: ParentNode, bars: BarsCanvas, shown: ShownResult): void {
  const { probabilities, strings } = shown;
  const winner = probabilities === null ? null : verdictOf(probabilities);
  const isClear = winner !== null && winner.certainty !== 'unsure' && winner.certainty !== 'lost';
  const digit = winner === null ? '–' : isClear ? String(winner.first) : '?';
  setText(root.querySelector('.winner')!, digit);
  setText(root.querySelector('.verdict p')!, sentence(shown));
  for (const [place, item] of root.querySelectorAll('.bars > li').entries()) {
    item.classList.toggle('first', place === winner?.first);
    if (shown.withNumbers) {
      setText(item.querySelector('.percent > span')!, percentText(probabilities?.[place], strings));
    }
  }
  const canvas = root.querySelector<HTMLCanvasElement>('.answer > canvas')!;
  bars.paint(canvas, probabilities, winner?.first ?? null, shown.isAtRest);
}

function sentence({ probabilities, isExample, isWaiting, strings }: ShownResult): string {
  const { result } = strings.digits;
  if (isWaiting) return '';
  if (probabilities === null) return result.empty;
  const verdict = verdictSentence(probabilities, strings);
  return isExample ? result.example(verdict) : verdict;
}

function percentText(probability: number | undefined, { common }: Strings): string {
  return probability === undefined ? '' : formatPercent(probability, common.decimal);
}
