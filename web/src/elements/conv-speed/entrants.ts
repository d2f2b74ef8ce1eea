/** Who races: plain JavaScript, and the builds of the library that this browser runs. */
import { contestants } from '../../state/race-figures.js';
import { requestVariant, type Convscope, type Variant } from '../provider.js';
import { plainConvolution } from './plain-convolution.js';
import type { Call, Entrant } from './race.js';
import type { RaceTask } from './race-task.js';

/** `library` is the fastest build that runs here: what is faster does not, what is slower does. */
export function entrantsBeside(library: Convscope): Entrant[] {
  const fastest = contestants.indexOf(library.variant);
  return contestants.map((contestant, at) => ({
    contestant,
    prepare:
      contestant === 'javascript'
        ? preparePlain
        : at <= fastest
          ? (task, out) => prepareBuild(contestant, task, out)
          : null,
  }));
}

function preparePlain({ layer, x, weight, bias }: RaceTask, out: Float32Array): Promise<Call> {
  const convolve = plainConvolution(layer);
  return Promise.resolve(() => convolve(x, weight, bias, out));
}

async function prepareBuild(variant: Variant, task: RaceTask, out: Float32Array): Promise<Call> {
  const { conv2d, tensor } = await requestVariant(variant);
  const { channels, outChannels, size, kernel, groups } = task.layer;
  const x = tensor(task.x, [channels, size, size]);
  const weight = tensor(task.weight, [outChannels, channels / groups, kernel, kernel]);
  const options = { padding: 'same', groups, out } as const;
  return () => void conv2d(x, weight, task.bias, options);
}
