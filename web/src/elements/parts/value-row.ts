/**
 * A layer whose output is a row of values: few ones as cells with their numbers, many as a strip of colours.
 */
import {
  css,
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { moveOnGrid } from '../../state/selection.js';
import { defineElement } from '../base/define-element.js';
import { setStyle } from '../base/set-style.js';
import { setText } from '../base/set-text.js';
import { LayerEvent } from './layer-event.js';

/** Up to here each value gets a cell with its number. */
export const mostCells = 16;
/** Takes a number's place where there is none. */
const noNumber = '\u00a0';

export class ValueRow extends LitElement {
  static override properties: PropertyDeclarations = {
    count: { attribute: false },
    marked: { attribute: false },
    selected: { attribute: false },
    name: { attribute: false },
    valueText: { attribute: false },
    cursor: { state: true },
  };

  declare count: number;
  /** The first and last value that something else reads; null for none. */
  declare marked: readonly [first: number, last: number] | null;
  /** The value that is looked at; null for none. */
  declare selected: number | null;
  declare name: string;
  /** The value under the cursor in words. */
  declare valueText: string;
  declare cursor: number;

  #colors: Uint8ClampedArray | null = null;
  #numbers: readonly string[] = [];

  constructor() {
    super();
    this.count = 1;
    this.marked = null;
    this.selected = null;
    this.name = '';
    this.valueText = '';
    this.cursor = 0;
  }

  static override styles = css`
    :host {
      display: block;
      container: row / inline-size;
    }
    .strip {
      position: relative;
      height: 24px;
      border: 1px solid var(--conv-hairline);
      cursor: crosshair;
    }
    .strip:focus-visible {
      outline: 2px solid var(--conv-accent);
      outline-offset: 2px;
    }
    canvas {
      display: block;
      width: 100%;
      height: 100%;
      image-rendering: pixelated;
    }
    .mark {
      position: absolute;
      inset-block: -1px;
      border: 1.5px solid var(--conv-window);
      background: color-mix(in srgb, var(--conv-window) 15%, transparent);
      pointer-events: none;
    }
    .mark.unit {
      min-width: 4px;
      background: none;
      border-width: 2px;
    }
    .cells {
      display: grid;
      grid-auto-flow: column;
      grid-auto-columns: minmax(0, 1fr);
      margin-top: 2px;
      font: 12px/1.3 var(--conv-mono);
      font-variant-numeric: tabular-nums;
      text-align: center;
    }
    .cells b {
      display: block;
      font-weight: 600;
    }
    .cells span {
      display: block;
      contain: size layout;
      height: 1.3em;
      color: var(--conv-quiet);
      white-space: nowrap;
    }
    /* Ten numbers need their room; without it the one that is looked at is told elsewhere. */
    @container row (width < 420px) {
      .cells span {
        display: none;
      }
    }
  `;

  /** Four bytes for each value; null paints nothing. Painted at once, without another render. */
  get colors(): Uint8ClampedArray | null {
    return this.#colors;
  }
  set colors(colors: Uint8ClampedArray | null) {
    if (colors === this.#colors) return;
    this.#colors = colors;
    // Otherwise the update that is to come paints.
    if (this.hasUpdated && !this.isUpdatePending) this.#paint();
  }

  /** The values as text, for rows of few values; written at once too. */
  get numbers(): readonly string[] {
    return this.#numbers;
  }
  set numbers(numbers: readonly string[]) {
    this.#numbers = numbers;
    if (this.hasUpdated && !this.isUpdatePending) this.#write();
  }

  override render(): TemplateResult {
    return html`<div
        class="strip"
        role="slider"
        tabindex="0"
        aria-label=${this.name}
        aria-valuemin="1"
        aria-valuemax=${this.count}
        aria-valuenow=${(this.selected ?? this.cursor) + 1}
        aria-valuetext=${this.valueText}
        @pointermove=${this.#onPointerMove}
        @pointerleave=${() => this.#tell('point', null)}
        @click=${(event: MouseEvent) => this.#pick(this.#placeUnder(event))}
        @keydown=${this.#onKeyDown}
      >
        <canvas width=${this.count} height="1" aria-hidden="true"></canvas>
        ${this.marked === null ? nothing : this.#mark('window', ...this.marked)}
        ${this.selected === null ? nothing : this.#mark('unit', this.selected, this.selected)}
      </div>
      ${this.count <= mostCells ? this.#cells() : nothing}`;
  }

  override updated(): void {
    this.#paint();
    this.#write();
  }

  #paint(): void {
    const image = new ImageData(this.count, 1);
    if (this.#colors !== null) image.data.set(this.#colors);
    this.renderRoot
      .querySelector('canvas')!
      .getContext('2d', { willReadFrequently: true })!
      .putImageData(image, 0, 0);
  }

  #write(): void {
    for (const [place, cell] of this.renderRoot.querySelectorAll('.cells span').entries()) {
      setText(cell, this.#numbers[place] ?? noNumber);
    }
  }

  #cells(): TemplateResult {
    return html`<div class="cells" aria-hidden="true">
      ${Array.from(
        { length: this.count },
        (_, place) => html`<div><b>${place}</b><span></span></div>`,
      )}
    </div>`;
  }

  #mark(kind: 'unit' | 'window', first: number, last: number): TemplateResult {
    const percent = (places: number): string => `${(100 * places) / this.count}%`;
    const place = setStyle({ left: percent(first), width: percent(last - first + 1) });
    return html`<div class="mark ${kind}" ${place}></div>`;
  }

  readonly #onPointerMove = (event: PointerEvent): void => {
    if (event.pointerType !== 'touch') this.#tell('point', this.#placeUnder(event));
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isUsed = this.#onKey(event.key);
    if (!isUsed) return;
    event.preventDefault();
    event.stopPropagation();
  };

  #onKey(key: string): boolean {
    const current = this.selected ?? this.cursor;
    if (key === 'Escape') return this.#tell('back', null);
    if (key === 'Enter' || key === ' ') return this.#pick(current);
    if (key === 'ArrowUp') return this.#tell('above', current);
    if (key === 'ArrowDown') return this.#tell('below', current);
    const moved = moveOnGrid(key, { row: 0, column: current }, { rows: 1, columns: this.count });
    return moved !== null && this.#pick(moved.column);
  }

  #pick(place: number): true {
    this.cursor = place;
    return this.#tell('pick', place);
  }

  #tell(action: LayerEvent['action'], place: number | null): true {
    const unit = place === null ? null : { channel: place, row: 0, column: 0 };
    this.dispatchEvent(new LayerEvent(action, unit));
    return true;
  }

  #placeUnder({ clientX }: MouseEvent): number {
    const bounds = this.renderRoot.querySelector('canvas')!.getBoundingClientRect();
    const place = Math.floor(((clientX - bounds.left) / bounds.width) * this.count);
    return Math.min(this.count - 1, Math.max(0, place));
  }

  /** Puts the focus here, as when the arrows lead here from the layer above. */
  focusMap(): void {
    this.renderRoot.querySelector<HTMLElement>('.strip')?.focus();
  }
}

defineElement('conv-value-row', ValueRow);

declare global {
  interface HTMLElementTagNameMap {
    'conv-value-row': ValueRow;
  }
}
