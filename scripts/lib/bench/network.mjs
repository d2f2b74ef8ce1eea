// A network as plain data, which every contestant builds in its own way: shapes, weights, what it costs.
//
//   const network = withWeights({ input: [1, 1, 28, 28], layers: [conv(8, 5, { padding: 2 })] }, 1);
//   shapes(network);  // [[1, 1, 28, 28], [1, 8, 28, 28]]
//   cost(network);    // { operations: 313600, bytes: 28256 }

/** Layers are options of the library's own `createModel`, numbers only where it also takes pairs. */
export const conv = (outChannels, kernel, options = {}) => ({
  type: 'conv2d',
  outChannels,
  kernel,
  stride: 1,
  padding: 0,
  dilation: 1,
  groups: 1,
  ...options,
});
export const relu = { type: 'activation', kind: 'relu' };
export const maxPool = (kernel, stride = kernel, padding = 0) => ({
  type: 'maxPool2d',
  kernel,
  stride,
  padding,
});
export const avgPool = (kernel, stride = kernel) => ({
  type: 'avgPool2d',
  kernel,
  stride,
  padding: 0,
});
export const flatten = { type: 'flatten' };
export const dense = (outFeatures) => ({ type: 'dense', outFeatures });
export const softmax = { type: 'softmax' };

export const product = (sizes) => sizes.reduce((count, size) => count * size, 1);

/** The network's input and each layer's output, [N, C, H, W] or [N, K]. */
export function shapes({ input, layers }) {
  const all = [input];
  for (const layer of layers) all.push(outputShape(layer, all.at(-1)));
  return all;
}

function outputShape(layer, [n, channels, rows, columns]) {
  const slide = (size) => {
    const { kernel, stride, padding, dilation = 1 } = layer;
    return Math.floor((size + 2 * padding - dilation * (kernel - 1) - 1) / stride) + 1;
  };
  switch (layer.type) {
    case 'conv2d':
      return [n, layer.outChannels, slide(rows), slide(columns)];
    case 'maxPool2d':
    case 'avgPool2d':
      return [n, channels, slide(rows), slide(columns)];
    case 'flatten':
      return [n, channels * rows * columns];
    case 'dense':
      return [n, layer.outFeatures];
    default:
      return rows === undefined ? [n, channels] : [n, channels, rows, columns];
  }
}

/**
 * Operations (a multiplication and an addition are two, a value looked at by a pool is one) and the bytes that must move
 * at least: input, weights and output once each.
 */
export function cost(network) {
  const all = shapes(network);
  let operations = 0;
  let values = product(all[0]) + product(all.at(-1));
  network.layers.forEach((layer, i) => {
    const perOutput = termsOf(layer, all[i]);
    operations += product(all[i + 1]) * perOutput;
    if (layer.weight) values += layer.weight.data.length + layer.bias.data.length;
  });
  return { operations, bytes: 4 * values };
}

function termsOf(layer, inputShape) {
  if (layer.type === 'conv2d') return 2 * (inputShape[1] / layer.groups) * layer.kernel ** 2;
  if (layer.type === 'dense') return 2 * inputShape[1];
  return layer.kernel ? layer.kernel ** 2 : 0;
}

/** Weights where a layer has none yet, scaled so that values keep their size from layer to layer. */
export function withWeights(network, seed) {
  const next = random(seed);
  const all = shapes(network);
  const layers = network.layers.map((plain, i) => {
    // Where a dense layer reads a flattened picture, its shape: others keep channels in another place.
    const isBehindPicture = plain.type === 'dense' && network.layers[i - 1]?.type === 'flatten';
    const layer = isBehindPicture ? { ...plain, picture: all[i - 1].slice(1) } : plain;
    if (layer.weight || !(layer.type === 'conv2d' || layer.type === 'dense')) return layer;
    const shape =
      layer.type === 'dense'
        ? [layer.outFeatures, all[i][1]]
        : [layer.outChannels, all[i][1] / layer.groups, layer.kernel, layer.kernel];
    const spread = Math.sqrt(3 / product(shape.slice(1)));
    return {
      ...layer,
      weight: { data: uniform(next, product(shape), spread), shape },
      bias: { data: uniform(next, shape[0], 0.1), shape: [shape[0]] },
    };
  });
  return { ...network, layers };
}

/** A model's layers, as the library gives them, with every option as one number; weights are kept. */
export function plainLayers(layers) {
  return layers.map(({ type, weight, bias, kind, kernel, padding }) => {
    if (type === 'conv2d') {
      const [outChannels, , size] = weight.shape;
      const cells = padding === 'same' ? (size - 1) / 2 : 0;
      return { ...conv(outChannels, size, { padding: cells }), weight, bias };
    }
    if (type === 'dense') return { ...dense(weight.shape[0]), weight, bias };
    if (type === 'maxPool2d') return maxPool(kernel);
    return kind ? { type, kind } : { type };
  });
}

/** Values in [-1, 1) for the network's input. */
export function someInput({ input }, seed) {
  return uniform(random(seed), product(input), 1);
}

function uniform(next, count, spread) {
  return Float32Array.from({ length: count }, () => (2 * next() - 1) * spread);
}

/** Numbers in [0, 1) that depend on the seed alone (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
