// Layers as plain data.
import type {
  ActivationKind,
  AvgPool2dOptions,
  Conv1dOptions,
  Conv2dOptions,
  LocallyConnected2dOptions,
  MaxPool2dOptions,
} from './operators.js';
import type { Pair, TensorLike } from './tensor.js';

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
