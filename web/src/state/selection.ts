/**
 * What is looked at inside a network: a map of a layer, or one unit of that map. One selection drives every view.
 */
export interface MapPlace {
  /** Which layer, counted from 0. */
  readonly layer: number;
  readonly channel: number;
}

export interface UnitPlace extends MapPlace {
  readonly row: number;
  readonly column: number;
}

export type Selection = MapPlace | UnitPlace;

/** A picture of channels, or a row of values: then height and width are 1. */
export interface MapShape {
  readonly channels: number;
  readonly height: number;
  readonly width: number;
}

/** [C, H, W] as it is; [K] as K maps of a single value each. */
export function mapShape(shape: readonly number[]): MapShape {
  const [channels = 1, height = 1, width = 1] = shape;
  return { channels, height, width };
}

export function isUnit(selection: Selection): selection is UnitPlace {
  return 'row' in selection;
}

export function sameSelection(a: Selection | null, b: Selection | null): boolean {
  if (a === null || b === null) return a === b;
  if (a.layer !== b.layer || a.channel !== b.channel || isUnit(a) !== isUnit(b)) return false;
  return !isUnit(a) || !isUnit(b) || (a.row === b.row && a.column === b.column);
}

/** Whether a network with these layers has such a place: links may come from another model. */
export function fits(selection: Selection, shapes: readonly MapShape[]): boolean {
  const shape = shapes[selection.layer];
  if (shape === undefined || selection.channel >= shape.channels) return false;
  return !isUnit(selection) || (selection.row < shape.height && selection.column < shape.width);
}

/** One level back: from a unit to its map, from a map to nothing. */
export function oneLevelUp(selection: Selection | null): Selection | null {
  if (selection === null || !isUnit(selection)) return null;
  return { layer: selection.layer, channel: selection.channel };
}

/** The unit in the middle of a map, where the keyboard starts. */
export function middleUnit({ layer, channel }: MapPlace, shape: MapShape): UnitPlace {
  return { layer, channel, row: shape.height >> 1, column: shape.width >> 1 };
}

/** Where a key leads on a grid of `rows` × `columns`, staying inside; null for keys that do not move. */
export function moveOnGrid(
  key: string,
  place: { readonly row: number; readonly column: number },
  { rows, columns }: { readonly rows: number; readonly columns: number },
): { row: number; column: number } | null {
  const { row, column } = place;
  const inside = (value: number, count: number): number => Math.min(count - 1, Math.max(0, value));
  switch (key) {
    case 'ArrowLeft':
      return { row, column: inside(column - 1, columns) };
    case 'ArrowRight':
      return { row, column: inside(column + 1, columns) };
    case 'ArrowUp':
      return { row: inside(row - 1, rows), column };
    case 'ArrowDown':
      return { row: inside(row + 1, rows), column };
    case 'Home':
      return { row, column: 0 };
    case 'End':
      return { row, column: columns - 1 };
    case 'PageUp':
      return { row: 0, column };
    case 'PageDown':
      return { row: rows - 1, column };
    default:
      return null;
  }
}
