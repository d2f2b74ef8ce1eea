/** One visitor's work with the race: what is chosen, and the race that was run with it. */
import { remember, startHistory, type History } from '../../state/history.js';
import {
  contestants,
  figuresOf,
  outcomeOf,
  type Contestant,
  type Ranked,
  type RaceFigures,
  type RaceOutcome,
} from '../../state/race-figures.js';
import {
  initialSpeedState,
  multiplyAddsOf,
  problemOf,
  sameLayer,
  type SpeedProblem,
  type SpeedState,
} from '../../state/speed-state.js';
import type { Convscope } from '../provider.js';
import { Lane, type Race } from './race.js';

/** Why a race ended before its last round. */
export type StopReason = 'stopped' | 'hidden' | 'disturbed';

const waiting = contestants.map((contestant) => new Lane(contestant));

export class SpeedSession {
  #state: SpeedState = initialSpeedState;
  #history: History<SpeedState> = startHistory(initialSpeedState);
  #library: Convscope | null = null;
  #race: Race | null = null;
  /** Of the race that is there; null for one that ran to its end. */
  stopReason: StopReason | null = null;

  get state(): SpeedState {
    return this.#state;
  }

  get history(): History<SpeedState> {
    return this.#history;
  }

  /** Null until the library is there. */
  get library(): Convscope | null {
    return this.#library;
  }

  /** The race with this layer, running or over; null before the first. */
  get race(): Race | null {
    return this.#race;
  }

  get isRacing(): boolean {
    return this.#race !== null && this.#race.phase !== 'done';
  }

  /** Why there can be no race; null if there can. */
  get problem(): SpeedProblem | null {
    return problemOf(this.#state);
  }

  get multiplyAdds(): number {
    return multiplyAddsOf(this.#state);
  }

  get lanes(): readonly Lane[] {
    return this.#race?.lanes ?? waiting;
  }

  start(library: Convscope): void {
    this.#library = library;
    // How a page set it up is nothing to take back.
    this.#history = startHistory(this.#state);
  }

  /** Always: what cannot be raced is said to be so. */
  change(patch: Partial<SpeedState>): true {
    const next = { ...this.#state, ...patch };
    if (sameLayer(next, this.#state) && next.rounds === this.#state.rounds) return true;
    this.#history = remember(this.#history, next);
    this.#become(next);
    return true;
  }

  /** To where undo or redo leads. */
  travel(history: History<SpeedState>): void {
    this.#history = history;
    this.#become(history.now);
  }

  /** Times belong to the layer that was raced. */
  #become(state: SpeedState): void {
    const isSame = sameLayer(state, this.#state);
    this.#state = state;
    if (isSame) return;
    this.#race?.stop();
    this.#race = null;
  }

  begin(race: Race): void {
    this.#race = race;
    this.stopReason = null;
  }

  stop(reason: StopReason): void {
    if (!this.isRacing) return;
    this.#race!.stop();
    this.stopReason = reason;
  }

  /** Null where there is nothing to compare: not yet, or too little of it for ever. */
  figuresOf({ status, samples }: Lane): RaceFigures | null {
    const isTold = this.isRacing || (this.#race?.isTold ?? false);
    return status === 'ready' && isTold ? figuresOf(samples, this.multiplyAdds) : null;
  }

  /** Null before a race has said something. */
  get outcome(): RaceOutcome | null {
    if (this.#race === null || !this.#race.isTold) return null;
    const ranked = this.#race.lanes.flatMap((lane): Ranked[] => {
      const figures = this.figuresOf(lane);
      return figures === null ? [] : [{ contestant: lane.contestant, ...figures }];
    });
    return outcomeOf(ranked);
  }

  /** How many times as fast as plain JavaScript; null where one of them has no figures. */
  timesPlain(lane: Lane): number | null {
    const plain = this.lanes.find(({ contestant }) => contestant === 'javascript')!;
    const [mine, theirs] = [this.figuresOf(lane), this.figuresOf(plain)];
    return mine === null || theirs === null ? null : theirs.median / mine.median;
  }

  get wrong(): readonly Contestant[] {
    return this.lanes
      .filter(({ status }) => status === 'wrong')
      .map(({ contestant }) => contestant);
  }
}
