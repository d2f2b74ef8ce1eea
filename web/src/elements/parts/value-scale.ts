/**
 * Scales of colours for numbers: greys for what is nowhere negative, blue and red around zero for what has signs.
 *
 *   const scale = valueScale([input.values, output.values], palette);   // both wear the same colours
 *   colorsOf(library, input.values, scale)                              // four bytes for each value
 */
import { valueText } from '../../draw/cell-text.js';
import { colorLevels } from '../../draw/levels.js';
import { divergingStops, largestMagnitude, type Palette, type Rgb } from '../../draw/palettes.js';
import type { Convscope } from '../provider.js';

export interface Scale {
  readonly range: readonly [low: number, high: number];
  readonly stops: readonly Rgb[];
}

/** One scale for all of these values. Those that are not known (NaN) do not count. */
export function valueScale(tables: readonly Float32Array[], palette: Palette): Scale {
  const isSigned = tables.some((values) => values.some((value) => value < 0));
  if (isSigned) return signedScale(tables, divergingStops(palette.maps, palette.panel));
  return { range: [0, limitOf(tables)], stops: [palette.panel, midGrey(palette)] };
}

/** Symmetric around zero, which has the colour in the middle. */
export function signedScale(tables: readonly Float32Array[], stops: readonly Rgb[]): Scale {
  const limit = limitOf(tables);
  return { range: [-limit, limit], stops };
}

/** Four bytes for each value; before the library has come by the same rule in few steps. */
export function colorsOf(
  library: Convscope | null,
  values: Float32Array,
  scale: Scale,
): Uint8ClampedArray {
  if (library !== null) return library.colorize(values, scale);
  const [low, high] = scale.range;
  return colorLevels(
    values.map((value) => (Number.isNaN(value) ? 0 : (2 * (value - low)) / (high - low) - 1)),
    scale.stops,
  );
}

/** What stands under the ends and the middle of its legend. */
export function scaleTicks(
  { range: [low, high] }: Scale,
  decimal: string,
): readonly [low: string, middle: string, high: string] {
  return [valueText(low, decimal), low < 0 ? '0' : '', valueText(high, decimal)];
}

/** All zeros still need a scale with some length. */
function limitOf(tables: readonly Float32Array[]): number {
  return Math.max(...tables.map((values) => largestMagnitude(values.filter(Number.isFinite)))) || 1;
}

/** The largest value: dark enough to stand out, light enough that its neighbours can be told apart. */
function midGrey({ panel, ink }: Palette): Rgb {
  const between = (at: 0 | 1 | 2): number => Math.round(panel[at] + 0.7 * (ink[at] - panel[at]));
  return [between(0), between(1), between(2)];
}
