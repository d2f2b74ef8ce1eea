/**
 * The maps of one layer as pictures: painted cell by cell and enlarged with hard edges, pointed at by mouse, finger or keys.
 * It shows what it is given and tells what the person did; it decides nothing.
 */
import {
  css,
  html,
  LitElement,
  nothing,
  svg,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { canvasSize, placeMaps, tileOf, unitAt, type MapGrid } from '../../draw/map-grid.js';
import type { Region } from '../../state/receptive-cone.js';
import { moveOnGrid } from '../../state/selection.js';
import { defineElement } from '../base/define-element.js';
import { setStyle } from '../base/set-style.js';
import { LayerEvent, type LayerPlace } from './layer-event.js';

/**
 * A rectangle in one or several maps: the unit that is looked at, the window that something else reads here, or what is not
 * as in another map.
 */
export interface Mark {
  readonly kind: 'unit' | 'window' | 'map' | 'differs';
  readonly region: Region;
}

export class MapView extends LitElement {
  static override properties: PropertyDeclarations = {
    grid: { attribute: false },
    marks: { attribute: false },
    unit: { attribute: false },
    labels: { attribute: false },
    name: { attribute: false },
    still: { attribute: false },
    cursor: { state: true },
  };

  declare grid: MapGrid;
  declare marks: readonly Mark[];
  /** The unit of this layer that is pinned: arrow keys move it. */
  declare unit: LayerPlace | null;
  /** What each map is called and holds, for those who do not see it. */
  declare labels: readonly string[];
  /** What the whole is called. */
  declare name: string;
  /** A figure only to look at: neither keys nor pointer. */
  declare still: boolean;
  /** The map that Tab leads to. */
  declare cursor: number;

  #colors: Uint8ClampedArray | null = null;
  #image: ImageData | null = null;

  constructor() {
    super();
    this.marks = [];
    this.unit = null;
    this.labels = [];
    this.name = '';
    this.still = false;
    this.cursor = 0;
  }

  static override styles = css`
    :host {
      display: block;
      position: relative;
      width: fit-content;
    }
    canvas,
    svg,
    .tiles {
      display: block;
      grid-area: 1 / 1;
    }
    .stack {
      display: grid;
    }
    canvas {
      image-rendering: pixelated;
    }
    canvas,
    svg {
      overflow: visible;
      pointer-events: none;
    }
    .frame {
      fill: none;
      stroke: var(--conv-hairline);
      stroke-width: 1;
    }
    .mark {
      fill: color-mix(in srgb, var(--conv-window) 15%, transparent);
      stroke: var(--conv-window);
      stroke-width: 1;
    }
    .mark.unit {
      fill: none;
      stroke-width: 2;
    }
    .mark.map {
      fill: none;
      stroke-width: 2;
    }
    .mark.whole {
      fill: none;
    }
    .mark.differs {
      fill: none;
      stroke: var(--conv-wrong);
      stroke-dasharray: 1 2;
    }
    .frame,
    .mark {
      vector-effect: non-scaling-stroke;
    }
    .tiles {
      display: grid;
      cursor: crosshair;
    }
    .row {
      display: contents;
    }
    .tile:focus-visible {
      outline: 2px solid var(--conv-accent);
      outline-offset: 2px;
      z-index: 2;
    }
    @media (forced-colors: active) {
      .frame {
        stroke: CanvasText;
      }
      .mark {
        fill: none;
        stroke: Highlight;
      }
    }
  `;

  /**
   * Four bytes for each value of [channels][height][width]; null paints nothing. Painted at once: sixty times a second
   * nothing but pixels changes.
   */
  get colors(): Uint8ClampedArray | null {
    return this.#colors;
  }
  set colors(colors: Uint8ClampedArray | null) {
    if (colors === this.#colors) return;
    this.#colors = colors;
    // Otherwise the update that is to come paints.
    if (this.hasUpdated && !this.isUpdatePending) this.#paint();
  }

  /** Puts the focus on a map, as when the arrows lead here from the layer above. */
  focusMap(channel: number): void {
    this.cursor = Math.min(this.grid.shape.channels - 1, Math.max(0, channel));
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>('.tile[tabindex="0"]')?.focus();
    });
  }

  override render(): TemplateResult {
    const { grid } = this;
    const canvas = canvasSize(grid);
    const size = setStyle({
      width: `${grid.width * grid.cell}px`,
      height: `${grid.height * grid.cell}px`,
    });
    const drawing = (parts: readonly TemplateResult[]): TemplateResult =>
      html`<svg ${size} viewBox="0 0 ${grid.width} ${grid.height}" aria-hidden="true">
        ${parts}
      </svg>`;
    // Only marks lie above the maps: whatever does costs the browser a layer of its own.
    return html`<div class="stack">
      ${drawing([this.#frames()])}
      ${this.still ? html`<div role="img" aria-label=${this.name} class="tiles"></div>` : this.#tiles()}
      <canvas width=${canvas.width} height=${canvas.height} ${size} aria-hidden="true"></canvas>
      ${this.marks.length === 0 ? nothing : drawing(this.marks.flatMap((mark) => this.#mark(mark)))}
    </div>`;
  }

  override updated(): void {
    this.#paint();
  }

  #paint(): void {
    const { width, height } = canvasSize(this.grid);
    if (this.#image?.width !== width || this.#image.height !== height) {
      this.#image = new ImageData(width, height);
    }
    if (this.#colors === null) this.#image.data.fill(0);
    else placeMaps(this.#colors, this.grid, this.#image.data);
    this.renderRoot
      .querySelector('canvas')!
      .getContext('2d', { willReadFrequently: true })!
      .putImageData(this.#image, 0, 0);
  }

  #channels(): number[] {
    return Array.from({ length: this.grid.shape.channels }, (_, channel) => channel);
  }

  /** A hairline around each map, of one pixel just outside of it. */
  #frames(): TemplateResult {
    const half = 0.5 / this.grid.cell;
    const [width, height] = [this.grid.shape.width + 2 * half, this.grid.shape.height + 2 * half];
    const around = this.#channels().map((channel) => {
      const { left, top } = tileOf(this.grid, channel);
      return `M${left - half} ${top - half}h${width}v${height}h${-width}z`;
    });
    return svg`<path class="frame" d=${around.join('')} />`;
  }

  #mark({ kind, region }: Mark): TemplateResult[] {
    const { width, height } = this.grid.shape;
    // The frame of a whole map says enough; a tint would only dim the map.
    const isWhole = region.width === width && region.height === height;
    const marks: TemplateResult[] = [];
    for (let channel = region.firstChannel; channel <= region.lastChannel; channel++) {
      const { left, top } = tileOf(this.grid, channel);
      marks.push(
        svg`<rect class="mark ${kind} ${isWhole ? 'whole' : ''}" x=${left + region.left} y=${top + region.top}
          width=${region.width} height=${region.height} />`,
      );
    }
    return marks;
  }

  #tiles(): TemplateResult {
    const { grid } = this;
    const rows = Array.from({ length: grid.rows }, (_, row) => row);
    const place = setStyle({
      width: `${grid.shape.width * grid.cell}px`,
      height: `${grid.shape.height * grid.cell}px`,
    });
    return html`<div
      class="tiles"
      role="grid"
      aria-label=${this.name}
      ${setStyle({
        'grid-template-columns': `repeat(${grid.perRow}, max-content)`,
        gap: `${grid.gap * grid.cell}px`,
      })}
      @pointermove=${this.#onPointerMove}
      @pointerleave=${() => this.#tell('point', null)}
      @click=${this.#onClick}
      @keydown=${this.#onKeyDown}
    >
      ${rows.map(
        (row) =>
          html`<div class="row" role="row">
            ${repeat(
              this.#channels().slice(row * grid.perRow, (row + 1) * grid.perRow),
              (channel) => channel,
              (channel) => this.#tile(channel, place),
            )}
          </div>`,
      )}
    </div>`;
  }

  #tile(channel: number, place: ReturnType<typeof setStyle>): TemplateResult {
    return html`<div
      class="tile"
      role="gridcell"
      tabindex=${channel === this.cursor ? 0 : -1}
      aria-label=${this.labels[channel] ?? nothing}
      ${place}
      @focus=${() => this.#onFocus(channel)}
      @blur=${() => this.#tell('look', null)}
    ></div>`;
  }

  #onFocus(channel: number): void {
    this.cursor = channel;
    this.#tell('look', { channel, row: 0, column: 0 });
  }

  readonly #onPointerMove = (event: PointerEvent): void => {
    if (event.pointerType === 'touch') return;
    this.#tell('point', this.#placeUnder(event));
  };

  readonly #onClick = (event: MouseEvent): void => {
    const place = this.#placeUnder(event);
    if (place === null) return;
    this.cursor = place.channel;
    this.#tell('pick', place);
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isUsed =
      this.unit === null ? this.#onMapKey(event.key) : this.#onUnitKey(event.key, this.unit);
    if (!isUsed) return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** Among the maps: arrows move from one to the next, Enter goes into one. */
  #onMapKey(key: string): boolean {
    const { grid, cursor } = this;
    if (key === 'Enter' || key === ' ') {
      const { height, width } = grid.shape;
      this.#tell('pick', { channel: cursor, row: height >> 1, column: width >> 1 });
      return true;
    }
    if (key === 'Escape') return this.#tell('back', null);
    const place = { row: Math.floor(cursor / grid.perRow), column: cursor % grid.perRow };
    const moved = moveOnGrid(key, place, { rows: grid.rows, columns: grid.perRow });
    if (moved === null) return false;
    if (moved.row === place.row && (key === 'ArrowUp' || key === 'ArrowDown')) {
      return this.#tell(key === 'ArrowUp' ? 'above' : 'below', { ...place, channel: place.column });
    }
    this.focusMap(moved.row * grid.perRow + moved.column);
    return true;
  }

  /** Inside a map: arrows move the unit, Escape comes back out. */
  #onUnitKey(key: string, unit: LayerPlace): boolean {
    if (key === 'Escape') return this.#tell('back', null);
    const { height, width } = this.grid.shape;
    const moved = moveOnGrid(key, unit, { rows: height, columns: width });
    return moved !== null && this.#tell('pick', { channel: unit.channel, ...moved });
  }

  #tell(action: LayerEvent['action'], place: LayerPlace | null): true {
    this.dispatchEvent(new LayerEvent(action, place));
    return true;
  }

  #placeUnder({ clientX, clientY }: MouseEvent): LayerPlace | null {
    const bounds = this.renderRoot.querySelector('canvas')!.getBoundingClientRect();
    // Where CSS has scaled the whole page, a cell is not `cell` pixels of the screen.
    const scale = (this.grid.width * this.grid.cell) / bounds.width;
    return unitAt(this.grid, {
      x: (clientX - bounds.left) * scale,
      y: (clientY - bounds.top) * scale,
    });
  }
}

defineElement('conv-map-view', MapView);

declare global {
  interface HTMLElementTagNameMap {
    'conv-map-view': MapView;
  }
}
