/** The filters on a ready picture: three channels of many pixels instead of a few numbers. */
import { html, nothing, type TemplateResult } from 'lit';
import { layoutMaps } from '../../draw/map-grid.js';
import { divergingStops, type Palette } from '../../draw/palettes.js';
import { readyPictures, type ReadyPictureName } from '../../state/picture-source.js';
import type { ChannelsState } from '../../state/channels-state.js';
import type { ChannelsWords } from '../../strings/channels.js';
import { legend } from '../parts/legend.js';
import '../parts/map-view.js';
import { colorsOf, scaleTicks, signedScale } from '../parts/value-scale.js';
import type { Convscope, Tensor } from '../provider.js';
import { applyBank } from './channels-run.js';
import type { ChannelsSession } from './channels-session.js';

export interface PicturesView {
  readonly session: ChannelsSession;
  readonly library: Convscope;
  /** [3, H, W]; null until it has arrived. */
  readonly planes: Tensor | null;
  readonly palette: Palette;
  readonly strings: ChannelsWords;
  readonly available: number;
  readonly onChange: (patch: Partial<ChannelsState>) => void;
}

/** Width of a picture, in CSS pixels: at most, and where there is little room. */
const pictureSides = { most: 224, least: 136 } as const;

export function picturesView(view: PicturesView): TemplateResult {
  const { session, strings, planes, onChange } = view;
  const { pictures: words } = strings.channels;
  const { names } = strings.pictures.source;
  const { bank, picture } = session.state;
  return html`<section class="pictures" part="pictures" aria-labelledby="pictures-heading">
    <h3 id="pictures-heading">${words.heading}</h3>
    ${
      bank.channels === 3
        ? html`<div class="field">
              <label for="picture">${words.choose}</label>
              <select
                id="picture"
                @change=${(event: Event) =>
                  onChange({
                    picture: (event.target as HTMLSelectElement).value as ReadyPictureName,
                  })}
              >
                ${readyPictures.map(
                  (name) =>
                    html`<option value=${name} ?selected=${name === picture}>
                      ${names[name]}
                    </option>`,
                )}
              </select>
            </div>
            ${planes === null ? nothing : results(view, planes)}`
        : html`<p class="why">${words.needs}</p>`
    }
  </section>`;
}

function results(view: PicturesView, planes: Tensor): TemplateResult {
  const { session, library, palette, strings, available } = view;
  const { channels: words, common } = strings;
  const { bank } = session.state;
  const maps = applyBank(library, planes, bank, 'same');
  // A single strong edge would leave all others pale; what lies beyond has the colour of its end.
  const whole = signedScale([maps.data], divergingStops(palette.maps, palette.panel));
  const limit = whole.range[1] * 0.6;
  const scale = { ...whole, range: [-limit, limit] as const };
  const { most, least } = pictureSides;
  const side = Math.max(least, Math.min(most, Math.floor(available / 3) - 24));
  const perRow = Math.max(1, Math.min(bank.filters, Math.floor(available / (side + 36))));
  const picture = (
    name: string,
    { shape }: Tensor,
    colors: Uint8ClampedArray,
    across: number,
  ): TemplateResult => {
    const [channels = 1, height = 1, width = 1] = shape;
    return html`<figure>
      <figcaption>${name}</figcaption>
      <conv-map-view
        .grid=${layoutMaps({ channels, height, width }, { perRow: across, side })}
        .colors=${colors}
        .still=${true}
        .name=${name}
      ></conv-map-view>
    </figure>`;
  };
  const [, height = 1, width = 1] = planes.shape;
  const original = { data: planes.data, shape: [1, height, width] };
  return html`<div class="results">
      ${picture(words.pictures.original, original, library.planesToPicture(planes).rgba, 1)}
      ${picture(words.maps, maps, colorsOf(library, maps.data, scale), perRow)}
    </div>
    ${legend({
      ...{ stops: scale.stops, label: words.scales.output },
      ticks: scaleTicks(scale, common.decimal),
    })}`;
}
