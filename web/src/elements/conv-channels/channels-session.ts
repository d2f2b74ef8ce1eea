/** One visitor's work with the channels: what is chosen and looked at, and everything that the library says about it. */
import type { Plane } from '../../draw/plane.js';
import type { CellPlace } from '../../draw/window-place.js';
import { channelsPerGroup, firstChannelOf } from '../../state/channels-filters.js';
import {
  channelsCalculationOf,
  initialChannelsState,
  sameChannels,
  type ChannelsCalculation,
  type ChannelsState,
} from '../../state/channels-state.js';
import { remember, startHistory, type History } from '../../state/history.js';
import { placeAt, positionBehind, stepTotal, type SteppingPlan } from '../../state/stepping.js';
import type { Convscope } from '../provider.js';
import { runFilter, runMaps, type FilterRun } from './channels-run.js';

export class ChannelsSession {
  #state: ChannelsState = initialChannelsState;
  #history: History<ChannelsCalculation> = startHistory(initialChannelsState);
  #library: Convscope | null = null;
  #maps: readonly Plane[] | null = null;
  #run: FilterRun | null = null;
  /** The place of the map that is pointed at; it passes. */
  hover: CellPlace | null = null;
  playing = false;
  /** The place of the map that a question asks for, hidden until it is answered; null for none. */
  blank: CellPlace | null = null;

  get state(): ChannelsState {
    return this.#state;
  }

  get history(): History<ChannelsCalculation> {
    return this.#history;
  }

  /** Null until the library is there. */
  get library(): Convscope | null {
    return this.#library;
  }

  /** One for each filter; none are known before the library has come. */
  get maps(): readonly Plane[] {
    if (this.#library === null) return this.#state.bank.biases.map(() => unknown);
    this.#maps ??= runMaps(this.#library, this.#state);
    return this.#maps;
  }

  get map(): Plane {
    return this.maps[this.#state.filter]!;
  }

  /** The filter that is looked at, channel by channel. */
  get run(): FilterRun {
    const { bank, filter } = this.#state;
    if (this.#library === null) {
      const count = channelsPerGroup(bank);
      const none = Array.from({ length: count }, () => unknown);
      const first = firstChannelOf(bank, filter);
      return { filter, first, count, parts: none, sums: none, total: unknown };
    }
    this.#run ??= runFilter(this.#library, this.#state, filter);
    return this.#run;
  }

  start(library: Convscope): void {
    this.#library = library;
    // How a page set it up is nothing to take back.
    this.#history = startHistory(channelsCalculationOf(this.#state));
    this.#forget();
    this.#stayInside();
  }

  /** Always: every state can be computed. */
  change(patch: Partial<ChannelsState>): true {
    const before = this.#state;
    const { place } = this.lookedAt;
    this.#state = { ...before, ...patch };
    const isSame = sameChannels(before, this.#state);
    if (!isSame) this.#history = remember(this.#history, channelsCalculationOf(this.#state));
    if (!isSame || before.filter !== this.#state.filter) this.#become(place, patch.position);
    return true;
  }

  /** To where undo or redo leads. */
  travel(history: History<ChannelsCalculation>): void {
    const { place } = this.lookedAt;
    this.#history = history;
    const filter = Math.min(this.#state.filter, history.now.bank.filters - 1);
    this.#state = { ...this.#state, ...history.now, filter };
    this.#become(place);
  }

  /** With other numbers: the same place, if there still is one. */
  #become(place: CellPlace, position?: number): void {
    this.#forget();
    this.playing = false;
    this.hover = null;
    if (this.#library === null) return;
    if (position === undefined) {
      const { plan } = this;
      const row = Math.min(plan.rows - 1, place.row);
      const column = Math.min(plan.columns - 1, place.column);
      const kept = positionBehind(plan, { row, column });
      this.#state = { ...this.#state, covered: false, position: kept };
    }
    this.#stayInside();
  }

  #stayInside(): void {
    const { position, covered } = this.#state;
    const { products } = this.plan;
    // Where nothing is covered the window is done.
    const whole = covered ? position : Math.max(1, Math.ceil(position / products)) * products;
    this.#state = { ...this.#state, position: Math.min(stepTotal(this.plan), whole) };
  }

  #forget(): void {
    this.#maps = null;
    this.#run = null;
  }

  /** For each place one step for each channel, and one for the bias. */
  get plan(): SteppingPlan {
    const { rows, columns } = this.map;
    return { rows, columns, products: this.run.count + 1 };
  }

  get steppedTo(): { readonly place: CellPlace; readonly done: number } {
    const { row, column, done } = placeAt(this.plan, this.#state.position);
    return { place: { row, column }, done };
  }

  /** The pointer before the stepper. */
  get lookedAt(): { readonly place: CellPlace; readonly done: number } {
    return this.hover === null ? this.steppedTo : { place: this.hover, done: this.plan.products };
  }

  /** Its number in the map, row by row. */
  get lookedAtIndex(): number {
    const { place } = this.lookedAt;
    return place.row * this.map.columns + place.column;
  }

  isBlank({ row, column }: CellPlace): boolean {
    return this.blank !== null && this.blank.row === row && this.blank.column === column;
  }
}

const unknown: Plane = { rows: 1, columns: 1, values: Float32Array.of(NaN) };
