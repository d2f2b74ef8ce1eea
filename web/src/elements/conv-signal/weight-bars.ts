/**
 * The weights as bars that are dragged: by mouse, finger or keys, also several in one stroke. It shows what it is given and
 * tells what the person did (WeightEvent); it decides nothing.
 */
import { css, html, LitElement, svg, type PropertyDeclarations, type TemplateResult } from 'lit';
import { niceStep } from '../../draw/scale.js';
import { defineElement } from '../base/define-element.js';
import { setStyle } from '../base/set-style.js';

export class WeightEvent extends Event {
  readonly place: number;
  readonly value: number;
  /** False at the beginning of a stroke, true while it goes on. */
  readonly continues: boolean;

  constructor(place: number, value: number, continues: boolean) {
    super('weight-event');
    this.place = place;
    this.value = value;
    this.continues = continues;
  }
}

const height = 132;
/** Parts of the largest weight by which a key moves a bar. */
const keySteps = 20;

export class WeightBars extends LitElement {
  static override properties: PropertyDeclarations = {
    values: { attribute: false },
    texts: { attribute: false },
    colors: { attribute: false },
    first: { attribute: false },
    cell: { attribute: false },
    lit: { attribute: false },
    name: { attribute: false },
    barName: { attribute: false },
    cursor: { state: true },
  };

  declare values: readonly number[];
  declare texts: readonly string[];
  /** Four bytes for each weight. */
  declare colors: Uint8ClampedArray;
  /** Index of the first weight, as it stands under its bar. */
  declare first: number;
  /** Width of a bar's column in CSS pixels. */
  declare cell: number;
  /** The weight that is pointed at elsewhere; null for none. */
  declare lit: number | null;
  declare name: string;
  declare barName: (place: number) => string;
  declare protected cursor: number;

  /** Scale and place stay as they are while a bar is dragged; null while none is. */
  #drag: { readonly limit: number; readonly bounds: DOMRect } | null = null;

  constructor() {
    super();
    this.values = [];
    this.texts = [];
    this.first = 0;
    this.cell = 44;
    this.lit = null;
    this.name = '';
    this.barName = () => '';
    this.cursor = 0;
  }

  static override styles = css`
    :host {
      display: block;
      width: fit-content;
    }
    .bars {
      position: relative;
      height: 132px;
      border-bottom: 1px solid var(--conv-hairline);
      cursor: ns-resize;
      touch-action: pan-x;
    }
    svg {
      display: block;
      overflow: visible;
    }
    .zero {
      stroke: var(--conv-edge);
    }
    .bar {
      stroke: var(--conv-edge);
    }
    .bar.lit {
      stroke: var(--conv-window);
      stroke-width: 3;
    }
    .grip {
      stroke: var(--conv-text);
      stroke-width: 3;
      stroke-linecap: round;
    }
    .column {
      position: absolute;
      top: 0;
      bottom: 0;
    }
    .column:focus-visible {
      outline: 2px solid var(--conv-accent);
      outline-offset: -2px;
      border-radius: 3px;
    }
    .indices {
      display: flex;
      color: var(--conv-quiet);
      font: 12px/1.6 var(--conv-mono);
      text-align: center;
    }
    @media (forced-colors: active) {
      svg {
        forced-color-adjust: none;
      }
    }
  `;

  get #scale(): number {
    return this.#drag?.limit ?? limitOf(this.values);
  }

  #y(value: number): number {
    const limit = this.#scale;
    return (height / 2) * (1 - Math.min(limit, Math.max(-limit, value)) / limit);
  }

  override render(): TemplateResult {
    const { values, cell } = this;
    const width = cell * values.length;
    return html`<div
        class="bars"
        role="group"
        aria-label=${this.name}
        ${setStyle({ width: `${width}px` })}
        @pointerdown=${this.#onDown}
        @pointermove=${this.#onMove}
        @pointerup=${this.#onUp}
        @pointercancel=${this.#onUp}
      >
        <svg width=${width} height=${height} aria-hidden="true">
          <path class="zero" d="M0 ${height / 2}H${width}" />
          ${values.map((value, place) => this.#bar(value, place))}
        </svg>
        ${values.map((value, place) => this.#column(value, place))}
      </div>
      <div class="indices" aria-hidden="true">
        ${values.map(
          (_, place) =>
            html`<span ${setStyle({ width: `${cell}px` })}
              >${String(this.first + place).replace('-', '−')}</span
            >`,
        )}
      </div>`;
  }

  #bar(value: number, place: number): TemplateResult {
    const { cell, colors } = this;
    const y = this.#y(value);
    const inset = Math.max(2, cell * 0.16);
    const [left, right] = [place * cell + inset, (place + 1) * cell - inset];
    const fill = `rgb(${colors.slice(4 * place, 4 * place + 3).join(' ')})`;
    return svg`<rect
        class="bar ${this.lit === place ? 'lit' : ''}"
        x=${left}
        y=${Math.min(y, height / 2)}
        width=${right - left}
        height=${Math.max(1, Math.abs(y - height / 2))}
        ${setStyle({ fill })}
      /><path class="grip" d="M${left + 3} ${y}H${right - 3}" />`;
  }

  #column(value: number, place: number): TemplateResult {
    const { cell } = this;
    const limit = this.#scale;
    return html`<div
      class="column"
      role="slider"
      aria-orientation="vertical"
      tabindex=${place === Math.min(this.cursor, this.values.length - 1) ? 0 : -1}
      aria-label=${this.barName(place)}
      aria-valuemin=${-limit}
      aria-valuemax=${limit}
      aria-valuenow=${value}
      aria-valuetext=${this.texts[place] ?? ''}
      ${setStyle({ left: `${place * cell}px`, width: `${cell}px` })}
      @keydown=${(event: KeyboardEvent) => this.#onKeyDown(event, place)}
      @focus=${() => (this.cursor = place)}
    ></div>`;
  }

  readonly #onDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    event.preventDefault();
    const bounds = this.renderRoot.querySelector('svg')!.getBoundingClientRect();
    this.#drag = { limit: limitOf(this.values), bounds };
    this.#follow(event, bounds, false);
    this.#focus(this.cursor);
  };

  readonly #onMove = (event: PointerEvent): void => {
    if (this.#drag !== null) this.#follow(event, this.#drag.bounds, true);
  };

  readonly #onUp = (): void => {
    this.#drag = null;
    this.requestUpdate();
  };

  #follow(event: PointerEvent, bounds: DOMRect, continues: boolean): void {
    const column = Math.floor(((event.clientX - bounds.left) / bounds.width) * this.values.length);
    const place = Math.min(this.values.length - 1, Math.max(0, column));
    const part = 1 - (2 * (event.clientY - bounds.top)) / bounds.height;
    const limit = this.#scale;
    this.cursor = place;
    this.#tell(place, Math.min(limit, Math.max(-limit, part * limit)), continues);
  }

  #onKeyDown(event: KeyboardEvent, place: number): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = this.#scale / keySteps;
    const value = this.values[place]!;
    const changes: Readonly<Record<string, number>> = {
      ArrowUp: value + step,
      ArrowDown: value - step,
      PageUp: value + 5 * step,
      PageDown: value - 5 * step,
    };
    const moves: Readonly<Record<string, number>> = {
      ArrowLeft: place - 1,
      ArrowRight: place + 1,
      Home: 0,
      End: this.values.length - 1,
    };
    const changed = changes[event.key];
    const moved = moves[event.key];
    if (changed !== undefined) this.#tell(place, changed, false);
    else if (moved !== undefined) this.#focus(Math.min(this.values.length - 1, Math.max(0, moved)));
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #focus(place: number): void {
    this.cursor = place;
    this.renderRoot.querySelectorAll<HTMLElement>('.column')[place]?.focus({ preventScroll: true });
  }

  /** As fine as a pixel tells, and with as few digits. */
  #tell(place: number, value: number, continues: boolean): void {
    const step = niceStep(this.#scale / 50) / 2;
    const rounded = Number((Math.round(value / step) * step).toPrecision(10));
    this.dispatchEvent(new WeightEvent(place, rounded, continues));
  }
}

/** At least 1, and round. */
function limitOf(values: readonly number[]): number {
  const largest = Math.max(...values.map(Math.abs));
  return largest <= 1 ? 1 : niceStep(largest);
}

defineElement('conv-weight-bars', WeightBars);

declare global {
  interface HTMLElementTagNameMap {
    'conv-weight-bars': WeightBars;
  }
}
