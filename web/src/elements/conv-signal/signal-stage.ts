/**
 * The three plots with the window on them: drawn from a scene, dragged by mouse, finger or keys. It shows what it is given
 * and tells what the person did (SignalEvent); it decides nothing.
 */
import { html, LitElement, svg, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { SceneShape } from '../../draw/scene.js';
import { dotSize, sceneAt, type BandName } from '../../draw/signal-frame.js';
import type { SignalScene } from '../../draw/signal-scene.js';
import { defineElement } from '../base/define-element.js';
import { setStyle } from '../base/set-style.js';
import { prefersReducedMotion } from '../base/theme-watcher.js';
import { signalStageStyles } from './signal-stage-styles.js';

/** A place of the plots: a moment, which plot, and the value at that height. */
export interface SignalPlace {
  readonly t: number;
  readonly band: BandName;
  readonly value: number;
}

export type SignalAction =
  /** The pointer is over a place, or (null) has left. */
  | 'point'
  /** The window is put or dragged to a place. */
  | 'drag'
  /** The same, and the pointer was lifted there. */
  | 'drop'
  /** The track is drawn through a place; `begins` at the first. */
  | 'draw'
  /** By keys: to a moment. */
  | 'move'
  /** Escape. */
  | 'back';

export class SignalEvent extends Event {
  readonly action: SignalAction;
  readonly place: SignalPlace | null;
  /** Of 'move'. */
  readonly t: number;
  /** Of 'draw'. */
  readonly begins: boolean;

  constructor(
    action: SignalAction,
    { place = null, t = NaN, begins = false }: Partial<Pick<SignalEvent, 'place' | 't' | 'begins'>>,
  ) {
    super('signal-event');
    this.action = action;
    this.place = place;
    this.t = t;
    this.begins = begins;
  }
}

/** A page of moments. */
const pageStep = 8;

export class SignalStage extends LitElement {
  static override properties: PropertyDeclarations = {
    scene: { attribute: false },
    t: { attribute: false },
    range: { attribute: false },
    pen: { attribute: false },
    name: { attribute: false },
    valueText: { attribute: false },
  };

  declare scene: SignalScene;
  declare t: number;
  /** First and last moment that the window can stand at. */
  declare range: readonly [first: number, last: number];
  /** The pointer draws in the plot of the readings. */
  declare pen: boolean;
  declare name: string;
  /** The moment that is looked at, in words. */
  declare valueText: string;

  /** What the pressed pointer does; null while none is pressed. */
  #gesture: 'drag' | 'draw' | null = null;

  constructor() {
    super();
    this.pen = false;
    this.name = '';
    this.valueText = '';
  }

  static override styles = signalStageStyles;

  /** The weights travel around the moment from one side to the other. Jumps with reduced motion. */
  turn(duration: number): void {
    if (prefersReducedMotion()) return;
    const bars = this.renderRoot.querySelector<SVGGElement>('.bars');
    bars?.animate([{ transform: 'scaleX(-1)' }, { transform: 'scaleX(1)' }], {
      duration,
      easing: 'cubic-bezier(0.3, 0, 0.2, 1)',
    });
  }

  override render(): TemplateResult {
    const { scene } = this;
    const { width, height, moved, left, axis } = scene;
    const slide = setStyle({ transform: `translateX(${moved}px)` });
    const [first, last] = this.range;
    return html`<div
      class="surface ${this.pen ? 'pen' : ''}"
      role="slider"
      tabindex="0"
      aria-label=${this.name}
      aria-valuemin=${first}
      aria-valuemax=${last}
      aria-valuenow=${this.t}
      aria-valuetext=${this.valueText}
      ${setStyle({ '--dot': `${dotSize(scene)}px` })}
      @pointerdown=${this.#onDown}
      @pointermove=${this.#onMove}
      @pointerup=${this.#onUp}
      @pointercancel=${this.#onUp}
      @pointerleave=${this.#onLeave}
      @keydown=${this.#onKeyDown}
    >
      <svg viewBox="0 0 ${width} ${height}" width=${width} height=${height} aria-hidden="true">
        ${scene.still.map(shape)}
        <g class="moving" ${slide}>
          <g class="bars" ${setStyle({ 'transform-origin': `${left + axis}px 0` })}>
            ${scene.bars.map(shape)}
          </g>
          ${scene.frames.map(shape)}
        </g>
      </svg>
    </div>`;
  }

  #place(event: PointerEvent): SignalPlace {
    const bounds = this.renderRoot.querySelector('svg')!.getBoundingClientRect();
    // The page may be zoomed, or the element scaled.
    const scale = this.scene.width / bounds.width;
    return sceneAt(this.scene, {
      x: (event.clientX - bounds.left) * scale,
      y: (event.clientY - bounds.top) * scale,
    });
  }

  readonly #onDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const surface = event.currentTarget as HTMLElement;
    surface.setPointerCapture(event.pointerId);
    surface.focus({ preventScroll: true });
    event.preventDefault();
    const place = this.#place(event);
    this.#gesture = this.pen && place.band === 'readings' ? 'draw' : 'drag';
    this.#tell(this.#gesture, { place, begins: true });
  };

  readonly #onMove = (event: PointerEvent): void => {
    if (this.#gesture !== null) this.#tell(this.#gesture, { place: this.#place(event) });
    else if (event.pointerType !== 'touch') this.#tell('point', { place: this.#place(event) });
  };

  readonly #onUp = (event: PointerEvent): void => {
    const gesture = this.#gesture;
    this.#gesture = null;
    if (gesture === 'drag') this.#tell('drop', { place: this.#place(event) });
  };

  readonly #onLeave = (): void => {
    if (this.#gesture === null) this.#tell('point', {});
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || !this.#useKey(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  #useKey(key: string): boolean {
    const [first, last] = this.range;
    if (key === 'Escape') return this.#tell('back', {});
    const moves: Readonly<Record<string, number>> = {
      ArrowLeft: this.t - 1,
      ArrowDown: this.t - 1,
      ArrowRight: this.t + 1,
      ArrowUp: this.t + 1,
      PageDown: this.t - pageStep,
      PageUp: this.t + pageStep,
      Home: first,
      End: last,
    };
    const t = moves[key];
    return t !== undefined && this.#tell('move', { t: Math.min(last, Math.max(first, t)) });
  }

  #tell(action: SignalAction, details: ConstructorParameters<typeof SignalEvent>[1]): true {
    // The next key may come before the next frame, and goes on from here.
    if (action === 'move') this.t = details.t ?? this.t;
    this.dispatchEvent(new SignalEvent(action, details));
    return true;
  }
}

function shape(each: SceneShape): TemplateResult {
  if (each.kind === 'path') return svg`<path class=${each.role} d=${each.d} />`;
  if (each.kind === 'text') {
    const { role, x, y, anchor } = each;
    return svg`<text class=${role} x=${x} y=${y} text-anchor=${anchor}>${each.text}</text>`;
  }
  const { role, x, y, width, height, fill } = each;
  const color = setStyle(fill === undefined ? {} : { fill });
  return svg`<rect class=${role} x=${x} y=${y} width=${width} height=${height} ${color} />`;
}

defineElement('conv-signal-stage', SignalStage);

declare global {
  interface HTMLElementTagNameMap {
    'conv-signal-stage': SignalStage;
  }
}
