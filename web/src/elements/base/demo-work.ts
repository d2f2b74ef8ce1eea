/**
 * What the demos of defineDemo (base/demo-element.ts) have in common: they draw at most once a frame, and tell the page of
 * a change in the frame that shows it.
 */
import type { CSSResult, TemplateResult } from 'lit';
import type { AnswerEvent } from '../parts/question-card.js';
import type { ChangeSource } from '../types.js';
import type { DemoBody, DemoFrame, DemoHost } from './demo-element.js';
import { FrameLoop } from './frame-loop.js';
import { svgToPng } from './svg-picture.js';

export abstract class DemoWork implements DemoBody {
  protected readonly host: DemoHost;
  /** Said once to those who listen. */
  protected spoken = '';
  readonly #frames: FrameLoop;
  /** Who made the change that the next frame tells the page; null for none. */
  #untold: ChangeSource | null = null;

  constructor(host: DemoHost, styles: readonly CSSResult[]) {
    this.host = host;
    this.#frames = new FrameLoop(host.element, () => this.#onFrame());
    const root = host.element.shadowRoot!;
    root.adoptedStyleSheets = [
      ...root.adoptedStyleSheets,
      ...styles.map(({ styleSheet }) => styleSheet!),
    ];
  }

  abstract get state(): string;
  abstract start(): Promise<void>;
  abstract restore(text: string): boolean;
  abstract read(name: string): string;
  abstract write(name: string, text: string): void;
  abstract render(frame: DemoFrame): TemplateResult;
  abstract exportDrawing(): string | null;
  abstract exportData(): string;
  abstract exportCode(): Readonly<Record<string, string>> | null;

  /** What is drawn, as pixels; a demo of pictures has its own. */
  exportImage(): Promise<Blob> {
    return svgToPng(this.exportDrawing()!);
  }

  requestFrame(): void {
    this.#frames.request();
  }

  /** Whether the library is there: a page hears of nothing that it has not checked. */
  protected abstract get isReady(): boolean;

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
