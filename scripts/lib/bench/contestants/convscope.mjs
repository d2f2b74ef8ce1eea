// Ourselves, by the public library as dist/ holds it. Each way to call it is a contestant of its own:
//
//   out      the operator (or the model's forward) writes into an array that the caller has
//   model    a model made beforehand, whose weights are packed once as the peers' are: input written and result read in
//            its own memory; of several examples its forward writes into an array that the caller has
//   owned    the operator (or the model's forward) gives a fresh array
//   forward  so does a model made beforehand

import { product, shapes } from '../network.mjs';
import { Unsupported } from '../unsupported.mjs';

/** `address`: of convscope.js. */
export async function open({ address, variant }) {
  const { load } = await import(address);
  return contestantsOf(await load({ variant }));
}

function contestantsOf(library) {
  const ways = {
    out: (network, input) => caller(library, network, input, outOf(network)),
    model(network, input) {
      if (network.input[0] > 1) return prepared(library, network, input, outOf(network));
      const model = createModel(library, network);
      return {
        call() {
          model.input.set(input);
          return model.run();
        },
        dispose: () => model.dispose(),
      };
    },
    owned: (network, input) => caller(library, network, input, () => ({})),
    forward: (network, input) => prepared(library, network, input, () => ({})),
  };
  return Object.entries(ways).map(([way, prepare]) => ({
    name: library.variant === 'relaxed' ? way : `${library.variant} ${way}`,
    prepare,
    ...(way === 'out' ? { prepareTraining: (...given) => prepareTraining(library, ...given) } : {}),
  }));
}

function createModel(library, { input, layers }) {
  return library.createModel(layers.map(layerOptions), { inputShape: input.slice(1) });
}

/** A layer with its weights, without what only the benchmark says about it. */
function layerOptions({ type, weight, bias, kind, kernel, stride, padding, dilation, groups }) {
  switch (type) {
    case 'conv2d':
      return { type, weight, bias, stride, padding, dilation, groups };
    case 'dense':
      return { type, weight, bias };
    case 'maxPool2d':
    case 'avgPool2d':
      return { type, kernel, stride, padding };
    case 'activation':
      return { type, kind };
    default:
      return { type };
  }
}

/** Options that name one array for all results. */
function outOf(network) {
  const out = new Float32Array(product(shapes(network).at(-1)));
  return () => ({ out });
}

/** A single operator as a model, where that makes a difference. */
function prepared(library, network, input, target) {
  const [layer, ...others] = network.layers;
  if (others.length > 0) throw new Unsupported('the other way is a model already');
  if (layer.weight === undefined) throw new Unsupported('there are no weights to pack');
  return modelCaller(library, network, input, target);
}

/** One operator is called as that, more layers as a model. `target` gives the options of each call. */
function caller(library, network, input, target) {
  if (network.layers.length > 1) return modelCaller(library, network, input, target);
  const x = library.tensor(input, network.input);
  const call = operator(library, network.layers[0]);
  return { call: () => call(x, target()), dispose: () => {} };
}

function modelCaller(library, network, input, target) {
  const x = library.tensor(input, network.input);
  const model = createModel(library, network);
  return { call: () => model.forward(x, target()).data, dispose: () => model.dispose() };
}

function operator(library, layer) {
  switch (layer.type) {
    case 'conv2d': {
      const { weight, bias, stride, padding, dilation, groups } = layer;
      const options = { stride, padding, dilation, groups };
      return (x, target) => library.conv2d(x, weight, bias, { ...options, ...target }).data;
    }
    case 'dense':
      return (x, target) => library.dense(x, layer.weight, layer.bias, target).data;
    case 'maxPool2d': {
      const { kernel, stride, padding } = layer;
      const options = { kernel, stride, padding };
      return (x, target) => library.maxPool2d(x, { ...options, ...target }).output.data;
    }
    case 'avgPool2d': {
      const { kernel, stride, padding } = layer;
      const options = { kernel, stride, padding };
      return (x, target) => library.avgPool2d(x, { ...options, ...target }).data;
    }
    default:
      throw new Unsupported(`there is no row for ${layer.type} alone`);
  }
}

function prepareTraining(library, network, images, labels, learningRate) {
  const model = createModel(library, network);
  const batchSize = network.input[0];
  const trainer = library.createTrainer(model, { optimizer: 'sgd', learningRate, batchSize });
  const x = library.tensor(images, network.input);
  return {
    step: () => trainer.step(x, labels).loss,
    dispose() {
      trainer.dispose();
      model.dispose();
    },
  };
}
