import { html, type TemplateResult } from 'lit';
import type { Rgb } from '../../draw/palettes.js';
import { setStyle } from '../base/set-style.js';

export interface Legend {
  readonly stops: readonly Rgb[];
  /** What stands under the left end, the middle and the right end. */
  readonly ticks: readonly [low: string, middle: string, high: string];
  /** What the scale is of. */
  readonly label: string;
}

/** A colour scale with its three numbers. The same bar for every scale on the page. */
export function legend({ stops, ticks, label }: Legend): TemplateResult {
  const colors = stops.map((color) => `rgb(${color.join(' ')})`).join(', ');
  return html`<figure class="legend">
    <figcaption>${label}</figcaption>
    <div
      class="bar"
      role="img"
      aria-label="${label}: ${ticks.join(', ')}"
      ${setStyle({ 'background-image': `linear-gradient(to right, ${colors})` })}
    ></div>
    <div class="ticks number" aria-hidden="true">
      ${ticks.map((tick) => html`<span>${tick}</span>`)}
    </div>
  </figure>`;
}
