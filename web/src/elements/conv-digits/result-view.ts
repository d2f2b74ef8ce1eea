import { html, type TemplateResult } from 'lit';
import { formatPercent } from '../../draw/numbers.js';
import { verdictOf } from '../../state/verdict.js';
import type { Strings } from '../../strings/index.js';
import { setStyle } from '../base/set-style.js';
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
  readonly isExample: boolean;
  /** There is no network yet that could say anything. */
  readonly isWaiting: boolean;
  readonly strings: Strings;
}

/** The winner, the sentence, and ten bars. */
export function resultView({
  probabilities,
  isExample,
  isWaiting,
  strings,
}: ResultView): TemplateResult {
  const { result } = strings.digits;
  const winner = probabilities === null ? null : verdictOf(probabilities);
  const isClear = winner !== null && winner.certainty !== 'unsure' && winner.certainty !== 'lost';
  return html`<section class="result" part="result" aria-labelledby="result-heading">
    <h3 id="result-heading">${result.heading}</h3>
    <div class="verdict">
      <span class="winner" aria-hidden="true"
        >${winner === null ? '–' : isClear ? winner.first : '?'}</span
      >
      <p>${isWaiting ? '' : sentence(probabilities, isExample, strings)}</p>
    </div>
    <ol class="bars" aria-label=${result.bars}>
      ${Array.from({ length: 10 }, (_, digit) => bar(digit, probabilities, winner?.first, strings))}
    </ol>
  </section>`;
}

function sentence(
  probabilities: Float32Array | null,
  isExample: boolean,
  strings: Strings,
): string {
  const { result } = strings.digits;
  if (probabilities === null) return result.empty;
  const verdict = verdictSentence(probabilities, strings);
  return isExample ? result.example(verdict) : verdict;
}

function bar(
  digit: number,
  probabilities: Float32Array | null,
  winner: number | undefined,
  { common, digits }: Strings,
): TemplateResult {
  const probability = probabilities?.[digit] ?? 0;
  const percent = probabilities === null ? '' : formatPercent(probability, common.decimal);
  return html`<li
    class=${digit === winner ? 'bar first' : 'bar'}
    aria-label=${digits.result.bar(digit, percent === '' ? '–' : percent)}
  >
    <span class="number" aria-hidden="true">${digit}</span>
    <span class="track" aria-hidden="true"
      ><span class="fill" ${setStyle({ transform: `scaleX(${probability})` })}></span
    ></span>
    <span class="number percent" aria-hidden="true">${percent}</span>
  </li>`;
}
