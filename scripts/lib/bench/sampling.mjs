// One contestant on one row: its answer, and samples of its time.

import { channelsFirst, channelsLast } from './channels-last.mjs';
import { shapes } from './network.mjs';

/** Samples shorter than this would show the clock (0.1 ms in a page) more than the contestant. */
const sampleMs = 10;
/** Engines optimise code that has run for a while. */
const warmUpMs = 60;

/**
 * Prepares a contestant for a network. `answer` has the channels first; `sample()` gives microseconds per call, with
 * whatever the caller needs to wait for.
 */
export async function prepare(contestant, network, input) {
  const x = contestant.channelsLast ? channelsLast(input, network.input) : input;
  const { call, dispose } = await contestant.prepare(network, x);
  const started = performance.now();
  const first = call();
  const isPromise = typeof first.then === 'function';
  const answer = Float32Array.from(await first);
  const firstMs = performance.now() - started;
  const time = isPromise ? timeWaiting : timeStraight;
  let calls = 0;
  return {
    answer: contestant.channelsLast ? channelsFirst(answer, shapes(network).at(-1)) : answer,
    firstMs,
    async warmUp() {
      let spent = 0;
      let perCall = Infinity;
      // In steps, so that one slow first call does not count for long; the fastest step, because others may have waited
      // for the machine. Below a millisecond the clock would be measured.
      for (let count = 1; spent < warmUpMs; count *= 2) {
        const taken = await time(call, count);
        if (taken > 1) perCall = Math.min(perCall, taken / count);
        spent += taken;
      }
      calls = Math.ceil(sampleMs / perCall);
    },
    async sample() {
      return ((await time(call, calls)) / calls) * 1000;
    },
    dispose,
  };
}

function timeStraight(call, count) {
  const start = performance.now();
  for (let i = 0; i < count; i++) call();
  return performance.now() - start;
}

async function timeWaiting(call, count) {
  const start = performance.now();
  for (let i = 0; i < count; i++) await call();
  return performance.now() - start;
}
