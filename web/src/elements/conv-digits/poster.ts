/** What stands in the network's place until it has arrived: what its first layer made of the example. */
import { html, nothing, type TemplateResult } from 'lit';
import { colorLevels, decodeLevels } from '../../draw/levels.js';
import { layoutMaps, type TileSizes } from '../../draw/map-grid.js';
import { divergingStops, type Palette } from '../../draw/palettes.js';
import { mapShape } from '../../state/selection.js';
import type { Strings } from '../../strings/index.js';
import { poster } from './poster-data.js';

export interface PosterView {
  readonly tiles: TileSizes;
  readonly palette: Palette;
  /** The visitor has drawn already, so that the example's maps would be out of place. */
  readonly isBlank: boolean;
  readonly strings: Strings;
}

const values = decodeLevels(poster.levels);

export function posterView({ tiles, palette, isBlank, strings }: PosterView): TemplateResult {
  const { network } = strings.digits;
  const stops = divergingStops(palette.maps, palette.panel);
  return html`<h3 id="network-heading">${network.heading}</h3>
    ${
      isBlank
        ? nothing
        : html`<figure class="poster">
            <conv-map-view
              .still=${true}
              .grid=${layoutMaps(mapShape(poster.shape), tiles)}
              .colors=${colorLevels(values, stops)}
              .name=${network.posterLabel}
            ></conv-map-view>
            <figcaption>${network.poster}</figcaption>
          </figure>`
    }`;
}
