/** A cell of a number grid. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

export type GridAction =
  /** The pointer is over a cell, or (null) has left. */
  | 'point'
  /** The focus came to a cell, or (null) went away. */
  | 'look'
  /** A cell was clicked, tapped, or chosen by key. */
  | 'pick'
  /** A number was typed: `value`. */
  | 'edit'
  /** Escape: one level back. */
  | 'back';

/** What a person did in a number grid; the element that shows it decides what follows. */
export class GridEvent extends Event {
  readonly action: GridAction;
  readonly place: GridPlace | null;
  /** Of 'edit'; NaN otherwise. */
  readonly value: number;

  constructor(action: GridAction, place: GridPlace | null, value = NaN) {
    super('grid-event');
    this.action = action;
    this.place = place;
    this.value = value;
  }
}
