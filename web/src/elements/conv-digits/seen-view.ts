/**
 * From the pad to the network's input in four small pictures: drawn, cut to the ink, scaled, centred. When a stroke ends
 * the last one shows the ink moving to its place.
 */
import {
  css,
  html,
  LitElement,
  type PropertyDeclarations,
  type TemplateResult,
  unsafeCSS,
} from 'lit';
import { easeOut } from '../../draw/pad-geometry.js';
import type { Strings } from '../../strings/index.js';
import { defineElement } from '../base/define-element.js';
import { FrameLoop } from '../base/frame-loop.js';
import { prefersReducedMotion } from '../base/theme-watcher.js';
import { figureShare, SeenPainter, type SeenPictures } from './seen-pictures.js';

const moveMs = 500;

export class SeenView extends LitElement {
  static override properties: PropertyDeclarations = {
    prepared: { attribute: false },
    strokesEnded: { attribute: false },
    strings: { attribute: false },
  };

  /** Prepared as MNIST was made; otherwise merely shrunk. */
  declare prepared: boolean;
  /** Grows by one whenever a stroke ends: then the ink moves once. */
  declare strokesEnded: number;
  declare strings: Strings;

  readonly #frames = new FrameLoop(this, (time) => this.#move(time));
  readonly #sizes = new ResizeObserver(() => this.#measure());
  readonly #painter = new SeenPainter();
  #pictures: SeenPictures | null = null;
  #moveBegan: number | null = null;
  /** How far the ink has moved, 0 … 1; null: it is where it belongs. */
  #moved: number | null = null;

  constructor() {
    super();
    this.prepared = true;
    this.strokesEnded = 0;
  }

  static override styles = css`
    :host {
      display: block;
    }
    ol {
      position: relative;
      display: grid;
      grid-template-columns: repeat(4, ${unsafeCSS(100 * figureShare)}%);
      justify-content: space-between;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    /* Outside, where the pictures above it do not reach. */
    .figure {
      aspect-ratio: 1;
      outline: 1px solid var(--conv-hairline);
      background: var(--conv-panel);
    }
    canvas {
      position: absolute;
      inset: 0 0 auto;
      width: 100%;
      aspect-ratio: ${unsafeCSS(1 / figureShare)};
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
      outline-style: dashed;
      background: none;
    }
    .skipped p {
      text-decoration: line-through;
    }
  `;

  /** Null for an empty pad. Painted at once: while somebody draws, nothing but pixels changes. */
  get pictures(): SeenPictures | null {
    return this.#pictures;
  }
  set pictures(pictures: SeenPictures | null) {
    if (pictures === this.#pictures) return;
    this.#pictures = pictures;
    if (!pictures?.stages) this.#moved = null;
    // Otherwise the update that is to come paints.
    if (this.hasUpdated && !this.isUpdatePending) this.#paint();
  }

  override render(): TemplateResult {
    const { seen } = this.strings.digits;
    const figure = (words: string, isSkipped: boolean): TemplateResult =>
      html`<li class=${isSkipped ? 'skipped' : ''}>
        <div class="figure"></div>
        <p>${words}</p>
      </li>`;
    // One canvas for all: each one costs the browser a layer.
    return html`<ol>
      ${figure(seen.drawn, false)} ${figure(seen.cropped, !this.prepared)}
      ${figure(seen.scaled, !this.prepared)}
      ${figure(this.prepared ? seen.centered : seen.shrunk, false)}
      <canvas aria-hidden="true"></canvas>
    </ol>`;
  }

  protected override firstUpdated(): void {
    this.#sizes.observe(this.#canvas);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#sizes.observe(this.#canvas);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    const hasEnded =
      changed.has('strokesEnded') && (changed.get('strokesEnded') ?? 0) !== this.strokesEnded;
    if (hasEnded && this.#pictures?.stages && !prefersReducedMotion()) {
      this.#moveBegan = null;
      this.#moved = 0;
      this.#frames.request();
    }
    this.#paint();
  }

  /** From where the ink lies on the pad to where the network sees it. */
  #move(time: number): void {
    if (this.#moved === null) return;
    this.#moveBegan ??= time;
    const part = (time - this.#moveBegan) / moveMs;
    this.#moved = part < 1 ? easeOut(part) : null;
    this.#paint();
    if (this.#moved !== null) this.#frames.request();
  }

  /** The canvas gets the screen's own pixels, so that the cells of small pictures have sharp edges. */
  #measure(): void {
    const canvas = this.#canvas;
    const width = Math.round(canvas.clientWidth * devicePixelRatio);
    if (width === 0 || canvas.width === width) return;
    canvas.width = width;
    canvas.height = Math.round(width * figureShare);
    this.#paint();
  }

  #paint(): void {
    this.#painter.paint(this.#canvas.getContext('2d')!, this.#pictures, this.#moved);
  }

  get #canvas(): HTMLCanvasElement {
    return this.renderRoot.querySelector('canvas')!;
  }
}

defineElement('conv-seen-view', SeenView);

declare global {
  interface HTMLElementTagNameMap {
    'conv-seen-view': SeenView;
  }
}
