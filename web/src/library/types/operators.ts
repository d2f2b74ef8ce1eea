// The operators and their options.
import type { OutOptions, Pair, Tensor, TensorLike } from './tensor.js';

/**
 * Cells around a picture: a number for all sides, [vertical, horizontal], [top, left, bottom, right], or a rule.
 * `'valid'`: none. `'same'`: as many as keep ceil(size / stride) outputs, an odd one at the end. `'full'`: every place
 * where kernel and picture overlap, dilation · (kernel − 1) on each side.
 */
export type Padding =
  | number
  | readonly [number, number]
  | readonly [number, number, number, number]
  | 'valid'
  | 'same'
  | 'full';

/** What stands outside the picture: zeros, its last row and column, its mirror image, or its other end. */
export type PaddingMode = 'zeros' | 'replicate' | 'reflect' | 'circular';

/** Whether the kernel is used as it stands, as in every framework, or flipped, as in mathematics. */
export type Operation = 'cross-correlation' | 'convolution';

/**
 * relu: max(0, x). leaky-relu: x below zero becomes 0.01 x. sigmoid: 1 / (1 + e^−x). gelu: x Φ(x), the exact form by erf.
 */
export type ActivationKind = 'none' | 'relu' | 'leaky-relu' | 'sigmoid' | 'tanh' | 'gelu';

/** Where a window stands, and what is around the picture. */
export interface WindowOptions {
  /** Steps between two places of the window, at least 1. Default 1. */
  stride?: Pair;
  /** Steps between two cells of the kernel, at least 1. Default 1. */
  dilation?: Pair;
  /** Default 0. */
  padding?: Padding;
  /** Default `'zeros'`. `'reflect'` needs padding below the size, `'circular'` padding up to the size. */
  paddingMode?: PaddingMode;
}

/** Options of a 2-D convolution. */
export interface Conv2dOptions extends WindowOptions {
  /** Output channels see only their own part of the input channels. Must divide both. Default 1. */
  groups?: number;
  /** Default `'cross-correlation'`. */
  operation?: Operation;
  /** Applied to the result: one for all, or one per output channel. Default `'none'`. */
  activation?: ActivationKind | readonly ActivationKind[];
}

/** Options of {@link Operators.locallyConnected2d}: as of a convolution, without groups. */
export type LocallyConnected2dOptions = Omit<Conv2dOptions, 'groups'>;

/** Options of a 1-D convolution: as in two dimensions, with one direction. */
export interface Conv1dOptions {
  /** At least 1. Default 1. */
  stride?: number;
  /** At least 1. Default 1. */
  dilation?: number;
  /** A number for both ends, [before, after], or a rule. Default 0. */
  padding?: number | readonly [number, number] | 'valid' | 'same' | 'full';
  /** Default `'zeros'`. */
  paddingMode?: PaddingMode;
  /** Default 1. */
  groups?: number;
  /** Default `'cross-correlation'`. */
  operation?: Operation;
  /** One for all, or one per output channel. Default `'none'`. */
  activation?: ActivationKind | readonly ActivationKind[];
}

/** Options of {@link Operators.maxPool2d}. */
export interface MaxPool2dOptions {
  /** Size of the window. */
  kernel: Pair;
  /** Default: the kernel, so that windows stand side by side. */
  stride?: Pair;
  /** A number, [vertical, horizontal] or [top, left, bottom, right]; smaller than the window. Padding never wins. Default 0. */
  padding?: Padding;
  /** Default 1. */
  dilation?: Pair;
  /** Also count a last window that hangs over the end, as PyTorch does. Default false. */
  ceilMode?: boolean;
}

/** Options of {@link Operators.avgPool2d}. */
export interface AvgPool2dOptions {
  /** Size of the window. */
  kernel: Pair;
  /** Default: the kernel. */
  stride?: Pair;
  /** Smaller than the kernel. Default 0. */
  padding?: Padding;
  /** Also count a last window that hangs over the end. Default false. */
  ceilMode?: boolean;
  /** Whether padded zeros count in the divisor. Default true, as in PyTorch. */
  countIncludePad?: boolean;
}

/** The result of {@link Operators.maxPool2d}. */
export interface MaxPool2dResult {
  output: Tensor;
  /**
   * Where each maximum was: the flat place row · W + column in its own H×W plane. As long as `output.data`. They are
   * found when they are first asked for, from `x` as it is then; an Error where `x` or `output` has changed meanwhile.
   */
  indices: Int32Array;
}

/** The operators. x comes with or without the batch dimension; the result has the same. */
export interface Operators {
  /**
   * 2-D convolution over channels, y[o,i,j] = bias[o] + Σ x[c, i·s + m·d − p, j·s + n·d − p] · weight[o,c,m,n].
   *
   * Source: PyTorch's conv2d, ONNX's Conv. Shapes: x [C, H, W] or [N, C, H, W], weight [O, C/groups, kH, kW], bias [O] or
   * null; result [O, Hout, Wout] or [N, O, Hout, Wout] with
   * Hout = floor((H + padding − dilation · (kH − 1) − 1) / stride) + 1.
   *
   * @example
   * const image = cs.tensor([0, 10, 10, 0, 20, 30, 30, 20, 10, 20, 20, 10, 0, 5, 5, 0], [1, 4, 4]);
   * const kernel = cs.tensor([1, 0, 0, 2], [1, 1, 2, 2]);
   * cs.conv2d(image, kernel, null).data; // 60 70 50, 60 70 50, 20 30 20
   *
   * @throws TypeError for a wrong kind of argument, RangeError for a shape or number that does not fit.
   */
  conv2d(
    x: TensorLike,
    weight: TensorLike,
    bias: TensorLike | Float32Array | null,
    options?: Conv2dOptions & OutOptions,
  ): Tensor;

  /**
   * 1-D convolution. Shapes: x [C, L] or [N, C, L], weight [O, C/groups, k], bias [O] or null; result [O, Lout] or
   * [N, O, Lout]. Source: PyTorch's conv1d.
   *
   * @example
   * const signal = cs.tensor([1, 2, 3, 4], [1, 4]);
   * cs.conv1d(signal, cs.tensor([1, 10], [1, 1, 2]), null, { operation: 'convolution' }).data; // 12 23 34
   *
   * @throws TypeError, RangeError as {@link conv2d}.
   */
  conv1d(
    x: TensorLike,
    weight: TensorLike,
    bias: TensorLike | Float32Array | null,
    options?: Conv1dOptions & OutOptions,
  ): Tensor;

  /**
   * As {@link conv2d}, but every output cell has weights of its own: nothing is shared.
   * Shapes: x [C, H, W] or [N, C, H, W], weight [Hout, Wout, O, C, kH, kW], bias [O, Hout, Wout] or null.
   *
   * @example
   * const x = cs.tensor([1, 2, 3], [1, 1, 3]);
   * const weight = cs.tensor([1, 1, 10, 10], [1, 2, 1, 1, 1, 2]); // the second place weighs ten times as much
   * cs.locallyConnected2d(x, weight, null).data; // 3 50
   *
   * @throws TypeError, RangeError.
   */
  locallyConnected2d(
    x: TensorLike,
    weight: TensorLike,
    bias: TensorLike | Float32Array | null,
    options?: LocallyConnected2dOptions & OutOptions,
  ): Tensor;

  /**
   * The largest value of each window, each channel on its own, and where it was. Of equal values the first wins; NaN wins
   * over everything. Shapes: x [C, H, W] or [N, C, H, W]. Source: PyTorch's max_pool2d.
   *
   * @example
   * const x = cs.tensor([1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 4]);
   * const { output, indices } = cs.maxPool2d(x, { kernel: 2 });
   * output.data; // 6 8
   * indices; // 5 7
   *
   * @throws TypeError, RangeError.
   */
  maxPool2d(x: TensorLike, options: MaxPool2dOptions & OutOptions): MaxPool2dResult;

  /**
   * The mean of each window, each channel on its own. Source: PyTorch's avg_pool2d.
   *
   * @example
   * cs.avgPool2d(cs.tensor([1, 2, 3, 4], [1, 2, 2]), { kernel: 2 }).data; // 2.5
   *
   * @throws TypeError, RangeError.
   */
  avgPool2d(x: TensorLike, options: AvgPool2dOptions & OutOptions): Tensor;

  /**
   * The mean of each plane: [C, H, W] to [C, 1, 1], [N, C, H, W] to [N, C, 1, 1]. Source: ONNX's GlobalAveragePool.
   *
   * @example
   * cs.globalAvgPool2d(cs.tensor([1, 2, 3, 6], [1, 2, 2])).data; // 3
   *
   * @throws TypeError, RangeError.
   */
  globalAvgPool2d(x: TensorLike, options?: OutOptions): Tensor;

  /**
   * A function of one number, applied to each value; any shape.
   *
   * @example
   * cs.activation(cs.tensor([-1, 2], [2]), 'relu').data; // 0 2
   *
   * @throws TypeError, RangeError.
   */
  activation(x: TensorLike, kind: ActivationKind, options?: OutOptions): Tensor;

  /**
   * A fully connected layer, y = W·x + b. Shapes: x [I] or [N, I], weight [O, I], bias [O] or null; result [O] or [N, O].
   *
   * @example
   * cs.dense(cs.tensor([1, 2], [2]), cs.tensor([1, 1, 1, -1], [2, 2]), null).data; // 3 -1
   *
   * @throws TypeError, RangeError.
   */
  dense(
    x: TensorLike,
    weight: TensorLike,
    bias: TensorLike | Float32Array | null,
    options?: OutOptions,
  ): Tensor;

  /**
   * Scores to probabilities over the last axis, e^x / Σ e^x; any shape.
   *
   * @example
   * cs.softmax(cs.tensor([7, 7], [2])).data; // 0.5 0.5
   *
   * @throws TypeError, RangeError.
   */
  softmax(x: TensorLike, options?: OutOptions): Tensor;

  /**
   * How alike a template and each patch of an image are, whatever their brightness and contrast: Pearson's correlation,
   * in [−1, 1], and 0 where a patch (or the template) is flat. Shapes: image [H, W], template [h, w]; result [H−h+1, W−w+1].
   *
   * @example
   * const image = cs.tensor([0, 1, 0, 5, 0], [1, 5]);
   * cs.normalizedCrossCorrelation(image, cs.tensor([0, 1], [1, 2])).data; // 1 -1 1 -1
   *
   * @throws TypeError, RangeError.
   */
  normalizedCrossCorrelation(image: TensorLike, template: TensorLike, options?: OutOptions): Tensor;
}
