/**
 * What <conv-filters> does once it comes near the viewport: a part of its own, so that a page pays for it only then. It
 * keeps the session, brings pictures, draws at most once a frame and tells the element what is to be told.
 */
import { html, type LitElement, type TemplateResult } from 'lit';
import { paintStrokes } from '../../draw/pad-ink.js';
import type { Palette } from '../../draw/palettes.js';
import * as drawing from '../../state/drawing.js';
import {
  initialFiltersState,
  readyPictures,
  type FiltersState,
  type ReadyPictureName,
} from '../../state/filters-state.js';
import { reveal, type PixelPlace } from '../../state/viewport.js';
import { filtersStringsFor, type FiltersWords } from '../../strings/filters.js';
import { kernelStringsFor } from '../../strings/kernels.js';
import { FrameLoop } from '../base/frame-loop.js';
import { Camera } from '../parts/camera.js';
import {
  decodeClipboard,
  decodeFile,
  decodeUrl,
  firstFile,
  PictureError,
  type LoadedPicture,
} from '../parts/load-picture.js';
import { PadInput } from '../parts/pad-input.js';
import type { PictureEvent } from '../parts/picture-event.js';
import type { Question } from '../parts/question-card.js';
import type { SourceEvent } from '../parts/source-picker.js';
import { requestLibrary, sampleUrl } from '../provider.js';
import type { ChangeSource, ConvAnswerDetail } from '../types.js';
import { exportPicture, exportTable } from './export.js';
import {
  chainName,
  filtersScreen,
  type FiltersActions,
  type FiltersScreen,
} from './filters-screen.js';
import { drawingPen, FiltersSession } from './filters-session.js';
import { filterQuestions } from './questions.js';
import { filtersStyles } from './styles.js';

/** What the body asks of its element, and tells it. */
export interface FiltersHost {
  readonly element: LitElement;
  palette(): Palette;
  language(): string;
  answered(detail: ConvAnswerDetail): void;
  changed(source: ChangeSource): void;
}

export class FiltersBody {
  readonly session = new FiltersSession();
  readonly #host: FiltersHost;
  readonly #frames: FrameLoop;
  readonly #camera: Camera;
  /** Who made the change that the next frame tells the page; null for none. */
  #untold: ChangeSource | null = null;
  #overview = '';
  #note = '';
  #problem = '';
  #isDropping = false;
  /** Counts pictures that were asked for: an older one that arrives late is dropped. */
  #request = 0;
  #questions: { readonly words: FiltersWords; readonly list: readonly Question[] } | null = null;
  #pad: HTMLCanvasElement | null = null;

  constructor(host: FiltersHost, state: FiltersState) {
    this.#host = host;
    this.#frames = new FrameLoop(host.element, () => this.#onFrame());
    this.#camera = new Camera(host.element, () => this.#onCamera());
    this.session.change(state);
    const root = host.element.shadowRoot!;
    root.adoptedStyleSheets = [
      ...root.adoptedStyleSheets,
      ...filtersStyles.map(({ styleSheet }) => styleSheet!),
    ];
  }

  /** The picture and the library at once; the picture is shown as soon as both are there. */
  async start(): Promise<void> {
    this.#overview = sampleUrl('overview');
    const picture = this.#begin();
    this.session.start(await requestLibrary());
    await picture;
    this.#frames.request();
  }

  /** A finished change: told in the frame that shows it. */
  change(patch: Partial<FiltersState>, source: ChangeSource): void {
    const before = this.session.state.source;
    this.session.change(patch);
    if (this.session.state.source !== before) void this.#begin();
    this.#untold = source;
    this.#frames.request();
  }

  // --- pictures ----------------------------------------------------------------------------------

  /** Brings what the state names. What was somebody's own cannot be brought back. */
  async #begin(): Promise<void> {
    const { source } = this.session.state;
    if (source === 'drawing') {
      this.#take(null, '');
      return;
    }
    const ready = readyPictures.find((name) => name === source);
    const name = ready ?? (initialFiltersState.source as ReadyPictureName);
    if (ready === undefined) this.session.change({ source: name });
    await this.#load(decodeUrl(sampleUrl(name)), () =>
      ready === undefined ? this.words.filters.ownMissing : '',
    );
  }

  /** Shows a picture when it has arrived, unless another was asked for since; says so when it cannot be shown. */
  async #load(
    arriving: Promise<LoadedPicture>,
    noteOf: (picture: LoadedPicture) => string,
  ): Promise<boolean> {
    const request = (this.#request += 1);
    try {
      const picture = await arriving;
      if (request !== this.#request) return false;
      this.#take(picture.pixels, noteOf(picture));
      return true;
    } catch (error) {
      if (request !== this.#request) return false;
      const { problems } = this.words.pictures.source;
      if (!(error instanceof PictureError)) throw error;
      this.#problem = problems[error.problem];
      this.#frames.request();
      return false;
    }
  }

  #take(pixels: ImageData | null, note: string): void {
    if (this.#camera.stage !== 'off') this.#camera.stop();
    this.session.isFilm = false;
    this.session.setPixels(pixels);
    this.session.hover = null;
    this.#note = note;
    this.#problem = '';
    this.#frames.request();
  }

  async #takeOwn(arriving: Promise<LoadedPicture>): Promise<void> {
    const words = this.words.pictures.source;
    const isThere = await this.#load(arriving, ({ pixels: { width, height }, scaledFrom }) =>
      scaledFrom === null
        ? words.loaded(width, height)
        : words.scaled(scaledFrom.width, scaledFrom.height, width, height),
    );
    if (isThere) this.#changeSource('own');
  }

  /** Without bringing a picture: it is there already. */
  #changeSource(source: FiltersState['source']): void {
    this.session.change({ source, pinned: null });
    this.#untold = 'user';
    this.#frames.request();
  }

  #onCamera(): void {
    if (this.#camera.stage === 'on') {
      this.#request += 1;
      this.#note = '';
      this.#problem = '';
      this.session.isFilm = true;
      this.#changeSource('camera');
    }
    this.#frames.request();
  }

  readonly #onSource = ({ wish }: SourceEvent): void => {
    if (wish.kind === 'ready') this.change({ source: wish.name, pinned: null }, 'user');
    else if (wish.kind === 'drawing') this.change({ source: 'drawing', pinned: null }, 'user');
    else if (wish.kind === 'file') void this.#takeOwn(decodeFile(wish.file));
    else if (wish.kind === 'clipboard') void this.#takeOwn(decodeClipboard());
    else if (wish.kind === 'camera') void this.#camera.start();
    else this.#camera.stop();
  };

  readonly #onPaste = (event: ClipboardEvent): void => {
    const file = firstFile(event.clipboardData);
    if (file === null) return;
    event.preventDefault();
    void this.#takeOwn(decodeFile(file));
  };

  readonly #onDrag = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    // Only so does the browser let it be dropped here, instead of leaving the page for the picture.
    event.preventDefault();
    this.#setDropping(true);
  };

  readonly #onDragLeave = (event: DragEvent): void => {
    const next = event.relatedTarget;
    const content = event.currentTarget as HTMLElement;
    if (!(next instanceof Node && content.contains(next))) this.#setDropping(false);
  };

  readonly #onDrop = (event: DragEvent): void => {
    const file = firstFile(event.dataTransfer);
    this.#setDropping(false);
    if (file === null) return;
    event.preventDefault();
    void this.#takeOwn(decodeFile(file));
  };

  #setDropping(isDropping: boolean): void {
    if (isDropping === this.#isDropping) return;
    this.#isDropping = isDropping;
    this.#frames.request();
  }

  // --- looking and drawing -----------------------------------------------------------------------

  #onPicture(which: 'before' | 'after', event: PictureEvent): void {
    const { action, place, viewport, divider, isFinal } = event;
    if (action === 'point') this.#hover(this.#inResult(which, place));
    else if (action === 'pick') this.#pin(this.#inResult(which, place));
    else if (action === 'back') this.#pin(null);
    else this.#look(action === 'view' ? { viewport: viewport! } : { divider }, isFinal);
  }

  /** What the hand still moves is shown at once and told when it rests. */
  #look(patch: Partial<FiltersState>, isFinal: boolean): void {
    this.session.change(patch);
    if (isFinal) this.#untold = 'user';
    this.#frames.request();
  }

  #hover(place: PixelPlace | null): void {
    const { hover } = this.session;
    if (hover?.row === place?.row && hover?.column === place?.column) return;
    this.session.hover = place;
    this.#frames.request();
  }

  #pin(place: PixelPlace | null): void {
    this.session.hover = null;
    const shape = this.session.shown(this.#host.palette())?.pass.result.shape;
    const [, height = 1, width = 1] = shape ?? [];
    const { viewport } = this.session.state;
    const seen =
      place === null
        ? viewport
        : reveal(viewport, (place.column + 0.5) / width, (place.row + 0.5) / height);
    this.change({ pinned: place, viewport: seen }, 'user');
  }

  /** A pixel of the picture, as the pixel of the result in whose window's middle it lies; null where there is none. */
  #inResult(which: 'before' | 'after', place: PixelPlace | null): PixelPlace | null {
    const shown = this.session.shown(this.#host.palette());
    if (place === null || shown === null || which === 'after') return place;
    const { before, after } = shown;
    // The result begins half a window further in, or further out.
    const row = place.row - ((before.height - after.height) >> 1);
    const column = place.column - ((before.width - after.width) >> 1);
    const isInside = row >= 0 && column >= 0 && row < after.height && column < after.width;
    return isInside ? { row, column } : null;
  }

  #draw(drawn: drawing.Drawing): void {
    this.change({ drawing: drawn }, 'user');
  }

  #write(drawn: drawing.Drawing): void {
    this.session.change({ drawing: drawn });
    this.#frames.request();
  }

  get #drawing(): drawing.Drawing {
    return this.session.state.drawing;
  }

  #attachPad(pad: HTMLCanvasElement): void {
    this.#pad = pad;
    new PadInput(pad, {
      penDown: (point) => this.#write(drawing.beginStroke(this.#drawing, point)),
      penMoved: (points) => this.#write(drawing.extendStroke(this.#drawing, points)),
      penUp: () => this.#draw(drawing.endStroke(this.#drawing)),
      undo: () => this.#draw(drawing.undo(this.#drawing)),
      redo: () => this.#draw(drawing.redo(this.#drawing)),
      clear: () => this.#draw(drawing.clear(this.#drawing)),
      keyPen: () => undefined,
    });
  }

  readonly #actions: FiltersActions = {
    change: (patch) => this.change(patch, 'user'),
    onSource: this.#onSource,
    onPicture: (which, event) => this.#onPicture(which, event),
    onAnswer: ({ question, given, correct }) =>
      this.#host.answered({
        question: question.prompt,
        given: String(given),
        expected: String(question.expected),
        correct,
      }),
    undoStroke: () => this.#draw(drawing.undo(this.#drawing)),
    clearPad: () => this.#draw(drawing.clear(this.#drawing)),
  };

  // --- frames ------------------------------------------------------------------------------------

  #onFrame(): void {
    const frame = this.#camera.frame();
    if (frame !== null) this.session.setPixels(frame);
    if (this.#camera.stage === 'on') this.#frames.request();
    this.#host.element.requestUpdate();
    if (this.#untold !== null && !this.#drawing.penDown) {
      this.#host.changed(this.#untold);
      this.#untold = null;
    }
  }

  get words(): FiltersWords {
    return filtersStringsFor(this.#host.language());
  }

  render(outside: Pick<FiltersScreen, 'shows' | 'quiz' | 'loading' | 'share'>): TemplateResult {
    const screen: FiltersScreen = {
      ...outside,
      session: this.session,
      palette: this.#host.palette(),
      strings: kernelStringsFor(this.#host.language()),
      words: this.words.filters,
      pictureWords: this.words.pictures,
      camera: this.#camera.stage,
      overview: this.#overview,
      note: this.#note,
      problem: this.#problem,
      isDropping: this.#isDropping,
      questions: outside.quiz ? this.#questionList() : [],
      actions: this.#actions,
    };
    return html`<div
      class="body"
      @paste=${this.#onPaste}
      @dragenter=${this.#onDrag}
      @dragover=${this.#onDrag}
      @dragleave=${this.#onDragLeave}
      @drop=${this.#onDrop}
    >
      ${filtersScreen(screen)}
    </div>`;
  }

  /** Asked of the library once for each language. */
  #questionList(): readonly Question[] {
    const { library } = this.session;
    if (library === null) return [];
    const { words } = this;
    if (this.#questions?.words !== words) {
      const strings = kernelStringsFor(this.#host.language());
      this.#questions = { words, list: filterQuestions(library, words.filters, strings) };
    }
    return this.#questions.list;
  }

  /** After the template is on the page. */
  updated(): void {
    const root = this.#host.element.renderRoot;
    const pad = root.querySelector<HTMLCanvasElement>('canvas[part="pad"]');
    if (pad !== null && pad !== this.#pad) this.#attachPad(pad);
    const side = Math.round((pad?.clientWidth ?? 0) * devicePixelRatio);
    if (pad === null || side === 0) return;
    if (pad.width !== side) {
      pad.width = side;
      pad.height = side;
    }
    const [red, green, blue] = this.#host.palette().ink;
    paintStrokes(pad.getContext('2d')!, this.#drawing.strokes, {
      color: `rgb(${red} ${green} ${blue})`,
      penWidth: drawingPen,
    });
  }

  exportImage(): Promise<Blob> {
    const { filters } = this.words;
    const palette = this.#host.palette();
    const strings = kernelStringsFor(this.#host.language());
    const title = filters.resultOf(chainName({ session: this.session, words: filters, strings }));
    return exportPicture(this.session, { palette, title, input: filters.input });
  }

  exportData(): string {
    return exportTable(this.session, this.#host.palette(), this.words.filters);
  }
}
