/**
 * What <conv-signal> does once it comes near the viewport: a part of its own, so that a page pays for it only then. It keeps
 * the session, and turns what a person does into changes of it.
 */
import type { TemplateResult } from 'lit';
import { drawTrack } from '../../state/signal-inputs.js';
import * as signalState from '../../state/signal-state.js';
import type { SignalState } from '../../state/signal-state.js';
import { stepTotal } from '../../state/stepping.js';
import { signalStringsFor, type SignalWords } from '../../strings/signal.js';
import type { DemoFrame, DemoHost, GivenOptions } from '../base/demo-element.js';
import { DemoWork } from '../base/demo-work.js';
import { fieldStyles } from '../parts/field-styles.js';
import type { StepEvent } from '../parts/stepper.js';
import { requestLibrary } from '../provider.js';
import type { ChangeSource } from '../types.js';
import { exportCode, exportDrawing, exportTable } from './export.js';
import { momentText, signalSum, sumText } from './formula-view.js';
import { options } from './options.js';
import { signalScreen, type ScreenActions } from './signal-screen.js';
import { SignalSession, type SignalHover } from './signal-session.js';
import { plotColors, signalShow, type ShowSize, type SignalShow } from './signal-show.js';
import type { SignalEvent, SignalPlace } from './signal-stage.js';
import { signalStyles } from './styles.js';

/** From this width on the formula stands beside the plots, in a column as wide as this with its gap. */
const leastForBeside = 1100;
const besideWidth = 440;
const plotHeights = { usual: 180, narrow: 140 } as const;
/** A picture that is saved is as wide as this. */
const exportSize: ShowSize = { width: 1000, plotHeight: plotHeights.usual };
/** The weighting's turn. */
const turnMs = 500;
/** Columns of the weights where they are edited: the widest, and the narrowest that a finger meets. */
const columns = { most: 52, least: 44 } as const;

export class SignalBody extends DemoWork<SignalState, SignalSession> {
  #isTableOpen = false;
  /** Where the pen was last, in a stroke of the track. */
  #pen: SignalPlace | null = null;

  constructor(host: DemoHost, given: GivenOptions) {
    const form = {
      options,
      encode: signalState.encodeSignalState,
      decode: signalState.decodeSignalState,
    };
    super(host, [fieldStyles, ...signalStyles], new SignalSession(), form, given);
  }

  async start(): Promise<void> {
    this.session.start(await requestLibrary());
    this.requestFrame();
  }

  protected override get isReady(): boolean {
    return this.session.library !== null;
  }

  get words(): SignalWords {
    return signalStringsFor(this.host.language());
  }

  exportData(): string {
    return exportTable(this.session, this.words);
  }

  exportDrawing(): string {
    const palette = this.host.palette();
    return exportDrawing(this.#show(exportSize).scene, palette);
  }

  exportCode(): Readonly<Record<string, string>> {
    return exportCode(this.session);
  }

  #show(size: ShowSize): SignalShow {
    return signalShow(this.session, this.host.palette(), this.words, size);
  }

  // --- changes -----------------------------------------------------------------------------------

  /** False, and nothing changed, for what does not fit. What `continues` is a part of the change before it. */
  protected change(patch: Partial<SignalState>, source: ChangeSource, continues = false): boolean {
    const { operation } = this.session.state;
    if (!this.session.change(patch, continues)) return false;
    this.#afterChange(operation, source);
    return true;
  }

  #travel(history: SignalSession['history']): void {
    if (history === this.session.history) return;
    const { operation } = this.session.state;
    this.session.travel(history);
    this.#afterChange(operation, 'user');
  }

  #afterChange(operation: signalState.SignalOperation, source: ChangeSource): void {
    if (operation !== this.session.state.operation) {
      void this.host.element.updateComplete.then(() =>
        this.host.element.renderRoot.querySelector('conv-signal-stage')?.turn(turnMs),
      );
    }
    this.tell(source);
  }

  #hover(hover: SignalHover | null): void {
    if (hover === null && this.session.hover === null) return;
    this.session.hover = hover;
    // What is pointed at comes first: the clock waits.
    if (hover !== null) this.session.playing = false;
    this.requestFrame();
  }

  /** The window stays where it was put. */
  #pin(t: number, speaks = true): void {
    this.session.hover = null;
    this.session.playing = false;
    const position = this.session.positionAt(t);
    this.change({ position, covered: false }, 'user');
    if (speaks) this.#speak();
  }

  #speak(): void {
    const { lookedAt } = this.session;
    const { formula } = this.words.signal;
    const where = formula.place(momentText(lookedAt.t));
    this.spoken = `${where}: ${sumText(signalSum(this.session, lookedAt, this.words))}`;
  }

  readonly #actions: ScreenActions = {
    hover: (hover) => this.#hover(hover),
    change: (patch, continues) => void this.change(patch, 'user', continues),
    pin: (t) => this.#pin(t),
    draw: (isOn) => {
      this.session.drawing = isOn;
      this.requestFrame();
    },
    openTable: (isOpen) => {
      this.#isTableOpen = isOpen;
      this.requestFrame();
    },
    onSignalEvent: (event) => this.#onSignalEvent(event),
    onTravel: (history) => this.#travel(history),
    onStep: (event) => this.#onStep(event),
    reset: () => void this.change(signalState.initialSignalState, 'user'),
    onAnswer: (event) => this.tellAnswer(event),
  };

  #onSignalEvent({ action, place, t, begins }: SignalEvent): void {
    if (this.session.library === null) return;
    if (action === 'back') this.#hover(null);
    else if (action === 'move') this.#pin(t);
    else if (action === 'point') this.#hover(place && hoverOn(place));
    else if (place === null) return;
    else if (action === 'draw') this.#draw(place, begins);
    else this.#pin(place.t, action === 'drop');
  }

  /** From where the pen was to where it is; all of a stroke is taken back at once. */
  #draw(place: SignalPlace, begins: boolean): void {
    const from = begins ? place : (this.#pen ?? place);
    this.#pen = place;
    const input = drawTrack(this.session.state.input, from, place);
    this.change({ input }, 'user', !begins);
  }

  /** A step uncovers the result from its beginning; at the end all is there again. */
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

  render({ shows, available, isNarrow, loading }: DemoFrame): TemplateResult {
    const isBeside = available >= leastForBeside;
    const width = Math.max(200, isBeside ? available - besideWidth : available);
    const plotHeight = isNarrow ? plotHeights.narrow : plotHeights.usual;
    const many = this.session.state.weighting.values.length > 11;
    return signalScreen({
      session: this.session,
      show: this.#show({ width, plotHeight }),
      isBeside,
      isFolded: isNarrow,
      cell: many ? columns.least : columns.most,
      isTableOpen: this.#isTableOpen,
      colors: plotColors(this.host.palette()),
      strings: this.words,
      spoken: this.spoken,
      shows,
      quiz: this.host.asks(),
      loading,
      actions: this.#actions,
    });
  }
}

/** In the weighting's plot a column is a term of the window; the reading under it says which. */
function hoverOn({ band, t }: SignalPlace): SignalHover {
  return band === 'result' ? { kind: 'output', t } : { kind: 'reading', reading: t };
}
