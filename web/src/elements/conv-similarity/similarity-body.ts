/**
 * What <conv-similarity> does once it comes near the viewport: a part of its own, so that a page pays for it only then. It
 * keeps the session, brings pictures, and turns what a person does into changes.
 */
import { html, type TemplateResult } from 'lit';
import { withoutOwn } from '../../state/picture-source.js';
import {
  boxInside,
  decodeSimilarityState,
  encodeSimilarityState,
  initialSimilarityState,
  type PixelBox,
  type SimilarityState,
} from '../../state/similarity-state.js';
import { reveal, type PixelPlace } from '../../state/viewport.js';
import { similarityStringsFor, type SimilarityWords } from '../../strings/similarity.js';
import type { DemoFrame, DemoHost, GivenOptions } from '../base/demo-element.js';
import { DemoWork } from '../base/demo-work.js';
import type { PictureEvent } from '../parts/picture-event.js';
import { PictureSupply } from '../parts/picture-supply.js';
import { undoByKey } from '../parts/undo-buttons.js';
import { requestLibrary, sampleUrl } from '../provider.js';
import type { ChangeSource } from '../types.js';
import { exportPicture, exportTable } from './export.js';
import { options } from './options.js';
import { similarityScreen, type SimilarityActions } from './similarity-screen.js';
import { SimilaritySession } from './similarity-session.js';
import { SimilarityPainter } from './similarity-show.js';
import type { PictureName } from './stage-view.js';
import { similarityStyles } from './styles.js';

export class SimilarityBody extends DemoWork<SimilarityState, SimilaritySession> {
  readonly #painter = new SimilarityPainter();
  readonly #supply: PictureSupply;
  #overview = '';
  /** A box is being drawn: what follows is one step of undo with it. */
  #isDrawing = false;

  constructor(host: DemoHost, given: GivenOptions) {
    const form = { options, encode: encodeSimilarityState, decode: decodeSimilarityState };
    super(host, similarityStyles, new SimilaritySession(), form, given);
    this.#supply = new PictureSupply({
      element: host.element,
      words: () => ({
        ...this.words.pictures.source,
        ownMissing: this.words.similarity.ownMissing,
      }),
      show: (pixels) => {
        this.session.setPixels(pixels);
        this.session.hover = null;
      },
      wished: (source) => void this.change({ source }, 'user'),
      brought: (source) => {
        this.session.change({ source });
        this.tell('user');
      },
      changed: () => this.requestFrame(),
    });
  }

  get words(): SimilarityWords {
    return similarityStringsFor(this.host.language());
  }

  /** The picture and the library at once. */
  async start(): Promise<void> {
    this.#overview = sampleUrl('overview');
    const picture = this.#begin();
    this.session.start(await requestLibrary());
    await picture;
    this.requestFrame();
  }

  /** Brings what the state names, as far as that can be brought; nobody draws here. */
  #begin(): Promise<void> {
    const { source } = this.session.state;
    const bringable = source === 'drawing' ? initialSimilarityState.source : source;
    this.session.change({ source: withoutOwn(bringable) });
    return this.#supply.bring(bringable);
  }

  /** What `continues` is a part of the change before it. */
  protected change(
    patch: Partial<SimilarityState>,
    source: ChangeSource,
    continues = false,
  ): boolean {
    const before = this.session.state.source;
    this.session.change(patch, continues);
    if (this.session.state.source !== before) void this.#begin();
    this.tell(source);
    return true;
  }

  #travel(history: SimilaritySession['history']): void {
    if (history === this.session.history) return;
    this.session.travel(history);
    this.tell('user');
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const history = undoByKey(event, this.session.history);
    if (history !== null) this.#travel(history);
  };

  // --- looking -----------------------------------------------------------------------------------

  #onPicture(name: PictureName, { action, place, viewport, box, isFinal }: PictureEvent): void {
    if (action === 'point') this.#hover(place && this.#windowAt(name, place));
    else if (action === 'pick' && place !== null) this.#put(this.#windowAt(name, place));
    else if (action === 'back') this.#hover(null);
    else if (action === 'select' && box !== null) this.#select(box, isFinal);
    else if (action === 'view' && viewport !== null) {
      this.session.change({ viewport });
      if (isFinal) this.tell('user');
      else this.requestFrame();
    }
  }

  /** In the picture a pixel is the window's middle; a place of a map is the window itself. */
  #windowAt(name: PictureName, place: PixelPlace): PixelPlace {
    return name === 'picture' ? this.session.windowAround(place) : place;
  }

  #hover(place: PixelPlace | null): void {
    const { hover } = this.session;
    if (hover?.row === place?.row && hover?.column === place?.column) return;
    this.session.hover = place;
    this.requestFrame();
  }

  #put(place: PixelPlace): void {
    this.session.hover = null;
    const { viewport } = this.session.state;
    const { width, height } = this.session.size;
    const seen = reveal(viewport, (place.column + 0.5) / width, (place.row + 0.5) / height);
    this.change({ place, viewport: seen }, 'user');
  }

  /** The box becomes the template, and the window stands on it. */
  #select(drawn: PixelBox, isFinal: boolean): void {
    const box = boxInside(drawn, this.session.size);
    if (box === null) return;
    const { row, column } = box;
    this.session.hover = null;
    if (isFinal) this.session.selecting = false;
    const template = { kind: 'part', box } as const;
    this.change({ template, place: { row, column } }, 'user', this.#isDrawing);
    this.#isDrawing = !isFinal;
  }

  readonly #actions: SimilarityActions = {
    change: (patch) => void this.change(patch, 'user'),
    put: (place) => this.#put(place),
    select: (isOn) => {
      this.session.selecting = isOn;
      this.requestFrame();
    },
    take: () => {
      const box = boxInside(this.session.window, this.session.size);
      if (box !== null) this.change({ template: { kind: 'part', box } }, 'user');
    },
    travel: (history) => this.#travel(history),
    reset: () => void this.change(initialSimilarityState, 'user'),
    onSource: (event) => this.#supply.onSource(event),
    onPicture: (name, event) => this.#onPicture(name, event),
    onAnswer: (event) => this.tellAnswer(event),
  };

  // --- frames ------------------------------------------------------------------------------------

  protected get isReady(): boolean {
    return this.session.library !== null && !this.#isDrawing;
  }

  protected override beforeFrame(): void {
    const frame = this.#supply.frame();
    if (frame !== null) this.session.setPixels(frame);
    if (this.#supply.camera === 'on') this.requestFrame();
  }

  render({ shows, isNarrow, loading }: DemoFrame): TemplateResult {
    const palette = this.host.palette();
    const supply = this.#supply;
    return html`<div
      class="whole"
      @keydown=${this.#onKey}
      @paste=${supply.onPaste}
      @dragenter=${supply.onDrag}
      @dragover=${supply.onDrag}
      @dragleave=${supply.onDragLeave}
      @drop=${supply.onDrop}
    >
      ${similarityScreen({
        session: this.session,
        show: this.#painter.show(this.session, palette),
        palette,
        strings: this.words,
        camera: supply.camera,
        overview: this.#overview,
        note: supply.note,
        problem: supply.problem,
        isDropping: supply.isDropping,
        isFolded: isNarrow,
        shows,
        quiz: this.host.asks(),
        loading,
        actions: this.#actions,
      })}
    </div>`;
  }

  override exportImage(): Promise<Blob> {
    const palette = this.host.palette();
    const show = this.#painter.show(this.session, palette);
    return exportPicture(this.session, show, palette, this.words);
  }

  exportData(): string {
    return exportTable(this.session, this.words);
  }

  exportDrawing(): null {
    return null;
  }

  exportCode(): null {
    return null;
  }
}
