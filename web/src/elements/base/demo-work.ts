/**
 * What the demos of defineDemo (base/demo-element.ts) have in common. Their state is one value: an attribute says a part of
 * it, a link holds all of it, undo takes it back. They draw at most once a frame, and tell the page of a change in the
 * frame that shows it.
 *
 *   class PoolingBody extends DemoWork<PoolingState, PoolingSession> {
 *     constructor(host: DemoHost, given: GivenOptions) {
 *       super(host, styles, new PoolingSession(), { options, encode, decode }, given);
 *     }
 *   }
 */
import type { CSSResult, TemplateResult } from 'lit';
import type { AnswerEvent } from '../parts/question-card.js';
import type { ChangeSource } from '../types.js';
import type { DemoBody, DemoFrame, DemoHost, GivenOptions } from './demo-element.js';
import { FrameLoop } from './frame-loop.js';
import type { Options } from './option.js';
import { svgToPng } from './svg-picture.js';

/** The state as text: in parts and as a whole. */
export interface StateForm<State> {
  readonly options: Options<State>;
  readonly encode: (state: State) => string;
  /** Null for a damaged text. */
  readonly decode: (text: string) => State | null;
}

/** Keeps the state. */
export interface StateSession<State> {
  readonly state: State;
  /** False, and nothing changed, for what cannot be. */
  change(patch: Partial<State>): boolean;
}

export abstract class DemoWork<State, Session extends StateSession<State>> implements DemoBody {
  protected readonly host: DemoHost;
  protected readonly session: Session;
  /** Said once to those who listen. */
  protected spoken = '';
  readonly #form: StateForm<State>;
  readonly #frames: FrameLoop;
  /** Who made the change that the next frame tells the page; null for none. */
  #untold: ChangeSource | null = null;

  constructor(
    host: DemoHost,
    styles: readonly CSSResult[],
    session: Session,
    form: StateForm<State>,
    given: GivenOptions,
  ) {
    this.host = host;
    this.session = session;
    this.#form = form;
    this.#frames = new FrameLoop(host.element, () => this.#onFrame());
    const root = host.element.shadowRoot!;
    root.adoptedStyleSheets = [
      ...root.adoptedStyleSheets,
      ...styles.map(({ styleSheet }) => styleSheet!),
    ];
    for (const [name, text] of given) {
      const patch = name === 'state' ? form.decode(text) : this.#parse(name, text);
      if (patch !== null) session.change(patch);
    }
  }

  abstract start(): Promise<void>;
  abstract render(frame: DemoFrame): TemplateResult;
  abstract exportDrawing(): string | null;
  abstract exportData(): string;
  abstract exportCode(): Readonly<Record<string, string>> | null;

  /** A finished change, by whomever; false, and nothing changed, for what cannot be. */
  protected abstract change(patch: Partial<State>, source: ChangeSource): boolean;

  /** Whether the library is there: a page hears of nothing that it has not checked. */
  protected abstract get isReady(): boolean;

  get state(): string {
    return this.#form.encode(this.session.state);
  }

  restore(text: string): boolean {
    const state = this.#form.decode(text);
    return state !== null && this.change(state, 'program');
  }

  read(name: string): string {
    return this.#form.options[name]!.read(this.session.state);
  }

  write(name: string, text: string): void {
    const patch = this.#parse(name, text);
    if (patch !== null) this.change(patch, 'program');
  }

  #parse(name: string, text: string): Partial<State> | null {
    return this.#form.options[name]!.parse(text, this.session.state);
  }

  /** What is drawn, as pixels; a demo of pictures has its own. */
  exportImage(): Promise<Blob> {
    return svgToPng(this.exportDrawing()!);
  }

  requestFrame(): void {
    this.#frames.request();
  }

  /** Before each drawing. */
  protected beforeFrame(): void {
    // Nothing, unless a demo has questions that hide something.
  }

  /** A finished change: told as `conv-change` with the next frame. */
  protected tell(source: ChangeSource): void {
    this.#untold = source;
    this.requestFrame();
  }

  protected tellAnswer({ question, given, correct }: AnswerEvent): void {
    this.host.answered({
      question: question.prompt,
      given: String(given),
      expected: String(question.expected),
      correct,
    });
  }

  #onFrame(): void {
    this.beforeFrame();
    if (this.#untold !== null && this.isReady) {
      this.host.changed(this.#untold);
      this.#untold = null;
    }
    this.host.element.requestUpdate();
  }
}
