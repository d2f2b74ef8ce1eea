// The operators: options as words and numbers in, tensors out. What they do is documented at their types.
import { Arguments } from './arguments.js';
import { activationKinds, type CallName } from './codes.js';
import type { Engine, Reply } from './engine.js';
import { optionsObject } from './kinds.js';
import type {
  AvgPool2dOptions,
  Conv1dOptions,
  Conv2dOptions,
  MaxPool2dOptions,
  Operators,
  OutOptions,
  Tensor,
  TensorLike,
} from './types.js';

export function operators(engine: Engine): Operators {
  const convolution =
    <Options extends object>(
      name: CallName,
      addOptions: (args: Arguments, options: Options) => void,
    ) =>
    (
      x: TensorLike,
      weight: TensorLike,
      bias: TensorLike | Float32Array | null,
      given?: Options & OutOptions,
    ): Tensor =>
      one(engine, name, given, (args, options) => {
        args.tensor('x', x);
        args.tensor('weight', weight);
        args.bias(bias);
        addOptions(args, options);
      });

  return {
    conv2d: convolution('conv2d', (args, options: Conv2dOptions) => args.conv2d(options)),
    conv1d: convolution('conv1d', (args, options: Conv1dOptions) => args.conv1d(options)),
    locallyConnected2d: convolution('locallyConnected2d', (args, options: Conv2dOptions) =>
      args.conv2d(options),
    ),

    maxPool2d(x, given) {
      const options = optionsObject('options', given);
      const { out } = options;
      const args = new Arguments();
      args.tensor('x', x);
      pool(args, options);
      const { inputs, numbers } = args;
      const run = (wantsIndices: 0 | 1) =>
        engine.call('maxPool2d', { inputs, numbers: [...numbers, wantsIndices] }, out);
      const output = run(0).tensor(out);
      // Few ask for the indices, and a fresh array for them would take longer than pooling does.
      let found: Int32Array | undefined;
      return {
        output,
        get indices() {
          return (found ??= indicesOf(output, run(1)));
        },
      };
    },

    avgPool2d: (x, given) =>
      one(engine, 'avgPool2d', given, (args, options) => {
        args.tensor('x', x);
        pool(args, options);
      }),

    globalAvgPool2d: (x, given) =>
      one(engine, 'globalAvgPool2d', given, (args) => args.tensor('x', x)),

    activation: (x, kind, given) =>
      one(engine, 'activation', given, (args) => {
        args.tensor('x', x);
        args.word('kind', kind, activationKinds);
      }),

    dense: (x, weight, bias, given) =>
      one(engine, 'dense', given, (args) => {
        args.tensor('x', x);
        args.tensor('weight', weight);
        args.bias(bias);
      }),

    softmax: (x, given) => one(engine, 'softmax', given, (args) => args.tensor('x', x)),

    normalizedCrossCorrelation: (image, template, given) =>
      one(engine, 'normalizedCrossCorrelation', given, (args) => {
        args.tensor('image', image);
        args.tensor('template', template);
      }),
  };
}

/** The indices of pooling once more, if it is still the same. */
function indicesOf({ data }: Tensor, again: Reply): Int32Array {
  if (!again.repeats(data)) {
    throw new Error('x or output has changed since maxPool2d; read indices before they do');
  }
  return again.integers();
}

/** A call with one result, which goes to `out` if that is given; `addArguments` adds them in C++'s order. */
export function one<Options extends OutOptions>(
  engine: Engine,
  name: CallName,
  given: Options | undefined,
  addArguments: (args: Arguments, options: Options) => void,
): Tensor {
  const options = optionsObject('options', given);
  const { out } = options;
  const args = new Arguments();
  addArguments(args, options);
  return engine.call(name, args, out).tensor(out);
}

/** A pool's stride is its kernel, unless given. */
export function pool(args: Arguments, options: MaxPool2dOptions | AvgPool2dOptions, at = ''): void {
  const { kernel } = options;
  args.pair(`${at}kernel`, kernel);
  args.window(options, kernel, at);
  args.flag(
    `${at}countIncludePad`,
    ('countIncludePad' in options ? options.countIncludePad : undefined) ?? true,
  );
}
