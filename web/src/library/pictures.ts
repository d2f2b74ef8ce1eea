// Pictures as numbers and back, and gradients as magnitudes, directions and colours. Documented at their types.
import { Arguments } from './arguments.js';
import { byteArray } from './bytes.js';
import type { Engine } from './engine.js';
import { arrayLength, arrayLike, float32Array, optionsObject } from './kinds.js';
import type { Pictures } from './types.js';

export function pictures(engine: Engine): Pictures {
  return {
    pictureToPlanes(rgba, given) {
      const { width, height, channels = 3, out } = optionsObject('options', given);
      const bytes = byteArray('rgba', rgba);
      const args = new Arguments();
      args.numbers.push(arrayLength(bytes));
      args.whole('width', width);
      args.whole('height', height);
      args.whole('channels', channels);
      args.inputs.push(bytes);
      return engine.call('pictureToPlanes', args, out).tensor(out);
    },

    planesToPicture(planes, given) {
      const { out } = optionsObject('options', given);
      const args = new Arguments();
      args.tensor('planes', planes);
      if (out !== undefined) byteArray('out', out, bytesOf(planes.shape));
      const reply = engine.call('planesToPicture', args);
      return { rgba: reply.bytes(out), clipped: reply.integers()[0]! };
    },

    gradientPolar(across, up, given) {
      const { out, directionOut } = optionsObject('options', given);
      const args = slopes(across, up);
      if (directionOut !== undefined) checkLength(directionOut, across.data);
      const reply = engine.call('gradientPolar', args, out);
      return { magnitude: reply.tensor(out), direction: reply.tensor(directionOut) };
    },

    colorizeGradient(across, up, scale) {
      const { limit, zero, wheel, out } = optionsObject('scale', scale);
      const args = slopes(across, up);
      args.number('limit', limit);
      color(args, 'zero', zero);
      const hues = arrayLike('wheel', wheel, 'an array of colours');
      args.numbers.push(hues.length);
      for (let h = 0; h < hues.length; h++) color(args, `wheel[${h}]`, hues[h]);
      if (out !== undefined) byteArray('out', out, bytesOf(across.shape));
      return engine.call('colorizeGradient', args).bytes(out);
    },
  };
}

type TensorArgument = Parameters<Arguments['tensor']>[1];

function slopes(across: TensorArgument, up: TensorArgument): Arguments {
  const args = new Arguments();
  args.tensor('across', across);
  args.tensor('up', up);
  return args;
}

function checkLength(out: Float32Array, values: Float32Array): void {
  const [given, needed] = [arrayLength(float32Array('directionOut', out)), arrayLength(values)];
  if (given !== needed) {
    throw new RangeError(`directionOut has ${given} values; the result has ${needed}`);
  }
}

/** Of the picture that [C, H, W] becomes. C++ checks the shape itself. */
function bytesOf(shape: readonly number[]): number {
  return 4 * (shape[1] ?? 0) * (shape[2] ?? 0);
}

function color(args: Arguments, name: string, value: unknown): void {
  const parts = arrayLike(name, value, 'a colour [red, green, blue]');
  for (let part = 0; part < 3; part++) args.whole(`${name}[${part}]`, parts[part]);
}
