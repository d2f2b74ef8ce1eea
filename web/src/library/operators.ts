// The operators: options as words and numbers in, tensors out. What they do is documented at their types.
import { Arguments } from './arguments.js';
import { activationKinds } from './codes.js';
import type { Engine } from './engine.js';
import { optionsObject } from './kinds.js';
import type { AvgPool2dOptions, MaxPool2dOptions, Operators } from './types.js';

export function operators(engine: Engine): Operators {
  return {
    conv2d(x, weight, bias, given) {
      const options = optionsObject('options', given);
      const { out } = options;
      const args = new Arguments();
      args.tensor('x', x);
      args.tensor('weight', weight);
      args.bias(bias);
      args.conv2d(options);
      return engine.call('conv2d', args, out).tensor(out);
    },

    conv1d(x, weight, bias, given) {
      const options = optionsObject('options', given);
      const { out } = options;
      const args = new Arguments();
      args.tensor('x', x);
      args.tensor('weight', weight);
      args.bias(bias);
      args.conv1d(options);
      return engine.call('conv1d', args, out).tensor(out);
    },

    locallyConnected2d(x, weight, bias, given) {
      const options = optionsObject('options', given);
      const { out } = options;
      const args = new Arguments();
      args.tensor('x', x);
      args.tensor('weight', weight);
      args.bias(bias);
      args.conv2d(options);
      return engine.call('locallyConnected2d', args, out).tensor(out);
    },

    maxPool2d(x, given) {
      const options = optionsObject('options', given);
      const { out } = options;
      const args = new Arguments();
      args.tensor('x', x);
      pool(args, options);
      const reply = engine.call('maxPool2d', args, out);
      return { output: reply.tensor(out), indices: reply.integers() };
    },

    avgPool2d(x, given) {
      const options = optionsObject('options', given);
      const { out } = options;
      const args = new Arguments();
      args.tensor('x', x);
      pool(args, options);
      return engine.call('avgPool2d', args, out).tensor(out);
    },

    globalAvgPool2d(x, given) {
      const { out } = optionsObject('options', given);
      const args = new Arguments();
      args.tensor('x', x);
      return engine.call('globalAvgPool2d', args, out).tensor(out);
    },

    activation(x, kind, given) {
      const { out } = optionsObject('options', given);
      const args = new Arguments();
      args.tensor('x', x);
      args.word('kind', kind, activationKinds);
      return engine.call('activation', args, out).tensor(out);
    },

    dense(x, weight, bias, given) {
      const { out } = optionsObject('options', given);
      const args = new Arguments();
      args.tensor('x', x);
      args.tensor('weight', weight);
      args.bias(bias);
      return engine.call('dense', args, out).tensor(out);
    },

    softmax(x, given) {
      const { out } = optionsObject('options', given);
      const args = new Arguments();
      args.tensor('x', x);
      return engine.call('softmax', args, out).tensor(out);
    },

    normalizedCrossCorrelation(image, template, given) {
      const { out } = optionsObject('options', given);
      const args = new Arguments();
      args.tensor('image', image);
      args.tensor('template', template);
      return engine.call('normalizedCrossCorrelation', args, out).tensor(out);
    },
  };
}

/** A pool's stride is its kernel, unless given. */
export function pool(args: Arguments, options: MaxPool2dOptions | AvgPool2dOptions): void {
  const { kernel } = options;
  args.pair('kernel', kernel);
  args.window(options, kernel);
  args.flag(
    'countIncludePad',
    ('countIncludePad' in options ? options.countIncludePad : undefined) ?? true,
  );
}
