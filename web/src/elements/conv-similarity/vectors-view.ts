/** The patch and the kernel as two vectors: as tables, unrolled as bars on one line of places, and their angle. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import { formatNumber } from '../../draw/numbers.js';
import { divergingStops, largestMagnitude } from '../../draw/palettes.js';
import { layoutMaps } from '../../draw/map-grid.js';
import { arcPath, arrowEnd, barsPath, degrees } from '../../draw/vectors.js';
import '../parts/map-view.js';
import { colorsOf, signedScale, valueScale } from '../parts/value-scale.js';
import { centre, type Comparison } from './similarity-run.js';
import type { SimilarityScreen } from './similarity-screen.js';

const pictureSide = 132;
const bars = { width: 600, height: 90 } as const;

interface Vectors {
  readonly patch: Float32Array;
  readonly template: Float32Array;
}

/** As they are multiplied: as they are, or less their means. */
function vectorsOf({ session }: SimilarityScreen, comparison: Comparison): Vectors {
  const { patch, template, means } = comparison;
  if (!session.state.centred || session.library === null) return { patch, template };
  return {
    patch: centre(session.library, patch, means.patch),
    template: centre(session.library, template, means.template),
  };
}

export function vectorsView(screen: SimilarityScreen, comparison: Comparison): TemplateResult {
  const { session, strings, actions } = screen;
  const words = strings.similarity.vectors;
  const vectors = vectorsOf(screen, comparison);
  const { height, width, row, column } = session.window;
  return html`<section class="vectors" part="vectors" aria-labelledby="vectors-heading">
    <h3 id="vectors-heading">
      ${words.heading} <span class="number quiet">${words.size(height, width)}</span>
    </h3>
    <label class="switch"
      ><input
        type="checkbox"
        role="switch"
        .checked=${session.state.centred}
        @change=${() => actions.change({ centred: !session.state.centred })}
      />${words.centred}</label
    >
    <div class="pair">
      ${table(screen, words.patch, vectors.patch, words.place(row + 1, column + 1))}
      ${table(screen, words.template, vectors.template, '')} ${angleView(screen, comparison)}
    </div>
    <p class="quiet unrolled">${words.unrolled}</p>
    ${barsView(screen, words.patch, vectors.patch, 'patch')}
    ${barsView(screen, words.template, vectors.template, 'template')}
  </section>`;
}

/** Greys for pixels, the weights' hues for the kernel; what has signs shows them. */
function table(
  { session, palette, strings }: SimilarityScreen,
  title: string,
  values: Float32Array,
  place: string,
): TemplateResult {
  const { height, width } = session.window;
  const isTemplate = title === strings.similarity.vectors.template;
  const isPart = session.state.template.kind === 'part' && !session.state.centred;
  const scale =
    isTemplate && !isPart
      ? signedScale([values], divergingStops(palette.weights, palette.panel))
      : valueScale([values], palette);
  const side = Math.round(pictureSide * Math.min(1, width / height));
  return html`<figure class="table">
    <figcaption>${title} <span class="quiet">${place}</span></figcaption>
    <conv-map-view
      .grid=${layoutMaps({ channels: 1, height, width }, { perRow: 1, side })}
      .colors=${colorsOf(session.library, values, scale)}
      .still=${true}
      .labels=${[title]}
      .name=${title}
    ></conv-map-view>
  </figure>`;
}

function barsView(
  { strings }: SimilarityScreen,
  title: string,
  values: Float32Array,
  kind: 'patch' | 'template',
): TemplateResult {
  const limit = largestMagnitude(values) || 1;
  const tick = formatNumber(limit, { digits: 2, decimal: strings.common.decimal });
  const { width, height } = bars;
  return html`<figure class="unrolled-bars">
    <figcaption>${title}</figcaption>
    <span class="number tick" aria-hidden="true">${tick}</span>
    <svg
      viewBox="0 0 ${width} ${height}"
      preserveAspectRatio="none"
      role="img"
      aria-label=${strings.similarity.vectors.bars(title)}
    >
      <path class="zero" d="M0 ${height / 2}H${width}" />
      <path class=${kind} d=${barsPath(values, { width, height, limit })} />
    </svg>
  </figure>`;
}

const dial = { width: 220, height: 124, radius: 92 } as const;

/** b lies to the right, a at its angle; their lengths are their own business, told in the table. */
function angleView({ session, strings }: SimilarityScreen, comparison: Comparison): TemplateResult {
  const { vectors: words } = strings.similarity;
  const { centred } = session.state;
  const cosine = centred ? comparison.correlation : comparison.cosine;
  const hasAngle = centred
    ? !comparison.isFlat && !isFlat(comparison.template)
    : comparison.patchLength > 0 && comparison.templateLength > 0;
  const text = hasAngle
    ? `${formatNumber(degrees(cosine), { digits: 1, decimal: strings.common.decimal })}°`
    : words.noAngle;
  const middle = { x: dial.width / 2, y: dial.height - 14 };
  const angle = (degrees(cosine) * Math.PI) / 180;
  const end = arrowEnd(angle, dial.radius, middle);
  return html`<figure class="angle">
    <figcaption>
      ${centred ? words.angleCentred : words.angle} <span class="number">${text}</span>
    </figcaption>
    <svg viewBox="0 0 ${dial.width} ${dial.height}" width=${dial.width} aria-hidden="true">
      <path class="zero" d="M8 ${middle.y}H${dial.width - 18}" />
      ${
        hasAngle
          ? svg`<path class="arc" d=${arcPath(angle, 34, middle)} />
              <path class="arrow b" d="M${middle.x} ${middle.y}h${dial.radius}" />
              <path class="arrow a" d="M${middle.x} ${middle.y}L${end.x.toFixed(2)} ${end.y.toFixed(2)}" />
              <text x=${dial.width - 8} y=${middle.y + 5}>b</text>
              <text x=${(end.x + 6 * Math.cos(angle)).toFixed(2)} y=${(end.y - 10).toFixed(2)}>a</text>`
          : nothing
      }
    </svg>
  </figure>`;
}

export function isFlat(values: Float32Array): boolean {
  return values.every((value) => value === values[0]);
}
