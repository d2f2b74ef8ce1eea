import { divergingStops, largestMagnitude, type Palette, type Rgb } from '../../draw/palettes.js';
import type { ColorScaleScope } from '../../state/digits-state.js';
import type { Convscope, Tensor } from '../provider.js';
import type { LayerInfo } from './digit-network.js';

/** The colours of all layers, each made when it is asked for: most are out of sight while somebody draws. */
export interface MapColors {
  /** Four bytes for each value of a layer, in the order of the values. */
  of(layer: number): Uint8ClampedArray;
  /** The magnitude at which a layer's scale ends. */
  limit(layer: number): number;
}

/** All zeros still need a scale with some length. */
const leastLimit = 1e-6;

/** Colours what the layers gave, on scales that are symmetric about zero and shared as `scope` says. */
export function colorMaps(
  library: Convscope,
  layers: readonly LayerInfo[],
  activations: readonly Tensor[],
  scope: ColorScaleScope,
  { maps, panel }: Palette,
): MapColors {
  const stops = divergingStops(maps, panel);
  const isPictures = (layer: number): boolean => layers[layer]!.isPictures;
  const ownLimit = once((layer) => limitOf(activations[layer]!.data));
  const sharedLimit = once(() =>
    Math.max(leastLimit, ...layers.map(({ index }) => (isPictures(index) ? ownLimit(index) : 0))),
  );
  const limit = (layer: number): number =>
    scope === 'network' && isPictures(layer) ? sharedLimit(0) : ownLimit(layer);
  const of = once((layer) =>
    scope === 'map' && isPictures(layer)
      ? colorEachMap(library, activations[layer]!, stops)
      : color(library, activations[layer]!.data, limit(layer), stops),
  );
  return { of, limit };
}

/** Remembers the answer for each layer. */
function once<Value>(compute: (layer: number) => Value): (layer: number) => Value {
  const known = new Map<number, Value>();
  return (layer) => {
    let value = known.get(layer);
    if (value === undefined) known.set(layer, (value = compute(layer)));
    return value;
  };
}

export function color(
  library: Convscope,
  values: Float32Array,
  limit: number,
  stops: readonly Rgb[],
): Uint8ClampedArray {
  return library.colorize(values, { range: [-limit, limit], stops });
}

/** The largest magnitude of some values, as the end of their scale. */
export function limitOf(values: Float32Array): number {
  return Math.max(leastLimit, largestMagnitude(values));
}

function colorEachMap(
  library: Convscope,
  { data, shape }: Tensor,
  stops: readonly Rgb[],
): Uint8ClampedArray {
  const colors = new Uint8ClampedArray(data.length * 4);
  const plane = data.length / (shape[0] ?? 1);
  for (let begin = 0; begin < data.length; begin += plane) {
    const map = data.subarray(begin, begin + plane);
    colors.set(color(library, map, limitOf(map), stops), begin * 4);
  }
  return colors;
}
