import { open, openSession } from '../contestants/ort.mjs';
import { fail, fetchInputs, finish } from './classify.mjs';

async function start() {
  const inputs = fetchInputs('model.onnx');
  open('/files/ort/');
  const { model, digit } = await inputs;
  const { call } = await openSession(model, digit, [1, 1, 28, 28]);
  await finish(call);
}

start().catch(fail);
