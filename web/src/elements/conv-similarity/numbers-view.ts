/** The numbers that compare two vectors, with the picture as it was and as it is now. */
import { html, type TemplateResult } from 'lit';
import type { Comparison } from './similarity-run.js';
import type { SimilarityScreen } from './similarity-screen.js';
import { threeDigits } from './stage-view.js';
import { isFlat } from './vectors-view.js';

const numberNames = ['product', 'patchLength', 'templateLength', 'cosine', 'correlation'] as const;

/** Beyond this share of a number it has changed; below it is rounding, in sums of up to 576 float32 products. */
const rounding = 1e-4;

export function numbersView(
  { strings }: SimilarityScreen,
  before: Comparison,
  now: Comparison,
): TemplateResult {
  const { numbers: words } = strings.similarity;
  const { decimal } = strings.common;
  const row = (name: (typeof numberNames)[number]): TemplateResult => {
    const differs =
      Math.abs(now[name] - before[name]) > rounding * Math.max(1, Math.abs(before[name]));
    return html`<tr class=${differs ? 'differs' : ''}>
      <th scope="row">${words[name]}</th>
      <td class="number">${threeDigits(before[name], decimal)}</td>
      <td class="number">${threeDigits(now[name], decimal)}</td>
      <td>${differs ? `≠ ${words.differs}` : `= ${words.same}`}</td>
    </tr>`;
  };
  const note = isFlat(now.template) ? words.flatTemplate : now.isFlat ? words.flat : words.plain;
  return html`<section class="numbers" part="numbers" aria-labelledby="numbers-heading">
    <h3 id="numbers-heading">${words.heading}</h3>
    <div class="wide" role="group" tabindex="0" aria-labelledby="numbers-heading">
      <table>
        <thead>
          <tr>
            <th scope="col">${words.number}</th>
            <th scope="col">${words.unchanged}</th>
            <th scope="col">${words.now}</th>
            <th scope="col">${words.moved}</th>
          </tr>
        </thead>
        <tbody>
          ${numberNames.map(row)}
        </tbody>
      </table>
    </div>
    <p class="why">${note}</p>
  </section>`;
}
