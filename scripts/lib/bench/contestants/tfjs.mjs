// TensorFlow.js: the same operators on its WebAssembly and on its plain JavaScript backend.

import * as tf from '@tensorflow/tfjs-core';
import { denseBehindPicture, reordered } from '../channels-last.mjs';
import { Unsupported } from '../unsupported.mjs';

/** A contestant on the backend that is set. `canTrain`: whether the backend has every gradient. */
export function tfjsContestant(name, canTrain) {
  return {
    name,
    version: tf.version_core,
    channelsLast: true,
    prepare(network, input) {
      const layers = prepareLayers(network);
      const shape = lastShape(network.input);
      return {
        call() {
          const x = tf.tensor(input, shape);
          const y = tf.tidy(() => layers.forward(x));
          const result = y.dataSync();
          tf.dispose([x, y]);
          return result;
        },
        dispose: () => layers.dispose(),
      };
    },
    ...(canTrain ? { prepareTraining } : {}),
  };
}

const lastShape = (shape) =>
  shape.length === 4 ? [shape[0], shape[2], shape[3], shape[1]] : shape;

/** The layers with their weights as variables, so that they can also learn. */
function prepareLayers({ input, layers }) {
  const steps = layers.map((layer, i) => step(layer, { layers, i, input }));
  const variables = steps.flatMap(({ variables: own = [] }) => own);
  return {
    forward: (x) => steps.reduce((value, { run }) => run(value), x),
    /** Scores before softmax, which the loss contains. */
    scores: (x) => steps.slice(0, -1).reduce((value, { run }) => run(value), x),
    dispose: () => tf.dispose(variables),
  };
}

function step(layer, place) {
  switch (layer.type) {
    case 'conv2d':
      return convolution(layer, place);
    case 'dense':
      return denseLayer(layer, place);
    case 'maxPool2d':
      return { run: (x) => tf.maxPool(x, layer.kernel, layer.stride, layer.padding) };
    case 'avgPool2d':
      return { run: (x) => tf.avgPool(x, layer.kernel, layer.stride, layer.padding) };
    case 'activation':
      return isFused(place) ? { run: (x) => x } : { run: (x) => tf.relu(x) };
    case 'flatten':
      return { run: (x) => tf.reshape(x, [x.shape[0], -1]) };
    default:
      return { run: (x) => tf.softmax(x) };
  }
}

/** Whether this relu is part of the layer before it. */
const isFused = ({ layers, i }) => ['conv2d', 'dense'].includes(layers[i - 1]?.type);
const fusedWith = ({ layers, i }) => (layers[i + 1]?.type === 'activation' ? 'relu' : 'linear');

function convolution(layer, place) {
  const { stride, padding, dilation, groups } = layer;
  const channels = layer.weight.shape[1] * groups;
  const isDepthwise = groups > 1 && groups === channels;
  if (groups > 1 && !isDepthwise) throw new Unsupported('no groups');
  if (stride > 1 && dilation > 1) throw new Unsupported('no stride with dilation');
  const { data, shape } = isDepthwise
    ? depthwiseFilter(layer.weight, channels)
    : reordered(layer.weight, [2, 3, 1, 0]);
  const filter = tf.variable(tf.tensor(data, shape));
  const bias = tf.variable(tf.tensor(layer.bias.data));
  const call = isDepthwise ? tf.fused.depthwiseConv2d : tf.fused.conv2d;
  const options = {
    filter,
    bias,
    strides: stride,
    pad: padding,
    dilations: dilation,
    activation: fusedWith(place),
  };
  return { run: (x) => call({ x, ...options }), variables: [filter, bias] };
}

/** [C · m, 1, kH, kW] as [kH, kW, C, m]. */
function depthwiseFilter({ data, shape }, channels) {
  const [outputs, , rows, columns] = shape;
  return reordered({ data, shape: [channels, outputs / channels, rows, columns] }, [2, 3, 0, 1]);
}

function denseLayer(layer, place) {
  const weight = layer.picture ? denseBehindPicture(layer.weight, layer.picture) : layer.weight;
  const b = tf.variable(tf.transpose(tf.tensor(weight.data, weight.shape)));
  const bias = tf.variable(tf.tensor(layer.bias.data));
  const run = (a) => tf.fused.matMul({ a, b, bias, activation: fusedWith(place) });
  return { run, variables: [b, bias] };
}

function prepareTraining(network, images, labels, learningRate) {
  const layers = prepareLayers(network);
  const optimizer = tf.train.sgd(learningRate);
  const shape = lastShape(network.input);
  return {
    step: () =>
      tf.tidy(() => {
        const x = tf.tensor(images, shape);
        const targets = tf.oneHot(tf.tensor1d(labels, 'int32'), 10);
        const loss = optimizer.minimize(
          () => tf.losses.softmaxCrossEntropy(targets, layers.scores(x)),
          true,
        );
        return loss.dataSync()[0];
      }),
    dispose: () => layers.dispose(),
  };
}
