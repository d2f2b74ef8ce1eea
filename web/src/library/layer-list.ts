// Layers as cpp/bindings/layer_list.h reads them: options as numbers, in the order of the operators' own, and weights.
import type { Arguments } from './arguments.js';
import { activationKinds, layerTypes } from './codes.js';
import { nameOf } from './kinds.js';
import { pool } from './operators.js';
import type { Layer } from './types.js';

/** A layer's options by name, as its caller gave them. */
type Options = Record<string, unknown>;

/** What is known of a layer beside its weights. */
export interface LayerFacts {
  /** Its type, its name and its options, without weights. */
  options: Options & { type: Layer['type']; name: string };
  hasWeight: boolean;
  hasBias: boolean;
}

/** The options of a layer type: what they are called, and how they cross. */
interface LayerOptions {
  names: readonly string[];
  add?: (args: Arguments, options: never, at: string) => void;
  /** What stands for weights that are not given. */
  sizes?: readonly string[];
}

const ofFilters = ['stride', 'dilation', 'padding', 'paddingMode', 'operation', 'activation'];
const ofPools = ['kernel', 'stride', 'padding', 'ceilMode'];
const filterSizes = ['outChannels', 'kernel'];

const layerOptions: Readonly<Record<Layer['type'], LayerOptions>> = {
  conv2d: {
    names: [...ofFilters, 'groups'],
    add: (args, options, at) => args.conv2d(options, at),
    sizes: filterSizes,
  },
  conv1d: {
    names: [...ofFilters, 'groups'],
    add: (args, options, at) => args.conv1d(options, at),
    sizes: filterSizes,
  },
  locallyConnected2d: {
    names: ofFilters,
    add: (args, options, at) => args.conv2d(options, at),
    sizes: filterSizes,
  },
  maxPool2d: { names: [...ofPools, 'dilation'], add: pool },
  avgPool2d: { names: [...ofPools, 'countIncludePad'], add: pool },
  globalAvgPool2d: { names: [] },
  activation: {
    names: ['kind'],
    add: (args, { kind }: Options, at) => args.word(`${at}kind`, kind, activationKinds),
  },
  flatten: { names: [] },
  dense: { names: [], sizes: ['outFeatures'] },
  softmax: { names: [] },
};

/** Whether layers of a type have weights. */
export function hasWeights(type: unknown): boolean {
  return layerTypes.some((name) => name === type && layerOptions[name].sizes !== undefined);
}

/** How C++ is told of weights: cpp/bindings/layer_list.h. */
const [noWeights, givenWeights, sizedWeights] = [0, 1, 2];

/** A list of layers that works on examples of `inputShape`. */
export function addLayers(args: Arguments, layers: unknown, inputShape: unknown): LayerFacts[] {
  if (!Array.isArray(layers)) {
    throw new TypeError(`layers must be an array of layers, got ${nameOf(layers)}`);
  }
  args.shape('inputShape', inputShape);
  args.numbers.push(layers.length);
  const facts = layers.map((layer: unknown, i) => addLayer(args, layer, `layers[${i}]`));
  nameAll(facts.map(({ options }) => options));
  return facts;
}

function addLayer(args: Arguments, layer: unknown, path: string): LayerFacts {
  if (typeof layer !== 'object' || layer === null) {
    throw new TypeError(`${path} must be an object with a type, got ${nameOf(layer)}`);
  }
  const { weight, bias, ...given } = layer as Options;
  const { type, name = '' } = given;
  const at = `${path}.`;
  args.word(`${at}type`, type, layerTypes);
  if (typeof name !== 'string') {
    throw new TypeError(`${at}name must be a text, got ${nameOf(name)}`);
  }
  const options = { type: type as Layer['type'], name };
  const { names, add, sizes } = layerOptions[options.type];
  add?.(args, given as never, at);
  const sized = weight === undefined && sizes !== undefined;
  if (sized) {
    if (bias != null) throw new TypeError(`${at}weight is missing, though bias is given`);
    args.numbers.push(sizedWeights);
    addSizes(args, given, sizes, path);
    args.numbers.push(bias === null ? 0 : 1);
  } else {
    args.numbers.push(weight === undefined ? noWeights : givenWeights);
    if (weight !== undefined) args.tensor(`${at}weight`, weight as never);
    args.bias(bias as never, at);
  }
  const known = ['type', 'name', ...names];
  for (const [option, value] of Object.entries(given)) {
    if (value === undefined || (sized && sizes.includes(option))) continue;
    if (!known.includes(option)) {
      throw new TypeError(
        `${at}${option} is no option of ${options.type}; options are ${known.join(', ')}`,
      );
    }
    Object.assign(options, { [option]: value });
  }
  return {
    options,
    hasWeight: sized || weight !== undefined,
    hasBias: sized ? bias !== null : bias != null,
  };
}

/** A layer without weights says how many it would have. */
function addSizes(args: Arguments, given: Options, sizes: readonly string[], path: string): void {
  if (sizes.some((size) => given[size] === undefined)) {
    throw new TypeError(`${path} needs weight, or ${sizes.join(' and ')}`);
  }
  for (const size of sizes) {
    // Of a picture's kernel both directions, of a signal's its length.
    if (size === 'kernel' && given['type'] !== 'conv1d') args.pair(`${path}.${size}`, given[size]);
    else args.whole(`${path}.${size}`, given[size]);
  }
}

/** Given names as they are, the others `conv2d1`, `conv2d2`: the first free number of their type. */
function nameAll(layers: { type: string; name: string }[]): void {
  const taken = new Set<string>();
  layers.forEach(({ name }, i) => {
    if (taken.has(name)) {
      throw new RangeError(`layers[${i}].name '${name}' is taken by a layer before it`);
    }
    if (name !== '') taken.add(name);
  });
  const numbers = new Map<string, number>();
  for (const layer of layers) {
    while (layer.name === '') {
      const number = (numbers.get(layer.type) ?? 0) + 1;
      numbers.set(layer.type, number);
      const name = `${layer.type}${number}`;
      if (!taken.has(name)) layer.name = name;
    }
  }
}
