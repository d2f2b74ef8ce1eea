// ConvNetJS: plain JavaScript, 64-bit numbers, one example at a time.

import convnetjs from 'convnetjs';
import { product, shapes } from '../network.mjs';
import { Unsupported } from '../unsupported.mjs';

export function open() {
  return { name: 'convnetjs', channelsLast: true, prepare, prepareTraining };
}

function prepare(network, input) {
  const layers = prepareLayers(network);
  const [batch] = network.input;
  const count = input.length / batch;
  const result = new Float32Array(product(shapes(network).at(-1)));
  const x = volume(network.input);
  return {
    call() {
      for (let n = 0; n < batch; n++) {
        x.w.set(input.subarray(n * count, (n + 1) * count));
        const y = layers.reduce((value, layer) => layer.forward(value, false), x);
        result.set(y.w, (n * result.length) / batch);
      }
      return result;
    },
    dispose: () => {},
  };
}

/** A pixel's channels stand together in it. */
function volume([, channels, rows = 1, columns = 1]) {
  return new convnetjs.Vol(columns, rows, channels, 0);
}

function prepareLayers({ input, layers }) {
  const all = shapes({ input, layers });
  return layers
    .map((layer, i) => {
      const [, in_depth, in_sy = 1, in_sx = 1] = all[i];
      return build(layer, { in_depth, in_sy, in_sx });
    })
    .filter((layer) => layer !== null);
}

function build(layer, size) {
  const window = { ...size, sx: layer.kernel, stride: layer.stride, pad: layer.padding };
  switch (layer.type) {
    case 'conv2d': {
      if (layer.groups > 1) throw new Unsupported('no groups');
      if (layer.dilation > 1) throw new Unsupported('no dilation');
      const built = new convnetjs.ConvLayer({ ...window, filters: layer.outChannels });
      fill(built, layer, layer.weight.shape.slice(1));
      return built;
    }
    case 'maxPool2d':
      return new convnetjs.PoolLayer(window);
    case 'avgPool2d':
      throw new Unsupported('no mean pooling');
    case 'activation':
      return new convnetjs.ReluLayer(size);
    case 'dense': {
      const built = new convnetjs.FullyConnLayer({ ...size, num_neurons: layer.outFeatures });
      fill(built, layer, layer.picture ?? [size.in_depth, 1, 1]);
      return built;
    }
    case 'flatten':
      return null; // its dense layers read a picture as it lies
    default:
      return new convnetjs.SoftmaxLayer(size);
  }
}

/** Copies [O, C, H, W] into one volume for each output, where a pixel's channels stand together. */
function fill(built, { weight, bias }, [channels, rows, columns]) {
  built.filters.forEach(({ w }, output) => {
    let place = output * channels * rows * columns;
    for (let channel = 0; channel < channels; channel++)
      for (let pixel = 0; pixel < rows * columns; pixel++)
        w[pixel * channels + channel] = weight.data[place++];
  });
  built.biases.w.set(bias.data);
}

function prepareTraining(network, images, labels, learningRate) {
  const net = new convnetjs.Net();
  net.layers = prepareLayers(network);
  const [batch_size] = network.input;
  // Its trainer updates once it has seen a batch.
  const options = { method: 'sgd', learning_rate: learningRate, batch_size, momentum: 0 };
  const trainer = new convnetjs.Trainer(net, options);
  const count = images.length / batch_size;
  const x = volume(network.input);
  return {
    step() {
      let loss = 0;
      for (let n = 0; n < batch_size; n++) {
        x.w.set(images.subarray(n * count, (n + 1) * count));
        loss += trainer.train(x, labels[n]).cost_loss;
      }
      return loss / batch_size;
    },
    dispose: () => {},
  };
}
