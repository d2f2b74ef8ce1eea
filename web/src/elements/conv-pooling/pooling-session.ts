/** One visitor's work with the pooling: what is chosen and looked at, and everything that the library says about it. */
import type { Plane } from '../../draw/plane.js';
import { placesReading, windowAround, type CellPlace } from '../../draw/window-place.js';
import { remember, startHistory, type History } from '../../state/history.js';
import {
  initialPoolingState,
  poolingCalculationOf,
  samePooling,
  type PoolingCalculation,
  type PoolingState,
} from '../../state/pooling-state.js';
import { placeAt, positionBehind, stepTotal, type SteppingPlan } from '../../state/stepping.js';
import type { Convscope, Model } from '../provider.js';
import { posterRun } from './poster.js';
import { comparedPlane, planeOfInput, planeOfTable } from './pooling-input.js';
import { poolingLimits, type PoolingLimits } from './pooling-limits.js';
import {
  divisorOf,
  pooled,
  pooledSize,
  runPooling,
  shareOf,
  type PoolingRun,
} from './pooling-run.js';

export type PoolingHover =
  /** An output, or its gradient. */
  | { readonly kind: 'output'; readonly place: CellPlace }
  /** A cell of the input with its border, or of the gradient that arrives there. */
  | { readonly kind: 'input'; readonly place: CellPlace };

/** Two inputs and what is left of them. */
export interface Comparison {
  readonly input: Plane;
  readonly output: Plane;
  /** Places, row by row, whose numbers differ. */
  readonly changedInputs: readonly number[];
  readonly changedOutputs: readonly number[];
}

export class PoolingSession {
  #state: PoolingState = initialPoolingState;
  #history: History<PoolingCalculation> = startHistory(initialPoolingState);
  #library: Convscope | null = null;
  #model: Model | null = null;
  #run: PoolingRun | null = null;
  #limits: PoolingLimits | null = null;
  #comparison: Comparison | null = null;
  /** What the pointer is over or the focus on; it passes. */
  hover: PoolingHover | null = null;
  playing = false;
  /** The output that a question asks for, hidden until it is answered; null for none. */
  blank: CellPlace | null = null;

  get state(): PoolingState {
    return this.#state;
  }

  get history(): History<PoolingCalculation> {
    return this.#history;
  }

  /** Null until the library is there. */
  get library(): Convscope | null {
    return this.#library;
  }

  get model(): Model | null {
    return this.#model;
  }

  get needsModel(): boolean {
    const { input } = this.#state;
    return input.kind === 'drawing' && input.map !== null && this.#model === null;
  }

  /** What the library says, or until it has come what is known beforehand. */
  get shown(): PoolingRun {
    if (this.#library === null) return posterRun(this.#state);
    this.#run ??= runPooling(this.#library, this.#state, this.#input(this.#state)!);
    return this.#run;
  }

  get limits(): PoolingLimits | null {
    if (this.#library !== null)
      this.#limits ??= poolingLimits(this.#library, this.#state, this.shown.input);
    return this.#limits;
  }

  /** Null until the library is there, and where the other input is none that the window fits on. */
  get comparison(): Comparison | null {
    const library = this.#library;
    if (library === null) return null;
    this.#comparison ??= compare(
      this.shown,
      comparedPlane(library, this.#model, this.#state),
      (input) => pooled(library, this.#state, input),
    );
    return this.#comparison;
  }

  /** Null before the library has come, for what only it can draw. */
  #input({ input }: PoolingCalculation): Plane | null {
    if (this.#library !== null) return planeOfInput(this.#library, this.#model, input);
    return input.kind === 'numbers' ? planeOfTable(input.table) : null;
  }

  /** A link may hold settings that the library refuses: then the example is shown. */
  start(library: Convscope): void {
    this.#library = library;
    if (!this.#fits(this.#state)) this.#state = initialPoolingState;
    // How a page set it up is nothing to take back.
    this.#history = startHistory(poolingCalculationOf(this.#state));
    this.#forget();
    const total = stepTotal(this.plan);
    this.#state = {
      ...this.#state,
      position: Math.min(total, Math.max(this.#state.covered ? 0 : 1, this.#state.position)),
    };
  }

  takeModel(model: Model): void {
    this.#model = model;
    this.#forget();
  }

  /** False, and nothing changed, for settings that the library refuses. */
  change(patch: Partial<PoolingState>): boolean {
    const next = fitted({ ...this.#state, ...patch });
    if (samePooling(next, this.#state)) {
      this.#state = next;
      return true;
    }
    if (!this.#fits(next)) return false;
    this.#history = remember(this.#history, poolingCalculationOf(next));
    this.#become(next, patch.position);
    return true;
  }

  /** To where undo or redo leads. */
  travel(history: History<PoolingCalculation>): void {
    this.#history = history;
    this.#become({ ...this.#state, ...history.now });
  }

  #fits(state: PoolingState): boolean {
    if (this.#library === null) return true;
    return pooledSize(this.#library, state, this.#input(state)!) !== null;
  }

  /** With another calculation: the same place, if there still is one. */
  #become(state: PoolingState, position?: number): void {
    const { place } = this.lookedAt;
    this.#state = state;
    this.#forget();
    this.playing = false;
    this.hover = null;
    if (this.#library === null || position !== undefined) return;
    const { plan } = this;
    const kept = {
      row: Math.min(plan.rows - 1, place.row),
      column: Math.min(plan.columns - 1, place.column),
    };
    this.#state = { ...this.#state, covered: false, position: positionBehind(plan, kept) };
  }

  #forget(): void {
    this.#run = null;
    this.#limits = null;
    this.#comparison = null;
  }

  /** Windows to walk through; each is one step. */
  get plan(): SteppingPlan {
    const { rows, columns } = this.shown.output;
    return { rows, columns, products: 1 };
  }

  /** The place of the output that is looked at: the pointer before the stepper. */
  get lookedAt(): { readonly place: CellPlace } {
    const { hover } = this;
    if (hover?.kind === 'output') return { place: hover.place };
    if (hover?.kind === 'input') return { place: windowAround(this.shown.slide, hover.place) };
    return { place: this.steppedTo };
  }

  /** Where the stepper is. */
  get steppedTo(): CellPlace {
    const { row, column } = placeAt(this.plan, this.#state.position);
    return { row, column };
  }

  /** Its number in the output, row by row. */
  get lookedAtIndex(): number {
    const { place } = this.lookedAt;
    return place.row * this.shown.output.columns + place.column;
  }

  /** Windows that read the cell of the input that is pointed at. */
  get readers(): readonly CellPlace[] {
    const { hover, shown } = this;
    return hover?.kind === 'input' ? placesReading(shown.slide, hover.place) : [];
  }

  /** By what an average divides at a place of the output. */
  divisorAt({ row, column }: CellPlace): number {
    const { output } = this.shown;
    return this.#library === null
      ? NaN
      : divisorOf(this.#library, this.#state, this.shown, row * output.columns + column);
  }

  /** What the gradient at a place of the output brings to each cell of the input. */
  shareAt({ row, column }: CellPlace): Plane | null {
    const { output } = this.shown;
    return this.#library === null
      ? null
      : shareOf(this.#library, this.#state, this.shown, row * output.columns + column);
  }

  isBlank({ row, column }: CellPlace): boolean {
    return this.blank !== null && this.blank.row === row && this.blank.column === column;
  }
}

/** A typed gradient belongs to one size of the output, and another input to the settings in which it was chosen. */
function fitted(state: PoolingState): PoolingState {
  const { input, other } = state;
  const isSameSize =
    other === null ||
    (input.kind === 'numbers' &&
      input.table.rows === other.rows &&
      input.table.columns === other.columns);
  return isSameSize ? state : { ...state, other: null };
}

function compare(
  { input, output }: PoolingRun,
  other: Plane,
  pool: (input: Plane) => Plane,
): Comparison {
  const pooledOther = pool(other);
  return {
    input: other,
    output: pooledOther,
    changedInputs: differing(input.values, other.values),
    changedOutputs: differing(output.values, pooledOther.values),
  };
}

function differing(before: Float32Array, after: Float32Array): number[] {
  return [...after.keys()].filter((place) => after[place] !== before[place]);
}
