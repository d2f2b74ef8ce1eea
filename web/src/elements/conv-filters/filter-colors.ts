/** Results as pictures: signed on a scale with zero in the middle, clipped to what a screen shows, or by direction. */
import {
  directionWheel,
  divergingStops,
  largestMagnitude,
  type Palette,
} from '../../draw/palettes.js';
import type { ShownAs } from '../../state/filters-state.js';
import type { Convscope, Tensor } from '../provider.js';
import type { FilterPass } from './filter-run.js';

/** How a result is shown in the end, and what its legend says. */
export type ResultScale =
  | {
      readonly kind: 'signed';
      readonly limit: number;
      readonly isMean: boolean;
      readonly isMagnitude: boolean;
    }
  | { readonly kind: 'picture'; readonly clipped: number }
  | { readonly kind: 'direction'; readonly limit: number };

export interface ResultColors {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
  readonly scale: ResultScale;
}

/** The luma of ITU-R BT.601, as cpp/image/planes.h has it, as the weights of a 1×1 convolution. */
const luma = { data: new Float32Array([0.299, 0.587, 0.114]), shape: [1, 3, 1, 1] };

/** A scale up to the one strongest edge would leave all others pale; what lies beyond has the colour of its end. */
const signedPart = 0.5;

/** All zeros still need a scale with some length. */
const leastLimit = 1e-3;

export class FilterColors {
  readonly #library: Convscope;
  #rgba = new Uint8ClampedArray(0);
  #grey = new Float32Array(0);
  #limit = 0;

  constructor(library: Convscope) {
    this.#library = library;
  }

  /** `isFilm`: the scale then follows slowly, so that it does not flicker from one frame to the next. */
  paint(pass: FilterPass, show: ShownAs, palette: Palette, isFilm: boolean): ResultColors {
    const [, height = 1, width = 1] = pass.result.shape;
    if (this.#rgba.length !== 4 * height * width) {
      this.#rgba = new Uint8ClampedArray(4 * height * width);
    }
    const rgba = this.#rgba;
    const size = { width, height, rgba };
    switch (kindOf(pass, show)) {
      case 'direction':
        return { ...size, scale: this.#paintDirection(pass, palette, isFilm) };
      case 'signed':
        return { ...size, scale: this.#paintSigned(pass, palette, isFilm) };
      default: {
        const { clipped } = this.#library.planesToPicture(pass.result, { out: rgba });
        return { ...size, scale: { kind: 'picture', clipped } };
      }
    }
  }

  #paintSigned({ result, steps }: FilterPass, palette: Palette, isFilm: boolean): ResultScale {
    const isMean = result.shape[0] === 3;
    const values = isMean ? this.#toGrey(result) : result.data;
    const limit = this.#follow(largestMagnitude(values) * signedPart, isFilm);
    const stops = divergingStops(palette.maps, palette.panel);
    this.#library.colorize(values, { range: [-limit, limit], stops, out: this.#rgba });
    const isMagnitude = steps.at(-1)?.direction != null;
    return { kind: 'signed', limit, isMean, isMagnitude };
  }

  #paintDirection({ steps }: FilterPass, palette: Palette, isFilm: boolean): ResultScale {
    const { maps, output } = steps.at(-1)!;
    const limit = this.#follow(largestMagnitude(output.data), isFilm);
    this.#library.colorizeGradient(maps[0]!, maps[1]!, {
      limit,
      zero: palette.panel,
      wheel: directionWheel,
      out: this.#rgba,
    });
    return { kind: 'direction', limit };
  }

  /** Filtering and this mean may change places, so it shows what the filter makes of the grey picture. */
  #toGrey({ data, shape }: Tensor): Float32Array {
    if (this.#grey.length !== data.length / 3) this.#grey = new Float32Array(data.length / 3);
    return this.#library.conv2d({ data, shape }, luma, null, { out: this.#grey }).data;
  }

  /** Up at once, down by a twentieth a frame. */
  #follow(largest: number, isFilm: boolean): number {
    const kept = isFilm ? this.#limit * 0.95 : 0;
    this.#limit = Math.max(leastLimit, largest, kept);
    return this.#limit;
  }
}

/** 'auto': what can be negative is signed; a blur of a picture still is a picture. */
export function kindOf({ steps }: FilterPass, show: ShownAs): ResultScale['kind'] {
  const last = steps.at(-1);
  if (last === undefined) return 'picture';
  const isGradient = last.direction !== null;
  if (show === 'direction') return isGradient ? 'direction' : 'signed';
  if (show !== 'auto') return show;
  if (steps.some(({ direction }) => direction !== null)) return 'signed';
  // Weights that sum to about one keep the brightness; the sums of several kernels multiply.
  const gain = steps.reduce((product, { kernels }) => product * sumOf(kernels[0]!), 1);
  return gain > 0.25 ? 'picture' : 'signed';
}

function sumOf({ values, divisor }: { values: readonly number[]; divisor: number }): number {
  return values.reduce((sum, value) => sum + value, 0) / divisor;
}
