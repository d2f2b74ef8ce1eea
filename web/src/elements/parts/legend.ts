import { css, html, type TemplateResult } from 'lit';
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
      ${ticks.map((tick) => html`<span .textContent=${tick}></span>`)}
    </div>
  </figure>`;
}

export const legendStyles = css`
  .legend {
    width: 232px;
    max-width: 100%;
    font-size: 14px;
    line-height: 1.4;
  }
  .legend figcaption {
    color: var(--conv-quiet);
  }
  .legend .bar {
    display: block;
    height: 10px;
    margin: 2px 0;
    border: 1px solid var(--conv-hairline);
    forced-color-adjust: none;
  }
  .legend .ticks {
    display: grid;
    grid-template-columns: 1fr auto 1fr;
    font-size: 12px;
  }
  .legend .ticks :last-child {
    text-align: end;
  }
`;
