// Tensors: numbers with their sizes.

/** Numbers with their sizes, row-major: the last axis is contiguous. Yours to keep and to change. */
export interface Tensor {
  data: Float32Array;
  /** One to six sizes, outermost first. Images are [C, H, W] or [N, C, H, W], signals [C, L] or [N, C, L]. */
  shape: number[];
}

/** What the operators read: any {@link Tensor}, also a frozen one. The product of `shape` is the length of `data`. */
export interface TensorLike {
  readonly data: Float32Array;
  readonly shape: readonly number[];
}

/** A number for both directions, or [vertical, horizontal]. */
export type Pair = number | readonly [number, number];

/** Options that every operator takes. */
export interface OutOptions {
  /** Where to write the result: exactly as many values as it has. Without it the result is a fresh array. */
  out?: Float32Array;
}
