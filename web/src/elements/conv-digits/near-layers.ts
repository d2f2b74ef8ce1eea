/** Which layers are to be seen, or nearly: while somebody draws, only these follow the pen. */
import type { LitElement, ReactiveController } from 'lit';
import { layerViews } from './network-view.js';

/** How far above or below the visible part, so that a flick of the page shows nothing old. */
const margin = '25%';

export class NearLayers implements ReactiveController {
  readonly #host: LitElement;
  readonly #observer: IntersectionObserver;
  readonly #observed = new Set<Element>();
  /** Those of which nothing is known yet count as near. */
  readonly #far = new Set<Element>();

  /** `tell`: some layer came near. */
  constructor(host: LitElement, tell: () => void) {
    this.#host = host;
    this.#observer = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) {
          if (isIntersecting) this.#far.delete(target);
          else this.#far.add(target);
        }
        if (entries.some(({ isIntersecting }) => isIntersecting)) tell();
      },
      { rootMargin: `${margin} 0px` },
    );
    host.addController(this);
  }

  /** Places of the near ones among all. */
  get places(): readonly number[] {
    const places: number[] = [];
    for (const [place, view] of layerViews(this.#host.renderRoot).entries()) {
      if (!this.#far.has(view)) places.push(place);
    }
    return places;
  }

  hostUpdated(): void {
    for (const view of layerViews(this.#host.renderRoot)) {
      if (this.#observed.has(view)) continue;
      this.#observed.add(view);
      this.#observer.observe(view);
    }
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    this.#observed.clear();
    this.#far.clear();
  }
}
