// onnxruntime-web: its WebAssembly backend on one thread.

import * as ort from 'onnxruntime-web/wasm';
import { onnxModel } from '../formats/onnx.mjs';

/** `files`: the address of the folder that holds its WebAssembly. */
export function open(files) {
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.wasmPaths = files;
  return {
    name: 'ort',
    version: ort.env.versions.web,
    prepare: (network, input) => openSession(onnxModel(network), input, network.input),
  };
}

/** `model`: the bytes of an ONNX file with input x and output y. */
export async function openSession(model, input, shape) {
  const session = await ort.InferenceSession.create(model, {
    executionProviders: ['wasm'],
    graphOptimizationLevel: 'all',
  });
  return {
    async call() {
      const { y } = await session.run({ x: new ort.Tensor('float32', input, shape) });
      return y.data;
    },
    dispose: () => session.release(),
  };
}
