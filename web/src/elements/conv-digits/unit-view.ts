/** What is looked at, up close: a map or one of its units, what it depends on, and how its value came about. */
import { html, nothing, type TemplateResult } from 'lit';
import { layoutMaps, type MapGrid } from '../../draw/map-grid.js';
import type { Palette } from '../../draw/palettes.js';
import { isUnit, type Selection, type UnitPlace } from '../../state/selection.js';
import { receptiveCone } from '../../state/receptive-cone.js';
import type { Strings } from '../../strings/index.js';
import { icons } from '../parts/icons.js';
import type { LayerEvent } from '../parts/layer-event.js';
import type { DigitNetwork, DigitPass, LayerInfo } from './digit-network.js';
import type { DigitsSession } from './digits-session.js';
import type { MapColors } from './map-colors.js';
import { account } from './unit-arithmetic.js';
import { filter } from './unit-filter.js';
import { cell, mark, number, titleOf, valueAt } from './unit-place.js';

export interface UnitView {
  readonly selection: Selection;
  readonly isPinned: boolean;
  readonly network: DigitNetwork;
  readonly pass: DigitPass | null;
  readonly colors: MapColors | null;
  /** Four bytes for each of the 28×28 grey values; null for an empty pad. */
  readonly inputColors: Uint8ClampedArray | null;
  readonly palette: Palette;
  readonly strings: Strings;
  readonly onLayerEvent: (event: LayerEvent) => void;
  readonly onClose: () => void;
}

/** Side of each of the two figures, in CSS pixels. */
const figureSide = 112;

export function unitView(view: UnitView): TemplateResult {
  const { selection, network, strings, isPinned } = view;
  const info = network.layers[selection.layer]!;
  return html`<section class="unit" part="unit" aria-labelledby="unit-heading">
    <header>
      <h3 id="unit-heading">${titleOf(info, selection, strings)}</h3>
      ${
        isPinned
          ? html`<button
              class="bare"
              aria-label=${strings.digits.unit.close}
              @click=${view.onClose}
            >
              ${icons.close}
            </button>`
          : nothing
      }
    </header>
    ${isUnit(selection) ? valueLine(view, info, selection) : nothing} ${figures(view, info)}
    ${isUnit(selection) ? account(view, info, selection) : nothing} ${filter(view, info)}
  </section>`;
}

/** What was chosen, in one line: '' for nothing. */
export function selectionText(
  { selection, network, pass }: DigitsSession,
  strings: Strings,
): string {
  const info = selection === null ? undefined : network?.layers[selection.layer];
  if (selection === null || info === undefined) return '';
  const title = titleOf(info, selection, strings);
  if (!isUnit(selection)) return title;
  const values = pass?.activations[info.index];
  const value = values === undefined ? '–' : number(valueAt(values, info, selection), strings);
  return info.isPictures
    ? strings.digits.network.unitLabel(title, selection.row + 1, selection.column + 1, value)
    : `${title}: ${value}`;
}

function valueLine({ pass, strings }: UnitView, info: LayerInfo, unit: UnitPlace): TemplateResult {
  const value = pass === null ? null : valueAt(pass.activations[info.index]!, info, unit);
  return html`<p class="value-line">
    ${
      info.isPictures
        ? html`<span class="quiet"
            >${strings.digits.unit.place(unit.row + 1, unit.column + 1)}</span
          >`
        : html`<span class="quiet">${strings.digits.unit.isValue}</span>`
    }
    <span class="number value">${value === null ? '–' : number(value, strings)}</span>
  </p>`;
}

/** The input with what counts lit up, and the map enlarged. */
function figures(view: UnitView, info: LayerInfo): TemplateResult {
  const { selection, network, inputColors, colors, strings, pass } = view;
  const unit = isUnit(selection) ? selection : null;
  const cone = unit === null ? [] : receptiveCone(network.layers, unit);
  const inputGrid = single(28, 28);
  return html`<div class="figures">
    <figure>
      <conv-map-view
        .still=${true}
        .grid=${inputGrid}
        .colors=${inputColors}
        .marks=${cone[0] === undefined ? [] : [mark('window', cone[0])]}
        .name=${strings.digits.unit.inputFigure}
      ></conv-map-view>
      <figcaption>${strings.digits.unit.inputFigure}</figcaption>
    </figure>
    ${
      info.isPictures
        ? html`<figure>
            <conv-map-view
              .grid=${single(info.shape.height, info.shape.width)}
              .colors=${colors === null || pass === null ? null : mapColors(colors.of(info.index), info, selection.channel)}
              .marks=${unit === null ? [] : [mark('unit', cell(unit))]}
              .unit=${unit === null ? null : { ...unit, channel: 0 }}
              .labels=${[strings.digits.unit.loupe(titleOf(info, selection, strings))]}
              .name=${strings.digits.unit.loupe(titleOf(info, selection, strings))}
              @layer-event=${view.onLayerEvent}
            ></conv-map-view>
            <figcaption>${strings.digits.unit.mapFigure}</figcaption>
          </figure>`
        : nothing
    }
  </div>`;
}

function single(height: number, width: number): MapGrid {
  return layoutMaps({ channels: 1, height, width }, { perRow: 1, side: figureSide });
}

function mapColors(
  colors: Uint8ClampedArray,
  { shape }: LayerInfo,
  channel: number,
): Uint8ClampedArray {
  const bytes = shape.height * shape.width * 4;
  return colors.subarray(channel * bytes, (channel + 1) * bytes);
}
