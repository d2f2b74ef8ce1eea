// The page that measures: opens a frame for each library, then answers the command's questions one at a time.

import { benchRows, trainingRow } from '../cases.mjs';
import { loadLimit } from '../limit.mjs';
import { plainLayers, withWeights } from '../network.mjs';
import { race } from '../race.mjs';
import { raceTraining } from '../training.mjs';

const entrants = [];
let limit;
let rows;

window.bench = {
  /** Loads one library in a frame; names and versions of its contestants. A failure is thrown. */
  async open({ frame, options }) {
    const { contentWindow } = await openFrame(frame);
    const contestants = await contentWindow.contestantFrame.open(options);
    entrants.push(...contestants);
    return contestants.map(({ name, version }) => ({ name, version }));
  },

  /** Names and groups of the rows; `library` is the address of convscope.js, `model` of the digit network. */
  async rows({ library, model, ...choice }) {
    limit = await loadLimit(await (await fetch('limit.wasm')).arrayBuffer());
    const { load } = await import(library);
    const digits = (await (await load()).loadModel(model)).layers;
    rows = new Map(
      benchRows({ digits: plainLayers(digits), ...choice }).map((row) => [row.name, row]),
    );
    rows.digits = plainLayers(digits);
    return [...rows.values()].map(({ name, group }) => ({ name, group }));
  },

  race: (name, options) => race(withWeights(rows.get(name), 3), entrants, limit, options),

  training(options) {
    const learners = entrants.filter(({ prepareTraining }) => prepareTraining);
    return raceTraining(withWeights(trainingRow(rows.digits), 3), learners, options);
  },

  streams: (count) => limit.streams(count),
};

/** A document of its own that has run serveContestants. */
function openFrame(name) {
  const frame = document.createElement('iframe');
  frame.src = `${name}-frame.html`;
  return new Promise((resolve, reject) => {
    frame.addEventListener('load', () => {
      if (frame.contentWindow.contestantFrame) resolve(frame);
      else reject(new Error(`the frame of ${name} did not start`));
    });
    document.body.append(frame);
  });
}
