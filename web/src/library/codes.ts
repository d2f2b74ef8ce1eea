// The words of the API and the numbers that cross to C++ for them. Each list is in the order of its enumeration there.
import type { ActivationKind, Layer, Operation, PaddingMode } from './types.js';

/** cpp/bindings/call.h: CallCode */
export const calls = [
  'conv2d',
  'conv1d',
  'locallyConnected2d',
  'maxPool2d',
  'avgPool2d',
  'globalAvgPool2d',
  'activation',
  'dense',
  'softmax',
  'normalizedCrossCorrelation',
  'conv2dBackward',
  'conv1dBackward',
  'locallyConnected2dBackward',
  'maxPool2dBackward',
  'avgPool2dBackward',
  'globalAvgPool2dBackward',
  'denseBackward',
  'activationBackward',
  'softmaxBackward',
  'crossEntropy',
  'convMatrix',
  'checkTensor',
  'describe',
  'createModel',
  'forward',
  'activations',
  'parameters',
  'createTrainer',
  'train',
  'rasterize',
  'normalizeDrawing',
  'generateDigits',
  'colorize',
  'pictureToPlanes',
  'planesToPicture',
  'gradientPolar',
  'colorizeGradient',
] as const;

export type CallName = (typeof calls)[number];

/** The number of each call. */
export const callCodes = Object.fromEntries(calls.map((name, code) => [name, code])) as Record<
  CallName,
  number
>;

/** cpp/nn/layer.h: LayerType */
export const layerTypes: readonly Layer['type'][] = [
  'conv2d',
  'conv1d',
  'locallyConnected2d',
  'maxPool2d',
  'avgPool2d',
  'globalAvgPool2d',
  'activation',
  'flatten',
  'dense',
  'softmax',
];

/** cpp/ops/activation.h: ActivationKind */
export const activationKinds: readonly ActivationKind[] = [
  'none',
  'relu',
  'leaky-relu',
  'sigmoid',
  'tanh',
  'gelu',
];

/** cpp/ops/conv2d.h: Operation */
export const operations: readonly Operation[] = ['cross-correlation', 'convolution'];

/** cpp/ops/window.h: PaddingMode */
export const paddingModes: readonly PaddingMode[] = ['zeros', 'replicate', 'reflect', 'circular'];

/** cpp/ops/window.h: PaddingRule. The first stands for numbers, which are no word. */
export const paddingRules: readonly string[] = ['a number of cells', 'valid', 'same', 'full'];

/** cpp/nn/optimizer.h: OptimizerKind */
export const optimizers = ['sgd', 'momentum', 'adam'] as const;
