// What runs in a contestant's own frame: the page talks to it by these functions. Everything that it is given is copied
// into the frame first, because libraries recognise arrays by their own frame's classes.

import { prepare } from '../sampling.mjs';
import { prepareTraining } from '../training.mjs';

/** `open(options)` gives the frame's contestant, or a list of them. */
export function serveContestants(open) {
  window.contestantFrame = {
    async open(options) {
      const contestants = [await open(structuredClone(options))].flat();
      return contestants.map((contestant) => ({
        name: contestant.name,
        version: contestant.version,
        prepare: (network, input) =>
          prepare(contestant, structuredClone(network), structuredClone(input)),
        ...(contestant.prepareTraining
          ? { prepareTraining: (given) => prepareTraining(contestant, structuredClone(given)) }
          : {}),
      }));
    },
  };
}
