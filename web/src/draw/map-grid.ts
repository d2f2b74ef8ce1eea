/**
 * The maps of a layer laid out as tiles, in cells of the maps: where each map begins, and which unit lies under a point.
 * One canvas of `width` × `height` pixels holds them all; CSS enlarges it by `cell`.
 *
 *   const grid = layoutMaps({ channels: 8, height: 28, width: 28 }, { perRow: 8, side: 56 });
 *   grid.cell                              // 2: each value is two CSS pixels wide
 *   tileOf(grid, 1)                        // { left: 32, top: 0 }: 28 cells and a gap of 4
 *   unitAt(grid, { x: 65, y: 3 })          // { channel: 1, row: 1, column: 0 }
 */
/** A stack of pictures. */
export interface MapShape {
  readonly channels: number;
  readonly height: number;
  readonly width: number;
}

export interface MapGrid {
  readonly shape: MapShape;
  /** Maps side by side, and rows of maps. */
  readonly perRow: number;
  readonly rows: number;
  /** Cells between two maps. */
  readonly gap: number;
  /** Of the whole picture, in cells. */
  readonly width: number;
  readonly height: number;
  /** CSS pixels per cell. */
  readonly cell: number;
}

export interface TileSizes {
  readonly perRow: number;
  /** Width of one map in CSS pixels. */
  readonly side: number;
}

/** Between two maps lies a seventh of a map, so that 28, 14 and 7 cells share one pitch. */
const gapShare = 7;

/** Sides that put whole device pixels under the cells of 28 × 28, 14 × 14 and 7 × 7 maps, at one or two a CSS pixel. */
const sideStep = 14;
const leastSide = 42;
const mostSide = 112;

/** The largest maps that fit into `available` CSS pixels: eight beside each other where there is room, else four. */
export function fitTiles(available: number): TileSizes {
  const eight = fittingSide(available, 8);
  return eight >= leastSide
    ? { perRow: 8, side: Math.min(mostSide, eight) }
    : { perRow: 4, side: Math.min(mostSide, Math.max(leastSide, fittingSide(available, 4))) };
}

export function layoutMaps(shape: MapShape, { perRow, side }: TileSizes): MapGrid {
  const gap = Math.max(1, Math.round(shape.width / gapShare));
  const across = Math.min(perRow, shape.channels);
  const rows = Math.ceil(shape.channels / across);
  return {
    shape,
    perRow: across,
    rows,
    gap,
    width: across * (shape.width + gap) - gap,
    height: rows * (shape.height + gap) - gap,
    cell: side / shape.width,
  };
}

/** Of a full row of tiles, in CSS pixels. */
export function widthOf({ perRow, side }: TileSizes): number {
  return side * (perRow + (perRow - 1) / gapShare);
}

/** The top left cell of a map. */
export function tileOf(grid: MapGrid, channel: number): { left: number; top: number } {
  return {
    left: (channel % grid.perRow) * (grid.shape.width + grid.gap),
    top: Math.floor(channel / grid.perRow) * (grid.shape.height + grid.gap),
  };
}

/** What lies under a point of the picture, in CSS pixels; null between the maps. */
export function unitAt(
  grid: MapGrid,
  { x, y }: { readonly x: number; readonly y: number },
): { channel: number; row: number; column: number } | null {
  const [left, top] = [Math.floor(x / grid.cell), Math.floor(y / grid.cell)];
  const across = Math.floor(left / (grid.shape.width + grid.gap));
  const down = Math.floor(top / (grid.shape.height + grid.gap));
  const column = left - across * (grid.shape.width + grid.gap);
  const row = top - down * (grid.shape.height + grid.gap);
  const channel = down * grid.perRow + across;
  const isInside =
    left >= 0 &&
    top >= 0 &&
    across < grid.perRow &&
    channel < grid.shape.channels &&
    column < grid.shape.width &&
    row < grid.shape.height;
  return isInside ? { channel, row, column } : null;
}

/**
 * Copies the colours of [channels][height][width] values, four bytes each, to their places in the picture; what lies
 * between the maps is left as it is.
 */
export function placeMaps(
  colors: Uint8ClampedArray,
  grid: MapGrid,
  picture: Uint8ClampedArray,
): void {
  const { channels, height, width } = grid.shape;
  for (let channel = 0; channel < channels; channel++) {
    const { left, top } = tileOf(grid, channel);
    for (let row = 0; row < height; row++) {
      const from = (channel * height + row) * width * 4;
      picture.set(colors.subarray(from, from + width * 4), ((top + row) * grid.width + left) * 4);
    }
  }
}

function fittingSide(available: number, perRow: number): number {
  const side = available / widthOf({ perRow, side: 1 });
  return Math.floor(side / sideStep) * sideStep;
}
