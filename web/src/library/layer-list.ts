// Layers as cpp/bindings/layer_list.h reads them: options as JSON, weights beside it.
import { arrayKind, arrayLength, arrayLike, float32Array, nameOf, wholeNumber } from './kinds.js';
import type { Layer, TensorLike } from './types.js';

/** Layers that have weights. */
const weighted: readonly string[] = ['conv2d', 'conv1d', 'locallyConnected2d', 'dense'];

/** What stands in JSON for a layer's weights: shapes of given ones, or sizes for ones that are made up. */
type WeightText =
  { weight?: number[]; bias?: number[] } | { sizes: number[]; bias: boolean } | null;

export interface LayerListText {
  text: string;
  /** The given weights by the name that an error calls them, in the order in which C++ takes them. */
  weights: [name: string, tensor: TensorLike][];
}

/** A list of layers that works on examples of `inputShape`. */
export function modelText(layers: unknown, inputShape: unknown): LayerListText {
  if (!Array.isArray(layers)) {
    throw new TypeError(`layers must be an array of layers, got ${nameOf(layers)}`);
  }
  const weights: LayerListText['weights'] = [];
  const parts = layers.map((layer: unknown, i) => split(layer, `layers[${i}]`, weights));
  const list = {
    inputShape: sizes('inputShape', inputShape),
    layers: parts.map(({ options }) => options),
    weights: parts.map(({ weight }) => weight),
  };
  return { text: JSON.stringify(list), weights };
}

/** A layer's options without its weights, and what to say of those. */
function split(
  layer: unknown,
  name: string,
  given: LayerListText['weights'],
): { options: object; weight: WeightText } {
  if (typeof layer !== 'object' || layer === null) {
    throw new TypeError(`${name} must be an object with a type, got ${nameOf(layer)}`);
  }
  const { weight, bias, ...options } = layer as Partial<Record<string, unknown>> & Layer & Weights;
  refuseNotANumber(name, options);
  if (weight === undefined && weighted.includes(options.type)) return sized(name, options, bias);
  if (weight === undefined && bias == null) return { options, weight: null };
  const text: WeightText = {};
  if (weight !== undefined) text.weight = take(`${name}.weight`, weight, given);
  if (bias != null) text.bias = take(`${name}.bias`, bias, given);
  return { options, weight: text };
}

interface Weights {
  weight?: unknown;
  bias?: unknown;
}

/** A layer without weights says how many it would have. */
function sized(
  name: string,
  { outChannels, outFeatures, ...options }: Partial<Record<string, unknown>> & { type: string },
  bias: unknown,
): { options: object; weight: WeightText } {
  if (bias != null) throw new TypeError(`${name}.weight is missing, though bias is given`);
  const hasBias = bias !== null;
  if (options.type === 'dense') {
    if (outFeatures === undefined) throw new TypeError(`${name} needs weight, or outFeatures`);
    const outputs = wholeNumber(`${name}.outFeatures`, outFeatures);
    return { options, weight: { sizes: [outputs], bias: hasBias } };
  }
  const { kernel, ...others } = options;
  if (outChannels === undefined || kernel === undefined) {
    throw new TypeError(`${name} needs weight, or outChannels and kernel`);
  }
  const outputs = wholeNumber(`${name}.outChannels`, outChannels);
  return {
    options: others,
    weight: {
      sizes: [outputs, ...kernelSizes(`${name}.kernel`, kernel, options.type)],
      bias: hasBias,
    },
  };
}

/** A signal's kernel is one number; a picture's [vertical, horizontal], or a number for both. */
function kernelSizes(name: string, kernel: unknown, type: string): number[] {
  if (type === 'conv1d') return [wholeNumber(name, kernel)];
  const [rows, columns] = typeof kernel === 'number' ? [kernel, kernel] : sizes(name, kernel);
  return [wholeNumber(name, rows), wholeNumber(name, columns)];
}

/** Puts a tensor on the list; its shape. A bias may be a bare array. */
function take(name: string, value: unknown, given: LayerListText['weights']): number[] {
  if (typeof value !== 'object' || value === null) {
    throw new TypeError(`${name} must be a tensor { data, shape }, got ${nameOf(value)}`);
  }
  const { data, shape } = value as TensorLike;
  const tensor =
    arrayKind(value) === undefined
      ? { data, shape: sizes(`${name}.shape`, shape) }
      : { data: float32Array(name, value), shape: [arrayLength(value as Float32Array)] };
  given.push([name, tensor]);
  return tensor.shape;
}

function sizes(name: string, value: unknown): number[] {
  const list = arrayLike(name, value, 'an array of sizes');
  return Array.from(list, (size, axis) => wholeNumber(`${name}[${axis}]`, size));
}

/** JSON has no NaN and no infinity: they would arrive as null. */
function refuseNotANumber(name: string, options: object): void {
  for (const [option, value] of Object.entries(options)) {
    for (const number of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (typeof number === 'number') wholeNumber(`${name}.${option}`, number);
    }
  }
}
