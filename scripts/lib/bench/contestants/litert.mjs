// LiteRT.js: Google's successor of TensorFlow Lite, on its WebAssembly accelerator.

import { loadAndCompile, loadLiteRt, Tensor } from '@litertjs/core';
import { Builder } from 'flatbuffers';
import { tfliteModel } from '../formats/tflite.mjs';

/** `files`: the address of the folder that holds its WebAssembly. */
export async function open(files) {
  await loadLiteRt(files);
  return {
    name: 'litert',
    channelsLast: true,
    prepare(network, input) {
      const [n, channels, rows, columns] = network.input;
      const shape = rows === undefined ? network.input : [n, rows, columns, channels];
      return openModel(tfliteModel(network, Builder), input, shape);
    },
  };
}

/** `model`: the bytes of a TensorFlow Lite file with one input and one output. */
export async function openModel(model, input, shape) {
  const compiled = await loadAndCompile(model, { accelerator: 'wasm' });
  return {
    async call() {
      const x = new Tensor(input, shape);
      const [y] = await compiled.run([x]);
      const result = await y.data();
      x.delete();
      y.delete();
      return result;
    },
    dispose: () => compiled.delete(),
  };
}
