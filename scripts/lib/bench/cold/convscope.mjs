import { fail, fetchInputs, finish } from './classify.mjs';

async function start() {
  const inputs = fetchInputs('/convscope/models/digits.safetensors');
  const { load } = await import('/convscope/convscope.js');
  const library = await load();
  const { model, digit } = await inputs;
  const network = await library.loadModel(model);
  await finish(() => network.classify(digit).probabilities);
}

start().catch(fail);
