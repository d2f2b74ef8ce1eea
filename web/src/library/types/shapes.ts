// What a layer is, without running it.
import type { Layer } from './layers.js';
import type { Conv2dOptions } from './operators.js';
import type { TensorLike } from './tensor.js';

/**
 * Which input cells one unit of a layer depends on, per axis [rows, columns]: unit u reads the input's indices
 * start + u · jump … start + u · jump + size − 1. Cells of the padding count: indices may lie outside the picture.
 */
export interface ReceptiveField {
  size: [number, number];
  jump: [number, number];
  start: [number, number];
}

/** What a layer is, without running it. */
export interface LayerDescription {
  name: string;
  type: Layer['type'];
  /** Without batch: [C, H, W], [C, L] or [K]. */
  outputShape: number[];
  /** Weights and biases. */
  parameters: number;
  /** Multiplications with an addition, for one example. */
  multiplyAdds: number;
  /** Of the layer's output for one example, 4 bytes a value. */
  activationBytes: number;
  receptiveField: ReceptiveField;
}

/** A sparse matrix W as three lists, sorted by row, then column; each place once. */
export interface ConvMatrix {
  rows: number;
  columns: number;
  rowIndex: Int32Array;
  columnIndex: Int32Array;
  values: Float32Array;
}

/** Questions about layers that need no picture. */
export interface Shapes {
  /**
   * The shape that a layer makes of `inputShape`, with or without batch. Two sizes are [N, I], for a `conv1d` layer [C, L].
   *
   * @example
   * cs.outputShape({ type: 'maxPool2d', kernel: 2 }, [8, 28, 28]); // [8, 14, 14]
   *
   * @throws TypeError, RangeError for a layer that does not fit.
   */
  outputShape(layer: Layer, inputShape: readonly number[]): number[];

  /**
   * Each layer's name, output shape, parameters, cost and receptive field, for one example of `inputShape` ([C, H, W],
   * [C, L] or [I]; no batch).
   *
   * @example
   * cs.describe([{ type: 'conv2d', outChannels: 64, kernel: 5 }], [3, 32, 32])[0].parameters; // 4864
   *
   * @throws TypeError, RangeError naming the layer that does not fit.
   */
  describe(layers: readonly Layer[], inputShape: readonly number[]): LayerDescription[];

  /**
   * A convolution as a matrix: for x of `inputShape` [C, H, W], flattened, y = W·x is `conv2d` without bias, flattened.
   *
   * @example
   * const { rows, columns, values } = cs.convMatrix(cs.tensor([1, 2], [1, 1, 1, 2]), [1, 1, 3]);
   * rows; // 2
   * columns; // 3
   * values; // 1 2 1 2
   *
   * @throws TypeError, RangeError, also where the matrix would have more than 2^26 entries.
   */
  convMatrix(
    weight: TensorLike,
    inputShape: readonly number[],
    options?: Omit<Conv2dOptions, 'activation'>,
  ): ConvMatrix;
}
