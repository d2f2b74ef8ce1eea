/** One visitor's work with a signal: what is chosen and looked at, and everything that the library says about it. */
import {
  firstMoment,
  momentsReading,
  outputAt,
  readingUnder,
  termOver,
} from '../../draw/signal-place.js';
import { remember, startHistory, type History } from '../../state/history.js';
import {
  initialSignalState,
  sameSignalCalculation,
  signalCalculationOf,
  type SignalCalculation,
  type SignalState,
} from '../../state/signal-state.js';
import { placeAt, stepTotal, windowsDone, type SteppingPlan } from '../../state/stepping.js';
import type { Convscope } from '../provider.js';
import { outputLength, posterRun, runSignal, type SignalRun } from './signal-run.js';

export type SignalLetter = 'x' | 'w' | 's';

export type SignalHover =
  /** A moment of the result: the window is looked at as it stands there. */
  | { readonly kind: 'output'; readonly t: number }
  | { readonly kind: 'reading'; readonly reading: number }
  /** A product of the window, counted from its left end. */
  | { readonly kind: 'term'; readonly term: number }
  /** A letter of the formula: all that it stands for. */
  | { readonly kind: 'letter'; readonly letter: SignalLetter };

/** The window that is looked at. */
export interface LookedAtMoment {
  readonly t: number;
  /** The place in the result. */
  readonly output: number;
  /** Products that are done, from the window's left end. */
  readonly done: number;
}

export class SignalSession {
  #state: SignalState = initialSignalState;
  #history: History<SignalCalculation> = startHistory(signalCalculationOf(initialSignalState));
  #library: Convscope | null = null;
  #run: SignalRun | null = null;
  /** What the pointer is over or the focus on; it passes. */
  hover: SignalHover | null = null;
  playing = false;
  /** The pointer draws the track instead of moving the window. */
  drawing = false;

  get state(): SignalState {
    return this.#state;
  }

  get history(): History<SignalCalculation> {
    return this.#history;
  }

  get library(): Convscope | null {
    return this.#library;
  }

  /** The run, or until the library has come what is known of it beforehand. */
  get shown(): SignalRun {
    if (this.#library === null) return posterRun(this.#state);
    this.#run ??= runSignal(this.#library, this.#state);
    return this.#run;
  }

  /** A link may hold settings that do not fit each other: then the example is shown. */
  start(library: Convscope): void {
    this.#library = library;
    this.#run = null;
    if (!this.#fits(this.#state)) this.#state = initialSignalState;
    // How a page set it up is nothing to take back.
    this.#history = startHistory(signalCalculationOf(this.#state));
    const { products } = this.plan;
    const { position, covered } = this.#state;
    const whole = covered ? position : Math.max(1, Math.ceil(position / products)) * products;
    this.#state = { ...this.#state, position: Math.min(stepTotal(this.plan), whole) };
  }

  /** False, and nothing changed, for what does not fit. What `continues` a gesture is one step of undo with its beginning. */
  change(patch: Partial<SignalState>, continues = false): boolean {
    const next = { ...this.#state, ...patch };
    if (sameSignalCalculation(next, this.#state)) {
      this.#state = next;
      return true;
    }
    // As long as a page sets up what begins with the library, its options come one by one.
    if (this.#library !== null && !this.#fits(next)) return false;
    const calculation = signalCalculationOf(next);
    this.#history = continues
      ? { ...this.#history, now: calculation }
      : remember(this.#history, calculation);
    this.#become(next, patch.position);
    return true;
  }

  /** To where undo or redo leads. */
  travel(history: History<SignalCalculation>): void {
    this.#history = history;
    this.#become({ ...this.#state, ...history.now });
  }

  #fits({ input, weighting, padding, paddingMode }: SignalState): boolean {
    const [length, width] = [input.track.length, weighting.values.length];
    if (padding === 'valid') return width <= length;
    // A mirror image is as long as the readings less one.
    return paddingMode === 'zeros' || width <= length;
  }

  /** With another calculation: the same moment, if there still is one. */
  #become(state: SignalState, position?: number): void {
    const { t } = this.lookedAt;
    this.#state = state;
    this.#run = null;
    if (position !== undefined) return;
    this.playing = false;
    this.hover = null;
    if (this.#library !== null) {
      this.#state = { ...state, covered: false, position: this.positionAt(t) };
    }
  }

  get plan(): SteppingPlan {
    const { outputs, width } = this.shown.slide;
    return { rows: 1, columns: outputs, products: width };
  }

  /** Where the window of a moment is done. */
  positionAt(t: number): number {
    return (outputAt(this.shown.slide, t) + 1) * this.plan.products;
  }

  /** Where the stepper is. */
  get steppedTo(): LookedAtMoment {
    const { column, done } = placeAt(this.plan, this.#state.position);
    return { t: firstMoment(this.shown.slide) + column, output: column, done };
  }

  /** The pointer before the stepper. */
  get lookedAt(): LookedAtMoment {
    const { hover, plan } = this;
    if (hover?.kind !== 'output') return this.steppedTo;
    const { slide } = this.shown;
    const output = outputAt(slide, hover.t);
    return { t: firstMoment(slide) + output, output, done: plan.products };
  }

  /** How many numbers of the result are shown. */
  get known(): number {
    const { output } = this.shown;
    return this.#state.covered ? windowsDone(this.plan, this.#state.position) : output.length;
  }

  /** Moments whose result reads what is pointed at. */
  get touched(): readonly [first: number, last: number] | null {
    const { hover, shown } = this;
    return hover?.kind === 'reading' ? momentsReading(shown.slide, hover.reading) : null;
  }

  /** The term that is looked at: under the pointer, or the one whose product was the last. */
  get term(): number | null {
    const { hover, shown } = this;
    if (hover?.kind === 'term') return hover.term;
    if (hover?.kind === 'reading') return termOver(shown.slide, this.lookedAt.t, hover.reading);
    const { done } = this.steppedTo;
    const isUnderWay = hover === null && this.#state.covered && this.#state.level === 'product';
    return isUnderWay && done > 0 ? done - 1 : null;
  }

  get letter(): SignalLetter | null {
    const { hover } = this;
    if (hover === null || hover.kind === 'term') return null;
    if (hover.kind === 'letter') return hover.letter;
    return hover.kind === 'reading' ? 'x' : 's';
  }

  /** A reading with its border, by its moment. */
  paddedAt(reading: number): number {
    const { padded, border } = this.shown;
    return padded[reading + border[0]] ?? NaN;
  }

  /** The reading of a term in the window that is looked at. */
  readingOf(term: number): number {
    return readingUnder(this.shown.slide, this.lookedAt.t, term);
  }

  lengthWith(padding: 'valid' | 'same' | 'full'): number {
    const { input, weighting } = this.#state;
    const [length, width] = [input.track.length, weighting.values.length];
    return this.#library === null ? NaN : outputLength(this.#library, { length, width, padding });
  }
}
