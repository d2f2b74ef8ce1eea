import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Many events, one drawing: however often `request` is called, `draw` runs once, in the next animation frame. It stops
 * when its element leaves the page.
 */
export class FrameLoop implements ReactiveController {
  #handle = 0;
  readonly #draw: (time: number) => void;

  constructor(host: ReactiveControllerHost, draw: (time: number) => void) {
    this.#draw = draw;
    host.addController(this);
  }

  request(): void {
    if (this.#handle !== 0) return;
    this.#handle = requestAnimationFrame((time) => {
      this.#handle = 0;
      this.#draw(time);
    });
  }

  hostDisconnected(): void {
    cancelAnimationFrame(this.#handle);
    this.#handle = 0;
  }
}
