/**
 * Where a sliding window stands on its input with the border around it. Rows and columns count from the border's corner.
 */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

export interface WindowSlide {
  /** Of the kernel. */
  readonly rows: number;
  readonly columns: number;
  readonly stride: readonly [vertical: number, horizontal: number];
  readonly dilation: readonly [vertical: number, horizontal: number];
  /** Places of the window: the output's size. */
  readonly placesDown: number;
  readonly placesAcross: number;
}

/** The cell that a weight (counted as the window holds it, row by row) meets at one place of the window. */
export function cellUnder(slide: WindowSlide, place: CellPlace, weight: number): CellPlace {
  const { stride, dilation, columns } = slide;
  return {
    row: place.row * stride[0] + Math.floor(weight / columns) * dilation[0],
    column: place.column * stride[1] + (weight % columns) * dilation[1],
  };
}

/** Cells from the window's first to its last, gaps of the dilation included. */
export function spanOf({ rows, columns, dilation }: WindowSlide): readonly [number, number] {
  return [(rows - 1) * dilation[0] + 1, (columns - 1) * dilation[1] + 1];
}

/** Rows and columns up to the last cell that any window reaches. */
export function reachOf(slide: WindowSlide): readonly [number, number] {
  const [height, width] = spanOf(slide);
  const { placesDown, placesAcross, stride } = slide;
  return [(placesDown - 1) * stride[0] + height, (placesAcross - 1) * stride[1] + width];
}

/** The window that has a cell nearest to its middle. */
export function windowAround(slide: WindowSlide, cell: CellPlace): CellPlace {
  const [height, width] = spanOf(slide);
  const nearest = (at: number, span: number, stride: number, places: number): number =>
    Math.min(places - 1, Math.max(0, Math.round((at - Math.floor((span - 1) / 2)) / stride)));
  return {
    row: nearest(cell.row, height, slide.stride[0], slide.placesDown),
    column: nearest(cell.column, width, slide.stride[1], slide.placesAcross),
  };
}

/** Every cell that a weight ever meets, as the window passes: parameter sharing. */
export function cellsOfWeight(slide: WindowSlide, weight: number): CellPlace[] {
  const cells: CellPlace[] = [];
  for (let row = 0; row < slide.placesDown; row++) {
    for (let column = 0; column < slide.placesAcross; column++) {
      cells.push(cellUnder(slide, { row, column }, weight));
    }
  }
  return cells;
}

/** Every place of the window that reads a cell. */
export function placesReading(slide: WindowSlide, cell: CellPlace): CellPlace[] {
  const places: CellPlace[] = [];
  for (let row = 0; row < slide.placesDown; row++) {
    for (let column = 0; column < slide.placesAcross; column++) {
      const down = cell.row - row * slide.stride[0];
      const across = cell.column - column * slide.stride[1];
      const isMet =
        isStep(down, slide.dilation[0], slide.rows) &&
        isStep(across, slide.dilation[1], slide.columns);
      if (isMet) places.push({ row, column });
    }
  }
  return places;
}

function isStep(distance: number, step: number, count: number): boolean {
  return distance >= 0 && distance % step === 0 && distance / step < count;
}
