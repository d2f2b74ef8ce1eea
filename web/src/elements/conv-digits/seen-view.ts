/**
 * From the pad to the network's input in four small pictures: drawn, cut to the ink, scaled, centred. When a stroke ends
 * the last one shows the ink moving to its place.
 */
import {
  css,
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { easeOut, inputSide, type Box, boxBetween } from '../../draw/pad-geometry.js';
import { paintStrokes, type InkStyle } from '../../draw/pad-ink.js';
import type { Stroke } from '../../state/strokes.js';
import type { Strings } from '../../strings/index.js';
import { defineElement } from '../base/define-element.js';
import { FrameLoop } from '../base/frame-loop.js';
import { prefersReducedMotion } from '../base/theme-watcher.js';

/** A picture of grey values as colours. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Four bytes for each pixel, row by row. */
  readonly colors: Uint8ClampedArray;
}

/** A drawing as the pad shows it. */
export interface DrawnPicture extends InkStyle {
  readonly strokes: readonly Stroke[];
  /** Pixels on each side of the raster that the network's input was made from. */
  readonly side: number;
}

/** What became of one drawing. */
export interface SeenPictures {
  readonly drawn: DrawnPicture;
  /** Null where the pad is merely shrunk. */
  readonly stages: {
    /** In pixels of `drawn`. */
    readonly crop: Box;
    readonly scaled: Picture;
    /** Where `scaled` begins in the input. */
    readonly offset: readonly [row: number, column: number];
  } | null;
  readonly input: Picture;
}

/** The longer side of a digit in MNIST's pictures. */
const boxSide = 20;
/** Of the small canvases that are not painted cell by cell. */
const figurePixels = 168;
const moveMs = 500;

export class SeenView extends LitElement {
  static override properties: PropertyDeclarations = {
    pictures: { attribute: false },
    prepared: { attribute: false },
    strokesEnded: { attribute: false },
    strings: { attribute: false },
  };

  /** Null for an empty pad. */
  declare pictures: SeenPictures | null;
  /** Prepared as MNIST was made; otherwise merely shrunk. */
  declare prepared: boolean;
  /** Grows by one whenever a stroke ends: then the ink moves once. */
  declare strokesEnded: number;
  declare strings: Strings;

  readonly #frames = new FrameLoop(this, (time) => this.#move(time));
  /** The drawn picture, to copy parts from. */
  readonly #source = document.createElement('canvas');
  #moveBegan: number | null = null;
  #isMoving = false;

  constructor() {
    super();
    this.pictures = null;
    this.prepared = true;
    this.strokesEnded = 0;
  }

  static override styles = css`
    :host {
      display: block;
    }
    ol {
      display: grid;
      grid-template-columns: repeat(4, minmax(0, 1fr));
      gap: 12px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .figure {
      position: relative;
      aspect-ratio: 1;
      border: 1px solid var(--conv-hairline);
      background: var(--conv-panel);
    }
    canvas,
    svg {
      position: absolute;
      inset: 0;
      width: 100%;
      height: 100%;
    }
    .cells {
      image-rendering: pixelated;
    }
    .box {
      fill: none;
      stroke: var(--conv-quiet);
      stroke-width: 1;
      stroke-dasharray: 3 3;
      vector-effect: non-scaling-stroke;
    }
    .middle {
      stroke: var(--conv-quiet);
      stroke-width: 1;
      vector-effect: non-scaling-stroke;
    }
    p {
      margin: 6px 0 0;
      color: var(--conv-quiet);
      font-size: 13px;
      line-height: 1.3;
      text-wrap: balance;
      overflow-wrap: break-word;
      hyphens: auto;
    }
    .skipped .figure {
      border-style: dashed;
      background: none;
    }
    .skipped p {
      text-decoration: line-through;
    }
    [hidden] {
      display: none;
    }
  `;

  override render(): TemplateResult {
    const { seen } = this.strings.digits;
    const stages = this.pictures?.stages ?? null;
    const skipped = this.prepared ? '' : 'skipped';
    return html`<ol>
      <li>
        <div class="figure">
          <canvas class="drawn" width=${figurePixels} height=${figurePixels}></canvas>
          ${stages === null ? nothing : outline(stages.crop, this.pictures!.drawn.side)}
        </div>
        <p>${seen.drawn}</p>
      </li>
      <li class=${skipped}>
        <div class="figure">
          <canvas class="cropped" width=${figurePixels} height=${figurePixels}></canvas>
        </div>
        <p>${seen.cropped}</p>
      </li>
      <li class=${skipped}>
        <div class="figure">
          <canvas class="scaled cells" width=${inputSide} height=${inputSide}></canvas>
          ${this.prepared ? outline(middleBox(boxSide, boxSide), inputSide) : nothing}
        </div>
        <p>${seen.scaled}</p>
      </li>
      <li>
        <div class="figure">
          <canvas class="input cells" width=${inputSide} height=${inputSide}></canvas>
          <canvas class="moving" width=${figurePixels} height=${figurePixels} hidden></canvas>
          ${this.prepared ? cross() : nothing}
        </div>
        <p>${this.prepared ? seen.centered : seen.shrunk}</p>
      </li>
    </ol>`;
  }

  override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('pictures') || changed.has('prepared')) this.#paint();
    const hasEnded =
      changed.has('strokesEnded') && (changed.get('strokesEnded') ?? 0) !== this.strokesEnded;
    if (hasEnded && this.pictures?.stages && !prefersReducedMotion()) {
      this.#moveBegan = null;
      this.#isMoving = true;
      this.#frames.request();
    }
  }

  #paint(): void {
    const { pictures } = this;
    const drawn = this.#context('drawn');
    const cropped = this.#context('cropped');
    const scaled = this.#context('scaled');
    const input = this.#context('input');
    for (const context of [drawn, cropped, scaled, input]) {
      context.clearRect(0, 0, context.canvas.width, context.canvas.height);
    }
    if (pictures === null) {
      this.#stopMoving();
      return;
    }
    putPicture(input, pictures.input, 0, 0);
    const whole = { left: 0, top: 0, width: figurePixels, height: figurePixels };
    const source = this.#source;
    const { side, strokes } = pictures.drawn;
    if (source.width !== side) {
      source.width = side;
      source.height = side;
    }
    paintStrokes(source.getContext('2d')!, strokes, pictures.drawn);
    drawPart(drawn, source, { left: 0, top: 0, width: side, height: side }, whole);
    if (pictures.stages === null) {
      this.#stopMoving();
      return;
    }
    const { crop, scaled: small } = pictures.stages;
    drawPart(cropped, source, crop, fitted(crop, figurePixels));
    const { left, top } = middleBox(small.width, small.height);
    putPicture(scaled, small, Math.round(left), Math.round(top));
  }

  /** From where the ink lies on the pad to where the network sees it. */
  #move(time: number): void {
    const stages = this.pictures?.stages ?? null;
    if (!this.#isMoving || stages === null || this.pictures === null) return;
    this.#moveBegan ??= time;
    const part = (time - this.#moveBegan) / moveMs;
    if (part >= 1) {
      this.#stopMoving();
      return;
    }
    const moving = this.#context('moving');
    moving.canvas.hidden = false;
    this.#context('input').canvas.hidden = true;
    const { drawn } = this.pictures;
    const [onPad, inInput] = [figurePixels / drawn.side, figurePixels / inputSide];
    const { crop, offset, scaled } = stages;
    const from = scaledBox(crop, onPad);
    const to = scaledBox(
      { left: offset[1], top: offset[0], width: scaled.width, height: scaled.height },
      inInput,
    );
    moving.clearRect(0, 0, figurePixels, figurePixels);
    drawPart(moving, this.#source, crop, boxBetween(from, to, easeOut(part)));
    this.#frames.request();
  }

  #stopMoving(): void {
    this.#isMoving = false;
    this.#context('moving').canvas.hidden = true;
    this.#context('input').canvas.hidden = false;
  }

  #context(name: string): CanvasRenderingContext2D {
    return this.renderRoot.querySelector<HTMLCanvasElement>(`canvas.${name}`)!.getContext('2d')!;
  }
}

function outline({ left, top, width, height }: Box, side: number): TemplateResult {
  return html`<svg viewBox="0 0 ${side} ${side}" aria-hidden="true">
    <rect class="box" x=${left} y=${top} width=${width} height=${height} />
  </svg>`;
}

function cross(): TemplateResult {
  return html`<svg viewBox="0 0 28 28" aria-hidden="true">
    <path class="middle" d="M14 0v2.5M14 25.5v2.5M0 14h2.5M25.5 14h2.5" />
  </svg>`;
}

function putPicture(
  context: CanvasRenderingContext2D,
  { width, height, colors }: Picture,
  left: number,
  top: number,
): void {
  const image = new ImageData(width, height);
  image.data.set(colors);
  context.putImageData(image, left, top);
}

function drawPart(
  context: CanvasRenderingContext2D,
  source: HTMLCanvasElement,
  from: Box,
  to: Box,
): void {
  context.imageSmoothingQuality = 'high';
  context.drawImage(
    source,
    ...([from.left, from.top, from.width, from.height] as const),
    ...([to.left, to.top, to.width, to.height] as const),
  );
}

/** A box of this size in the middle of the input. */
function middleBox(width: number, height: number): Box {
  return { left: (inputSide - width) / 2, top: (inputSide - height) / 2, width, height };
}

/** As large as it gets in a square, in its middle, with some paper around. */
function fitted({ width, height }: Box, side: number): Box {
  const scale = (0.86 * side) / Math.max(width, height);
  const [fittedWidth, fittedHeight] = [width * scale, height * scale];
  return {
    left: (side - fittedWidth) / 2,
    top: (side - fittedHeight) / 2,
    width: fittedWidth,
    height: fittedHeight,
  };
}

function scaledBox({ left, top, width, height }: Box, scale: number): Box {
  return { left: left * scale, top: top * scale, width: width * scale, height: height * scale };
}

defineElement('conv-seen-view', SeenView);

declare global {
  interface HTMLElementTagNameMap {
    'conv-seen-view': SeenView;
  }
}
