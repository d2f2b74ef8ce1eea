/**
 * <conv-window>: a kernel slides over numbers; each number of the output is written out, and everything can be changed.
 *
 *   <conv-window kernel="sobel-x" padding="same"></conv-window>
 *   document.querySelector('conv-window').kernel = '[[0, 1], [1, 0]]';
 */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { valueText } from '../../draw/cell-text.js';
import { fitGrids, type GridFit } from '../../draw/grid-fit.js';
import { palettes, type Palette } from '../../draw/palettes.js';
import { turnAround, kernelText, parseKernel, setWeight } from '../../state/kernel.js';
import { parseMatrix } from '../../state/parse-matrix.js';
import { positionBehind, stepTotal } from '../../state/stepping.js';
import {
  inputSides,
  isWindowInputName,
  inputText,
  setInputValue,
  windowInput,
  type InputTable,
} from '../../state/window-inputs.js';
import * as windowState from '../../state/window-state.js';
import type { Operation, PaddingMode, WindowState } from '../../state/window-state.js';
import { ConvElement } from '../base/conv-element.js';
import { defineElement } from '../base/define-element.js';
import { FrameLoop } from '../base/frame-loop.js';
import { svgToPng } from '../base/svg-picture.js';
import { controlStyles, themeStyles } from '../base/theme.js';
import { fieldStyles } from '../parts/field-styles.js';
import type { GridEvent } from '../parts/grid-event.js';
import type { KernelEvent } from '../parts/kernel-editor.js';
import type { LayerEvent } from '../parts/layer-event.js';
import type { AnswerEvent } from '../parts/question-card.js';
import type { StepEvent } from '../parts/stepper.js';
import { requestLibrary } from '../provider.js';
import type { ChangeSource, ConvAnswerDetail, ConvWindowElement } from '../types.js';
import { exportCode, exportDrawing, exportTable } from './export.js';
import { sumText, windowSum } from './formula-view.js';
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
/** The kernel's half turn. */
const turnMs = 500;

export class ConvWindow extends ConvElement implements ConvWindowElement {
  static override properties: PropertyDeclarations = {
    input: { type: String, noAccessor: true },
    kernel: { type: String, noAccessor: true },
    operation: { type: String, noAccessor: true },
    padding: { type: String, noAccessor: true },
    paddingMode: { type: String, attribute: 'padding-mode', noAccessor: true },
    stride: { type: String, noAccessor: true },
    dilation: { type: String, noAccessor: true },
    available: { state: true },
  };

  static override styles = [themeStyles, controlStyles, fieldStyles, ...windowStyles];

  /** Width for the grids, in CSS pixels. */
  declare protected available: number;

  readonly #session = new WindowSession();
  readonly #frames = new FrameLoop(this, () => this.#onFrame());
  readonly #sizes = new ResizeObserver(() => this.#measure());
  /** Who made the change that the next frame tells the page; null for none. */
  #untold: ChangeSource | null = null;
  #spoken = '';
  #answered = false;

  constructor() {
    super();
    this.available = 0;
  }

  /** The picture that is slid over: a ready one by name, or rows of numbers such as '0 1; 1 0' or '[[0, 1], [1, 0]]'. */
  get input(): string {
    return inputText(this.#session.state.input);
  }
  set input(value: string) {
    const input = parseInput(value);
    if (input !== null) this.#change({ input }, 'program');
  }

  /** A preset by name, or rows of numbers, also with a divisor: '[[1, 1], [1, 1]] / 4'. */
  get kernel(): string {
    return kernelText(this.#session.state.kernel);
  }
  set kernel(value: string) {
    const kernel = parseKernel(value);
    if (kernel !== null) this.#change({ kernel }, 'program');
  }

  /** 'cross-correlation', or 'convolution' with the kernel turned. */
  get operation(): Operation {
    return this.#session.state.operation;
  }
  set operation(value: Operation) {
    const known = windowState.operations.find((each) => each === value);
    this.#change({ operation: known ?? 'cross-correlation' }, 'program');
  }

  /** 'valid', 'same', 'full', or cells around the input: '1', '1 2' (vertical, horizontal), or top, left, bottom, right. */
  get padding(): string {
    return windowState.paddingText(this.#session.state);
  }
  set padding(value: string) {
    const padding = windowState.parsePadding(value);
    if (padding !== null) this.#change(padding, 'program');
  }

  /** What the border is made of: 'zeros', 'replicate', 'reflect' or 'circular'. The attribute is `padding-mode`. */
  get paddingMode(): PaddingMode {
    return this.#session.state.paddingMode;
  }
  set paddingMode(value: PaddingMode) {
    const known = windowState.paddingModes.find((each) => each === value);
    this.#change({ paddingMode: known ?? 'zeros' }, 'program');
  }

  /** Steps between two places of the window: '2', or '2 1' for vertical and horizontal. */
  get stride(): string {
    return windowState.pairText(this.#session.state.stride);
  }
  set stride(value: string) {
    const stride = windowState.parsePair(String(value), windowState.mostSteps.stride);
    if (stride !== null) this.#change({ stride }, 'program');
  }

  /** Steps between two weights, likewise. */
  get dilation(): string {
    return windowState.pairText(this.#session.state.dilation);
  }
  set dilation(value: string) {
    const dilation = windowState.parsePair(String(value), windowState.mostSteps.dilation);
    if (dilation !== null) this.#change({ dilation }, 'program');
  }

  override exportImage(): Promise<Blob> {
    return svgToPng(exportDrawing(this.#session, this.#palette, this.strings));
  }

  override exportData(): string {
    return exportTable(this.#session, this.strings);
  }

  protected override exportDrawing(): string {
    return exportDrawing(this.#session, this.#palette, this.strings);
  }

  protected override exportCode(): Readonly<Record<string, string>> {
    return exportCode(this.#session);
  }

  protected override encodeState(): string {
    return windowState.encodeWindowState(this.#session.state);
  }

  protected override applyState(text: string): boolean {
    const state = windowState.decodeWindowState(text);
    return state !== null && this.#change(state, 'program');
  }

  protected override async prepare(): Promise<void> {
    this.#session.start(await requestLibrary());
    this.#frames.request();
  }

  get #palette(): Palette {
    return palettes[this.themeWatcher.theme];
  }

  // --- changes -----------------------------------------------------------------------------------

  /** A finished change: told as `conv-change` with the next frame. False for one that the library refuses. */
  #change(patch: Partial<WindowState>, source: ChangeSource): boolean {
    const before = this.#session.state;
    if (!this.#session.change(patch)) return false;
    if (!windowState.sameCalculation(before, this.#session.state)) this.#answered = false;
    if (before.operation !== this.#session.state.operation) this.#turnKernel();
    this.#untold = source;
    this.#frames.request();
    return true;
  }

  #turnKernel(): void {
    void this.updateComplete.then(() =>
      this.renderRoot
        .querySelector<HTMLElementTagNameMap['conv-number-grid']>('[data-grid="kernel"]')
        ?.turn(turnMs),
    );
  }

  #hover(hover: WindowHover | null): void {
    if (hover === null && this.#session.hover === null) return;
    this.#session.hover = hover;
    // What is pointed at comes first: the clock waits.
    if (hover !== null) this.#session.playing = false;
    this.#frames.request();
  }

  /** The window stays where it was clicked, tapped or led by keys. */
  #pin(place: { readonly row: number; readonly column: number }): void {
    this.#session.hover = null;
    this.#change({ position: positionBehind(this.#session.plan, place) }, 'user');
    this.#speak();
  }

  #speak(): void {
    const { session, strings } = { session: this.#session, strings: this.strings };
    const { formula } = strings.window;
    const { place } = session.lookedAt;
    const where = formula.place(place.row + 1, place.column + 1);
    const isHidden = session.isBlank(place);
    this.#spoken = isHidden
      ? where
      : formula.spoken(where, sumText(windowSum(session, session.lookedAt, strings)));
  }

  readonly #actions: ScreenActions = {
    hover: (hover) => this.#hover(hover),
    change: (patch) => void this.#change(patch, 'user'),
    onGridEvent: (grid, event) => this.#onGridEvent(grid, event),
    onPictureEvent: (grid, event) => this.#onPictureEvent(grid, event),
    onPaste: (event) => this.#onPaste(event),
    onKernel: ({ history }: KernelEvent) => {
      if (!this.#session.changeKernel(history)) return;
      this.#answered = false;
      this.#untold = 'user';
      this.#frames.request();
    },
    onStep: (event) => this.#onStep(event),
    swap: () => void this.#change(windowState.swapped(this.#session.state), 'user'),
    reset: () => void this.#change(windowState.initialWindowState, 'user'),
    onAnswer: ({ question, given, correct }: AnswerEvent) => {
      this.#answered = true;
      this.#frames.request();
      this.emit<ConvAnswerDetail>('conv-answer', {
        question: question.prompt,
        given: String(given),
        expected: String(question.expected),
        correct,
      });
    },
  };

  #onGridEvent(grid: GridName, { action, place, value }: GridEvent): void {
    if (action === 'point' || action === 'look') this.#hover(place && this.#hoverOn(grid, place));
    else if (action === 'back') this.#hover(null);
    else if (place === null) return;
    else if (action === 'edit') this.#edit(grid, place, value);
    else if (grid === 'output') this.#pin(place);
    else if (grid === 'input') this.#pin(this.#session.windowOver(place));
    else this.#hover(this.#hoverOn(grid, place));
  }

  #hoverOn(grid: GridName, place: { readonly row: number; readonly column: number }): WindowHover {
    if (grid !== 'kernel') return { kind: grid, place };
    const { columns } = this.#session.state.kernel;
    return { kind: 'weight', weight: place.row * columns + place.column };
  }

  #onPictureEvent(grid: GridName, { action, place }: LayerEvent): void {
    if (action === 'point') this.#hover(place && this.#hoverOn(grid, place));
    else if (action === 'back') this.#hover(null);
    else if (action !== 'pick' || place === null) return;
    else if (grid === 'output') this.#pin(place);
    else if (grid === 'input') this.#pin(this.#session.windowOver(place));
  }

  /** The kernel is edited as the window holds it: turned, in convolution. */
  #edit(
    grid: GridName,
    { row, column }: { readonly row: number; readonly column: number },
    value: number,
  ): void {
    const { input, kernel, operation } = this.#session.state;
    if (grid === 'input') {
      const [top, left] = this.#session.shown.padding;
      const place = { row: row - top, column: column - left };
      this.#change({ input: setInputValue(input, place, value) }, 'user');
    } else if (grid === 'kernel') {
      const isTurned = operation === 'convolution';
      const place = isTurned
        ? { row: kernel.rows - 1 - row, column: kernel.columns - 1 - column }
        : { row, column };
      this.#change({ kernel: setWeight(kernel, place, value) }, 'user');
    }
  }

  #onPaste(event: ClipboardEvent): void {
    if (event.composedPath()[0] instanceof HTMLInputElement) return;
    const pasted = parseKernel(event.clipboardData?.getData('text/plain') ?? '');
    if (pasted === null) return;
    event.preventDefault();
    const isTurned = this.#session.state.operation === 'convolution';
    this.#change({ kernel: isTurned ? turnAround(pasted) : pasted }, 'user');
  }

  /** A step uncovers the output from its beginning; at the end all is there again. */
  #onStep({ change }: StepEvent): void {
    const { position, playing, ...patch } = change;
    this.#session.hover = null;
    if (playing !== undefined) this.#session.playing = playing;
    const covered =
      position === undefined ? {} : { position, covered: position < stepTotal(this.#session.plan) };
    this.#session.change({ ...patch, ...covered });
    this.#frames.request();
    // While it plays, each step would be a change: it is told when it stands.
    if (this.#session.playing) return;
    this.#untold = 'user';
    if (position !== undefined) this.#speak();
  }

  // --- frames ------------------------------------------------------------------------------------

  #onFrame(): void {
    this.#session.blank =
      this.quiz && !this.#answered && this.#session.library !== null
        ? blankOf(this.#session)
        : null;
    if (this.#untold !== null && this.loadingStage === 'ready') {
      this.emitChange(this.#untold);
      this.#untold = null;
    }
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    const hasFailed = this.loadingStage === 'failed';
    const show = windowShow(this.#session, this.#palette, this.strings.common.decimal);
    return html`${this.renderFailure()}
      <div class="content" ?hidden=${hasFailed}>
        ${windowScreen({
          session: this.#session,
          show,
          ...this.#layout(show),
          palette: this.#palette,
          strings: this.strings,
          spoken: this.#spoken,
          shows: (control) => this.shows(control),
          quiz: this.quiz,
          loading: this.renderLoading(),
          actions: this.#actions,
        })}
        ${hasFailed ? nothing : this.renderShare()}
      </div>`;
  }

  /** With the formula beside the grids, if they still fit into a row there; otherwise below them. */
  #layout({ input, kernel, output }: WindowShow): { fit: GridFit; isBeside: boolean } {
    const grids = [input, kernel, output].map(({ table, plane, scale }) => ({
      columns: table.columns,
      // A covered number will come, and may be as long as the largest.
      longest: Math.max(
        ...table.texts.map((text) => text.length),
        plane === output.plane ? valueText(-scale.range[1]).length : 0,
      ),
    }));
    const isCoarse = matchMedia('(pointer: coarse)').matches;
    const fitting = (available: number): GridFit =>
      fitGrids(grids, { available, between: signWidth, ...(isCoarse ? { least: 44 } : {}) });
    const beside = fitting(this.available - besideWidth);
    const isBeside = this.available >= leastForBeside && beside.isRow;
    return { isBeside, fit: isBeside ? beside : fitting(this.available) };
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('quiz')) this.#frames.request();
  }

  protected override firstUpdated(): void {
    this.#sizes.observe(this.renderRoot.querySelector('.content')!);
    this.#measure();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const content = this.renderRoot.querySelector?.('.content');
    if (content) this.#sizes.observe(content);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  #measure(): void {
    this.available = this.renderRoot.querySelector('.content')!.clientWidth;
  }
}

/** A ready input by name, or a table of numbers inside the limits; null for anything else. */
function parseInput(text: string): InputTable | null {
  const name = text.trim();
  if (isWindowInputName(name)) return windowInput(name);
  const matrix = parseMatrix(text);
  if (matrix === null || Math.max(matrix.rows, matrix.columns) > inputSides.most) return null;
  const { rows, columns, values, divisor } = matrix;
  return { rows, columns, values: values.map((value) => value / divisor) };
}

defineElement('conv-window', ConvWindow);
