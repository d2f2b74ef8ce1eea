import { open, openModel } from '../contestants/litert.mjs';
import { fail, fetchInputs, finish } from './classify.mjs';

async function start() {
  const inputs = fetchInputs('model.tflite');
  await open('/files/litert/');
  const { model, digit } = await inputs;
  const { call } = await openModel(model, digit, [1, 28, 28, 1]);
  await finish(call);
}

start().catch(fail);
