// The gradients: the operator's arguments behind the gradient of its output. Documented at their types.
import { Arguments } from './arguments.js';
import { activationKinds } from './codes.js';
import type { Engine, Reply } from './engine.js';
import { optionsObject } from './kinds.js';
import { pool } from './operators.js';
import type {
  Conv1dOptions,
  Conv2dOptions,
  Gradients,
  LayerGradients,
  TensorLike,
  WindowOptions,
} from './types.js';

export function gradients(engine: Engine): Gradients {
  return {
    conv2dBackward(gradOutput, x, weight, given) {
      const options = optionsObject('options', given);
      const args = convolution(gradOutput, x, weight, options);
      args.conv2d(options);
      return layerGradients(engine.call('conv2dBackward', args));
    },

    conv1dBackward(gradOutput, x, weight, given) {
      const options = optionsObject('options', given);
      const args = convolution(gradOutput, x, weight, options);
      args.conv1d(options);
      return layerGradients(engine.call('conv1dBackward', args));
    },

    locallyConnected2dBackward(gradOutput, x, weight, given) {
      const options = optionsObject('options', given);
      const args = convolution(gradOutput, x, weight, options);
      args.conv2d(options);
      return layerGradients(engine.call('locallyConnected2dBackward', args));
    },

    maxPool2dBackward(gradOutput, indices, inputShape, given) {
      const { out } = optionsObject('options', given);
      const args = new Arguments();
      args.tensor('gradOutput', gradOutput);
      args.integers('indices', indices);
      args.shape('inputShape', inputShape);
      return engine.call('maxPool2dBackward', args, out).tensor(out);
    },

    avgPool2dBackward(gradOutput, inputShape, given) {
      const options = optionsObject('options', given);
      const { out } = options;
      const args = new Arguments();
      args.tensor('gradOutput', gradOutput);
      args.shape('inputShape', inputShape);
      pool(args, options);
      return engine.call('avgPool2dBackward', args, out).tensor(out);
    },

    globalAvgPool2dBackward(gradOutput, inputShape, given) {
      const { out } = optionsObject('options', given);
      const args = new Arguments();
      args.tensor('gradOutput', gradOutput);
      args.shape('inputShape', inputShape);
      return engine.call('globalAvgPool2dBackward', args, out).tensor(out);
    },

    denseBackward(gradOutput, x, weight) {
      const args = new Arguments();
      args.tensor('gradOutput', gradOutput);
      args.tensor('x', x);
      args.tensor('weight', weight);
      return layerGradients(engine.call('denseBackward', args));
    },

    activationBackward(gradOutput, x, kind, given) {
      const { out } = optionsObject('options', given);
      const args = new Arguments();
      args.tensor('gradOutput', gradOutput);
      args.tensor('x', x);
      args.word('kind', kind, activationKinds);
      return engine.call('activationBackward', args, out).tensor(out);
    },

    softmaxBackward(gradOutput, output, given) {
      const { out } = optionsObject('options', given);
      const args = new Arguments();
      args.tensor('gradOutput', gradOutput);
      args.tensor('output', output);
      return engine.call('softmaxBackward', args, out).tensor(out);
    },

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

/** What the gradients of the convolutions share. */
function convolution(
  gradOutput: TensorLike,
  x: TensorLike,
  weight: TensorLike,
  options: Conv2dOptions | Conv1dOptions | WindowOptions,
): Arguments {
  if ('activation' in options && (options.activation ?? 'none') !== 'none') {
    throw new TypeError(
      'activation must be left out here: gradOutput is the gradient before it; activationBackward gives that',
    );
  }
  const args = new Arguments();
  args.tensor('gradOutput', gradOutput);
  args.tensor('x', x);
  args.tensor('weight', weight);
  return args;
}

function layerGradients(reply: Reply): LayerGradients {
  return { input: reply.tensor(), weight: reply.tensor(), bias: reply.tensor() };
}
