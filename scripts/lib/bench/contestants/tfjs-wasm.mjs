// TensorFlow.js on its WebAssembly backend, on one thread.

import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { tfjsContestant } from './tfjs.mjs';

/** `files`: the address of the folder that holds its WebAssembly. It has no gradient of a convolution's weights. */
export async function open(files) {
  setWasmPaths(files);
  await tf.setBackend('wasm');
  return tfjsContestant('tfjs-wasm', false);
}
