// A cold start of a library that is given the network layer by layer.

import { bytesOf, fail, fetchInputs, finish, networkFrom } from './classify.mjs';

/** `open(files)` gives the contestant. */
export function startWithNetwork(open, files) {
  const start = async () => {
    const inputs = fetchInputs('weights.bin');
    const description = bytesOf('network.json');
    const contestant = await open(files);
    const { model, digit } = await inputs;
    const text = new TextDecoder().decode(await description);
    const { call } = contestant.prepare(networkFrom(JSON.parse(text), model), digit);
    await finish(async () => call());
  };
  start().catch(fail);
}
