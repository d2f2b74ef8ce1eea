/**
 * What <conv-filters> does once it comes near the viewport: a part of its own, so that a page pays for it only then. It
 * keeps the session, brings pictures, draws at most once a frame and tells the element what is to be told.
 */
import { html, type TemplateResult } from 'lit';
import { paintStrokes } from '../../draw/pad-ink.js';
import { filtersCode } from '../../state/as-code/filters.js';
import * as drawing from '../../state/drawing.js';
import { removeStep } from '../../state/filter-chain.js';
import {
  decodeFiltersState,
  encodeFiltersState,
  type FiltersState,
} from '../../state/filters-state.js';
import { withoutOwn } from '../../state/picture-source.js';
import { reveal, type PixelPlace } from '../../state/viewport.js';
import { filtersStringsFor, type FiltersWords } from '../../strings/filters.js';
import { kernelStringsFor } from '../../strings/kernels.js';
import type { DemoFrame, DemoHost, GivenOptions } from '../base/demo-element.js';
import { DemoWork } from '../base/demo-work.js';
import { PadInput } from '../parts/pad-input.js';
import type { PictureEvent } from '../parts/picture-event.js';
import { PictureSupply } from '../parts/picture-supply.js';
import type { Question } from '../parts/question-card.js';
import { undoByKey } from '../parts/undo-buttons.js';
import { requestLibrary, sampleUrl } from '../provider.js';
import type { ChangeSource } from '../types.js';
import { exportPicture, exportTable } from './export.js';
import { filtersScreen, type FiltersActions, type FiltersScreen } from './filters-screen.js';
import { drawingPen, FiltersSession } from './filters-session.js';
import { options } from './options.js';
import { filterQuestions } from './questions.js';
import { chainName } from './stage-view.js';
import { filtersStyles } from './styles.js';

export class FiltersBody extends DemoWork<FiltersState, FiltersSession> {
  readonly #supply: PictureSupply;
  #overview = '';
  #questions: { readonly words: FiltersWords; readonly list: readonly Question[] } | null = null;
  #pad: HTMLCanvasElement | null = null;

  constructor(host: DemoHost, given: GivenOptions) {
    const form = { options, encode: encodeFiltersState, decode: decodeFiltersState };
    super(host, filtersStyles, new FiltersSession(), form, given);
    this.#supply = new PictureSupply({
      element: host.element,
      words: () => this.words.pictures.source,
      show: (pixels) => this.#show(pixels),
      wished: (source) => this.change({ source, pinned: null }, 'user'),
      brought: (source) => this.#brought(source),
      changed: () => this.requestFrame(),
    });
    host.element.addController({ hostUpdated: () => this.#updated() });
  }

  /** The picture and the library at once; the picture is shown as soon as both are there. */
  async start(): Promise<void> {
    this.#overview = sampleUrl('overview');
    const picture = this.#begin();
    this.session.start(await requestLibrary());
    await picture;
    this.requestFrame();
  }

  /** A finished change: told in the frame that shows it. */
  protected change(patch: Partial<FiltersState>, source: ChangeSource): boolean {
    const before = this.session.state.source;
    this.session.change(patch);
    if (this.session.state.source !== before) void this.#begin();
    this.tell(source);
    return true;
  }

  #travel(history: FiltersSession['history']): void {
    if (history === this.session.history) return;
    this.session.travel(history);
    this.tell('user');
  }

  /** The focus goes to what is selected then: its own button is gone. */
  #removeStep(place: number): void {
    const { element } = this.host;
    this.change({ chain: removeStep(this.session.state.chain, place) }, 'user');
    element.requestUpdate();
    void element.updateComplete.then(() =>
      element.renderRoot.querySelector<HTMLElement>('.chain .selected .name')?.focus(),
    );
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const history = undoByKey(event, this.session.history);
    if (history !== null) this.#travel(history);
  };

  // --- pictures ----------------------------------------------------------------------------------

  /** Brings what the state names, as far as that can be brought. */
  #begin(): Promise<void> {
    const { source } = this.session.state;
    this.session.change({ source: withoutOwn(source) });
    return this.#supply.bring(source);
  }

  #show(pixels: ImageData | null): void {
    this.session.isFilm = false;
    this.session.setPixels(pixels);
    this.session.hover = null;
  }

  /** Of the visitor's own; it is there already. */
  #brought(source: FiltersState['source']): void {
    this.session.isFilm = source === 'camera';
    this.session.change({ source, pinned: null });
    this.tell('user');
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
    if (isFinal) this.tell('user');
    else this.requestFrame();
  }

  #hover(place: PixelPlace | null): void {
    const { hover } = this.session;
    if (hover?.row === place?.row && hover?.column === place?.column) return;
    this.session.hover = place;
    this.requestFrame();
  }

  #pin(place: PixelPlace | null): void {
    this.session.hover = null;
    const shape = this.session.shown(this.host.palette())?.pass.result.shape;
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
    const shown = this.session.shown(this.host.palette());
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
    this.requestFrame();
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
    travel: (history) => this.#travel(history),
    removeStep: (place) => this.#removeStep(place),
    onSource: (event) => this.#supply.onSource(event),
    onPicture: (which, event) => this.#onPicture(which, event),
    onAnswer: (event) => this.tellAnswer(event),
    undoStroke: () => this.#draw(drawing.undo(this.#drawing)),
    clearPad: () => this.#draw(drawing.clear(this.#drawing)),
  };

  // --- frames ------------------------------------------------------------------------------------

  protected get isReady(): boolean {
    return this.session.library !== null && !this.#drawing.penDown;
  }

  protected override beforeFrame(): void {
    const frame = this.#supply.frame();
    if (frame !== null) this.session.setPixels(frame);
    if (this.#supply.camera === 'on') this.requestFrame();
  }

  get words(): FiltersWords {
    return filtersStringsFor(this.host.language());
  }

  render({ shows, loading }: DemoFrame): TemplateResult {
    const quiz = this.host.asks();
    const screen: FiltersScreen = {
      shows,
      loading,
      quiz,
      session: this.session,
      palette: this.host.palette(),
      strings: kernelStringsFor(this.host.language()),
      words: this.words.filters,
      pictureWords: this.words.pictures,
      camera: this.#supply.camera,
      overview: this.#overview,
      note: this.#supply.note,
      problem: this.#supply.problem,
      isDropping: this.#supply.isDropping,
      questions: quiz ? this.#questionList() : [],
      actions: this.#actions,
    };
    return html`<div
      class="body"
      @keydown=${this.#onKey}
      @paste=${this.#supply.onPaste}
      @dragenter=${this.#supply.onDrag}
      @dragover=${this.#supply.onDrag}
      @dragleave=${this.#supply.onDragLeave}
      @drop=${this.#supply.onDrop}
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
      const strings = kernelStringsFor(this.host.language());
      this.#questions = { words, list: filterQuestions(library, words.filters, strings) };
    }
    return this.#questions.list;
  }

  /** After the template is on the page. */
  #updated(): void {
    const root = this.host.element.renderRoot;
    const pad = root.querySelector<HTMLCanvasElement>('canvas[part="pad"]');
    if (pad !== null && pad !== this.#pad) this.#attachPad(pad);
    const side = Math.round((pad?.clientWidth ?? 0) * devicePixelRatio);
    if (pad === null || side === 0) return;
    if (pad.width !== side) {
      pad.width = side;
      pad.height = side;
    }
    const [red, green, blue] = this.host.palette().ink;
    paintStrokes(pad.getContext('2d')!, this.#drawing.strokes, {
      color: `rgb(${red} ${green} ${blue})`,
      penWidth: drawingPen,
    });
  }

  override exportImage(): Promise<Blob> {
    const { filters } = this.words;
    const palette = this.host.palette();
    const strings = kernelStringsFor(this.host.language());
    const title = filters.resultOf(chainName({ session: this.session, words: filters, strings }));
    return exportPicture(this.session, { palette, title, input: filters.input });
  }

  exportData(): string {
    return exportTable(this.session, this.host.palette(), this.words.filters);
  }

  exportDrawing(): null {
    return null;
  }

  exportCode(): Readonly<Record<string, string>> {
    return { NumPy: filtersCode(this.session.state) };
  }
}
