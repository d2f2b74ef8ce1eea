// One row: everybody's answer is compared with ours, then times are taken in turns.

import { cost, someInput } from './network.mjs';
import { quantile, summary } from './statistics.mjs';

/**
 * Largest difference from our answer, in parts of its largest magnitude, with which an answer counts as the same. Sums
 * of some thousand products in other orders, of values that were rounded to 24 bits, stay well below.
 */
export const tolerance = 1e-5;

/** A median of fewer says little. */
const fewestSamples = 3;

/**
 * `entrants`: { name, prepare(network, input) } as sampling.mjs gives it, ours first. `seconds`: as much time a slow
 * entrant gets; it then has fewer samples than `rounds`.
 */
export async function race(network, entrants, limit, { rounds, seconds }) {
  const input = someInput(network, 7);
  const { prepared, results } = await prepareAll(network, input, entrants);
  compareAnswers(prepared, results);
  const arithmetic = [];
  try {
    for (const each of prepared) await warmUp(each, seconds);
    for (let round = 0; round < rounds; round++) {
      // In another order each time, so that what one leaves behind does not always meet the same next one.
      for (let turn = 0; turn < prepared.length; turn++) {
        await takeTurn(prepared[(round + turn) % prepared.length], seconds);
      }
      arithmetic.push(limit.arithmetic());
      await pause();
    }
  } finally {
    for (const { ready } of prepared) await ready.dispose();
  }
  for (const { name, samples } of prepared) Object.assign(results[name], summary(samples));
  return { ...cost(network), results, gigaflops: limits(arithmetic) };
}

async function prepareAll(network, input, entrants) {
  const prepared = [];
  const results = {};
  for (const { name, prepare } of entrants) {
    try {
      const ready = await prepare(network, input);
      prepared.push({ name, ready, samples: [], spent: ready.firstMs / 1000 });
      results[name] = {};
    } catch (error) {
      const reason = String(error?.message ?? error);
      results[name] = error?.name === 'Unsupported' ? { unsupported: reason } : { failed: reason };
    }
  }
  return { prepared, results };
}

function compareAnswers(prepared, results) {
  const ours = prepared[0]?.ready.answer;
  for (const { name, ready } of prepared) {
    const difference = relativeDifference(ready.answer, ours);
    results[name].difference = difference;
    if (!(difference <= tolerance)) results[name].differs = true;
  }
}

/** NaN where the lengths differ or something is no number. */
export function relativeDifference(values, reference) {
  if (values.length !== reference.length) return NaN;
  let largest = 0;
  let difference = 0;
  for (let i = 0; i < values.length; i++) {
    largest = Math.max(largest, Math.abs(reference[i]));
    difference = Math.max(difference, Math.abs(values[i] - reference[i]));
  }
  return largest === 0 ? difference : difference / largest;
}

/** Whoever needs several times the time for a single call has only that one measured. */
async function warmUp(entrant, seconds) {
  const { ready, samples } = entrant;
  if (ready.firstMs > 4000 * seconds) samples.push(ready.firstMs * 1000);
  else await ready.warmUp();
}

async function takeTurn(entrant, seconds) {
  const { ready, samples } = entrant;
  if (ready.firstMs > 4000 * seconds) return;
  if (samples.length >= fewestSamples && entrant.spent > seconds) return;
  const start = performance.now();
  samples.push(await ready.sample());
  entrant.spent += (performance.now() - start) / 1000;
}

/** What is reached in one round of ten: others on the machine only ever make it less. */
function limits(samples) {
  const names = Object.keys(samples[0] ?? {});
  return Object.fromEntries(
    names.map((name) => [
      name,
      quantile(
        samples.map((sample) => sample[name]),
        0.9,
      ),
    ]),
  );
}

/** Lets the engine do what waits: collect garbage, install optimised code. */
function pause() {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
