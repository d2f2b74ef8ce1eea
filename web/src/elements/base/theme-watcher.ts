import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ThemeName } from '../../draw/palettes.js';

/** Which theme an element shows, by its attribute or by what the visitor's system prefers; tells when that changes. */
export class ThemeWatcher implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #dark = matchMedia('(prefers-color-scheme: dark)');
  /** Asking the query itself makes the browser bring all styles up to date first, in each frame. */
  #isDark = this.#dark.matches;
  readonly #tell = (): void => {
    this.#isDark = this.#dark.matches;
    this.#host.requestUpdate();
  };

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  get theme(): ThemeName {
    const asked = this.#host.getAttribute('theme');
    if (asked === 'light' || asked === 'dark') return asked;
    return this.#isDark ? 'dark' : 'light';
  }

  hostConnected(): void {
    this.#isDark = this.#dark.matches;
    this.#dark.addEventListener('change', this.#tell);
  }

  hostDisconnected(): void {
    this.#dark.removeEventListener('change', this.#tell);
  }
}

/** Whether the visitor asked for things to jump instead of move. */
export function prefersReducedMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
