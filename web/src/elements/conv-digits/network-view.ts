/** All layers, each as a row: what it is, what it costs, and what it made of the drawing. */
import { html, nothing, type TemplateResult } from 'lit';
import {
  layoutMaps,
  tilesFor,
  widthOf,
  type MapGrid,
  type TileSizes,
} from '../../draw/map-grid.js';
import { formatCount } from '../../draw/numbers.js';
import { divergingStops, type Palette } from '../../draw/palettes.js';
import { shapeText } from '../../draw/parameter-product.js';
import { colorScales, type ColorScaleScope } from '../../state/digits-state.js';
import { receptiveCone, type Region } from '../../state/receptive-cone.js';
import { isUnit, type Selection, type UnitPlace } from '../../state/selection.js';
import type { Strings } from '../../strings/index.js';
import { setStyle } from '../base/set-style.js';
import { setText } from '../base/set-text.js';
import type { LayerEvent } from '../parts/layer-event.js';
import { legend } from '../parts/legend.js';
import type { MapView, Mark } from '../parts/map-view.js';
import { mostCells, ValueRow } from '../parts/value-row.js';
import type { DigitNetwork, DigitPass, LayerInfo } from './digit-network.js';
import { layerWords, parameterWords } from './layer-words.js';
import type { MapColors } from './map-colors.js';
import { number } from './unit-place.js';

/** What changes with every stroke. */
export interface ShownLayers {
  readonly network: DigitNetwork;
  readonly pass: DigitPass | null;
  readonly colors: MapColors | null;
  readonly scale: ColorScaleScope;
  readonly strings: Strings;
}

export interface NetworkView extends ShownLayers {
  /** For those who do not see the maps: one sentence per map, by layer. */
  readonly labels: readonly (readonly string[])[];
  readonly selection: Selection | null;
  readonly pinned: Selection | null;
  /** The layers' names stand beside their maps; otherwise above. */
  readonly areLabelsBeside: boolean;
  readonly tiles: TileSizes;
  readonly palette: Palette;
  readonly showsScale: boolean;
  readonly onScale: (scale: ColorScaleScope) => void;
  readonly onLayerEvent: (layer: number, event: LayerEvent) => void;
  /** Stands behind the row of the pinned map where there is no room beside the network. */
  readonly inlineUnit: TemplateResult | typeof nothing;
}

export function networkView(view: NetworkView): TemplateResult {
  const { network, strings, selection } = view;
  const words = strings.digits.network;
  const cone =
    selection !== null && isUnit(selection) ? receptiveCone(network.layers, selection) : [];
  const total = network.layers.reduce((sum, { parameters }) => sum + parameters, 0);
  return html`<header>
      <h3 id="network-heading">${words.heading}</h3>
      <p class="quiet">${words.totalParameters(formatCount(total))}</p>
    </header>
    ${scaleControls(view)}
    <ol class=${view.areLabelsBeside ? 'layers beside' : 'layers'}>
      ${network.layers.map((info) => layerRow(view, info, marksOf(info, selection, cone)))}
    </ol>`;
}

/** Which layers are shown anew; the others stay as they are. */
export type ChosenLayers = (layer: number) => boolean;

/** Paints what networkView made, as often as there is a new drawing. */
export function showLayers(root: ParentNode, { colors }: ShownLayers, chosen: ChosenLayers): void {
  for (const [layer, view] of layerViews(root).entries()) {
    if (chosen(layer)) view.colors = colors?.of(layer) ?? null;
  }
}

/** Writes the numbers: where the scales end, and the values of the rows that have few. */
export function showLayerNumbers(root: ParentNode, shown: ShownLayers, chosen: ChosenLayers): void {
  const { network, pass, strings } = shown;
  const ticks = legendTicks(shown);
  for (const [place, tick] of root.querySelectorAll('.scale .ticks > *').entries()) {
    setText(tick, ticks[place]!);
  }
  for (const [layer, view] of layerViews(root).entries()) {
    if (!chosen(layer)) continue;
    const info = network.layers[layer]!;
    if (view instanceof ValueRow) {
      const values = pass?.activations[layer]?.data.slice(0, mostCells) ?? [];
      view.numbers = Array.from(values, (value) => number(value, strings));
      continue;
    }
    const limit = view.closest('.layer')!.querySelector('.limit > span');
    if (limit !== null) setText(limit, strings.digits.network.limit(limitText(shown, info)));
  }
}

/** One per layer, in their order. */
export function layerViews(root: ParentNode): NodeListOf<MapView | ValueRow> {
  return root.querySelectorAll('[data-layer]');
}

/** The end of the scale stands there where all layers share one. */
function legendTicks({
  network,
  colors,
  scale,
  strings,
}: ShownLayers): [low: string, middle: string, high: string] {
  const pictures = network.layers.find(({ isPictures }) => isPictures);
  if (scale === 'network' && colors !== null && pictures !== undefined) {
    const shared = colors.limit(pictures.index);
    return [number(-shared, strings), '0', number(shared, strings)];
  }
  const { negative, positive } = strings.digits.network.legendLimit;
  return [negative, '0', positive];
}

function scaleControls(view: NetworkView): TemplateResult {
  const { scale, strings, palette } = view;
  const words = strings.digits.network;
  return html`<div class="scale">
    ${legend({
      stops: divergingStops(palette.maps, palette.panel),
      ticks: legendTicks(view),
      label: words.legend[scale],
    })}
    ${
      view.showsScale
        ? html`<fieldset class="choices">
            <legend>${words.scale}</legend>
            <div class="segments">
              ${colorScales.map(
                (scope) =>
                  html`<label
                    ><input
                      type="radio"
                      name="scale"
                      .checked=${scope === scale}
                      @change=${() => view.onScale(scope)}
                    />${words.scaleNames[scope]}</label
                  >`,
              )}
            </div>
          </fieldset>`
        : nothing
    }
  </div>`;
}

function layerRow(view: NetworkView, info: LayerInfo, marks: readonly Mark[]): TemplateResult {
  const { strings, pinned } = view;
  const isOpen = pinned?.layer === info.index;
  return html`<li class="layer" part="layer">
    <div
      class="label"
      ${setStyle({ 'max-width': view.areLabelsBeside ? 'none' : `${widthOf(view.tiles)}px` })}
    >
      <h4>${info.name}</h4>
      <p class="shape number">${shapeText(info.outputShape)}</p>
      <p class="words quiet">${layerWords(info, strings)}</p>
      ${limitLine(view, info)} ${costLine(info, strings)}
    </div>
    <div class="stage">
      ${info.isPictures ? pictures(view, info, marks) : values(view, info, marks)}
    </div>
    ${isOpen ? view.inlineUnit : nothing}
  </li>`;
}

function costLine(info: LayerInfo, strings: Strings): TemplateResult | typeof nothing {
  const product = parameterWords(info, strings);
  return product === null ? nothing : html`<p class="cost number">${product}</p>`;
}

function limitLine(view: NetworkView, info: LayerInfo): TemplateResult | typeof nothing {
  if (view.scale !== 'layer' || !info.isPictures) return nothing;
  const { limitLabel } = view.strings.digits.network;
  return html`<p class="limit number quiet" title=${limitLabel(limitText(view, info))}>
    <span></span>
  </p>`;
}

function limitText({ colors, strings }: ShownLayers, { index }: LayerInfo): string {
  const limit = colors?.limit(index);
  return limit === undefined ? '–' : number(limit, strings);
}

function pictures(view: NetworkView, info: LayerInfo, marks: readonly Mark[]): TemplateResult {
  const { tiles, pinned, strings, labels } = view;
  const words = layerWords(info, strings);
  const unit = pinned !== null && pinned.layer === info.index && isUnit(pinned) ? pinned : null;
  return html`<conv-map-view
    data-layer=${info.index}
    .grid=${gridOf(info, tiles)}
    .marks=${marks}
    .unit=${unit}
    .labels=${labels[info.index] ?? noLabels}
    .name=${strings.digits.network.layerLabel(info.name, words, info.shape.channels)}
    @layer-event=${(event: LayerEvent) => view.onLayerEvent(info.index, event)}
  ></conv-map-view>`;
}

/** The same object for the same sizes, so that maps whose place did not change need not be laid out again. */
function gridOf(info: LayerInfo, tiles: TileSizes): MapGrid {
  const known = grids.get(info);
  if (known?.tiles === tiles) return known.grid;
  const grid = layoutMaps(info.shape, tilesFor(info.shape, tiles));
  grids.set(info, { tiles, grid });
  return grid;
}

const grids = new WeakMap<LayerInfo, { readonly tiles: TileSizes; readonly grid: MapGrid }>();

function values(view: NetworkView, info: LayerInfo, marks: readonly Mark[]): TemplateResult {
  const { pass, selection, strings, tiles } = view;
  const { network } = strings.digits;
  const data = pass?.activations[info.index]?.data;
  const count = info.shape.channels;
  const selected = selection?.layer === info.index ? selection.channel : null;
  const region = marks.find(({ kind }) => kind === 'window')?.region;
  const value = data === undefined ? '–' : number(data[selected ?? 0] ?? NaN, strings);
  return html`<conv-value-row
    data-layer=${info.index}
    ${setStyle({ 'max-width': `${widthOf(tiles)}px` })}
    .count=${count}
    .marked=${region === undefined ? null : [region.firstChannel, region.lastChannel]}
    .selected=${selected}
    .name=${network.rowLabel(info.name, layerWords(info, strings))}
    .valueText=${`${network.valueLabel(info.name, (selected ?? 0) + 1, count)}: ${value}`}
    @layer-event=${(event: LayerEvent) => view.onLayerEvent(info.index, event)}
  ></conv-value-row>`;
}

/** In its own layer the unit and its map are marked, in the layers before it what it depends on. */
function marksOf(
  { index, shape }: LayerInfo,
  selection: Selection | null,
  cone: readonly Region[],
): readonly Mark[] {
  if (selection === null) return noMarks;
  const read = cone[index + 1];
  if (index < selection.layer && read !== undefined) return [{ kind: 'window', region: read }];
  if (index !== selection.layer) return noMarks;
  const { channel } = selection;
  const whole = {
    ...{ firstChannel: channel, lastChannel: channel },
    ...{ top: 0, left: 0, height: shape.height, width: shape.width },
  };
  return isUnit(selection)
    ? [
        { kind: 'map', region: whole },
        { kind: 'unit', region: unitRegion(selection) },
      ]
    : [{ kind: 'map', region: whole }];
}

const noMarks: readonly Mark[] = [];
const noLabels: readonly string[] = [];

function unitRegion({ channel, row, column }: UnitPlace): Region {
  return {
    ...{ firstChannel: channel, lastChannel: channel },
    ...{ top: row, left: column, height: 1, width: 1 },
  };
}
