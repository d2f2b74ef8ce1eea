/**
 * Pointing, clicking, moving and enlarging with mouse, finger and pen, in places of a frame, 0 … 1. The page keeps its
 * scrolling: a wheel enlarges only with Control held, and one finger moves the picture only once it is enlarged.
 */
import { placeInFrame } from '../../draw/picture-geometry.js';
import { pan, zoomAt, type Viewport } from '../../state/viewport.js';

interface Place {
  readonly x: number;
  readonly y: number;
}

export interface GestureActions {
  viewport(): Viewport;
  show(viewport: Viewport, isFinal: boolean): void;
  /** Null: the pointer has left. */
  point(place: Place | null): void;
  pick(place: Place): void;
  /** Whether a drag draws a box from where it began to where it is. */
  selects(): boolean;
  select(from: Place, to: Place, isFinal: boolean): void;
}

/** A pointer that has moved less is a click, in CSS pixels. */
const clickReach = 4;

export class PictureGestures {
  readonly #surface: HTMLElement;
  readonly #actions: GestureActions;
  /** Pointers that are down, by where they were last. */
  readonly #down = new Map<number, Place>();
  #start: { readonly clientX: number; readonly clientY: number } | null = null;
  #hasMoved = false;
  /** Where the box that is being drawn began; null while none is. */
  #corner: Place | null = null;

  constructor(surface: HTMLElement, actions: GestureActions) {
    this.#surface = surface;
    this.#actions = actions;
    surface.addEventListener('pointerdown', this.#onDown);
    surface.addEventListener('pointermove', this.#onMove);
    surface.addEventListener('pointerup', this.#onEnd);
    surface.addEventListener('pointercancel', this.#onCancel);
    surface.addEventListener('pointerleave', () => {
      if (this.#down.size === 0) actions.point(null);
    });
    surface.addEventListener('wheel', this.#onWheel, { passive: false });
  }

  #placeOf(event: { readonly clientX: number; readonly clientY: number }): Place {
    return placeInFrame(event, this.#surface.getBoundingClientRect());
  }

  readonly #onDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    this.#surface.setPointerCapture(event.pointerId);
    this.#down.set(event.pointerId, this.#placeOf(event));
    this.#hasMoved = this.#down.size > 1;
    this.#start = event;
    this.#corner = this.#actions.selects() && !this.#hasMoved ? this.#placeOf(event) : null;
  };

  readonly #onMove = (event: PointerEvent): void => {
    const place = this.#placeOf(event);
    const before = this.#down.get(event.pointerId);
    if (before === undefined) {
      if (event.pointerType !== 'touch') this.#actions.point(place);
      return;
    }
    if (!this.#hasMoved && this.#isClick(event)) return;
    this.#hasMoved = true;
    if (this.#corner !== null) {
      this.#actions.select(this.#corner, place, false);
      return;
    }
    const other = [...this.#down].find(([pointer]) => pointer !== event.pointerId)?.[1];
    const view = this.#actions.viewport();
    const moved =
      other === undefined
        ? pan(view, place.x - before.x, place.y - before.y)
        : this.#pinch(view, before, place, other);
    this.#down.set(event.pointerId, place);
    this.#actions.show(moved, false);
  };

  /** Two fingers: what was under both stays under both. */
  #pinch(view: Viewport, before: Place, now: Place, other: Place): Viewport {
    const away = (place: Place): number => Math.hypot(place.x - other.x, place.y - other.y);
    const factor = away(now) / Math.max(0.01, away(before));
    const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
    return pan(zoomAt(view, factor, middle), (now.x - before.x) / 2, (now.y - before.y) / 2);
  }

  #isClick({ clientX, clientY }: PointerEvent): boolean {
    const start = this.#start;
    return (
      start !== null && Math.hypot(clientX - start.clientX, clientY - start.clientY) < clickReach
    );
  }

  readonly #onEnd = (event: PointerEvent): void => {
    if (!this.#down.delete(event.pointerId)) return;
    if (!this.#hasMoved) this.#actions.pick(this.#placeOf(event));
    else if (this.#corner !== null) {
      this.#actions.select(this.#corner, this.#placeOf(event), true);
    } else if (this.#down.size === 0) this.#actions.show(this.#actions.viewport(), true);
  };

  /** The browser has taken the gesture, to scroll the page. */
  readonly #onCancel = (event: PointerEvent): void => {
    this.#down.delete(event.pointerId);
  };

  readonly #onWheel = (event: WheelEvent): void => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const factor = Math.exp(-event.deltaY * (event.deltaMode === 0 ? 0.004 : 0.12));
    this.#actions.show(zoomAt(this.#actions.viewport(), factor, this.#placeOf(event)), true);
  };
}
