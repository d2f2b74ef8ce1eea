/** How much room <conv-digits> has, measured whenever that changes. */
import type { LitElement, ReactiveController } from 'lit';
import { fitTiles } from '../../draw/map-grid.js';
import type { ScreenLayout } from './digits-screen.js';

/** From this width of the element on, what is looked at stands beside the network. */
const unitBesideWidth = 1120;
/** From this width of the network on, the layers' names stand beside their maps, in a column of this width. */
const labelsBesideWidth = 700;
const labelWidth = 196;

/** Before anything was measured. */
export const noRoom: ScreenLayout = {
  isUnitBeside: false,
  areLabelsBeside: false,
  tiles: fitTiles(0, 1),
};

export class ScreenSizes implements ReactiveController {
  readonly #host: LitElement;
  readonly #tell: (layout: ScreenLayout) => void;
  readonly #observer = new ResizeObserver(() => this.#measure());
  #isObserving = false;

  constructor(host: LitElement, tell: (layout: ScreenLayout) => void) {
    this.#host = host;
    this.#tell = tell;
    host.addController(this);
  }

  hostConnected(): void {
    if (this.#host.hasUpdated) this.#observe();
  }

  /** Pad and network are there from the first update on. */
  hostUpdated(): void {
    if (!this.#isObserving && this.#host.isConnected) this.#observe();
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    this.#isObserving = false;
  }

  #observe(): void {
    for (const each of [this.#host, this.#pad, this.#network]) this.#observer.observe(each);
    this.#isObserving = true;
  }

  /** The pad gets the screen's own pixels; strokes are kept as coordinates, so nothing is lost. */
  #measure(): void {
    const side = Math.round(this.#pad.clientWidth * devicePixelRatio);
    if (side > 0 && this.#pad.width !== side) {
      this.#pad.width = side;
      this.#pad.height = side;
    }
    const available = this.#network.clientWidth;
    const areLabelsBeside = available >= labelsBesideWidth;
    this.#tell({
      isUnitBeside: this.#host.clientWidth >= unitBesideWidth,
      areLabelsBeside,
      tiles: fitTiles(available - (areLabelsBeside ? labelWidth : 0), devicePixelRatio),
    });
  }

  get #pad(): HTMLCanvasElement {
    return this.#host.renderRoot.querySelector<HTMLCanvasElement>('canvas[part="pad"]')!;
  }

  get #network(): HTMLElement {
    return this.#host.renderRoot.querySelector<HTMLElement>('.network')!;
  }
}
