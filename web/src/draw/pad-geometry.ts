/**
 * From the page to the pad, and from the network's 28×28 cells back to the pad.
 */

/** left, top, width and height, in whatever unit the name beside it says. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Cells on each side of the picture that the network sees. */
export const inputSide = 28;

/** A pointer's place as pad coordinates 0…1. `bounds` is what the page measures, so that any CSS scaling is undone. */
export function padPoint(
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
  bounds: Box,
): [x: number, y: number] {
  return [(clientX - bounds.left) / bounds.width, (clientY - bounds.top) / bounds.height];
}

/**
 * How a drawing came into the 28×28 picture: pad coordinate · scale + offset = cell, per axis. The same numbers lead back.
 */
export interface PadToInput {
  readonly scaleX: number;
  readonly scaleY: number;
  readonly offsetX: number;
  readonly offsetY: number;
}

/** The pad merely shrunk. */
export const shrunkPad: PadToInput = {
  scaleX: inputSide,
  scaleY: inputSide,
  offsetX: 0,
  offsetY: 0,
};

/**
 * @param crop the ink's box in the raster, in cells of it
 * @param scaled [rows, columns] that the crop was scaled to
 * @param offset [row, column] where it begins in the 28×28 picture
 * @param rasterSide cells on each side of the raster
 */
export function normalizedPad(
  crop: Box,
  scaled: readonly [number, number],
  offset: readonly [number, number],
  rasterSide: number,
): PadToInput {
  const [perCellX, perCellY] = [scaled[1] / crop.width, scaled[0] / crop.height];
  return {
    scaleX: perCellX * rasterSide,
    scaleY: perCellY * rasterSide,
    offsetX: offset[1] - crop.left * perCellX,
    offsetY: offset[0] - crop.top * perCellY,
  };
}

/** Cells of the 28×28 picture as a box of the pad, 0…1; parts of it may lie outside. */
export function cellsOnPad(cells: Box, map: PadToInput): Box {
  return {
    left: (cells.left - map.offsetX) / map.scaleX,
    top: (cells.top - map.offsetY) / map.scaleY,
    width: cells.width / map.scaleX,
    height: cells.height / map.scaleY,
  };
}

/** The part of a box that lies in 0…width × 0…height. */
export function clipBox(box: Box, width: number, height: number): Box {
  const left = Math.max(0, Math.min(width, box.left));
  const top = Math.max(0, Math.min(height, box.top));
  return {
    left,
    top,
    width: Math.max(0, Math.min(width, box.left + box.width) - left),
    height: Math.max(0, Math.min(height, box.top + box.height) - top),
  };
}

/** Between two boxes: 0 is `from`, 1 is `to`. */
export function boxBetween(from: Box, to: Box, part: number): Box {
  const between = (a: number, b: number): number => a + (b - a) * part;
  return {
    left: between(from.left, to.left),
    top: between(from.top, to.top),
    width: between(from.width, to.width),
    height: between(from.height, to.height),
  };
}

/** Fast at first, then settling: 0…1 to 0…1. */
export function easeOut(part: number): number {
  return 1 - (1 - Math.min(1, Math.max(0, part))) ** 3;
}
