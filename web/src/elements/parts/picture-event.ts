import type { PixelPlace, Viewport } from '../../state/viewport.js';

export type PictureAction =
  /** The pointer is over a pixel, or (null) has left. */
  | 'point'
  /** A pixel was clicked, tapped, or chosen by key. */
  | 'pick'
  /** A box was drawn: `box`. */
  | 'select'
  /** Escape: one level back. */
  | 'back'
  /** Another part of the picture is to be seen: `viewport`. */
  | 'view'
  /** The divider was moved: `divider`. */
  | 'divide';

/** A rectangle of pixels. */
export interface PictureBox extends PixelPlace {
  readonly height: number;
  readonly width: number;
}

/** What a person did in a picture; the element that shows it decides what follows. */
export class PictureEvent extends Event {
  readonly action: PictureAction;
  readonly place: PixelPlace | null;
  readonly viewport: Viewport | null;
  readonly divider: number;
  readonly box: PictureBox | null;
  /** Nothing of the gesture follows: the change is told to the page. */
  readonly isFinal: boolean;

  constructor(
    action: PictureAction,
    {
      place = null,
      viewport = null,
      divider = NaN,
      box = null,
      isFinal = true,
    }: Partial<Pick<PictureEvent, 'place' | 'viewport' | 'divider' | 'box' | 'isFinal'>> = {},
  ) {
    super('picture-event');
    this.action = action;
    this.place = place;
    this.viewport = viewport;
    this.divider = divider;
    this.box = box;
    this.isFinal = isFinal;
  }
}
