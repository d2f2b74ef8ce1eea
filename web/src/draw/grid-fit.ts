/**
 * How large the cells of number grids that stand together can be: one height for all, widths by the longest number of
 * each grid, side by side where that fits and one below the other where it does not.
 *
 *   fitGrids([{ columns: 4, longest: 2 }, { columns: 2, longest: 1 }], { available: 600, between: 40 })
 *   // { cell: 60, widths: [60, 60], isRow: true }
 */
export interface GridNeeds {
  readonly columns: number;
  /** Letters of its longest number. */
  readonly longest: number;
  /** Width of what stands above and below it, in CSS pixels. Default 0. */
  readonly around?: number;
}

export interface Room {
  /** Width for everything, in CSS pixels. */
  readonly available: number;
  /** What stands between two grids in a row. */
  readonly between: number;
  /** The smallest cell: 44 for fingers. */
  readonly least?: number;
}

export interface GridFit {
  /** Height of every cell, in CSS pixels. */
  readonly cell: number;
  /** Width of each grid's cells. */
  readonly widths: readonly number[];
  readonly isRow: boolean;
}

const most = 60;
const mostWide = 76;
/** From this width on cells may be that large. */
const wide = 1200;
/** Below each other they leave room beside each for its picture. */
const mostStacked = 48;
/** More columns than this, and cells are as small as they may be, so that one sees the whole. */
const crowd = 10;
const usualLeast = 36;
/** The line that closes a grid at its left. */
const line = 1;
/** One letter of 12 px, and the air at both sides of a number. */
const letterWidth = 7.3;
const air = 8;

export function fitGrids(grids: readonly GridNeeds[], room: Room): GridFit {
  const { available, between, least = usualLeast } = room;
  const widthAt = (cell: number): number[] =>
    grids.map(({ longest }) => Math.max(cell, Math.ceil(longest * letterWidth + air)));
  const sumAt = (cell: number): number =>
    widthAt(cell).reduce((sum, width, index) => {
      const { columns, around = 0 } = grids[index]!;
      return sum + Math.max(width * columns + line, around);
    }, 0) +
    between * (grids.length - 1);
  const widestAt = (cell: number): number =>
    Math.max(...widthAt(cell).map((width, index) => width * grids[index]!.columns));
  const isRow = sumAt(least) <= available;
  const isCrowded = grids.some(({ columns }) => columns > crowd);
  let cell: number = isRow
    ? available >= wide
      ? mostWide
      : most
    : isCrowded
      ? least
      : mostStacked;
  while (cell > least && (isRow ? sumAt(cell) : widestAt(cell)) > available) cell -= 1;
  return { cell, widths: widthAt(cell), isRow };
}
