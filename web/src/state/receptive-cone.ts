/**
 * What a unit depends on, layer by layer back to the input: the cone that lights up when one points at it.
 *
 *   const cone = receptiveCone(layers, { layer: 4, channel: 2, row: 3, column: 3 });
 *   cone.at(-1)   // in the map before: a window of its maps
 *   cone[0]       // in the input
 */
import type { MapShape, UnitPlace } from './selection.js';

/** One layer's own window on the layer before it: unit u reads start + u · jump … start + u · jump + size − 1. */
export interface LayerWindow {
  readonly size: readonly [rows: number, columns: number];
  readonly jump: readonly [rows: number, columns: number];
  readonly start: readonly [rows: number, columns: number];
}

/**
 * Which maps of the layer before a unit reads: all of them (a convolution), its own (ReLU, pooling), those of its group, or
 * the single value that `flatten` put in its place.
 */
export type Reads =
  | { readonly kind: 'all' | 'own' | 'flattened' }
  | { readonly kind: 'group'; readonly groups: number };

export interface ConeLayer {
  /** Of the layer's input and of its output. */
  readonly from: MapShape;
  readonly shape: MapShape;
  readonly window: LayerWindow;
  readonly reads: Reads;
}

/** Channels first … last and a rectangle in each of them. */
export interface Region {
  readonly firstChannel: number;
  readonly lastChannel: number;
  readonly top: number;
  readonly left: number;
  readonly height: number;
  readonly width: number;
}

/** One region per input of the layers 0 … unit.layer, cut to what exists: cells of the padding depend on nothing. */
export function receptiveCone(layers: readonly ConeLayer[], unit: UnitPlace): readonly Region[] {
  let region: Region = {
    firstChannel: unit.channel,
    lastChannel: unit.channel,
    top: unit.row,
    left: unit.column,
    height: 1,
    width: 1,
  };
  const cone: Region[] = [];
  for (const layer of layers.slice(0, unit.layer + 1).reverse()) {
    region = regionBefore(layer, region);
    cone.unshift(region);
  }
  return cone;
}

export function regionBefore(layer: ConeLayer, region: Region): Region {
  if (layer.reads.kind === 'flattened') return unflattened(layer.from, region);
  const [top, height] = read(layer, 0, region.top, region.height, layer.from.height);
  const [left, width] = read(layer, 1, region.left, region.width, layer.from.width);
  return { ...channelsBefore(layer, region), top, left, height, width };
}

type Span = readonly [begin: number, length: number];

function read(layer: ConeLayer, axis: 0 | 1, begin: number, length: number, cells: number): Span {
  const { size, jump, start } = layer.window;
  const first = start[axis] + begin * jump[axis];
  const end = start[axis] + (begin + length - 1) * jump[axis] + size[axis];
  const inside = Math.max(0, first);
  return [inside, Math.max(0, Math.min(cells, end) - inside)];
}

function channelsBefore(
  { reads, from, shape }: ConeLayer,
  { firstChannel, lastChannel }: Region,
): Pick<Region, 'firstChannel' | 'lastChannel'> {
  if (reads.kind === 'own') return { firstChannel, lastChannel };
  if (reads.kind !== 'group') return { firstChannel: 0, lastChannel: from.channels - 1 };
  const [read, made] = [from.channels / reads.groups, shape.channels / reads.groups];
  return {
    firstChannel: Math.floor(firstChannel / made) * read,
    lastChannel: (Math.floor(lastChannel / made) + 1) * read - 1,
  };
}

/** One flattened value has one place; several lie anywhere in the maps that they come from. */
function unflattened(from: MapShape, { firstChannel, lastChannel }: Region): Region {
  const plane = from.height * from.width;
  const channels = {
    firstChannel: Math.floor(firstChannel / plane),
    lastChannel: Math.floor(lastChannel / plane),
  };
  if (firstChannel !== lastChannel) {
    return { ...channels, top: 0, left: 0, height: from.height, width: from.width };
  }
  const place = firstChannel % plane;
  return {
    ...channels,
    top: Math.floor(place / from.width),
    left: place % from.width,
    height: 1,
    width: 1,
  };
}
