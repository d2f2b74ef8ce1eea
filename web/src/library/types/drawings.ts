// Drawings of digits, and numbers as colours.
import type { OutOptions, Tensor } from './tensor.js';

/** One pen-down run: points [x, y], both 0 … 1 from the top left of the pad, x to the right, y down. */
export type Stroke = readonly (readonly [number, number])[];

/** What {@link Drawings.rasterize} takes. */
export interface RasterOptions extends OutOptions {
  /** Columns of the picture, in cells. */
  width: number;
  /** Rows of the picture, in cells. */
  height: number;
  /** Diameter of the round pen, as a part of the picture's shorter side; above 0. */
  penWidth: number;
  /**
   * What is drawn on, height rows of width grey values, instead of clean paper: a raster to which later strokes are
   * added. It stays as it is unless it is `out` too.
   */
  paper?: Float32Array;
}

/** Which steps of {@link Drawings.normalizeDrawing} are done; all, unless switched off to show what they are good for. */
export interface NormalizeSteps {
  /** Cut to the ink and scale it to 20 cells; otherwise the whole drawing is shrunk to 28×28. */
  crop?: boolean;
  /** Bring the width of the strokes into MNIST's range. */
  evenPen?: boolean;
  /** Centre of mass to the middle; otherwise the middle of the ink's box. */
  center?: boolean;
}

/** How a drawing becomes what MNIST would have made of it, step by step. */
export interface NormalizationStages {
  /** The ink's bounding box in the drawing, in cells. Dust far smaller than the digit is not part of it. */
  crop: { top: number; left: number; height: number; width: number };
  /** Width of the strokes as found and as used, in cells of the 28×28 result. */
  penWidth: { found: number; used: number };
  /** The crop scaled to at most 20×20 (28×28 without `crop`), keeping its aspect: [1, h, w]. */
  scaled: Tensor;
  /** Where `scaled` begins in the result: [row, column]; may be negative. Its centre of mass is then in the middle. */
  offset: [number, number];
  /** [1, 28, 28] */
  result: Tensor;
}

/** Digits drawn by the program. */
export interface GeneratedDigits {
  /** [count, 1, 28, 28], 0 (paper) to 1 (ink) */
  images: Tensor;
  /** count digits 0 … 9 */
  labels: Uint8Array;
}

/** A colour as red, green, blue, each 0 … 255. */
export type Rgb = readonly [number, number, number];

/** What {@link Drawings.colorize} takes. */
export interface ColorScale {
  /** The values of the first and the last stop. Values outside take the end's colour; NaN is magenta. */
  range: readonly [number, number];
  /** One or more colours at equal distances between the ends of the range. */
  stops: readonly Rgb[];
  /** Where to write: four bytes a value. Without it the result is a fresh array. */
  out?: Uint8ClampedArray;
}

/** Drawings, and numbers as colours. */
export interface Drawings {
  /**
   * Strokes as grey values: anti-aliased, 0 (paper) to 1 (ink), as a round pen would draw them. A stroke of one point is a
   * dot. Points may lie outside the picture.
   * @returns [1, height, width]
   * @throws TypeError, RangeError.
   */
  rasterize(strokes: readonly Stroke[], options: RasterOptions): Tensor;

  /**
   * A drawing of any size as MNIST was made: cropped, scaled to 20 cells, its centre of mass in the middle of 28×28.
   * `pixels` are height rows of width grey values 0 … 1, ink = 1. An empty drawing is null.
   * Source: LeCun et al., 1998; Yadav and Bottou, 2019.
   * @throws TypeError, RangeError.
   */
  normalizeDrawing(
    pixels: Float32Array,
    width: number,
    height: number,
    steps?: NormalizeSteps,
  ): Tensor | null;

  /** As {@link normalizeDrawing}, with every step on the way. */
  normalizationStages(
    pixels: Float32Array,
    width: number,
    height: number,
    steps?: NormalizeSteps,
  ): NormalizationStages | null;

  /**
   * `count` digits with their labels, drawn by the program: no data file. Same count and seed, same digits.
   *
   * @example
   * const { images, labels } = cs.generateDigits(10, 1);
   * images.shape; // [10, 1, 28, 28]
   * labels.length; // 10
   *
   * @throws TypeError, RangeError for a count below 1 or beyond memory.
   */
  generateDigits(count: number, seed: number): GeneratedDigits;

  /**
   * Numbers as RGBA bytes for an `ImageData`, along a scale of colours.
   *
   * @example
   * cs.colorize(new Float32Array([-1, 0]), { range: [-1, 1], stops: [[0, 0, 255], [255, 255, 255], [255, 0, 0]] });
   * // 0 0 255 255, 255 255 255 255
   *
   * @throws TypeError, RangeError.
   */
  colorize(values: Float32Array, scale: ColorScale): Uint8ClampedArray;
}
