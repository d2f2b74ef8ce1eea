/**
 * The colour scales of the page: what a colour means is the same in every demo.
 *
 *   diverging(palettes.light.maps, [255, 255, 255])   // blue – zero – red, for signed results
 */
export type Rgb = readonly [red: number, green: number, blue: number];

export type ThemeName = 'light' | 'dark';

/** From the most negative colour towards zero, and from zero to the most positive one; zero is the panel's colour. */
export interface DivergingHues {
  readonly negative: readonly Rgb[];
  readonly positive: readonly Rgb[];
}

export interface Palette {
  /** Signed results, after ColorBrewer's RdBu. */
  readonly maps: DivergingHues;
  /** Weights, after ColorBrewer's PRGn. */
  readonly weights: DivergingHues;
  /** Full ink; no ink is the panel's colour. */
  readonly ink: Rgb;
  readonly panel: Rgb;
}

/** In the dark the ends are the light ones, so that the largest values stand out furthest from the panel. */
export const palettes: Readonly<Record<ThemeName, Palette>> = {
  light: {
    maps: {
      negative: [
        [23, 84, 150],
        [67, 147, 195],
        [171, 209, 229],
      ],
      positive: [
        [247, 190, 164],
        [214, 96, 77],
        [158, 18, 41],
      ],
    },
    weights: {
      negative: [
        [98, 34, 112],
        [153, 112, 171],
        [214, 192, 221],
      ],
      positive: [
        [184, 223, 178],
        [90, 174, 97],
        [16, 98, 45],
      ],
    },
    ink: [31, 35, 40],
    panel: [255, 255, 255],
  },
  dark: {
    maps: {
      negative: [
        [130, 200, 245],
        [62, 136, 195],
        [38, 76, 110],
      ],
      positive: [
        [112, 56, 46],
        [205, 91, 70],
        [255, 168, 140],
      ],
    },
    weights: {
      negative: [
        [214, 176, 228],
        [140, 92, 160],
        [76, 56, 90],
      ],
      positive: [
        [46, 82, 54],
        [80, 150, 88],
        [160, 222, 158],
      ],
    },
    ink: [232, 234, 237],
    panel: [28, 32, 36],
  },
};

/**
 * Directions: right, then against the clock. Of about equal lightness (OKLCH 0.62, chroma 0.17), which both themes bear;
 * a legend shows them as a wheel.
 */
export const directionWheel: readonly Rgb[] = [
  [219, 68, 85],
  [202, 95, 0],
  [150, 128, 0],
  [52, 154, 61],
  [0, 155, 157],
  [0, 140, 222],
  [125, 108, 225],
  [191, 78, 172],
];

/** Stops at equal distances from −limit to +limit, with zero in the middle. */
export function divergingStops(hues: DivergingHues, zero: Rgb): readonly Rgb[] {
  return [...hues.negative, zero, ...hues.positive];
}

/** A colour as getComputedStyle writes it, or null for one that is not opaque and simple. */
export function parseRgb(text: string): Rgb | null {
  const match = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(text);
  return match === null ? null : [Number(match[1]), Number(match[2]), Number(match[3])];
}

/** The largest magnitude, which sets a symmetric scale: at least a little, so that all zeros stay neutral. */
export function largestMagnitude(values: Float32Array): number {
  let largest = 0;
  for (let place = 0; place < values.length; place++) {
    const magnitude = Math.abs(values[place]!);
    if (magnitude > largest) largest = magnitude;
  }
  return largest;
}
