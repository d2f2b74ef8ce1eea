/** Weights and multiplications of the layer as it is set, and of other layers for the same maps. */
import { html, type TemplateResult } from 'lit';
import { formatCount, formatNumber } from '../../draw/numbers.js';
import { parameterProduct, shapeText } from '../../draw/parameter-product.js';
import type { ChannelsWords } from '../../strings/channels.js';
import type { Convscope } from '../provider.js';
import { costOf, type Cost } from './channels-run.js';
import type { ChannelsSession } from './channels-session.js';

type Kind = keyof ChannelsWords['channels']['cost']['kinds'];

interface Row {
  readonly kind: Kind;
  /** As a product; '' for a sum of two layers. */
  readonly product: string;
  readonly cost: Cost;
}

interface Layer {
  readonly inputShape: readonly [channels: number, rows: number, columns: number];
  readonly filters: number;
  readonly groups: number;
  readonly side: number;
}

/** A layer as it stands in networks, so that one sees what it is all for. */
const large: Layer = { inputShape: [64, 56, 56], filters: 128, groups: 1, side: 3 };

export function costView(
  { state }: ChannelsSession,
  library: Convscope,
  strings: ChannelsWords,
): TemplateResult {
  const { cost: words } = strings.channels;
  const { input, bank } = state;
  const here: Layer = {
    inputShape: [input.channels, input.rows, input.columns],
    ...{ filters: bank.filters, groups: bank.groups, side: bank.side },
  };
  return html`<section class="cost" part="cost" aria-labelledby="cost-heading">
    <h3 id="cost-heading">${words.heading}</h3>
    <div class="tables">
      ${table(library, here, words.here(bank.channels, bank.filters, bank.side), strings)}
      ${table(library, large, words.large, strings)}
    </div>
  </section>`;
}

function table(
  library: Convscope,
  layer: Layer,
  caption: string,
  { channels: { cost: words }, common }: ChannelsWords,
): TemplateResult {
  const rows = rowsOf(library, layer);
  const full = rows.find(({ kind }) => kind === 'full')!;
  const separable = rows.find(({ kind }) => kind === 'separable')!;
  const ratio = full.cost.weights / separable.cost.weights;
  const [, ...outputs] = full.cost.outputShape;
  return html`<div class="wide" role="group" tabindex="0" aria-label=${caption}>
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.kind}</th>
          <th scope="col">${words.weights}</th>
          <th scope="col">${words.products}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ kind, product, cost }) =>
            html`<tr>
              <th scope="row">${words.kinds[kind]}</th>
              <td>
                ${product === '' ? '' : html`<span class="quiet">${product} = </span>`}${formatCount(
                  cost.weights,
                )}
              </td>
              <td>${formatCount(cost.products)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <p class="why">
      ${words.how(shapeText(outputs))}
      ${ratio > 1 ? words.ratio(formatNumber(ratio, { digits: 1, decimal: common.decimal })) : ''}
    </p>
  </div>`;
}

function rowsOf(library: Convscope, { inputShape, filters, groups, side }: Layer): Row[] {
  const [channels] = inputShape;
  const row = (kind: Kind, layer: { filters: number; groups: number; side: number }): Row => ({
    kind,
    product: parameterProduct({
      shape: [layer.filters, channels / layer.groups, layer.side, layer.side],
      hasBias: false,
    }),
    cost: costOf(library, inputShape, layer),
  });
  const full = row('full', { filters, groups: 1, side });
  const depthwise = row('depthwise', { filters: channels, groups: channels, side });
  const [, ...size] = depthwise.cost.outputShape;
  const mix: Row = {
    ...row('mix', { filters, groups: 1, side: 1 }),
    // It stands behind the depthwise layer and has maps of that size.
    cost: costOf(library, [channels, ...size], { filters, groups: 1, side: 1 }),
  };
  const separable: Row = {
    kind: 'separable',
    product: '',
    cost: {
      weights: depthwise.cost.weights + mix.cost.weights,
      products: depthwise.cost.products + mix.cost.products,
      outputShape: mix.cost.outputShape,
    },
  };
  const now = groups > 1 ? [row('now', { filters, groups, side })] : [];
  return [full, ...now, depthwise, mix, separable];
}
