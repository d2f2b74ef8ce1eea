// The library as one object, from its parts.
import { Arguments } from './arguments.js';
import { drawings } from './drawings.js';
import type { Engine } from './engine.js';
import { gradients } from './gradients.js';
import { models } from './models.js';
import { operators } from './operators.js';
import { pictures } from './pictures.js';
import { shapes } from './shapes.js';
import { training } from './training.js';
import type { Convscope, Tensor } from './types.js';

export function convscope(engine: Engine): Convscope {
  return {
    variant: engine.variant,
    ...operators(engine),
    ...gradients(engine),
    ...shapes(engine),
    ...models(engine),
    ...training(engine),
    ...drawings(engine),
    ...pictures(engine),

    tensor(data, shape): Tensor {
      const values = Array.isArray(data) ? Float32Array.from(numbers(data)) : data;
      const args = new Arguments();
      args.tensor('tensor', { data: values as Float32Array, shape });
      args.inputs.length = 0;
      engine.call('checkTensor', args);
      return { data: values as Float32Array, shape: Array.from(shape) };
    },

    memory: () => engine.memory(),
  };
}

function numbers(data: readonly unknown[]): number[] {
  data.forEach((value, i) => {
    if (typeof value !== 'number')
      throw new TypeError(`data[${i}] must be a number, got ${typeof value}`);
  });
  return data as number[];
}
