/**
 * What <conv-window> does once it comes near the viewport: a part of its own, so that a page pays for it only then. It keeps
 * the session, draws at most once a frame and tells the element what is to be told.
 */
import type { TemplateResult } from 'lit';
import { valueText } from '../../draw/cell-text.js';
import { fitGrids, type GridFit } from '../../draw/grid-fit.js';
import { parseKernel, setWeight, turnAround } from '../../state/kernel.js';
import { positionBehind, stepTotal } from '../../state/stepping.js';
import { setInputValue } from '../../state/window-inputs.js';
import * as windowState from '../../state/window-state.js';
import type { WindowState } from '../../state/window-state.js';
import { windowStringsFor, type WindowWords } from '../../strings/window.js';
import type { DemoFrame, DemoHost, GivenOptions } from '../base/demo-element.js';
import { DemoWork } from '../base/demo-work.js';
import { fieldStyles } from '../parts/field-styles.js';
import type { GridEvent } from '../parts/grid-event.js';
import type { KernelEvent } from '../parts/kernel-editor.js';
import type { LayerEvent } from '../parts/layer-event.js';
import type { StepEvent } from '../parts/stepper.js';
import { requestLibrary } from '../provider.js';
import type { ChangeSource } from '../types.js';
import { exportCode, exportDrawing, exportTable } from './export.js';
import { sumText, windowSum } from './formula-view.js';
import { options } from './options.js';
import { blankOf } from './questions.js';
import type { GridName } from './stage-view.js';
import { windowStyles } from './styles.js';
import { windowScreen, type ScreenActions } from './window-screen.js';
import { WindowSession, type WindowHover } from './window-session.js';
import { windowShow, type WindowShow } from './window-tables.js';

/** What stands between two grids in a row, in CSS pixels. */
const signWidth = 40;
/** From this width on the formula may stand beside the grids, in a column of at least this width with its gap. */
const leastForBeside = 1000;
const besideWidth = 420;
/** Of a title in German, in CSS pixels; pictures are narrower. */
const panelWidth = 176;
/** The kernel's half turn. */
const turnMs = 500;

export class WindowBody extends DemoWork<WindowState, WindowSession> {
  #answered = false;

  constructor(host: DemoHost, given: GivenOptions) {
    const form = {
      options,
      encode: windowState.encodeWindowState,
      decode: windowState.decodeWindowState,
    };
    super(host, [fieldStyles, ...windowStyles], new WindowSession(), form, given);
  }

  async start(): Promise<void> {
    this.session.start(await requestLibrary());
    this.requestFrame();
  }

  get words(): WindowWords {
    return windowStringsFor(this.host.language());
  }

  exportData(): string {
    return exportTable(this.session, this.words);
  }

  exportDrawing(): string {
    return exportDrawing(this.session, this.host.palette(), this.words);
  }

  exportCode(): Readonly<Record<string, string>> {
    return exportCode(this.session);
  }

  // --- changes -----------------------------------------------------------------------------------

  /** A finished change: told as `conv-change` with the next frame. False for one that the library refuses. */
  protected change(patch: Partial<WindowState>, source: ChangeSource): boolean {
    const before = this.session.state;
    if (!this.session.change(patch)) return false;
    if (!windowState.sameCalculation(before, this.session.state)) this.#answered = false;
    this.#afterChange(before.operation, source);
    return true;
  }

  #travel(history: WindowSession['history']): void {
    if (history === this.session.history) return;
    const { operation } = this.session.state;
    this.session.travel(history);
    this.#answered = false;
    this.#afterChange(operation, 'user');
  }

  #afterChange(operation: windowState.Operation, source: ChangeSource): void {
    if (operation !== this.session.state.operation) this.#turnKernel();
    this.tell(source);
  }

  #turnKernel(): void {
    void this.host.element.updateComplete.then(() =>
      this.host.element.renderRoot
        .querySelector<HTMLElementTagNameMap['conv-number-grid']>('[data-grid="kernel"]')
        ?.turn(turnMs),
    );
  }

  #hover(hover: WindowHover | null): void {
    if (hover === null && this.session.hover === null) return;
    this.session.hover = hover;
    // What is pointed at comes first: the clock waits.
    if (hover !== null) this.session.playing = false;
    this.requestFrame();
  }

  /** The window stays where it was clicked, tapped or led by keys. */
  #pin(place: { readonly row: number; readonly column: number }): void {
    this.session.hover = null;
    this.change({ position: positionBehind(this.session.plan, place) }, 'user');
    this.#speak();
  }

  #speak(): void {
    const { session, strings } = { session: this.session, strings: this.words };
    const { formula } = strings.window;
    const { place } = session.lookedAt;
    const where = formula.place(place.row + 1, place.column + 1);
    const isHidden = session.isBlank(place);
    this.spoken = isHidden
      ? where
      : formula.spoken(where, sumText(windowSum(session, session.lookedAt, strings)));
  }

  readonly #actions: ScreenActions = {
    hover: (hover) => this.#hover(hover),
    change: (patch) => void this.change(patch, 'user'),
    onGridEvent: (grid, event) => this.#onGridEvent(grid, event),
    onPictureEvent: (grid, event) => this.#onPictureEvent(grid, event),
    onPaste: (event) => this.#onPaste(event),
    onKernel: ({ kernel }: KernelEvent) => void this.change({ kernel }, 'user'),
    onTravel: (history) => this.#travel(history),
    onStep: (event) => this.#onStep(event),
    swap: () => void this.change(windowState.swapped(this.session.state), 'user'),
    reset: () => void this.change(windowState.initialWindowState, 'user'),
    onAnswer: (event) => {
      this.#answered = true;
      this.requestFrame();
      this.tellAnswer(event);
    },
  };

  #onGridEvent(grid: GridName, { action, place, value }: GridEvent): void {
    if (action === 'point' || action === 'look') this.#hover(place && this.#hoverOn(grid, place));
    else if (action === 'back') this.#hover(null);
    else if (place === null) return;
    else if (action === 'edit') this.#edit(grid, place, value);
    else if (grid === 'output') this.#pin(place);
    else if (grid === 'input') this.#pin(this.session.windowOver(place));
    else this.#hover(this.#hoverOn(grid, place));
  }

  #hoverOn(grid: GridName, place: { readonly row: number; readonly column: number }): WindowHover {
    if (grid !== 'kernel') return { kind: grid, place };
    const { columns } = this.session.state.kernel;
    return { kind: 'weight', weight: place.row * columns + place.column };
  }

  #onPictureEvent(grid: GridName, { action, place }: LayerEvent): void {
    if (action === 'point') this.#hover(place && this.#hoverOn(grid, place));
    else if (action === 'back') this.#hover(null);
    else if (action !== 'pick' || place === null) return;
    else if (grid === 'output') this.#pin(place);
    else if (grid === 'input') this.#pin(this.session.windowOver(place));
  }

  /** The kernel is edited as the window holds it: turned, in convolution. */
  #edit(
    grid: GridName,
    { row, column }: { readonly row: number; readonly column: number },
    value: number,
  ): void {
    const { input, kernel, operation } = this.session.state;
    if (grid === 'input') {
      const [top, left] = this.session.shown.padding;
      const place = { row: row - top, column: column - left };
      this.change({ input: setInputValue(input, place, value) }, 'user');
    } else if (grid === 'kernel') {
      const isTurned = operation === 'convolution';
      const place = isTurned
        ? { row: kernel.rows - 1 - row, column: kernel.columns - 1 - column }
        : { row, column };
      this.change({ kernel: setWeight(kernel, place, value) }, 'user');
    }
  }

  #onPaste(event: ClipboardEvent): void {
    if (event.composedPath()[0] instanceof HTMLInputElement) return;
    const pasted = parseKernel(event.clipboardData?.getData('text/plain') ?? '');
    if (pasted === null) return;
    event.preventDefault();
    const isTurned = this.session.state.operation === 'convolution';
    this.change({ kernel: isTurned ? turnAround(pasted) : pasted }, 'user');
  }

  /** A step uncovers the output from its beginning; at the end all is there again. */
  #onStep({ change }: StepEvent): void {
    const { position, playing, ...patch } = change;
    this.session.hover = null;
    if (playing !== undefined) this.session.playing = playing;
    const covered =
      position === undefined ? {} : { position, covered: position < stepTotal(this.session.plan) };
    this.session.change({ ...patch, ...covered });
    this.requestFrame();
    // While it plays, each step would be a change: it is told when it stands.
    if (this.session.playing) return;
    this.tell('user');
    if (position !== undefined) this.#speak();
  }

  // --- frames ------------------------------------------------------------------------------------

  protected get isReady(): boolean {
    return this.session.library !== null;
  }

  protected override beforeFrame(): void {
    const isAsking = this.host.asks() && !this.#answered && this.isReady;
    this.session.blank = isAsking ? blankOf(this.session) : null;
  }

  render({ shows, available, isNarrow, loading }: DemoFrame): TemplateResult {
    const { words } = this;
    const palette = this.host.palette();
    const show = windowShow(this.session, palette, words.common.decimal);
    return windowScreen({
      session: this.session,
      show,
      ...layoutOf(show, available),
      isNarrow,
      palette,
      strings: words,
      spoken: this.spoken,
      shows,
      quiz: this.host.asks(),
      loading,
      actions: this.#actions,
    });
  }
}

/** With the formula beside the grids, if they still fit into a row there; otherwise below them. */
function layoutOf(
  { input, kernel, output }: WindowShow,
  available: number,
): { fit: GridFit; isBeside: boolean } {
  const grids = [input, kernel, output].map(({ table, plane, scale }) => ({
    columns: table.columns,
    around: panelWidth,
    // A covered number will come, and may be as long as the largest.
    longest: Math.max(
      ...table.texts.map((text) => text.length),
      plane === output.plane ? valueText(-scale.range[1]).length : 0,
    ),
  }));
  const isCoarse = matchMedia('(pointer: coarse)').matches;
  const fitting = (width: number): GridFit =>
    fitGrids(grids, { available: width, between: signWidth, ...(isCoarse ? { least: 44 } : {}) });
  const beside = fitting(available - besideWidth);
  const isBeside = available >= leastForBeside && beside.isRow;
  return { isBeside, fit: isBeside ? beside : fitting(available) };
}
