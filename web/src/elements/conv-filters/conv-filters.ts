/**
 * <conv-filters>: kernels on pictures, at frame rate.
 *
 *   <conv-filters picture="landscape" kernel="gaussian-5 | sobel" view="split"></conv-filters>
 */
import { html, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { palettes } from '../../draw/palettes.js';
import { parseSteps, startChain, stepsText } from '../../state/filter-chain.js';
import * as filters from '../../state/filters-state.js';
import type { FiltersState } from '../../state/filters-state.js';
import { isOwn, pictureSource } from '../../state/picture-source.js';
import { ConvElement } from '../base/conv-element.js';
import { defineElement } from '../base/define-element.js';
import { demoStyles } from '../base/demo-styles.js';
import { controlStyles, themeStyles } from '../base/theme.js';
import type { ChangeSource, ConvAnswerDetail, ConvFiltersElement } from '../types.js';
import type { FiltersBody } from './filters-body.js';

export class ConvFilters extends ConvElement implements ConvFiltersElement {
  static override properties: PropertyDeclarations = {
    picture: { type: String, noAccessor: true },
    kernel: { type: String, noAccessor: true },
    operation: { type: String, noAccessor: true },
    padding: { type: String, noAccessor: true },
    paddingMode: { type: String, noAccessor: true },
    color: { type: String, noAccessor: true },
    show: { type: String, noAccessor: true },
    view: { type: String, noAccessor: true },
  };

  static override styles = [themeStyles, controlStyles, demoStyles];

  /** What is shown once the body is there, which then keeps it. */
  #state = filters.initialFiltersState;
  #body: FiltersBody | null = null;

  /** A ready picture by its name, or 'drawing'. */
  get picture(): string {
    return this.#now.source;
  }
  set picture(value: string) {
    const source = pictureSource(value);
    const isOffered = source !== null && !isOwn(source);
    // What was pinned is of another picture.
    if (isOffered) this.#set({ source, pinned: null });
    else this.#set({ source: filters.initialFiltersState.source });
  }

  /** Kernels by name or as tables, gradient pairs by name, with bars between them: 'gaussian-5 | sobel'. */
  get kernel(): string {
    return stepsText(this.#now.chain.steps);
  }
  set kernel(value: string) {
    const steps = parseSteps(value ?? '');
    this.#set({ chain: steps ? startChain(...steps) : filters.initialFiltersState.chain });
  }

  get operation(): filters.Operation {
    return this.#now.operation;
  }
  set operation(value: filters.Operation) {
    this.#set({ operation: known(filters.operations, value, 'operation') });
  }

  get padding(): filters.FilterPadding {
    return this.#now.padding;
  }
  set padding(value: filters.FilterPadding) {
    this.#set({ padding: known(filters.paddings, value, 'padding') });
  }

  get paddingMode(): filters.FilterPaddingMode {
    return this.#now.paddingMode;
  }
  set paddingMode(value: filters.FilterPaddingMode) {
    this.#set({ paddingMode: known(filters.paddingModes, value, 'paddingMode') });
  }

  get color(): 'rgb' | 'grey' {
    return this.#now.color ? 'rgb' : 'grey';
  }
  set color(value: 'rgb' | 'grey') {
    this.#set({ color: value !== 'grey' });
  }

  get show(): filters.ShownAs {
    return this.#now.show;
  }
  set show(value: filters.ShownAs) {
    this.#set({ show: known(filters.shownAs, value, 'show') });
  }

  get view(): filters.FilterView {
    return this.#now.view;
  }
  set view(value: filters.FilterView) {
    this.#set({ view: known(filters.views, value, 'view') });
  }

  override exportImage(): Promise<Blob> {
    return this.#body?.exportImage() ?? Promise.reject(new Error('The demo is not loaded yet.'));
  }

  override exportData(): string {
    return this.#body?.exportData() ?? '';
  }

  protected override encodeState(): string {
    return filters.encodeFiltersState(this.#now);
  }

  protected override applyState(text: string): boolean {
    const state = filters.decodeFiltersState(text);
    if (state !== null) this.#set(state);
    return state !== null;
  }

  protected override async prepare(): Promise<void> {
    if (this.#body === null) {
      const { FiltersBody } = await import('./filters-body.js');
      this.#body = new FiltersBody(
        {
          element: this,
          palette: () => palettes[this.themeWatcher.theme],
          language: () => this.language,
          answered: (detail) => this.emit<ConvAnswerDetail>('conv-answer', detail),
          changed: (source: ChangeSource) => this.emitChange(source),
        },
        this.#state,
      );
      this.requestUpdate();
    }
    await this.#body.start();
  }

  get #now(): FiltersState {
    return this.#body?.session.state ?? this.#state;
  }

  #set(patch: Partial<FiltersState>): void {
    if (this.#body !== null) this.#body.change(patch, 'program');
    else this.#state = { ...this.#state, ...patch };
  }

  protected override render(): TemplateResult {
    const body = this.#body?.render({
      shows: (control) => this.shows(control),
      quiz: this.quiz,
      loading: this.renderLoading(),
      share: this.renderShare(),
    });
    return html`${this.renderFailure()}
      <div class="content" ?hidden=${this.loadingStage === 'failed'}>
        ${body ?? this.renderLoading()}
      </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#body?.updated();
  }
}

/** What an attribute does not know is as if it were not there. */
function known<Name extends keyof FiltersState>(
  values: readonly FiltersState[Name][],
  value: FiltersState[Name],
  name: Name,
): FiltersState[Name] {
  return values.includes(value) ? value : filters.initialFiltersState[name];
}

defineElement('conv-filters', ConvFilters);
