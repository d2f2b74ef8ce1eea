/** The three plots of a signal on one grid of moments: where they lie, and their places in pixels. */
import { niceScale, type NiceScale } from './scale.js';
import type { SignalSlide } from './signal-place.js';

export const bands = ['readings', 'weights', 'result'] as const;
export type BandName = (typeof bands)[number];

export interface Band {
  readonly top: number;
  readonly height: number;
  readonly scale: NiceScale;
}

/** Places and sizes in pixels; moments as numbers. */
export interface SignalLayout {
  readonly width: number;
  readonly height: number;
  /** Left edge of the first moment, and the width of one. */
  readonly left: number;
  readonly cell: number;
  /** The moment of the first cell. */
  readonly firstCell: number;
  readonly cells: number;
  readonly bands: Readonly<Record<BandName, Band>>;
}

export interface SignalNumbers {
  readonly slide: SignalSlide;
  /** The readings with their border. */
  readonly padded: Float32Array;
  /** Of `padded`: where the readings themselves begin and how many they are. */
  readonly before: number;
  readonly length: number;
  readonly track: ArrayLike<number>;
  /** As they are multiplied, by place in the list, and four bytes of colour for each. */
  readonly weights: Float32Array;
  readonly colors: Uint8ClampedArray;
  /** One for each place of the window, and how many of them are known yet. */
  readonly output: Float32Array;
  readonly known: number;
  /** Whether the result is an estimate of the track: then both share a scale. */
  readonly isEstimate: boolean;
}

/** No dot is larger, none smaller, as wide as the cells are. */
const dotSizes = { least: 3, most: 8 } as const;
const room = { left: 46, right: 10, title: 26, gap: 14, axis: 26 } as const;

/** `plotHeight` is that of the two larger plots. */
export function layoutSignal(
  numbers: SignalNumbers,
  { width, plotHeight }: { readonly width: number; readonly plotHeight: number },
): SignalLayout {
  const { padded, before } = numbers;
  const [readings, result] = scalesOf(numbers);
  const weights = niceScale(numbers.weights, 2);
  const small = Math.round(plotHeight * 0.6);
  const between = room.gap + room.title;
  const second = room.title + plotHeight + between;
  const third = second + small + between;
  return {
    width,
    height: third + plotHeight + room.axis,
    left: room.left,
    cell: (width - room.left - room.right) / padded.length,
    firstCell: -before,
    cells: padded.length,
    bands: {
      readings: { top: room.title, height: plotHeight, scale: readings },
      weights: { top: second, height: small, scale: weights },
      result: { top: third, height: plotHeight, scale: result },
    },
  };
}

/** Readings and result share a scale where the one is an estimate of what the other is about. */
function scalesOf(numbers: SignalNumbers): readonly [NiceScale, NiceScale] {
  const { padded, track, output, isEstimate } = numbers;
  const all = [...padded, ...Array.from(track)];
  if (!isEstimate) return [niceScale(all), niceScale(output)];
  const shared = niceScale([...all, ...output]);
  return [shared, shared];
}

/** Places of the grid in pixels. */
export class Frame {
  readonly #base: SignalLayout;

  constructor(base: SignalLayout) {
    this.#base = base;
  }

  get cell(): number {
    return this.#base.cell;
  }
  get left(): number {
    return this.#base.left;
  }
  get right(): number {
    return this.#base.left + this.#base.cell * this.#base.cells;
  }
  get firstCell(): number {
    return this.#base.firstCell;
  }
  get lastCell(): number {
    return this.#base.firstCell + this.#base.cells - 1;
  }
  band(name: BandName): Band {
    return this.#base.bands[name];
  }
  /** The left edge of a moment's column. */
  edge(t: number): number {
    return this.left + (t - this.#base.firstCell) * this.cell;
  }
  x(t: number): number {
    return this.edge(t) + this.cell / 2;
  }
  y(name: BandName, value: number): number {
    const { top, height, scale } = this.band(name);
    return top + height * (1 - (value - scale.low) / (scale.high - scale.low));
  }
}

/** Diameter of the dots, in pixels. */
export function dotSize({ cell }: Pick<SignalLayout, 'cell'>): number {
  return Math.min(dotSizes.most, Math.max(dotSizes.least, cell * 0.42));
}

/** The moment, plot and value under a place of the plots, in its pixels. */
export function sceneAt(
  layout: SignalLayout,
  { x, y }: { readonly x: number; readonly y: number },
): { readonly t: number; readonly band: BandName; readonly value: number } {
  const column = Math.floor((x - layout.left) / layout.cell);
  const t = layout.firstCell + Math.min(layout.cells - 1, Math.max(0, column));
  const band =
    [...bands].reverse().find((name) => y >= layout.bands[name].top - room.title) ?? 'readings';
  const { top, height, scale } = layout.bands[band];
  const part = Math.min(1, Math.max(0, 1 - (y - top) / height));
  return { t, band, value: scale.low + part * (scale.high - scale.low) };
}
