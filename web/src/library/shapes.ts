// What layers are, without running them: C++ knows the rules. Documented at their types.
import { Arguments } from './arguments.js';
import type { Engine } from './engine.js';
import { arrayLike, optionsObject, wholeNumber } from './kinds.js';
import { addLayers } from './layer-list.js';
import type { Layer, LayerDescription, Shapes } from './types.js';

/** How many numbers of a layer's description follow its output's shape. */
const factCount = 9;

export function shapes(engine: Engine): Shapes {
  const describe = (layers: unknown, inputShape: unknown): LayerDescription[] => {
    const args = new Arguments();
    const facts = addLayers(args, layers, inputShape);
    args.inputs.length = 0;
    const numbers = engine.call('describe', args).doubles();
    let place = 0;
    const next = (count: number): number[] => Array.from(numbers.subarray(place, (place += count)));
    return facts.map(({ options: { name, type } }) => {
      const outputShape = next(next(1)[0]!);
      const [parameters, multiplyAdds, activationBytes, ...field] = next(factCount);
      const [size, jump, start] = [0, 2, 4].map((first) => field.slice(first, first + 2));
      return {
        name,
        type,
        outputShape,
        parameters,
        multiplyAdds,
        activationBytes,
        receptiveField: { size, jump, start },
      } as LayerDescription;
    });
  };

  return {
    describe,

    outputShape(layer, inputShape) {
      const sizes = Array.from(
        arrayLike('inputShape', inputShape, 'an array of sizes'),
        (size, i) => wholeNumber(`inputShape[${i}]`, size),
      );
      // Layers know one example; a batch stays a batch. [C, L] is a signal to those that take signals, else a batch of lists.
      const signal = (layer as Partial<Layer> | null)?.type === 'conv1d';
      const batched = signal ? sizes.length === 3 : sizes.length === 4 || sizes.length === 2;
      const example = batched ? sizes.slice(1) : sizes;
      if (batched && sizes[0]! < 1) {
        throw new RangeError(`inputShape is [${sizes.join(', ')}]; a batch holds at least 1`);
      }
      const shape = describe([layer], example)[0]!.outputShape;
      return batched ? [sizes[0]!, ...shape] : shape;
    },

    convMatrix(weight, inputShape, given) {
      const options = optionsObject('options', given);
      const args = new Arguments();
      args.tensor('weight', weight);
      args.shape('inputShape', inputShape);
      args.conv2d(options);
      const reply = engine.call('convMatrix', args);
      const [rows, columns] = reply.integers() as unknown as [number, number];
      const rowIndex = reply.integers();
      const columnIndex = reply.integers();
      return { rows, columns, rowIndex, columnIndex, values: reply.tensor().data };
    },
  };
}
