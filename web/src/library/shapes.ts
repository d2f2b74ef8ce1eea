// What layers are, without running them: C++ knows the rules. Documented at their types.
import { Arguments } from './arguments.js';
import type { Engine } from './engine.js';
import { arrayLike, optionsObject, wholeNumber } from './kinds.js';
import { modelText } from './layer-list.js';
import type { Layer, LayerDescription, Shapes } from './types.js';

export function shapes(engine: Engine): Shapes {
  return {
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
      const shape = JSON.parse(engine.outputShape(modelText([layer], example).text)) as number[];
      return batched ? [sizes[0]!, ...shape] : shape;
    },

    describe(layers, inputShape) {
      return JSON.parse(engine.describe(modelText(layers, inputShape).text)) as LayerDescription[];
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
