/** The weights behind what is looked at: a filter with what it reads and makes, or a dense unit's row. */
import { html, nothing, type TemplateResult } from 'lit';
import { layoutMaps } from '../../draw/map-grid.js';
import { divergingStops } from '../../draw/palettes.js';
import { regionBefore } from '../../state/receptive-cone.js';
import { isUnit } from '../../state/selection.js';
import { legend } from '../parts/legend.js';
import type { Tensor } from '../provider.js';
import type { LayerInfo } from './digit-network.js';
import { sizeText } from './layer-words.js';
import { color, limitOf } from './map-colors.js';
import { cell, mark, number, titleOf } from './unit-place.js';
import type { UnitView } from './unit-view.js';

/** Width of the rows of kernels and maps, in CSS pixels. */
const filterWidth = 248;

/** The weights of what is looked at, and for a convolution what each map adds. */
export function filter(view: UnitView, info: LayerInfo): TemplateResult | typeof nothing {
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
  const beforeColors = info.index === 0 ? inputColors : (colors?.of(info.index - 1) ?? null);
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
              .colors=${pass === null ? null : (colors?.of(source.index) ?? null)}
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
