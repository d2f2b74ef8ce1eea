/** A place in one layer: which map or value, and where in it. */
export interface LayerPlace {
  readonly channel: number;
  readonly row: number;
  readonly column: number;
}

export type LayerAction =
  /** The pointer is over a place, or (null) has left. */
  | 'point'
  /** A place was clicked, tapped, or reached by key. */
  | 'pick'
  /** The focus came to a map, or (null) went away. */
  | 'look'
  /** Escape: one level back. */
  | 'back'
  /** The arrows led out of the layer. */
  | 'above'
  | 'below';

/** What a person did in the picture of a layer; the element that shows the network decides what follows. */
export class LayerEvent extends Event {
  readonly action: LayerAction;
  readonly place: LayerPlace | null;

  constructor(action: LayerAction, place: LayerPlace | null) {
    super('layer-event');
    this.action = action;
    this.place = place;
  }
}
