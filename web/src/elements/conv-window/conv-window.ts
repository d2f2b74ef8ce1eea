/**
 * <conv-window>: a kernel slides over numbers; each number of the output is written out, and everything can be changed.
 *
 *   <conv-window kernel="sobel-x" padding="same"></conv-window>
 *   document.querySelector('conv-window').kernel = '[[0, 1], [1, 0]]';
 */
import { html, type PropertyDeclarations, type TemplateResult } from 'lit';
import { palettes } from '../../draw/palettes.js';
import { ConvElement } from '../base/conv-element.js';
import { defineElement } from '../base/define-element.js';
import { demoStyles } from '../base/demo-styles.js';
import { controlStyles, themeStyles } from '../base/theme.js';
import type { ChangeSource, ConvAnswerDetail, ConvWindowElement } from '../types.js';
import type { WindowBody } from './window-body.js';

/** The options, and what they are as long as nobody sets them. */
const usual = {
  input: 'blackboard',
  kernel: 'blackboard',
  operation: 'cross-correlation',
  padding: 'valid',
  paddingMode: 'zeros',
  stride: '1',
  dilation: '1',
} as const;

export type OptionName = keyof typeof usual;

export class ConvWindow extends ConvElement implements ConvWindowElement {
  static override properties: PropertyDeclarations = {
    input: { type: String, noAccessor: true },
    kernel: { type: String, noAccessor: true },
    operation: { type: String, noAccessor: true },
    padding: { type: String, noAccessor: true },
    paddingMode: { type: String, noAccessor: true },
    stride: { type: String, noAccessor: true },
    dilation: { type: String, noAccessor: true },
    available: { state: true },
  };

  static override styles = [themeStyles, controlStyles, demoStyles];

  /** Width for the grids, in CSS pixels. */
  declare protected available: number;

  declare input: string;
  declare kernel: string;
  declare operation: 'cross-correlation' | 'convolution';
  declare padding: string;
  declare paddingMode: 'zeros' | 'replicate' | 'reflect' | 'circular';
  declare stride: string;
  declare dilation: string;

  #body: WindowBody | null = null;
  /** What was set before the body was there, in order; `state` among it. */
  #waiting: readonly (readonly [name: OptionName | 'state', text: string])[] = [];
  readonly #sizes = new ResizeObserver(() => this.#measure());

  constructor() {
    super();
    this.available = 0;
  }

  /** As the body understands it; before that, as it was given. */
  readOption(name: OptionName): string {
    return this.#body?.read(name) ?? this.#lastGiven(name) ?? usual[name];
  }

  writeOption(name: OptionName, text: string): void {
    if (this.#body === null) this.#waiting = [...this.#waiting, [name, text]];
    else this.#body.write(name, text);
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
    return this.#body?.state ?? this.#lastGiven('state') ?? '';
  }

  protected override applyState(text: string): boolean {
    if (this.#body !== null) return this.#body.restore(text);
    this.#waiting = [...this.#waiting, ['state', text]];
    return true;
  }

  #lastGiven(name: OptionName | 'state'): string | undefined {
    return [...this.#waiting].reverse().find(([each]) => each === name)?.[1];
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
        this.#waiting,
      );
      this.requestUpdate();
    }
    await this.#body.start();
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

for (const name of Object.keys(usual) as OptionName[]) {
  Object.defineProperty(ConvWindow.prototype, name, {
    get(this: ConvWindow): string {
      return this.readOption(name);
    },
    set(this: ConvWindow, value: unknown) {
      this.writeOption(name, String(value ?? ''));
    },
  });
}

defineElement('conv-window', ConvWindow);
