/**
 * What all elements of the contract have in common: theme, language, quiz, controls and state as attributes, loading when
 * near the viewport, a promise for being ready, an explained failure with a way out.
 */
import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { stringsFor, type Strings } from '../../strings/index.js';
import type { ChangeSource, ConvChangeDetail, ConvscopeElement } from '../types.js';
import '../parts/share-corner.js';
import type { ShareActions } from '../parts/share-corner.js';
import { embedCode, linkTo, type SharedElement } from './share-links.js';
import { ThemeWatcher } from './theme-watcher.js';

export type LoadingStage = 'waiting' | 'loading' | 'ready' | 'failed';

/** How far below or above the visible part an element begins to load, in pixels. */
const nearViewport = 400;

export abstract class ConvElement extends LitElement implements ConvscopeElement {
  static override properties: PropertyDeclarations = {
    theme: { type: String, reflect: true },
    quiz: { type: Boolean, reflect: true },
    controls: { type: String, reflect: true },
    state: { type: String, noAccessor: true },
    loadingStage: { state: true },
  };

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'lang'];
  }

  /** 'light', 'dark', or 'auto' for what the visitor's system prefers. */
  declare theme: 'auto' | 'light' | 'dark';
  /** Whether the demo asks questions; each answer is told by `conv-answer`. */
  declare quiz: boolean;
  /** Which groups of controls are shown, by name with spaces between; 'all' (the default) or 'none'. */
  declare controls: string;
  declare protected loadingStage: LoadingStage;

  protected readonly themeWatcher = new ThemeWatcher(this);
  #failure = '';
  #ready = new Deferred();
  #observer: IntersectionObserver | null = null;

  constructor() {
    super();
    this.theme = 'auto';
    this.quiz = false;
    this.controls = 'all';
    this.loadingStage = 'waiting';
  }

  /** Resolves when the element answers; rejects with the reason when it could not load, and is a new one after a retry. */
  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  /** A short text that restores exactly what is seen. Setting one that is damaged changes nothing. */
  get state(): string {
    return this.encodeState();
  }
  set state(text: string) {
    if (text !== null && text !== '' && this.applyState(text)) this.requestUpdate();
  }

  /** The picture of the demo as it is now. */
  abstract exportImage(): Promise<Blob>;
  /** The numbers behind the picture, as CSV with a header line. */
  abstract exportData(): string;

  /** What is seen as SVG text, where it is made of lines and numbers; null otherwise. */
  protected exportDrawing(): string | null {
    return null;
  }
  /** Programs that print the numbers that are seen, by the name of their library; null where there are none. */
  protected exportCode(): Readonly<Record<string, string>> | null {
    return null;
  }

  /** Loads what the demo computes with. */
  protected abstract prepare(): Promise<void>;
  protected abstract encodeState(): string;
  /** False, and nothing changed, for a text that is not a state of this element. */
  protected abstract applyState(text: string): boolean;

  /** The language tag that holds here: the nearest `lang` around. */
  protected get language(): string {
    return this.closest<HTMLElement>('[lang]')?.lang ?? document.documentElement.lang;
  }

  protected get strings(): Strings {
    return stringsFor(this.language);
  }

  protected shows(control: string): boolean {
    return this.controls === 'all' || this.controls.split(/\s+/).includes(control);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.loadingStage !== 'waiting') return;
    this.#observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) void this.#load();
      },
      { rootMargin: `${nearViewport}px` },
    );
    this.#observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
    this.#observer = null;
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === 'lang') this.requestUpdate();
  }

  protected emit<Detail>(name: string, detail: Detail): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  protected emitChange(source: ChangeSource): void {
    this.emit<ConvChangeDetail>('conv-change', { state: this.state, source });
  }

  /** Said only if it takes a while; `nothing` when there is nothing to wait for. */
  protected renderLoading(): TemplateResult | typeof nothing {
    return this.loadingStage === 'loading'
      ? html`<p class="loading quiet" role="status">${this.strings.common.loading}</p>`
      : nothing;
  }

  /** Why the demo is not there, the way to try again, and what the page wrote into the element for this case. */
  protected renderFailure(): TemplateResult | typeof nothing {
    if (this.loadingStage !== 'failed') return nothing;
    const { common } = this.strings;
    return html`<div class="failure" role="alert">
      <p>${common.loadFailed(this.#failure)}</p>
      <button @click=${() => this.#load()}>${common.retry}</button>
      <slot></slot>
    </div>`;
  }

  /** The corner with links and files; `nothing` where the page does not want it. */
  protected renderShare(): TemplateResult | typeof nothing {
    if (!this.shows('share') || this.loadingStage !== 'ready') return nothing;
    return html`<conv-share-corner
      class="corner"
      .strings=${this.strings.common}
      .actions=${this.#shareActions}
    ></conv-share-corner>`;
  }

  readonly #shareActions: ShareActions = {
    link: () => linkTo(this.#shared()),
    embed: () => embedCode(this.#shared()),
    picture: () => this.exportImage(),
    table: () => this.exportData(),
    vector: () => this.exportDrawing(),
    code: () => this.exportCode(),
    stage: this,
  };

  #shared(): SharedElement {
    const attributes: Record<string, string> = {};
    for (const name of ['theme', 'lang', 'quiz', 'controls']) {
      const value = this.getAttribute(name);
      const isUsual =
        (name === 'theme' && value === 'auto') || (name === 'controls' && value === 'all');
      if (value !== null && !isUsual) attributes[name] = value;
    }
    return { name: this.localName, attributes, state: this.state };
  }

  async #load(): Promise<void> {
    if (this.loadingStage === 'loading' || this.loadingStage === 'ready') return;
    this.#observer?.disconnect();
    if (this.loadingStage === 'failed') this.#ready = new Deferred();
    this.loadingStage = 'loading';
    try {
      await this.prepare();
      this.loadingStage = 'ready';
      await this.updateComplete;
      this.#ready.resolve();
    } catch (error) {
      this.#failure = error instanceof Error ? error.message : String(error);
      this.loadingStage = 'failed';
      this.#ready.reject(error);
    }
  }
}

/** A promise with its ends outside. Nobody has to wait for it: a rejection that nobody handles stays silent. */
class Deferred {
  resolve!: () => void;
  reject!: (reason: unknown) => void;
  readonly promise = new Promise<void>((resolve, reject) => {
    this.resolve = resolve;
    this.reject = reject;
  });

  constructor() {
    this.promise.catch(() => undefined);
  }
}
