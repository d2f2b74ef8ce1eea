/**
 * The maps of a layer laid out as tiles, in cells of the maps: where each map begins, and which unit lies under a point.
 * One canvas holds them all, with `zoom` × `zoom` pixels for each value, mostly one; CSS enlarges it.
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
  /** Cells between two maps; a fraction where a seventh of a map is no whole number. */
  readonly gap: number;
  /** Pixels of the canvas for each cell and direction, so that the gap has whole ones. */
  readonly zoom: number;
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

/** Widths are multiples of so many device pixels: then a cell of a 28 × 28, 14 × 14 or 7 × 7 map has whole ones. */
const sideStep = 28;
const leastSide = 42;
const mostSide = 112;

/**
 * The largest maps that fit into `available` CSS pixels: eight beside each other where there is room, else four.
 * `pixelRatio`: device pixels per CSS pixel.
 */
export function fitTiles(available: number, pixelRatio: number): TileSizes {
  const step = sideStep / Math.max(1, Math.round(pixelRatio));
  const fitting = (perRow: number): number =>
    Math.floor(available / widthOf({ perRow, side: step })) * step;
  const eight = fitting(8);
  return eight >= leastSide
    ? { perRow: 8, side: Math.min(mostSide, eight) }
    : { perRow: 4, side: Math.min(mostSide, Math.max(leastSide, fitting(4))) };
}

export function layoutMaps(shape: MapShape, { perRow, side }: TileSizes): MapGrid {
  const gap = shape.width / gapShare;
  const across = Math.min(perRow, shape.channels);
  const rows = Math.ceil(shape.channels / across);
  return {
    shape,
    perRow: across,
    rows,
    gap,
    zoom: shape.width % gapShare === 0 ? 1 : gapShare,
    width: across * (shape.width + gap) - gap,
    height: rows * (shape.height + gap) - gap,
    cell: side / shape.width,
  };
}

/** Of a full row of tiles, in CSS pixels. */
export function widthOf({ perRow, side }: TileSizes): number {
  return side * (perRow + (perRow - 1) / gapShare);
}

/** From so many maps on they are half as wide, and twice as many beside each other. */
const manyMaps = 24;

/** The sizes for one layer, from those of the whole network. */
export function tilesFor({ channels }: MapShape, { perRow, side }: TileSizes): TileSizes {
  return channels < manyMaps ? { perRow, side } : { perRow: 2 * perRow, side: side / 2 };
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
  const { height, width } = grid.shape;
  const across = Math.floor(x / grid.cell / (width + grid.gap));
  const down = Math.floor(y / grid.cell / (height + grid.gap));
  const column = Math.floor(x / grid.cell - across * (width + grid.gap));
  const row = Math.floor(y / grid.cell - down * (height + grid.gap));
  const channel = down * grid.perRow + across;
  const isInside =
    across >= 0 &&
    down >= 0 &&
    across < grid.perRow &&
    channel < grid.shape.channels &&
    column < width &&
    row < height;
  return isInside ? { channel, row, column } : null;
}

/** Of the canvas that holds all maps, in its own pixels. */
export function canvasSize({ width, height, zoom }: MapGrid): { width: number; height: number } {
  return { width: Math.round(width * zoom), height: Math.round(height * zoom) };
}

/**
 * Copies the colours of [channels][height][width] values, four bytes each, to their places on the canvas; what lies
 * between the maps is left as it is.
 */
export function placeMaps(
  colors: Uint8ClampedArray,
  grid: MapGrid,
  canvas: Uint8ClampedArray,
): void {
  const { zoom, shape } = grid;
  const from = pixelsOf(colors);
  const to = pixelsOf(canvas);
  const across = canvasSize(grid).width;
  for (let channel = 0; channel < shape.channels; channel++) {
    const { left, top } = tileOf(grid, channel);
    for (let row = 0; row < shape.height * zoom; row++) {
      const fromRow = (channel * shape.height + Math.floor(row / zoom)) * shape.width;
      const toRow = (Math.round(top * zoom) + row) * across + Math.round(left * zoom);
      for (let pixel = 0; pixel < shape.width * zoom; pixel++) {
        to[toRow + pixel] = from[fromRow + Math.floor(pixel / zoom)]!;
      }
    }
  }
}

/** The four bytes of each pixel as one number. */
function pixelsOf({ buffer, byteOffset, length }: Uint8ClampedArray): Uint32Array {
  return new Uint32Array(buffer, byteOffset, length / 4);
}
