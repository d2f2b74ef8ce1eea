// TensorFlow.js in plain JavaScript.

import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { tfjsContestant } from './tfjs.mjs';

export async function open() {
  await tf.setBackend('cpu');
  return tfjsContestant('tfjs-cpu', true);
}
