/** How the colours of the result are to be read: a signed scale, what was clipped, or the wheel of directions. */
import { html, svg, type TemplateResult } from 'lit';
import { formatCount, formatNumber, formatPercent } from '../../draw/numbers.js';
import { directionWheel, divergingStops, type Palette } from '../../draw/palettes.js';
import type { FiltersStrings } from '../../strings/en/filters.js';
import type { KernelWords } from '../../strings/kernels.js';
import { legend } from '../parts/legend.js';
import type { ResultColors } from './filter-colors.js';

export function scaleView(
  { scale, width, height }: ResultColors,
  { palette, words, strings }: { palette: Palette; words: FiltersStrings; strings: KernelWords },
): TemplateResult {
  const { decimal } = strings.common;
  if (scale.kind === 'picture') {
    const part = formatPercent(scale.clipped / (width * height), decimal);
    return html`<p class="quiet">
      ${words.scale.picture}
      ${scale.clipped > 0 ? words.scale.clipped(formatCount(scale.clipped), part) : ''}
    </p>`;
  }
  const limit = formatNumber(scale.limit, { digits: 2, decimal });
  if (scale.kind === 'direction') {
    return html`<div class="wheel-line">
      ${wheel(words)}
      <p class="quiet">${words.scale.direction(limit)}</p>
    </div>`;
  }
  const stops = divergingStops(palette.maps, palette.panel);
  const label = scale.isMean ? words.scale.signedMean : words.scale.signed;
  if (!scale.isMagnitude)
    return legend({ stops, ticks: [`≤ −${limit}`, '0', `≥ ${limit}`], label });
  // A magnitude is never negative: half of the scale says it all.
  const half = formatNumber(scale.limit / 2, { digits: 2, decimal });
  return legend({ stops: stops.slice(stops.length >> 1), ticks: ['0', half, `≥ ${limit}`], label });
}

/** Twice as many sectors as colours, each with the colour in its middle. */
function wheel(words: FiltersStrings): TemplateResult {
  const count = directionWheel.length * 2;
  const point = (turn: number): string => {
    const angle = 2 * Math.PI * turn;
    return `${(20 * Math.cos(angle)).toFixed(2)} ${(-20 * Math.sin(angle)).toFixed(2)}`;
  };
  return html`<svg class="wheel" viewBox="-22 -22 44 44" role="img" aria-label=${words.scale.wheel}>
    ${Array.from({ length: count }, (_, place) => {
      const [from, to] = [(place - 0.55) / count, (place + 0.55) / count];
      const [first, second] = [
        directionWheel[Math.floor(place / 2)]!,
        directionWheel[Math.ceil(place / 2) % directionWheel.length]!,
      ];
      const color = first.map((part, at) => Math.round((part + second[at]!) / 2)).join(' ');
      return svg`<path fill="rgb(${color})" d="M0 0L${point(from)}A20 20 0 0 0 ${point(to)}Z" />`;
    })}
  </svg>`;
}
