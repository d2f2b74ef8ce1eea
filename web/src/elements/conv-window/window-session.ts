/** One visitor's work with the window: what is chosen and looked at, and everything that the library says about it. */
import type { Plane } from '../../draw/plane.js';
import { cellUnder, placesReading, windowAround, type CellPlace } from '../../draw/window-place.js';
import { remember, startHistory, type History } from '../../state/history.js';
import { placeAt, positionBehind, stepTotal, type SteppingPlan } from '../../state/stepping.js';
import {
  calculationOf,
  initialWindowState,
  sameCalculation,
  swapped,
  type WindowCalculation,
  type WindowState,
} from '../../state/window-state.js';
import type { Convscope } from '../provider.js';
import { posterRun } from './poster.js';
import { windowLimits, type WindowLimits } from './window-limits.js';
import { outputSize, runWindow, type WindowRun } from './window-run.js';

export type WindowHover =
  | { readonly kind: 'output'; readonly place: CellPlace }
  /** A cell of the input with its border. */
  | { readonly kind: 'input'; readonly place: CellPlace }
  /** A weight as the window holds it, by place. */
  | { readonly kind: 'weight'; readonly weight: number }
  /** A product in the written-out sum, by the place of its weight. */
  | { readonly kind: 'product'; readonly weight: number }
  /** A letter of the formula: all that it stands for. */
  | { readonly kind: 'letter'; readonly letter: FormulaLetter };

export type FormulaLetter = 'x' | 'w' | 'y';

/** The window that is looked at. */
export interface LookedAt {
  readonly place: CellPlace;
  /** Products that are done, in the order of the window's weights. */
  readonly done: number;
}

export class WindowSession {
  #state: WindowState = initialWindowState;
  #history: History<WindowCalculation> = startHistory(initialWindowState);
  #library: Convscope | null = null;
  #run: WindowRun | null = null;
  #limits: WindowLimits | null = null;
  #swappedOutput: Plane | null = null;
  /** What the pointer is over or the focus on; it passes. */
  hover: WindowHover | null = null;
  playing = false;
  /** The output that a question asks for, hidden until it is answered; null for none. */
  blank: CellPlace | null = null;

  get state(): WindowState {
    return this.#state;
  }

  get history(): History<WindowCalculation> {
    return this.#history;
  }

  /** Null until the library is there. */
  get library(): Convscope | null {
    return this.#library;
  }

  get run(): WindowRun | null {
    if (this.#library !== null) this.#run ??= runWindow(this.#library, this.#state);
    return this.#run;
  }

  /** The run, or until the library has come what is known of it beforehand. */
  get shown(): WindowRun {
    return this.run ?? posterRun(this.#state);
  }

  get limits(): WindowLimits | null {
    if (this.#library !== null) this.#limits ??= windowLimits(this.#library, this.#state);
    return this.#limits;
  }

  /** What comes out when input and kernel change places; null unless every place where they overlap counts. */
  get swappedOutput(): Plane | null {
    const { padding, paddingMode, stride, dilation } = this.#state;
    const isPlain = [...stride, ...dilation].every((step) => step === 1);
    if (this.#library === null || padding !== 'full' || paddingMode !== 'zeros' || !isPlain)
      return null;
    this.#swappedOutput ??= runWindow(this.#library, swapped(this.#state)).output;
    return this.#swappedOutput;
  }

  /** A link may hold settings that the library refuses: then the example is shown. */
  start(library: Convscope): void {
    this.#library = library;
    if (outputSize(library, this.#state) === null) {
      this.#state = initialWindowState;
    }
    // How a page set it up is nothing to take back.
    this.#history = startHistory(calculationOf(this.#state));
    const { products } = this.plan;
    const { position, covered } = this.#state;
    const total = stepTotal(this.plan);
    // Where nothing is covered the window is done.
    const whole = covered ? position : Math.max(1, Math.ceil(position / products)) * products;
    this.#state = { ...this.#state, position: Math.min(total, whole) };
  }

  /** False, and nothing changed, for settings that the library refuses. */
  change(patch: Partial<WindowState>): boolean {
    const next = { ...this.#state, ...patch };
    if (sameCalculation(next, this.#state)) {
      this.#state = next;
      return true;
    }
    if (this.#library !== null && outputSize(this.#library, next) === null) return false;
    this.#history = remember(this.#history, calculationOf(next));
    this.#become(next, patch.position);
    return true;
  }

  /** To where undo or redo leads. */
  travel(history: History<WindowCalculation>): void {
    this.#history = history;
    this.#become({ ...this.#state, ...history.now });
  }

  /** With another calculation. */
  #become(state: WindowState, position?: number): void {
    const { place } = this.lookedAt;
    this.#state = state;
    this.#forget();
    if (position === undefined) this.#lookAt(place);
  }

  /** After a change of what is computed: the same place, if there still is one. */
  #lookAt(place: CellPlace): void {
    this.playing = false;
    this.hover = null;
    if (this.#library === null) return;
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
    this.#swappedOutput = null;
  }

  /** Windows and products to walk through. */
  get plan(): SteppingPlan {
    const { slide } = this.shown;
    const { placesDown, placesAcross, rows, columns } = slide;
    return { rows: placesDown, columns: placesAcross, products: rows * columns };
  }

  /** Where the stepper is. */
  get steppedTo(): LookedAt {
    const { row, column, done } = placeAt(this.plan, this.#state.position);
    return { place: { row, column }, done };
  }

  /** The pointer before the stepper. */
  get lookedAt(): LookedAt {
    const { hover, plan } = this;
    if (hover?.kind === 'output') return { place: hover.place, done: plan.products };
    if (hover?.kind !== 'input') return this.steppedTo;
    return { place: this.windowOver(hover.place), done: plan.products };
  }

  /** The window that a cell of the bordered input brings into view. */
  windowOver(cell: CellPlace): CellPlace {
    return windowAround(this.shown.slide, cell);
  }

  /** Outputs that read the cell of the input that is pointed at. */
  get reached(): readonly CellPlace[] {
    const { hover, shown } = this;
    return hover?.kind === 'input' ? placesReading(shown.slide, hover.place) : [];
  }

  /** The letter of the formula for what is pointed at. */
  get letter(): FormulaLetter | null {
    const { hover } = this;
    if (hover === null) return null;
    if (hover.kind === 'letter') return hover.letter;
    return { input: 'x', weight: 'w', product: null, output: 'y' }[
      hover.kind
    ] as FormulaLetter | null;
  }

  isBlank({ row, column }: CellPlace): boolean {
    return this.blank !== null && this.blank.row === row && this.blank.column === column;
  }

  /** The weight that is looked at: under the pointer, or the one whose product was the last. */
  get weight(): number | null {
    const { hover, shown, plan } = this;
    if (hover?.kind === 'weight' || hover?.kind === 'product') return hover.weight;
    if (hover?.kind === 'input') {
      const { place } = this.lookedAt;
      for (let weight = 0; weight < plan.products; weight++) {
        const cell = cellUnder(shown.slide, place, weight);
        if (cell.row === hover.place.row && cell.column === hover.place.column) return weight;
      }
      return null;
    }
    const { done } = this.steppedTo;
    const isUnderWay = hover === null && this.#state.covered && this.#state.level === 'product';
    return isUnderWay && done > 0 ? done - 1 : null;
  }
}
