/**
 * A picture with hard pixels that can be enlarged, moved and pointed at, with what was before it behind a divider where
 * that is wanted. It shows what it is given and tells what the person did (PictureEvent); it decides nothing.
 *
 *   html`<conv-picture-view .picture=${after} .under=${before} .divider=${0.5} .viewport=${viewport}
 *     .name=${'Result'} .strings=${strings.picture} @picture-event=${onPictureEvent}></conv-picture-view>`
 */
import {
  html,
  LitElement,
  nothing,
  svg,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { pixelAt, placeInFrame, sheetBox } from '../../draw/picture-geometry.js';
import { moveOnGrid } from '../../state/selection.js';
import {
  placeInPicture,
  wholePicture,
  zoomAt,
  type PixelPlace,
  type Viewport,
} from '../../state/viewport.js';
import type { PictureStrings } from '../../strings/en/pictures.js';
import { defineElement } from '../base/define-element.js';
import { setStyle } from '../base/set-style.js';
import { PictureEvent, type PictureBox } from './picture-event.js';
import { PictureGestures } from './picture-gestures.js';
import { pictureViewStyles } from './picture-view-styles.js';

export interface PictureData {
  readonly width: number;
  readonly height: number;
  /** Four bytes a pixel, row by row. */
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
  /** Another number for other bytes in the same array. */
  readonly version: number;
}

/** A rectangle of pixels, of which parts may lie beside the picture. */
export interface PictureMark {
  readonly kind: 'window' | 'field' | 'pixel';
  readonly row: number;
  readonly column: number;
  readonly height: number;
  readonly width: number;
  /** What stands above it. */
  readonly label?: string;
}

/** Pictures are so many letters wide. */
const lettersAcross = 30;
/** How far one key press zooms, and a page of pixels. */
const zoomStep = 1.5;
const pageStep = 16;

export class PictureView extends LitElement {
  static override properties: PropertyDeclarations = {
    picture: { attribute: false },
    under: { attribute: false },
    divider: { attribute: false },
    viewport: { attribute: false },
    marks: { attribute: false },
    selecting: { attribute: false },
    place: { attribute: false },
    name: { attribute: false },
    valueText: { attribute: false },
    strings: { attribute: false },
  };

  /** Null paints nothing. */
  declare picture: PictureData | null;
  /** What lies left of the divider, as large as the picture; null for no divider. */
  declare under: PictureData | null;
  /** 0 … 1 of the frame's width. */
  declare divider: number;
  declare viewport: Viewport;
  declare marks: readonly PictureMark[];
  /** A drag draws a box (the action `select`) instead of moving the picture. */
  declare selecting: boolean;
  /** The pixel that is looked at: arrow keys move it. */
  declare place: PixelPlace | null;
  declare name: string;
  /** The pixel that is looked at in words. */
  declare valueText: string;
  declare strings: PictureStrings;

  readonly #painted = new WeakMap<HTMLCanvasElement, { data: PictureData; image: ImageData }>();

  constructor() {
    super();
    this.picture = null;
    this.under = null;
    this.divider = 0.5;
    this.viewport = wholePicture;
    this.marks = [];
    this.selecting = false;
    this.place = null;
    this.name = '';
    this.valueText = '';
  }

  static override styles = pictureViewStyles;

  override render(): TemplateResult {
    const { width, height } = this.#size;
    const ratio = setStyle({ 'aspect-ratio': `${width} / ${height}` });
    const isSplit = this.under !== null;
    return html`<div class="frame" ${ratio}>
      <div
        class="surface ${this.viewport.zoom > 1 || this.selecting ? 'zoomed' : ''}"
        role="application"
        tabindex="0"
        aria-label=${this.name}
        aria-roledescription=${this.strings.role}
        aria-description=${this.strings.help}
        @keydown=${this.#onKeyDown}
      >
        ${this.#sheet('over')}
        ${
          isSplit
            ? html`<div
                class="before"
                ${setStyle({ 'clip-path': `inset(0 ${100 * (1 - this.divider)}% 0 0)` })}
              >
                ${this.#sheet('under')}
              </div>`
            : nothing
        }
        <div class="sheet overlay" ${setStyle(sheetBox(this.viewport))}>${this.#overlay()}</div>
      </div>
      ${isSplit ? this.#dividerLine() : nothing}
      <p class="spoken-only" role="status">${this.valueText}</p>
    </div>`;
  }

  get #size(): { width: number; height: number } {
    return this.picture ?? this.under ?? { width: 1, height: 1 };
  }

  #sheet(which: 'over' | 'under'): TemplateResult {
    const data = which === 'over' ? this.picture : this.under;
    return html`<canvas
      class="sheet ${which}"
      width=${data?.width ?? 1}
      height=${data?.height ?? 1}
      aria-hidden="true"
      ${setStyle(sheetBox(this.viewport))}
    ></canvas>`;
  }

  #overlay(): TemplateResult {
    const { width, height } = this.#size;
    return html`<svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" aria-hidden="true">
      ${this.marks.map(
        ({ kind, row, column, height, width, label }) =>
          svg`<rect class="halo" x=${column} y=${row} width=${width} height=${height} />
            <rect class="mark ${kind}" x=${column} y=${row} width=${width} height=${height} />
            ${label === undefined ? nothing : this.#label(label, { row, column, height })}`,
      )}
    </svg>`;
  }

  /** Above its mark, or below it where there is no room. */
  #label(
    text: string,
    { row, column, height }: Pick<PictureMark, 'row' | 'column' | 'height'>,
  ): TemplateResult {
    const size = this.#size.width / lettersAcross;
    const isBelow = row < 1.4 * size;
    const y = isBelow ? row + height + 1.1 * size : row - 0.4 * size;
    return svg`<text class="label" x=${column} y=${y} font-size=${size}>${text}</text>`;
  }

  #dividerLine(): TemplateResult {
    const percent = Math.round(100 * this.divider);
    return html`<div
      class="divider"
      role="slider"
      tabindex="0"
      aria-label=${this.strings.divider}
      aria-valuemin="0"
      aria-valuemax="100"
      aria-valuenow=${percent}
      aria-valuetext=${this.strings.dividerText(percent)}
      ${setStyle({ left: `${100 * this.divider}%` })}
      @pointerdown=${this.#onDividerDown}
      @keydown=${this.#onDividerKey}
    >
      <span class="side before-label" aria-hidden="true">${this.strings.before}</span>
      <span class="side after-label" aria-hidden="true">${this.strings.after}</span>
      <span class="grip" aria-hidden="true"></span>
    </div>`;
  }

  protected override firstUpdated(): void {
    const surface = this.renderRoot.querySelector<HTMLElement>('.surface')!;
    new PictureGestures(surface, {
      viewport: () => this.viewport,
      show: (viewport, isFinal) => this.#tell('view', { viewport, isFinal }),
      point: (place) => this.#tell('point', { place: place && this.#pixelAt(place) }),
      pick: (place) => {
        const pixel = this.#pixelAt(place);
        if (pixel !== null) this.#tell('pick', { place: pixel });
      },
      selects: () => this.selecting,
      select: (from, to, isFinal) =>
        this.#tell('select', { box: this.#boxBetween(from, to), isFinal }),
    });
  }

  protected override updated(): void {
    for (const canvas of this.renderRoot.querySelectorAll('canvas')) {
      const data = canvas.classList.contains('under') ? this.under : this.picture;
      if (data !== null) this.#paint(canvas, data);
    }
  }

  /** Only what has changed, into an image that is kept. */
  #paint(canvas: HTMLCanvasElement, data: PictureData): void {
    const known = this.#painted.get(canvas);
    const isSame = known?.data.rgba === data.rgba && known.image.width === data.width;
    if (isSame && known.data.version === data.version) return;
    const image = isSame ? known.image : new ImageData(data.rgba, data.width, data.height);
    this.#painted.set(canvas, { data, image });
    canvas.getContext('2d')!.putImageData(image, 0, 0);
  }

  #pixelAt(place: { readonly x: number; readonly y: number }): PixelPlace | null {
    return pixelAt(placeInPicture(this.viewport, place), this.#size);
  }

  /** The pixels between two places, both included. */
  #boxBetween(...ends: { readonly x: number; readonly y: number }[]): PictureBox {
    const { width, height } = this.#size;
    const places = ends.map((end) => placeInPicture(this.viewport, end));
    const range = (values: readonly number[], count: number): [first: number, size: number] => {
      const cells = values.map((value) =>
        Math.min(count - 1, Math.max(0, Math.floor(value * count))),
      );
      return [Math.min(...cells), Math.max(...cells) - Math.min(...cells) + 1];
    };
    const [row, boxHeight] = range(
      places.map(({ y }) => y),
      height,
    );
    const [column, boxWidth] = range(
      places.map(({ x }) => x),
      width,
    );
    return { row, column, height: boxHeight, width: boxWidth };
  }

  // --- keys and the divider ----------------------------------------------------------------------

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || !this.#useKey(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  #useKey({ key, shiftKey }: KeyboardEvent): boolean {
    const { width, height } = this.#size;
    const place = this.place ?? { row: height >> 1, column: width >> 1 };
    if (key === 'Escape') return this.#tell('back');
    if (key === 'Enter' || key === ' ') return this.#tell('pick', { place });
    if (key === '+' || key === '=') return this.#zoom(zoomStep, place);
    if (key === '-') return this.#zoom(1 / zoomStep, place);
    if (key === '0') return this.#tell('view', { viewport: wholePicture });
    let moved = this.place === null && key.startsWith('Arrow') ? place : null;
    for (let step = 0; step < (shiftKey ? pageStep : 1) && this.place !== null; step++) {
      moved = moveOnGrid(key, moved ?? place, { rows: height, columns: width });
    }
    return moved !== null && this.#tell('pick', { place: moved });
  }

  /** Around the pixel that is looked at, so that it stays in view. */
  #zoom(factor: number, { row, column }: PixelPlace): true {
    const { width, height } = this.#size;
    const { x, y, zoom } = this.viewport;
    const [placeX, placeY] = [(column + 0.5) / width, (row + 0.5) / height];
    const seen = { x: 0.5 + (placeX - x) * zoom, y: 0.5 + (placeY - y) * zoom };
    return this.#tell('view', { viewport: zoomAt(this.viewport, factor, seen) });
  }

  readonly #onDividerDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const line = event.currentTarget as HTMLElement;
    const frame = this.renderRoot.querySelector('.frame')!;
    line.setPointerCapture(event.pointerId);
    line.focus();
    const follow = (moved: PointerEvent, isFinal: boolean): void => {
      const { x } = placeInFrame(moved, frame.getBoundingClientRect());
      this.#tell('divide', { divider: Math.min(1, Math.max(0, x)), isFinal });
    };
    const onMove = (moved: PointerEvent): void => follow(moved, false);
    const onEnd = (ended: PointerEvent): void => {
      line.removeEventListener('pointermove', onMove);
      line.removeEventListener('pointerup', onEnd);
      line.removeEventListener('pointercancel', onEnd);
      follow(ended, true);
    };
    line.addEventListener('pointermove', onMove);
    line.addEventListener('pointerup', onEnd);
    line.addEventListener('pointercancel', onEnd);
    event.preventDefault();
  };

  readonly #onDividerKey = (event: KeyboardEvent): void => {
    const step = event.shiftKey ? 0.1 : 0.02;
    const moves: Readonly<Record<string, number>> = {
      ArrowLeft: this.divider - step,
      ArrowDown: this.divider - step,
      ArrowRight: this.divider + step,
      ArrowUp: this.divider + step,
      PageDown: this.divider - 0.1,
      PageUp: this.divider + 0.1,
      Home: 0,
      End: 1,
    };
    const moved = moves[event.key];
    if (moved === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    this.#tell('divide', { divider: Math.min(1, Math.max(0, moved)) });
    event.preventDefault();
    event.stopPropagation();
  };

  #tell(
    action: PictureEvent['action'],
    details?: ConstructorParameters<typeof PictureEvent>[1],
  ): true {
    // The next event may come before the next frame, and goes on from here.
    if (action === 'view') this.viewport = details?.viewport ?? this.viewport;
    if (action === 'pick') this.place = details?.place ?? this.place;
    this.dispatchEvent(new PictureEvent(action, details));
    return true;
  }
}

defineElement('conv-picture-view', PictureView);

declare global {
  interface HTMLElementTagNameMap {
    'conv-picture-view': PictureView;
  }
}
