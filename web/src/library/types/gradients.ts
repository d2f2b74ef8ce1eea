// The gradients of the operators.
import type {
  ActivationKind,
  AvgPool2dOptions,
  Conv1dOptions,
  Conv2dOptions,
  LocallyConnected2dOptions,
} from './operators.js';
import type { OutOptions, Tensor, TensorLike } from './tensor.js';

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
