// One training step (forward, backward, update) of everybody who can learn: losses are compared, then times are taken.

import { cost, random, shapes, someInput } from './network.mjs';
import { summary } from './statistics.mjs';

const learningRate = 0.01;
/** Losses of the same steps from the same weights, in parts of the loss; each step adds to the rounding. */
export const lossTolerance = 1e-4;
const comparedSteps = 3;

/** A contestant ready to learn a batch: the losses of its first steps, and samples of its time. */
export async function prepareTraining(contestant, { network, images, labels }) {
  const { step, dispose } = contestant.prepareTraining(network, images, labels, learningRate);
  const losses = Array.from({ length: comparedSteps }, () => step());
  return {
    losses,
    /** Microseconds for one step. */
    sample(steps) {
      const start = performance.now();
      for (let i = 0; i < steps; i++) step();
      return ((performance.now() - start) / steps) * 1000;
    },
    dispose,
  };
}

/** `entrants`: ours first. Each gets `seconds`. A step counts as three times the operations of a forward pass. */
export async function raceTraining(network, entrants, { seconds }) {
  const given = { network, images: someInput(network, 7), labels: someLabels(network) };
  const results = {};
  let ours;
  for (const { name, prepareTraining: prepare } of entrants) {
    try {
      const ready = await prepare({ ...given, images: given.images.slice() });
      ours ??= ready.losses;
      results[name] = { difference: largestDifference(ready.losses, ours) };
      if (!(results[name].difference <= lossTolerance)) results[name].differs = true;
      Object.assign(results[name], summary(samplesOf(ready, seconds)));
      ready.dispose();
    } catch (error) {
      results[name] = { failed: String(error?.message ?? error) };
    }
  }
  return { operations: 3 * cost(network).operations, results };
}

function samplesOf(ready, seconds) {
  const samples = [];
  const end = performance.now() + 1000 * seconds;
  do samples.push(ready.sample(1));
  while (performance.now() < end);
  // The first steps ran as code that was not optimised yet.
  return samples.length > 9 ? samples.slice(Math.floor(samples.length / 3)) : samples;
}

function someLabels(network) {
  const [batch, classes] = shapes(network).at(-1);
  const next = random(11);
  return Int32Array.from({ length: batch }, () => Math.floor(next() * classes));
}

function largestDifference(losses, reference) {
  return Math.max(...losses.map((loss, i) => Math.abs(loss - reference[i]) / reference[i]));
}
