/**
 * A canvas that is drawn on: mouse, finger and pen through pointer events, and a pen that keys move. It tells what happens
 * in pad coordinates and keeps nothing but where the pen is.
 */
import { padPoint } from '../../draw/pad-geometry.js';
import { snapPoint, type Point } from '../../state/strokes.js';

export interface PadActions {
  penDown(point: Point): void;
  penMoved(points: readonly Point[]): void;
  penUp(): void;
  undo(): void;
  redo(): void;
  clear(): void;
  /** The pen that keys move has a new place, is down or up; null: it is not in use. */
  keyPen(pen: KeyPen | null): void;
}

export interface KeyPen {
  readonly point: Point;
  readonly isDown: boolean;
}

/** One step of the key pen: a pixel of the 28×28 picture when the drawing fills the pad; with Shift a quarter. */
const keyStep = 1 / 28;
const fineKeyStep = keyStep / 4;

const directions: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export class PadInput {
  readonly #canvas: HTMLCanvasElement;
  readonly #actions: PadActions;
  /** The pointer that draws; others are ignored meanwhile, so that a resting palm leaves no ink. */
  #pointer: number | null = null;
  #keyPen: KeyPen = { point: [0.5, 0.25], isDown: false };

  constructor(canvas: HTMLCanvasElement, actions: PadActions) {
    this.#canvas = canvas;
    this.#actions = actions;
    const listen = <Name extends keyof HTMLElementEventMap>(
      name: Name,
      handler: (event: HTMLElementEventMap[Name]) => void,
    ): void => canvas.addEventListener(name, handler);
    listen('pointerdown', (event) => this.#onPointerDown(event));
    listen('pointermove', (event) => this.#onPointerMove(event));
    listen('pointerup', (event) => this.#onPointerEnd(event));
    listen('pointercancel', (event) => this.#onPointerEnd(event));
    listen('keydown', (event) => this.#onKeyDown(event));
    listen('focus', () => this.#onFocus());
    listen('blur', () => this.#onBlur());
    // A long press would open a menu in the middle of a stroke.
    listen('contextmenu', (event) => event.preventDefault());
  }

  #onPointerDown(event: PointerEvent): void {
    if (this.#pointer !== null || event.button !== 0) return;
    this.#liftKeyPen();
    this.#actions.keyPen(null);
    this.#pointer = event.pointerId;
    this.#canvas.setPointerCapture(event.pointerId);
    this.#actions.penDown(this.#pointOf(event));
  }

  #onPointerMove(event: PointerEvent): void {
    if (event.pointerId !== this.#pointer) return;
    // What the screen measured between two frames, so that a fast curve stays a curve.
    const between = event.getCoalescedEvents?.() ?? [];
    const bounds = this.#canvas.getBoundingClientRect();
    this.#actions.penMoved(
      (between.length > 0 ? between : [event]).map((e) => padPoint(e, bounds)),
    );
  }

  #onPointerEnd(event: PointerEvent): void {
    if (event.pointerId !== this.#pointer) return;
    this.#pointer = null;
    if (event.type === 'pointerup') this.#actions.penMoved([this.#pointOf(event)]);
    this.#actions.penUp();
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (event.altKey || !this.#useKey(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  #useKey({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
    if (ctrlKey || metaKey) return this.#useShortcut(key.toLowerCase(), shiftKey);
    const direction = directions[key];
    if (direction !== undefined) return this.#moveKeyPen(direction, shiftKey);
    if (key === ' ' || key === 'Enter') return this.#toggleKeyPen();
    if (key === 'Delete' || key === 'Backspace') return this.#do(() => this.#actions.clear());
    // Escape lifts the pen; with the pen up it is the page's.
    return key === 'Escape' && this.#liftKeyPen();
  }

  #useShortcut(key: string, shiftKey: boolean): boolean {
    if (key === 'z' && !shiftKey) return this.#do(() => this.#actions.undo());
    if (key === 'y' || key === 'z') return this.#do(() => this.#actions.redo());
    return false;
  }

  #do(action: () => void): true {
    this.#liftKeyPen();
    action();
    return true;
  }

  #moveKeyPen([right, down]: Point, isFine: boolean): true {
    const step = isFine ? fineKeyStep : keyStep;
    const { point, isDown } = this.#keyPen;
    const moved = snapPoint([point[0] + right * step, point[1] + down * step]);
    this.#setKeyPen({ point: moved, isDown });
    if (isDown) this.#actions.penMoved([moved]);
    return true;
  }

  #toggleKeyPen(): true {
    if (this.#liftKeyPen()) return true;
    this.#setKeyPen({ ...this.#keyPen, isDown: true });
    this.#actions.penDown(this.#keyPen.point);
    return true;
  }

  /** False if it was up already. */
  #liftKeyPen(): boolean {
    if (!this.#keyPen.isDown) return false;
    this.#setKeyPen({ ...this.#keyPen, isDown: false });
    this.#actions.penUp();
    return true;
  }

  #setKeyPen(pen: KeyPen): void {
    this.#keyPen = pen;
    this.#actions.keyPen(pen);
  }

  #onFocus(): void {
    if (this.#canvas.matches(':focus-visible')) this.#actions.keyPen(this.#keyPen);
  }

  #onBlur(): void {
    this.#liftKeyPen();
    this.#actions.keyPen(null);
  }

  #pointOf(event: PointerEvent): Point {
    return padPoint(event, this.#canvas.getBoundingClientRect());
  }
}
