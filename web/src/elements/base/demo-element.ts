/**
 * An element whose options are texts, and whose demo is a part of its own: a page pays for that only when the element comes
 * near the viewport. All that an element's own file says is its options and where its demo is.
 *
 *   defineDemo<ConvPoolingElement>('conv-pooling', { kind: 'max', … }, async (host, given) => {
 *     const { PoolingBody } = await import('./pooling-body.js');
 *     return new PoolingBody(host, given);
 *   });
 */
import {
  html,
  type LitElement,
  type nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { palettes, type Palette } from '../../draw/palettes.js';
import type { ChangeSource, ConvAnswerDetail, ConvscopeElement } from '../types.js';
import { ConvElement } from './conv-element.js';
import { defineElement } from './define-element.js';
import { demoStyles } from './demo-styles.js';
import { controlStyles, themeStyles } from './theme.js';

/** What a demo asks of its element, and tells it. */
export interface DemoHost {
  readonly element: LitElement;
  palette(): Palette;
  language(): string;
  /** Whether it asks questions. */
  asks(): boolean;
  answered(detail: ConvAnswerDetail): void;
  changed(source: ChangeSource): void;
}

/** What the element decides about a drawing. */
export interface DemoFrame {
  readonly shows: (control: string) => boolean;
  /** Width for everything, in CSS pixels. */
  readonly available: number;
  /** As a phone: what is not needed at once is folded. */
  readonly isNarrow: boolean;
  readonly loading: TemplateResult | typeof nothing;
}

/** Of the width for everything, in CSS pixels. */
const leastWide = 600;

/** Options and states (under the name `state`) as they were set before the demo was there, in order. */
export type GivenOptions = readonly (readonly [name: string, text: string])[];

/** The demo of an element. */
export interface DemoBody {
  readonly state: string;
  /** Loads what it computes with. */
  start(): Promise<void>;
  /** False, and nothing changed, for a damaged state. */
  restore(text: string): boolean;
  read(name: string): string;
  /** A text that says nothing changes nothing. */
  write(name: string, text: string): void;
  render(frame: DemoFrame): TemplateResult;
  /** To be drawn anew with the next frame. */
  requestFrame(): void;
  exportImage(): Promise<Blob>;
  exportData(): string;
  /** SVG, or null where it is not made of lines and numbers. */
  exportDrawing(): string | null;
  /** Programs by the name of their library, or null where there are none. */
  exportCode(): Readonly<Record<string, string>> | null;
}

type LoadBody = (host: DemoHost, given: GivenOptions) => Promise<DemoBody>;

/** Of an element's type: what it has beyond all others, as texts. */
type OptionsOf<Element> = Readonly<
  Record<Exclude<keyof Element, keyof ConvscopeElement> & string, string>
>;

abstract class DemoElement extends ConvElement {
  static override properties: PropertyDeclarations = { available: { state: true } };

  static override styles = [themeStyles, controlStyles, demoStyles];

  /** Width for the demo, in CSS pixels. */
  declare protected available: number;

  protected abstract readonly usual: Readonly<Record<string, string>>;
  protected abstract readonly load: LoadBody;

  #body: DemoBody | null = null;
  #waiting: GivenOptions = [];
  readonly #sizes = new ResizeObserver(() => this.#measure());

  constructor() {
    super();
    this.available = 0;
  }

  /** As the demo understands it; before that, as it was given. */
  readOption(name: string): string {
    return this.#body?.read(name) ?? this.#lastGiven(name) ?? this.usual[name] ?? '';
  }

  writeOption(name: string, text: string): void {
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

  #lastGiven(name: string): string | undefined {
    return [...this.#waiting].reverse().find(([each]) => each === name)?.[1];
  }

  /** The demo first: it may show something while the library is on its way. */
  protected override async prepare(): Promise<void> {
    if (this.#body === null) {
      const host: DemoHost = {
        element: this,
        palette: () => palettes[this.themeWatcher.theme],
        language: () => this.language,
        asks: () => this.quiz,
        answered: (detail) => this.emit<ConvAnswerDetail>('conv-answer', detail),
        changed: (source) => this.emitChange(source),
      };
      this.#body = await this.load(host, this.#waiting);
      this.requestUpdate();
    }
    await this.#body.start();
  }

  protected override render(): TemplateResult {
    const body = this.#body?.render({
      shows: (control) => this.shows(control),
      available: this.available,
      isNarrow: this.available < leastWide,
      loading: this.renderLoading(),
    });
    return html`${this.renderFailure()}
      <div class="content" ?hidden=${this.loadingStage === 'failed'}>
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

/** Registers an element; `usual` has its options, and what they are as long as nobody sets them. */
export function defineDemo<Element extends ConvscopeElement>(
  name: `conv-${string}`,
  usual: OptionsOf<Element>,
  load: LoadBody,
): void {
  const names = Object.keys(usual);
  class Demo extends DemoElement {
    static override properties: PropertyDeclarations = Object.fromEntries(
      names.map((option) => [option, { type: String, noAccessor: true }]),
    );
    protected override readonly usual = usual;
    protected override readonly load = load;
  }
  for (const option of names) {
    Object.defineProperty(Demo.prototype, option, {
      get(this: Demo): string {
        return this.readOption(option);
      },
      set(this: Demo, value: unknown) {
        this.writeOption(option, String(value ?? ''));
      },
    });
  }
  defineElement(name, Demo);
}
