/** What is looked at, up close: a map or one of its units, what it depends on, and how its value came about. */
import { html, nothing, type TemplateResult } from 'lit';
import { layoutMaps, type MapGrid } from '../../draw/map-grid.js';
import { formatNumber } from '../../draw/numbers.js';
import { divergingStops, type Palette } from '../../draw/palettes.js';
import { isUnit, type Selection, type UnitPlace } from '../../state/selection.js';
import { receptiveCone, regionBefore, type Region } from '../../state/receptive-cone.js';
import type { Strings } from '../../strings/index.js';
import { icons } from '../parts/icons.js';
import type { LayerEvent } from '../parts/layer-event.js';
import { legend } from '../parts/legend.js';
import type { Mark } from '../parts/map-view.js';
import type { Tensor } from '../provider.js';
import type { DigitNetwork, DigitPass, LayerInfo } from './digit-network.js';
import type { DigitsSession } from './digits-session.js';
import { sizeText } from './layer-words.js';
import { color, limitOf, type MapColors } from './map-colors.js';

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

/** Width of the two figures side by side, and of the whole, in CSS pixels. */
const figureSide = 112;
const filterWidth = 248;

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

function titleOf(
  { name, shape, isPictures }: LayerInfo,
  { channel }: Selection,
  { digits }: Strings,
): string {
  if (isPictures) return digits.unit.map(name, channel + 1, shape.channels);
  return shape.channels === 10
    ? digits.unit.digit(name, channel)
    : digits.unit.value(name, channel + 1, shape.channels);
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
              .colors=${colors === null || pass === null ? null : mapColors(colors.layers[info.index]!, info, selection.channel)}
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

/** What the unit depends on, and its arithmetic. */
function account(view: UnitView, info: LayerInfo, unit: UnitPlace): TemplateResult {
  const { strings, network, pass } = view;
  const { unit: words } = strings.digits;
  const input = receptiveCone(network.layers, unit)[0]!;
  const seesAll = input.height === 28 && input.width === 28;
  return html`<p>${seesAll ? words.seesAll : words.sees(input.height, input.width)}</p>
    ${pass === null ? nothing : html`<p class="sum">${arithmetic(view, info, unit, pass)}</p>`}`;
}

function arithmetic(
  view: UnitView,
  info: LayerInfo,
  unit: UnitPlace,
  pass: DigitPass,
): TemplateResult | string {
  const { strings, network } = view;
  const { unit: words } = strings.digits;
  const before = info.index === 0 ? pass.input : pass.activations[info.index - 1]!;
  const value = number(valueAt(pass.activations[info.index]!, info, unit), strings);
  const reads = (): number[] =>
    valuesIn(before, info, regionBefore(info, cell(unit, unit.channel)));
  const readText = (): string =>
    reads()
      .map((each) => number(each, strings))
      .join(', ');
  switch (info.layer.type) {
    case 'conv2d':
      return convolutionSum(view, info, unit, pass);
    case 'activation':
      return info.layer.kind === 'relu'
        ? words.relu(readText(), value)
        : words.activationOf(readText(), value);
    case 'maxPool2d':
      return words.maxPool(readText(), value);
    case 'avgPool2d':
      return words.avgPool(readText(), value);
    case 'globalAvgPool2d':
      return words.globalAvgPool;
    case 'flatten': {
      const place = regionBefore(info, cell(unit, unit.channel));
      const source = network.layers[info.index - 1];
      const map =
        source === undefined
          ? ''
          : titleOf(source, { layer: source.index, channel: place.firstChannel }, strings);
      return words.flatten(map, words.place(place.top + 1, place.left + 1));
    }
    case 'dense': {
      const bias = biasOf(info, unit.channel);
      return words.dense(String(info.from.channels), number(bias, strings));
    }
    case 'softmax':
      return words.softmax;
  }
}

/** '0.31 − 0.05 + … − 0.12 (bias) = 0.14', from the results of the single kernels. */
function convolutionSum(
  { network, strings }: UnitView,
  info: LayerInfo,
  unit: UnitPlace,
  pass: DigitPass,
): string {
  const parts = network.contributions(info.index, unit.channel, pass);
  if (parts === null || info.layer.type !== 'conv2d') return '';
  const plane = info.shape.height * info.shape.width;
  const place = unit.row * info.shape.width + unit.column;
  const terms = Array.from(
    { length: parts.shape[0] ?? 0 },
    (_, channel) => parts.data[channel * plane + place]!,
  );
  const bias = biasOf(info, unit.channel);
  const value = valueAt(pass.activations[info.index]!, info, unit);
  const signed = (term: number, isFirst: boolean): string =>
    isFirst ? number(term, strings) : `${term < 0 ? '−' : '+'} ${number(Math.abs(term), strings)}`;
  return strings.digits.unit.sum(
    terms.map((term, index) => signed(term, index === 0)).join(' '),
    signed(bias, false),
    number(value, strings),
  );
}

/** The weights of what is looked at, and for a convolution what each map adds. */
function filter(view: UnitView, info: LayerInfo): TemplateResult | typeof nothing {
  const { layer } = info;
  if ((layer.type !== 'conv2d' && layer.type !== 'dense') || layer.weight === undefined)
    return nothing;
  return layer.type === 'conv2d'
    ? convolutionFilter(view, info, layer.weight)
    : denseWeights(view, info, layer.weight);
}

function convolutionFilter(
  view: UnitView,
  info: LayerInfo,
  weight: Tensor | { readonly data: Float32Array; readonly shape: readonly number[] },
): TemplateResult {
  const { network, selection, palette, strings, pass, colors, inputColors } = view;
  const { unit: words } = strings.digits;
  const [, channels = 1, height = 1, width = 1] = weight.shape;
  const size = channels * height * width;
  const kernels = weight.data.slice(selection.channel * size, (selection.channel + 1) * size);
  const { library } = network.engine;
  const limit = limitOf(weight.data);
  const weightStops = divergingStops(palette.weights, palette.panel);
  const across = Math.min(8, channels);
  const side = channels === 1 ? 84 : Math.floor(filterWidth / (across + (across - 1) / 7));
  const tiles = { perRow: across, side };
  const parts = pass === null ? null : network.contributions(info.index, selection.channel, pass);
  const unit = isUnit(selection) ? selection : null;
  const readRegion = unit === null ? null : regionBefore(info, cell(unit, unit.channel));
  const beforeColors = info.index === 0 ? inputColors : (colors?.layers[info.index - 1] ?? null);
  const title = titleOf(info, selection, strings);
  return html`<div class="filter">
    <p>${words.filter(sizeText([height, width]), channels)}</p>
    ${
      channels === 1
        ? nothing
        : figureRow(
            words.filterRows.input,
            html`<conv-map-view
              .still=${true}
              .grid=${layoutMaps(info.from, tiles)}
              .colors=${pass === null ? null : beforeColors}
              .marks=${readRegion === null ? [] : [mark('window', readRegion)]}
              .name=${words.inputLabel}
            ></conv-map-view>`,
          )
    }
    ${figureRow(
      words.filterRows.kernel,
      html`<conv-map-view
        .still=${true}
        .grid=${layoutMaps({ channels, height, width }, tiles)}
        .colors=${color(library, kernels, limit, weightStops)}
        .name=${words.filterLabel(title)}
      ></conv-map-view>`,
    )}
    ${
      parts === null || channels === 1
        ? nothing
        : figureRow(
            words.filterRows.result,
            html`<conv-map-view
              .still=${true}
              .grid=${layoutMaps({ ...info.shape, channels }, tiles)}
              .colors=${color(library, parts.data, limitOf(parts.data), divergingStops(palette.maps, palette.panel))}
              .marks=${unit === null ? [] : [mark('unit', { ...cell(unit), lastChannel: channels - 1 })]}
              .name=${words.resultLabel}
            ></conv-map-view>`,
          )
    }
    ${weightLegend(view, limit)}
  </div>`;
}

/** A dense unit's weights laid out like the maps that they multiply, where the layer before flattened maps. */
function denseWeights(
  view: UnitView,
  info: LayerInfo,
  weight: { readonly data: Float32Array; readonly shape: readonly number[] },
): TemplateResult {
  const { network, selection, palette, strings, colors, pass } = view;
  const { unit: words } = strings.digits;
  const [, inputs = 1] = weight.shape;
  const values = weight.data.slice(selection.channel * inputs, (selection.channel + 1) * inputs);
  const flatten = network.layers[info.index - 1];
  const maps =
    flatten?.layer.type === 'flatten' ? flatten.from : { channels: inputs, height: 1, width: 1 };
  const across = Math.min(8, maps.channels);
  const tiles = { perRow: across, side: Math.floor(filterWidth / (across + (across - 1) / 7)) };
  const limit = limitOf(weight.data);
  const source = flatten?.layer.type === 'flatten' ? network.layers[flatten.index - 1] : undefined;
  return html`<div class="filter">
    <p>${words.denseWeights}</p>
    ${
      source === undefined
        ? nothing
        : figureRow(
            words.filterRows.input,
            html`<conv-map-view
              .still=${true}
              .grid=${layoutMaps(maps, tiles)}
              .colors=${pass === null ? null : (colors?.layers[source.index] ?? null)}
              .name=${words.inputLabel}
            ></conv-map-view>`,
          )
    }
    ${figureRow(
      words.weights,
      html`<conv-map-view
        .still=${true}
        .grid=${layoutMaps(maps, tiles)}
        .colors=${color(network.engine.library, values, limit, divergingStops(palette.weights, palette.panel))}
        .name=${words.filterLabel(titleOf(info, selection, strings))}
      ></conv-map-view>`,
    )}
    ${weightLegend(view, limit)}
  </div>`;
}

function figureRow(label: string, figure: TemplateResult): TemplateResult {
  return html`<figure class="kernel-row">
    <figcaption>${label}</figcaption>
    ${figure}
  </figure>`;
}

function weightLegend({ palette, strings }: UnitView, limit: number): TemplateResult {
  return legend({
    stops: divergingStops(palette.weights, palette.panel),
    ticks: [number(-limit, strings), '0', number(limit, strings)],
    label: strings.digits.unit.weights,
  });
}

function number(value: number, { common }: Strings): string {
  return formatNumber(value, { digits: 2, decimal: common.decimal });
}

function single(height: number, width: number): MapGrid {
  return layoutMaps({ channels: 1, height, width }, { perRow: 1, side: figureSide });
}

function cell({ row, column }: UnitPlace, channel = 0): Region {
  return {
    firstChannel: channel,
    lastChannel: channel,
    top: row,
    left: column,
    height: 1,
    width: 1,
  };
}

function mark(kind: Mark['kind'], region: Region): Mark {
  return { kind, region };
}

function mapColors(
  colors: Uint8ClampedArray,
  { shape }: LayerInfo,
  channel: number,
): Uint8ClampedArray {
  const bytes = shape.height * shape.width * 4;
  return colors.subarray(channel * bytes, (channel + 1) * bytes);
}

export function valueAt({ data }: Tensor, { shape }: LayerInfo, unit: UnitPlace): number {
  return data[(unit.channel * shape.height + unit.row) * shape.width + unit.column] ?? NaN;
}

function valuesIn({ data }: Tensor, { from }: LayerInfo, region: Region): number[] {
  const values: number[] = [];
  for (let row = region.top; row < region.top + region.height; row++) {
    for (let column = region.left; column < region.left + region.width; column++) {
      values.push(data[(region.firstChannel * from.height + row) * from.width + column] ?? NaN);
    }
  }
  return values;
}

function biasOf({ layer }: LayerInfo, channel: number): number {
  if ((layer.type !== 'conv2d' && layer.type !== 'dense') || !layer.bias) return 0;
  const values = layer.bias instanceof Float32Array ? layer.bias : layer.bias.data;
  return values[channel] ?? 0;
}
