// Pictures as numbers, and back.
import type { Rgb } from './drawings.js';
import type { OutOptions, Tensor, TensorLike } from './tensor.js';

/** What {@link Pictures.pictureToPlanes} takes. */
export interface PlanesOptions extends OutOptions {
  /** Columns, in pixels. */
  width: number;
  /** Rows, in pixels. */
  height: number;
  /** 3 for red, green and blue, the default; 1 for grey, 0.299 R + 0.587 G + 0.114 B. */
  channels?: number;
}

/** What {@link Pictures.colorizeGradient} takes. */
export interface DirectionScale {
  /** Magnitudes from here on take the wheel's own colour; smaller ones lie between it and `zero`. Above 0. */
  limit: number;
  /** The colour of what is flat. */
  zero: Rgb;
  /** One or more colours at equal distances against the clock; the first points to the right. */
  wheel: readonly Rgb[];
  /** Where to write: four bytes a pixel. Without it the result is a fresh array. */
  out?: Uint8ClampedArray;
}

/** Pictures as numbers, 0 (black) to 1 (full), and back. */
export interface Pictures {
  /**
   * The bytes of an `ImageData` as planes [3, H, W], or [1, H, W] in grey. What is transparent is laid on white, as a page
   * shows it.
   *
   * @example
   * const red = new Uint8ClampedArray([255, 0, 0, 255]);
   * cs.pictureToPlanes(red, { width: 1, height: 1 }).data; // 1 0 0
   *
   * @throws TypeError, RangeError.
   */
  pictureToPlanes(rgba: Uint8ClampedArray, options: PlanesOptions): Tensor;

  /**
   * Planes [3, H, W] or [1, H, W] as the bytes of an `ImageData`, opaque. Values are clamped to 0 … 1; `clipped` says of
   * how many pixels, but for rounding. NaN becomes magenta.
   *
   * @example
   * const { rgba, clipped } = cs.planesToPicture(cs.tensor([0.2, 7], [1, 1, 2]));
   * rgba; // 51 51 51 255, 255 255 255 255
   * clipped; // 1
   *
   * @throws TypeError, RangeError.
   */
  planesToPicture(
    planes: TensorLike,
    options?: { out?: Uint8ClampedArray },
  ): { rgba: Uint8ClampedArray; clipped: number };

  /**
   * How steep a picture is and which way up, from its changes to the right and upwards, such as Sobel's pair gives them:
   * magnitude √(across² + up²), direction atan2(up, across) in −π … π, 0 where it is flat. Any shape. `out` takes
   * the magnitudes, `directionOut` the directions.
   *
   * @example
   * cs.gradientPolar(cs.tensor([3], [1]), cs.tensor([4], [1])).magnitude.data; // 5
   *
   * @throws TypeError, RangeError.
   */
  gradientPolar(
    across: TensorLike,
    up: TensorLike,
    options?: OutOptions & { directionOut?: Float32Array },
  ): { magnitude: Tensor; direction: Tensor };

  /**
   * A gradient as RGBA bytes: its direction as a colour of a wheel, its magnitude as the distance from `zero`. across and
   * up are [C, H, W]; of several channels the steepest counts.
   *
   * @example
   * const [right, up] = [cs.tensor([0], [1, 1, 1]), cs.tensor([2], [1, 1, 1])];
   * const wheel = [[255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 0]];
   * cs.colorizeGradient(right, up, { limit: 2, zero: [0, 0, 0], wheel }); // 0 255 0 255
   *
   * @throws TypeError, RangeError.
   */
  colorizeGradient(across: TensorLike, up: TensorLike, scale: DirectionScale): Uint8ClampedArray;
}
