import { divergingStops, largestMagnitude, type Palette, type Rgb } from '../../draw/palettes.js';
import type { ColorScaleScope } from '../../state/digits-state.js';
import type { Convscope, Tensor } from '../provider.js';
import type { LayerInfo } from './digit-network.js';

/** The colours of all layers, and the magnitude at which each layer's scale ends. */
export interface MapColors {
  /** Per layer four bytes a value, in the order of the values. */
  readonly layers: readonly Uint8ClampedArray[];
  readonly limits: readonly number[];
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
  const ownLimits = activations.map(({ data }) => limitOf(data));
  const pictures = ownLimits.filter((_, index) => layers[index]?.isPictures);
  const shared = Math.max(leastLimit, ...pictures);
  const limits = ownLimits.map((own, index) =>
    scope === 'network' && layers[index]?.isPictures ? shared : own,
  );
  return {
    limits,
    layers: activations.map((tensor, index) =>
      scope === 'map' && layers[index]?.isPictures
        ? colorEachMap(library, tensor, stops)
        : color(library, tensor.data, limits[index]!, stops),
    ),
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
