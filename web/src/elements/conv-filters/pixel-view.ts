/** The arithmetic of one pixel: each cell under the window with its pixel, its weight and their product, and the sum. */
import { html, nothing, type TemplateResult } from 'lit';
import { prefersLightText } from '../../draw/contrast.js';
import { formatNumber } from '../../draw/numbers.js';
import { divergingStops, largestMagnitude, type Palette, type Rgb } from '../../draw/palettes.js';
import { valueText } from '../../draw/cell-text.js';
import type { FiltersStrings } from '../../strings/en/filters.js';
import type { KernelWords } from '../../strings/kernels.js';
import { setStyle } from '../base/set-style.js';
import type { Convscope } from '../provider.js';
import type { PixelArithmetic, PixelSum } from './pixel-arithmetic.js';

export interface PixelView {
  readonly arithmetic: PixelArithmetic | null;
  readonly isPinned: boolean;
  /** Of the steps that are on. */
  readonly stepCount: number;
  readonly stepPlace: number;
  readonly stepName: string;
  readonly library: Convscope;
  readonly palette: Palette;
  readonly words: FiltersStrings;
  readonly strings: KernelWords;
  readonly onChannel: (channel: number) => void;
  readonly onRelease: () => void;
}

export function pixelView(view: PixelView): TemplateResult {
  const { arithmetic, words } = view;
  if (arithmetic === null) {
    const { hint, touchHint } = words.pixel;
    return html`<p class="hint">${matchMedia('(hover: none)').matches ? touchHint : hint}</p>`;
  }
  const { place, sums, step } = arithmetic;
  const names = step.direction === null ? [view.stepName] : [words.pixel.across, words.pixel.up];
  return html`<header>
      <h3>${words.pixel.heading(place.row + 1, place.column + 1)}</h3>
      <span class="quiet"
        >${view.stepName}${
          view.stepCount > 1 ? ` · ${words.pixel.step(view.stepPlace, view.stepCount)}` : ''
        }</span
      >
      ${channels(view, arithmetic)}
      ${
        view.isPinned
          ? html`<button class="bare" @click=${view.onRelease}>${words.pixel.release}</button>`
          : nothing
      }
    </header>
    <div class="sums">${sums.map((sum, which) => sumView(view, sum, names[which]!))}</div>
    ${step.direction === null ? nothing : polar(view, arithmetic)}
    ${
      sums.some(({ isOutside }) => isOutside.includes(true))
        ? html`<p class="quiet why">${words.pixel.outside}</p>`
        : nothing
    }`;
}

function channels(
  { words, onChannel }: PixelView,
  { channel, channels: count }: PixelArithmetic,
): TemplateResult | typeof nothing {
  if (count === 1) return nothing;
  return html`<fieldset class="choices">
    <legend class="spoken-only">${words.pixel.channel}</legend>
    <div class="segments">
      ${words.pixel.channels.map(
        (name, place) =>
          html`<label
            ><input
              type="radio"
              name="channel"
              .checked=${place === channel}
              @change=${() => onChannel(place)}
            />${name}</label
          >`,
      )}
    </div>
  </fieldset>`;
}

function sumView(view: PixelView, sum: PixelSum, name: string): TemplateResult {
  const { words, strings, library, palette } = view;
  const number = (value: number): string => threeDigits(value, strings.common.decimal);
  const limit = Math.max(1e-6, largestMagnitude(sum.weights));
  const weightColors = library.colorize(sum.weights, {
    range: [-limit, limit],
    stops: divergingStops(palette.weights, palette.panel),
  });
  const pixelColors = library.colorize(sum.pixels, {
    range: [0, 1],
    stops: [
      [0, 0, 0],
      [255, 255, 255],
    ],
  });
  const rows = Array.from({ length: sum.rows }, (_, row) => row);
  const columns = Array.from({ length: sum.columns }, (_, column) => column);
  const cell = (row: number, column: number): TemplateResult => {
    const at = row * sum.columns + column;
    return html`<td class=${sum.isOutside[at] ? 'outside' : ''}>
      <span class="sample" ${colored(pixelColors, at)}>${number(sum.pixels[at]!)}</span>
      <span class="weight" ${colored(weightColors, at)}
        >${words.pixel.times(valueText(sum.weights[at]!, strings.common.decimal))}</span
      >
      <span class="product">${number(sum.products[at]!)}</span>
    </td>`;
  };
  return html`<div class="one-sum">
    <div class="scroll" tabindex="0" role="group" aria-label=${words.pixel.table(name)}>
      <table>
        ${rows.map(
          (row) =>
            html`<tr>
              ${columns.map((column) => cell(row, column))}
            </tr>`,
        )}
      </table>
    </div>
    <p>
      ${view.arithmetic!.sums.length > 1 ? html`<span class="quiet">${name}: </span>` : nothing}
      ${words.pixel.sum(sum.rows * sum.columns)}
      <strong class="number value">= ${number(sum.value)}</strong>
    </p>
  </div>`;
}

function polar(
  { words, strings }: PixelView,
  { sums, value, angle }: PixelArithmetic,
): TemplateResult {
  const number = (each: number): string => threeDigits(each, strings.common.decimal);
  const [across, up] = sums.map((sum) => bracketed(number(sum.value))) as [string, string];
  return html`<p class="polar">
    <strong class="number value">${words.pixel.magnitude(across, up, number(value))}</strong>
    ${angle === null ? words.pixel.flat : words.pixel.angle(formatNumber(angle, { digits: 0 }))}
  </p>`;
}

/** A negative number before an exponent needs its brackets. */
function bracketed(text: string): string {
  return text.startsWith('\u2212') ? `(${text})` : text;
}

export function threeDigits(value: number, decimal: string): string {
  return formatNumber(value, { digits: Math.abs(value) >= 100 ? 1 : 3, decimal });
}

function colored(colors: Uint8ClampedArray, at: number): ReturnType<typeof setStyle> {
  const rgb = [colors[4 * at]!, colors[4 * at + 1]!, colors[4 * at + 2]!] as unknown as Rgb;
  return setStyle({
    'background-color': `rgb(${rgb.join(' ')})`,
    color: prefersLightText(rgb) ? '#fff' : '#111316',
  });
}
