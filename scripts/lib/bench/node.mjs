// The same race in Node instead of a page, for machines without a browser.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { benchRows, trainingRow } from './cases.mjs';
import { loadLimit } from './limit.mjs';
import { plainLayers, withWeights } from './network.mjs';
import { UsageError } from './options.mjs';
import { race } from './race.mjs';
import { prepare } from './sampling.mjs';
import { bundleForNode, packages } from './site.mjs';
import { prepareTraining, raceTraining } from './training.mjs';

const oldest = 24;

/** A stage like that of browser.mjs. @throws UsageError in a Node whose figures would mislead. */
export async function openNode(site, dist) {
  const [major] = process.versions.node.split('.').map(Number);
  if (major < oldest) {
    throw new UsageError(
      `--node means Node ${oldest} or newer: the compiler of Node ${process.versions.node} makes other code of the same ` +
        "WebAssembly than today's browsers do, so its figures say nothing about pages",
    );
  }
  const { load } = await import(pathToFileURL(join(dist, 'convscope.js')).href);
  const limit = await loadLimit(await readFile(join(site, 'limit.wasm')));
  const entrants = [];
  let rows;
  let digits;
  const add = (contestants) => {
    for (const contestant of contestants) {
      entrants.push({
        name: contestant.name,
        prepare: (network, input) => prepare(contestant, network, input),
        ...(contestant.prepareTraining
          ? { prepareTraining: (given) => prepareTraining(contestant, given) }
          : {}),
      });
    }
    return contestants.map(({ name, version }) => ({ name, version }));
  };
  return {
    where: `Node ${process.versions.node}`,
    async rows(choice) {
      const model = pathToFileURL(join(dist, 'models/digits.safetensors'));
      digits = plainLayers((await (await load()).loadModel(model)).layers);
      rows = new Map(benchRows({ digits, ...choice }).map((row) => [row.name, row]));
      return [...rows.values()].map(({ name, group }) => ({ name, group }));
    },
    async openOurs(variant) {
      const { open } = await import('./contestants/convscope.mjs');
      return add(await open({ address: pathToFileURL(join(dist, 'convscope.js')).href, variant }));
    },
    async openPeer(peer) {
      const { folder } = peer;
      const { open } = await import(await bundleForNode(peer));
      return add([await open(folder && `${join(packages, folder)}/`)]);
    },
    race: (name, options) => race(withWeights(rows.get(name), 3), entrants, limit, options),
    training(options) {
      const learners = entrants.filter(({ prepareTraining: teach }) => teach);
      return raceTraining(withWeights(trainingRow(digits), 3), learners, options);
    },
    streams: async (count) => limit.streams(count),
    async close() {},
  };
}
