/** How the value of a unit came about, in words and numbers. */
import { html, nothing, type TemplateResult } from 'lit';
import { receptiveCone, regionBefore, type Region } from '../../state/receptive-cone.js';
import type { UnitPlace } from '../../state/selection.js';
import type { Tensor } from '../provider.js';
import type { DigitPass, LayerInfo } from './digit-network.js';
import { cell, number, titleOf, valueAt } from './unit-place.js';
import type { UnitView } from './unit-view.js';

/** What the unit depends on, and its arithmetic. */
export function account(view: UnitView, info: LayerInfo, unit: UnitPlace): TemplateResult {
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
