/**
 * <conv-window>: a kernel slides over numbers; each number of the output is written out, and everything can be changed.
 *
 *   <conv-window kernel="sobel-x" padding="same"></conv-window>
 *   document.querySelector('conv-window').kernel = '[[0, 1], [1, 0]]';
 */
import { html, type PropertyDeclarations, type TemplateResult } from 'lit';
import { palettes } from '../../draw/palettes.js';
import { kernelText, parseKernel } from '../../state/kernel.js';
import { inputText, parseInput } from '../../state/window-inputs.js';
import * as windowState from '../../state/window-state.js';
import type { Operation, PaddingMode, WindowState } from '../../state/window-state.js';
import { ConvElement } from '../base/conv-element.js';
import { defineElement } from '../base/define-element.js';
import { controlStyles, themeStyles } from '../base/theme.js';
import type { ChangeSource, ConvAnswerDetail, ConvWindowElement } from '../types.js';
import type { WindowBody } from './window-body.js';

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

  static override styles = [themeStyles, controlStyles];

  /** Width for the grids, in CSS pixels. */
  declare protected available: number;

  /** What is shown once the body is there, which then keeps it. */
  #state = windowState.initialWindowState;
  #body: WindowBody | null = null;
  readonly #sizes = new ResizeObserver(() => this.#measure());

  constructor() {
    super();
    this.available = 0;
  }

  /** The picture that is slid over: a ready one by name, or rows of numbers such as '0 1; 1 0' or '[[0, 1], [1, 0]]'. */
  get input(): string {
    return inputText(this.#now.input);
  }
  set input(value: string) {
    const input = parseInput(value);
    if (input !== null) this.#set({ input });
  }

  /** A preset by name, or rows of numbers, also with a divisor: '[[1, 1], [1, 1]] / 4'. */
  get kernel(): string {
    return kernelText(this.#now.kernel);
  }
  set kernel(value: string) {
    const kernel = parseKernel(value);
    if (kernel !== null) this.#set({ kernel });
  }

  /** 'cross-correlation', or 'convolution' with the kernel turned. */
  get operation(): Operation {
    return this.#now.operation;
  }
  set operation(value: Operation) {
    const known = windowState.operations.find((each) => each === value);
    this.#set({ operation: known ?? 'cross-correlation' });
  }

  /** 'valid', 'same', 'full', or cells around the input: '1', '1 2' (vertical, horizontal), or top, left, bottom, right. */
  get padding(): string {
    return windowState.paddingText(this.#now);
  }
  set padding(value: string) {
    const padding = windowState.parsePadding(value);
    if (padding !== null) this.#set(padding);
  }

  /** What the border is made of: 'zeros', 'replicate', 'reflect' or 'circular'. The attribute is `padding-mode`. */
  get paddingMode(): PaddingMode {
    return this.#now.paddingMode;
  }
  set paddingMode(value: PaddingMode) {
    const known = windowState.paddingModes.find((each) => each === value);
    this.#set({ paddingMode: known ?? 'zeros' });
  }

  /** Steps between two places of the window: '2', or '2 1' for vertical and horizontal. */
  get stride(): string {
    return windowState.pairText(this.#now.stride);
  }
  set stride(value: string) {
    const stride = windowState.parsePair(String(value), windowState.mostSteps.stride);
    if (stride !== null) this.#set({ stride });
  }

  /** Steps between two weights, likewise. */
  get dilation(): string {
    return windowState.pairText(this.#now.dilation);
  }
  set dilation(value: string) {
    const dilation = windowState.parsePair(String(value), windowState.mostSteps.dilation);
    if (dilation !== null) this.#set({ dilation });
  }

  override exportImage(): Promise<Blob> {
    return this.#body?.exportImage() ?? Promise.reject(new Error('The demo is not loaded yet.'));
  }

  override exportData(): string {
    return this.#body?.exportData() ?? '';
  }

  protected override exportDrawing(): string | null {
    return this.#body?.exportDrawing() ?? null;
  }

  protected override exportCode(): Readonly<Record<string, string>> | null {
    return this.#body?.exportCode() ?? null;
  }

  protected override encodeState(): string {
    return windowState.encodeWindowState(this.#now);
  }

  protected override applyState(text: string): boolean {
    const state = windowState.decodeWindowState(text);
    return state !== null && this.#set(state);
  }

  /** The body first: it shows the blackboard example while the library is on its way. */
  protected override async prepare(): Promise<void> {
    if (this.#body === null) {
      const { WindowBody } = await import('./window-body.js');
      this.#body = new WindowBody(
        {
          element: this,
          palette: () => palettes[this.themeWatcher.theme],
          language: () => this.language,
          asks: () => this.quiz,
          answered: (detail) => this.emit<ConvAnswerDetail>('conv-answer', detail),
          changed: (source: ChangeSource) => this.emitChange(source),
        },
        this.#state,
      );
      this.requestUpdate();
    }
    await this.#body.start();
  }

  get #now(): WindowState {
    return this.#body?.state ?? this.#state;
  }

  /** False for what the library refuses; before it is there everything is believed. */
  #set(patch: Partial<WindowState>): boolean {
    if (this.#body !== null) return this.#body.change(patch, 'program');
    this.#state = { ...this.#state, ...patch };
    return true;
  }

  protected override render(): TemplateResult {
    const body = this.#body?.render({
      shows: (control) => this.shows(control),
      available: this.available,
      loading: this.renderLoading(),
    });
    const hasFailed = this.loadingStage === 'failed';
    return html`${this.renderFailure()}
      <div class="content" ?hidden=${hasFailed}>
        ${body ?? this.renderLoading()} ${this.renderShare()}
      </div>`;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('quiz')) this.#body?.requestFrame();
  }

  protected override firstUpdated(): void {
    this.#observe();
    this.#measure();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#observe();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  #observe(): void {
    this.#sizes.observe(this.renderRoot.querySelector('.content')!);
  }

  #measure(): void {
    this.available = this.renderRoot.querySelector('.content')!.clientWidth;
  }
}

defineElement('conv-window', ConvWindow);
