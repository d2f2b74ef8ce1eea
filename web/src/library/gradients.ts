// The gradients: the operator's arguments behind the gradient of its output. Documented at their types.
import { Arguments } from './arguments.js';
import { activationKinds, type CallName } from './codes.js';
import type { Engine, Reply } from './engine.js';
import { optionsObject } from './kinds.js';
import { one, pool } from './operators.js';
import type {
  Conv1dOptions,
  Conv2dOptions,
  Gradients,
  LayerGradients,
  TensorLike,
} from './types.js';

export function gradients(engine: Engine): Gradients {
  /** The convolutions differ in their options only. */
  const convolution =
    <Options extends Conv1dOptions | Conv2dOptions>(
      name: CallName,
      addOptions: (args: Arguments, options: Options) => void,
    ) =>
    (
      gradOutput: TensorLike,
      x: TensorLike,
      weight: TensorLike,
      given?: Omit<Options, 'activation'>,
    ): LayerGradients => {
      const options = optionsObject('options', given as Options | undefined);
      if ((options.activation ?? 'none') !== 'none') {
        throw new TypeError(
          'activation must be left out here: gradOutput is the gradient before it; activationBackward gives that',
        );
      }
      const args = layerArguments(gradOutput, x, weight);
      addOptions(args, options);
      return layerGradients(engine.call(name, args));
    };

  return {
    conv2dBackward: convolution('conv2dBackward', (args, options: Conv2dOptions) =>
      args.conv2d(options),
    ),
    conv1dBackward: convolution('conv1dBackward', (args, options: Conv1dOptions) =>
      args.conv1d(options),
    ),
    locallyConnected2dBackward: convolution(
      'locallyConnected2dBackward',
      (args, options: Conv2dOptions) => args.conv2d(options),
    ),

    maxPool2dBackward: (gradOutput, indices, inputShape, given) =>
      one(engine, 'maxPool2dBackward', given, (args) => {
        args.tensor('gradOutput', gradOutput);
        args.integers('indices', indices);
        args.shape('inputShape', inputShape);
      }),

    avgPool2dBackward: (gradOutput, inputShape, given) =>
      one(engine, 'avgPool2dBackward', given, (args, options) => {
        args.tensor('gradOutput', gradOutput);
        args.shape('inputShape', inputShape);
        pool(args, options);
      }),

    globalAvgPool2dBackward: (gradOutput, inputShape, given) =>
      one(engine, 'globalAvgPool2dBackward', given, (args) => {
        args.tensor('gradOutput', gradOutput);
        args.shape('inputShape', inputShape);
      }),

    denseBackward: (gradOutput, x, weight) =>
      layerGradients(engine.call('denseBackward', layerArguments(gradOutput, x, weight))),

    activationBackward: (gradOutput, x, kind, given) =>
      one(engine, 'activationBackward', given, (args) => {
        args.tensor('gradOutput', gradOutput);
        args.tensor('x', x);
        args.word('kind', kind, activationKinds);
      }),

    softmaxBackward: (gradOutput, output, given) =>
      one(engine, 'softmaxBackward', given, (args) => {
        args.tensor('gradOutput', gradOutput);
        args.tensor('output', output);
      }),

    crossEntropy(logits, labels, given) {
      const { out } = optionsObject('options', given);
      const args = new Arguments();
      args.tensor('logits', logits);
      args.integers('labels', labels);
      const reply = engine.call('crossEntropy', args, out);
      const gradLogits = reply.tensor(out);
      return { loss: reply.tensor().data[0]!, gradLogits };
    },
  };
}

function layerArguments(gradOutput: TensorLike, x: TensorLike, weight: TensorLike): Arguments {
  const args = new Arguments();
  args.tensor('gradOutput', gradOutput);
  args.tensor('x', x);
  args.tensor('weight', weight);
  return args;
}

function layerGradients(reply: Reply): LayerGradients {
  return { input: reply.tensor(), weight: reply.tensor(), bias: reply.tensor() };
}
