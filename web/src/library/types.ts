// The words and shapes of the public API. Everything here is documentation for people as much as for the compiler.

/** One build of the C++: relaxed SIMD (fused multiply-add), 128-bit SIMD, or plain WebAssembly for every engine. */
export type Variant = 'relaxed' | 'simd' | 'scalar';

/** What {@link load} takes. */
export interface LoadOptions {
  /**
   * Which build to use. `'auto'`, the default, takes the fastest that this engine runs and that passes a short numeric
   * self-test. A build asked for by name that the engine lacks is an `Error`.
   */
  variant?: 'auto' | Variant;
  /** The folder that holds the `.wasm` files; by default the folder of `convscope.js` itself. */
  wasmUrl?: string | URL;
}

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

/** Options that every operator takes. */
export interface OutOptions {
  /** Where to write the result: exactly as many values as it has. Without it the result is a fresh array. */
  out?: Float32Array;
}

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
  /** Where each maximum was: the flat place row · W + column in its own H×W plane. As long as `output.data`. */
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

/** Gradients of a convolution or of a dense layer, each shaped like what it belongs to. */
export interface LayerGradients {
  input: Tensor;
  weight: Tensor;
  /** The gradient of the bias, whether or not one was used. */
  bias: Tensor;
}

/** The loss of a batch, and its slope. */
export interface CrossEntropyResult {
  /** The mean over the batch of −log softmax(logits)[label]. */
  loss: number;
  /** Like `logits`: (softmax − one at the label) / N. */
  gradLogits: Tensor;
}

/**
 * Gradients: the same arguments behind the gradient of the output. `gradOutput` is the gradient before a fused activation,
 * and has the shape of the operator's output.
 */
export interface Gradients {
  /**
   * Of {@link Operators.conv2d}. An `activation` among the options is refused: differentiate it by
   * {@link activationBackward} first.
   *
   * @example
   * const one = cs.tensor([1], [1, 1, 1]);
   * const gradients = cs.conv2dBackward(one, cs.tensor([3], [1, 1, 1]), cs.tensor([5], [1, 1, 1, 1]));
   * gradients.input.data; // 5
   * gradients.weight.data; // 3
   *
   * @throws TypeError, RangeError.
   */
  conv2dBackward(
    gradOutput: TensorLike,
    x: TensorLike,
    weight: TensorLike,
    options?: Conv2dOptions,
  ): LayerGradients;

  /** Of {@link Operators.conv1d}. */
  conv1dBackward(
    gradOutput: TensorLike,
    x: TensorLike,
    weight: TensorLike,
    options?: Conv1dOptions,
  ): LayerGradients;

  /** Of {@link Operators.locallyConnected2d}; the gradient of the bias is [O, Hout, Wout]. */
  locallyConnected2dBackward(
    gradOutput: TensorLike,
    x: TensorLike,
    weight: TensorLike,
    options?: LocallyConnected2dOptions,
  ): LayerGradients;

  /**
   * Of {@link Operators.maxPool2d}: each gradient goes to the stored index only, and where windows overlap they add up.
   *
   * @example
   * cs.maxPool2dBackward(cs.tensor([7], [1, 1, 1]), [3], [1, 2, 2]).data; // 0 0 0 7
   *
   * @throws RangeError for an index outside its H×W plane; TypeError.
   */
  maxPool2dBackward(
    gradOutput: TensorLike,
    indices: ArrayLike<number>,
    inputShape: readonly number[],
    options?: OutOptions,
  ): Tensor;

  /** Of {@link Operators.avgPool2d}. @throws TypeError, RangeError. */
  avgPool2dBackward(
    gradOutput: TensorLike,
    inputShape: readonly number[],
    options: AvgPool2dOptions & OutOptions,
  ): Tensor;

  /** Of {@link Operators.globalAvgPool2d}. @throws TypeError, RangeError. */
  globalAvgPool2dBackward(
    gradOutput: TensorLike,
    inputShape: readonly number[],
    options?: OutOptions,
  ): Tensor;

  /** Of {@link Operators.dense}. @throws TypeError, RangeError. */
  denseBackward(gradOutput: TensorLike, x: TensorLike, weight: TensorLike): LayerGradients;

  /** Of {@link Operators.activation}, at x. At 0 the slope of relu is that of its left side. @throws TypeError, RangeError. */
  activationBackward(
    gradOutput: TensorLike,
    x: TensorLike,
    kind: ActivationKind,
    options?: OutOptions,
  ): Tensor;

  /** Of {@link Operators.softmax}, from its output. @throws TypeError, RangeError. */
  softmaxBackward(gradOutput: TensorLike, output: TensorLike, options?: OutOptions): Tensor;

  /**
   * Cross-entropy of scores and labels. Shapes: logits [N, K]; labels: N whole numbers 0 … K − 1 in any kind of array.
   *
   * @example
   * cs.crossEntropy(cs.tensor([0, 0], [1, 2]), [1]).loss; // 0.6931471824645996
   *
   * @throws RangeError for a label out of range; TypeError.
   */
  crossEntropy(
    logits: TensorLike,
    labels: ArrayLike<number>,
    options?: OutOptions,
  ): CrossEntropyResult;
}

/** What every layer may have. */
export interface LayerName {
  /** Unique within a model. Unnamed layers are named by type and count: `conv2d1`, `conv2d2`, `flatten1`. */
  name?: string;
}

/**
 * A convolution. Give `weight`, or `outChannels` and `kernel`: then the model starts from random weights
 * (see {@link ModelOptions.seed}), and questions of shape need no weights at all.
 */
export interface Conv2dLayer extends Conv2dOptions, LayerName {
  type: 'conv2d';
  /** [O, C/groups, kH, kW] */
  weight?: TensorLike;
  /** [O]; null or left out: none. With `outChannels` and `kernel` a bias of zeros unless null. */
  bias?: TensorLike | Float32Array | null;
  outChannels?: number;
  kernel?: Pair;
}

/**
 * A convolution over a signal, [C, L] to [O, Lout]; its options are numbers. Give `weight`, or `outChannels` and `kernel`
 * for random weights.
 */
export interface Conv1dLayer extends Conv1dOptions, LayerName {
  type: 'conv1d';
  /** [O, C/groups, k] */
  weight?: TensorLike;
  /** [O]; null or left out: none. With `outChannels` and `kernel` a bias of zeros unless null. */
  bias?: TensorLike | Float32Array | null;
  outChannels?: number;
  kernel?: number;
}

/**
 * See {@link Operators.locallyConnected2d}. Give `weight`, or `outChannels` and `kernel` for random weights: their shape
 * follows from the picture that reaches the layer.
 */
export interface LocallyConnected2dLayer extends LocallyConnected2dOptions, LayerName {
  type: 'locallyConnected2d';
  /** [Hout, Wout, O, C, kH, kW] */
  weight?: TensorLike;
  /** [O, Hout, Wout]; null or left out: none. With `outChannels` and `kernel` a bias of zeros unless null. */
  bias?: TensorLike | null;
  outChannels?: number;
  kernel?: Pair;
}

/** See {@link Operators.maxPool2d}. */
export interface MaxPool2dLayer extends MaxPool2dOptions, LayerName {
  type: 'maxPool2d';
}

/** See {@link Operators.avgPool2d}. */
export interface AvgPool2dLayer extends AvgPool2dOptions, LayerName {
  type: 'avgPool2d';
}

/** The mean of each plane: [C, H, W] to [C, 1, 1]. */
export interface GlobalAvgPool2dLayer extends LayerName {
  type: 'globalAvgPool2d';
}

/** A function of one number, value by value. */
export interface ActivationLayer extends LayerName {
  type: 'activation';
  kind: ActivationKind;
}

/** [C, H, W] or [C, L] to a list, in this order. */
export interface FlattenLayer extends LayerName {
  type: 'flatten';
}

/** Fully connected; its input has one axis. Give `weight`, or `outFeatures` for random weights. */
export interface DenseLayer extends LayerName {
  type: 'dense';
  /** [O, I] */
  weight?: TensorLike;
  /** [O]; null or left out: none. With `outFeatures` a bias of zeros unless null. */
  bias?: TensorLike | Float32Array | null;
  outFeatures?: number;
}

/** Scores to probabilities, over the last axis. */
export interface SoftmaxLayer extends LayerName {
  type: 'softmax';
}

/** One layer of a model, as plain data. */
export type Layer =
  | Conv2dLayer
  | Conv1dLayer
  | LocallyConnected2dLayer
  | MaxPool2dLayer
  | AvgPool2dLayer
  | GlobalAvgPool2dLayer
  | ActivationLayer
  | FlattenLayer
  | DenseLayer
  | SoftmaxLayer;

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

/** What {@link Models.createModel} takes beside the layers. */
export interface ModelOptions {
  /** One example, without batch: [C, H, W], [C, L] for a model of signals, or [I] for a model of dense layers. */
  inputShape: readonly number[];
  /** For layers that come without weights: a whole number 0 … 2^53 − 1. Default 1. Same seed, same weights. */
  seed?: number;
}

/** What a digit network says about a picture. */
export interface Classification {
  /** 0 … 9: the largest probability. */
  digit: number;
  /** Ten numbers that sum to one. */
  probabilities: Float32Array;
}

/** A network whose weights lie packed in WebAssembly memory. Dispose it when you no longer need it. */
export interface Model {
  /** The layers with their options and copies of their weights, as {@link Models.createModel} takes them. */
  readonly layers: Layer[];
  /** One example, without batch. */
  readonly inputShape: number[];
  /** One example's result, without batch. */
  readonly outputShape: number[];

  /**
   * The last layer's output. x is `inputShape`, or [N, …inputShape]; the result has N likewise.
   * @throws TypeError, RangeError; Error after {@link dispose}.
   */
  forward(x: TensorLike, options?: OutOptions): Tensor;

  /**
   * The hot path: a view on WebAssembly memory for one example. Write into it, then call {@link run}. Ask for it anew each
   * time: any other call may move the memory.
   *
   * @example
   * const model = cs.createModel([{ type: 'activation', kind: 'relu' }], { inputShape: [1, 1, 2] });
   * model.input.set([-1, 2]);
   * model.run(); // 0 2
   * model.dispose();
   */
  readonly input: Float32Array;
  /** Runs the network on {@link input}; the view of the result holds until the next run of this model. */
  run(): Float32Array;

  /**
   * Every layer's output by name, for one example x of `inputShape`.
   * @throws TypeError, RangeError; Error after {@link dispose}.
   */
  activations(x: TensorLike): Record<string, Tensor>;

  /**
   * For a model of [1, 28, 28] with ten probabilities: 784 grey values in [0, 1], ink = 1, as
   * {@link Drawings.normalizeDrawing} makes them.
   * @throws TypeError, RangeError; Error after {@link dispose}.
   */
  classify(image28: TensorLike | Float32Array): Classification;

  /** The model as a safetensors file: PyTorch's names (`conv1.weight`), the architecture in the metadata. */
  toSafetensors(): Uint8Array;

  /** Gives the memory back. May be called twice; any other use afterwards is an explained `Error`. */
  dispose(): void;
}

/** Models. */
export interface Models {
  /**
   * A network from plain layers; weights are copied and packed once.
   *
   * @example
   * const layers = [
   *   { type: 'conv2d', weight: cs.tensor([1, 0, 0, 2], [1, 1, 2, 2]), activation: 'relu' },
   *   { type: 'globalAvgPool2d' },
   * ];
   * const model = cs.createModel(layers, { inputShape: [1, 2, 2] });
   * model.forward(cs.tensor([0, 10, 20, 30], [1, 2, 2])).data; // 60
   * model.dispose();
   *
   * @example
   * const smooth = { type: 'conv1d', weight: cs.tensor([0.5, 0.5], [1, 1, 2]) };
   * const signals = cs.createModel([smooth], { inputShape: [1, 4] });
   * signals.forward(cs.tensor([2, 4, 8, 0], [1, 4])).data; // 3 6 4
   * signals.dispose();
   *
   * @throws TypeError for an unknown layer, RangeError for a layer that does not fit, naming it.
   */
  createModel(layers: readonly Layer[], options: ModelOptions): Model;

  /**
   * A model from a `.safetensors` file: its bytes, or where to fetch it. Files are untrusted: a damaged one is a rejected
   * promise with a sentence. In Node a `file:` URL is read from disk.
   */
  loadModel(source: string | URL | ArrayBuffer | Uint8Array): Promise<Model>;
}

/** What {@link Training.createTrainer} takes. */
export interface TrainerOptions {
  /** Default `'adam'`. */
  optimizer?: 'sgd' | 'momentum' | 'adam';
  /** Above 0. Default 0.001 for adam, 0.01 otherwise. May be changed between steps. */
  learningRate?: number;
  /** The most examples of one step. Default 32. */
  batchSize?: number;
  /** For whatever the trainer draws by lot. Default 1. */
  seed?: number;
}

/** One step's figures, from before the update. */
export interface TrainingStep {
  /** Mean cross-entropy over the batch. */
  loss: number;
  /** Part of the batch whose largest score was the label's, 0 … 1. */
  accuracy: number;
}

/** Teaches a model: gradients by backpropagation, then one update of its weights. The model changes as it learns. */
export interface Trainer {
  learningRate: number;
  /**
   * One step on a batch: images [N, …inputShape] and N labels, whole numbers below the model's classes. Of more than
   * `batchSize` examples that many are drawn at random (by the seed), fewer are taken as they are.
   * @throws TypeError, RangeError before anything was changed; Error once trainer or model were disposed.
   */
  step(images: TensorLike, labels: ArrayLike<number>): TrainingStep;
  /** Gives the memory back; the model stays. */
  dispose(): void;
}

/** Learning. */
export interface Training {
  /**
   * A trainer for a model that ends in one score for each class, before or behind softmax.
   *
   * @example
   * const layers = [{ type: 'flatten' }, { type: 'dense', outFeatures: 10 }, { type: 'softmax' }];
   * const model = cs.createModel(layers, { inputShape: [1, 28, 28] });
   * const trainer = cs.createTrainer(model, { optimizer: 'adam', learningRate: 0.01, batchSize: 100 });
   * const { images, labels } = cs.generateDigits(100, 1);
   * const first = trainer.step(images, labels).loss;
   * trainer.step(images, labels).loss < first; // true
   * trainer.dispose();
   * model.dispose();
   *
   * @throws RangeError for a model that cannot learn, or a number out of range; TypeError.
   */
  createTrainer(model: Model, options?: TrainerOptions): Trainer;
}

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

/** What the library holds. */
export interface MemoryUse {
  /** WebAssembly memory; it never shrinks. */
  totalBytes: number;
  /** The part of it that is in use. */
  usedBytes: number;
  /** Models that were not disposed. */
  models: number;
  /** Trainers that were not disposed. */
  trainers: number;
}

/** The library: what {@link load} gives. Its functions may be taken apart: `const { conv2d } = await load()`. */
export interface Convscope
  extends Operators, Gradients, Shapes, Models, Training, Drawings, Pictures {
  /** The build that was chosen. */
  readonly variant: Variant;

  /** What the library holds at the moment: for tests that look for leaks. */
  memory(): MemoryUse;

  /**
   * Numbers with a shape, checked to fit. An ordinary array is copied, a `Float32Array` is used as it is.
   *
   * @example
   * cs.tensor([1, 2, 3, 4, 5, 6], [2, 3]).shape; // [2, 3]
   *
   * @throws RangeError where the product of the sizes is not the number of values; TypeError.
   */
  tensor(data: Float32Array | readonly number[], shape: readonly number[]): Tensor;
}
