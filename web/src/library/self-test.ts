// A short check that a build computes on this engine what it does on every other: small whole numbers, so that all
// variants must agree to the last bit. Products are summed as in all fast operators; an engine compiles a function when it
// is called first, and of all operators with sums this one calls the fewest.
import { Arguments } from './arguments.js';
import type { CallName } from './codes.js';
import type { Engine } from './engine.js';

/** The call that gave a wrong result, or undefined when all were right. Allocates and keeps nothing. */
export function selfTest(engine: Engine): CallName | undefined {
  const args = new Arguments();
  args.tensor('x', { data: x, shape: [inputs] });
  args.tensor('weight', { data: weight, shape: [outputs, inputs] });
  args.bias(bias);
  const { data } = engine.call('dense', args).tensor();
  return bias.every((_, o) => data[o] === byHand(o)) ? undefined : 'dense';
}

/** Sizes that leave a tail behind every vector and every group of rows. */
const inputs = 13;
const outputs = 7;

const x = ramp(inputs, 11);
const weight = ramp(outputs * inputs, 7);
const bias = ramp(outputs, 5);

/** Whole numbers from about -limit / 2 to limit / 2, in no simple order. */
function ramp(count: number, limit: number): Float32Array {
  return Float32Array.from({ length: count }, (_, i) => ((i * 37) % limit) - (limit >> 1));
}

function byHand(o: number): number {
  return x.reduce((sum, value, i) => sum + value * weight[o * inputs + i]!, bias[o]);
}
