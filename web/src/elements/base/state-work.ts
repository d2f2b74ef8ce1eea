/**
 * A demo whose state is one value: an attribute says a part of it, a link holds all of it, undo takes it back.
 *
 *   class PoolingBody extends StateWork<PoolingState, PoolingSession> {
 *     constructor(host: DemoHost, given: GivenOptions) {
 *       super(host, styles, new PoolingSession(), { options, encode, decode }, given);
 *     }
 *   }
 */
import type { CSSResult } from 'lit';
import type { ChangeSource } from '../types.js';
import type { DemoHost, GivenOptions } from './demo-element.js';
import { DemoWork } from './demo-work.js';
import type { Options } from './option.js';

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

export abstract class StateWork<State, Session extends StateSession<State>> extends DemoWork {
  protected readonly session: Session;
  readonly #form: StateForm<State>;

  constructor(
    host: DemoHost,
    styles: readonly CSSResult[],
    session: Session,
    form: StateForm<State>,
    given: GivenOptions,
  ) {
    super(host, styles);
    this.session = session;
    this.#form = form;
    for (const [name, text] of given) {
      const patch = name === 'state' ? form.decode(text) : this.#parse(name, text);
      if (patch !== null) session.change(patch);
    }
  }

  /** A finished change, by whomever; false, and nothing changed, for what cannot be. */
  protected abstract change(patch: Partial<State>, source: ChangeSource): boolean;

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
}
