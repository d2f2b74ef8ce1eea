/**
 * A race: everybody's answer is compared with the definition, everybody is warmed up, then everybody is timed in turns, in
 * slices short enough that the page stays usable. It knows no page: time and pauses are given to it.
 *
 *   const race = new Race(task, entries, { rounds: 20 }, { now, pause, onProgress });
 *   await race.run();
 *   race.lanes[0].samples;   // milliseconds for one call, round by round
 */
import { quantile, turnsOf, type Contestant } from '../../state/race-figures.js';
import { answerRows, relativeDifference, writeDefinedRow, type RaceTask } from './race-task.js';

/** One call: computes the answer of the task and writes it to `out`. */
export type Call = () => void;

/** Who wants to race. */
export interface Entrant {
  readonly contestant: Contestant;
  /** Null for what this browser does not run. Rejects when it cannot be loaded. */
  readonly prepare: ((task: RaceTask, out: Float32Array) => Promise<Call>) | null;
}

export interface RaceHost {
  /** Milliseconds, of the best clock that there is. */
  readonly now: () => number;
  /** Until the page has drawn itself and heard what people did. */
  readonly pause: () => Promise<void>;
  readonly onProgress: () => void;
}

/** Not in the race: 'absent', what the browser does not run; 'failed', what could not be loaded or run; 'wrong' answers. */
export type LaneStatus = 'waiting' | 'ready' | 'absent' | 'failed' | 'wrong';

export class Lane {
  readonly contestant: Contestant;
  status: LaneStatus = 'waiting';
  /** Why it failed. */
  reason = '';
  /** Largest difference from the definition, in parts of its largest magnitude; null before it was compared. */
  difference: number | null = null;
  /** Of the very first call, in milliseconds. */
  firstCall: number | null = null;
  /** Milliseconds for one call while the engine was still optimising, and in the rounds that count. */
  readonly warmUp: number[] = [];
  readonly samples: number[] = [];
  /** In one sample. */
  calls = 1;

  constructor(contestant: Contestant) {
    this.contestant = contestant;
  }
}

interface Runner {
  readonly lane: Lane;
  readonly out: Float32Array;
  readonly call: Call;
  /** Time that it has been warmed up, in milliseconds. */
  warm: number;
}

export type RacePhase = 'loading' | 'checking' | 'clock' | 'warming' | 'racing' | 'done';

/** As the contract of the library has it; sums in another order stay well below. */
export const tolerance = 1e-5;
/** So much of the clock's resolution, at least, is one sample; within these limits, in milliseconds. */
const ticksInSample = 40;
export const sampleLimits = { least: 12, most: 25 } as const;
/** With a coarser clock, in milliseconds, even the longest sample would say more of the clock than of the contestant. */
export const coarsestClock = 2.5;
/** In the warm-up everybody runs so long in all, in milliseconds. Engines optimise code that has run for a while. */
const warmUpTime = 300;
/** A part of work that is not timed, between two drawings of the page, in milliseconds. */
const slice = 12;
/** With fewer rounds a race that was stopped says nothing. */
export const fewestRounds = 3;

export class Race {
  readonly task: RaceTask;
  readonly rounds: number;
  readonly lanes: readonly Lane[];
  phase: RacePhase = 'loading';
  /** Rounds that are complete. */
  done = 0;
  /** The smallest step of the clock that was seen, in milliseconds; NaN before it was looked at. */
  clock = NaN;
  /** How long one sample shall be, in milliseconds. */
  sample = NaN;
  readonly #entrants: readonly Entrant[];
  readonly #host: RaceHost;
  #isStopped = false;
  #onStop: () => void = () => undefined;

  constructor(
    task: RaceTask,
    entrants: readonly Entrant[],
    { rounds }: { readonly rounds: number },
    host: RaceHost,
  ) {
    this.task = task;
    this.rounds = rounds;
    this.lanes = entrants.map(({ contestant }) => new Lane(contestant));
    this.#entrants = entrants;
    this.#host = host;
  }

  /** Ends it after the slice that is running; nobody waits for what is still on its way. */
  stop(): void {
    this.#isStopped = true;
    this.#onStop();
  }

  /** Everybody who is still in the race has samples that may be compared. */
  get isTold(): boolean {
    return this.phase === 'done' && this.done >= fewestRounds;
  }

  get isClockTooCoarse(): boolean {
    return this.clock > coarsestClock;
  }

  async run(): Promise<void> {
    const runners = await this.#prepare();
    const expected = await this.#definition();
    await this.#firstCalls(runners, expected);
    await this.#lookAtClock();
    if (!this.isClockTooCoarse) {
      await this.#warmUp(runners);
      await this.#rounds(runners);
      // Code that was optimised meanwhile has to be right too.
      for (const runner of runners) compare(runner, expected);
    }
    this.phase = 'done';
    this.#host.onProgress();
  }

  async #prepare(): Promise<Runner[]> {
    const { outChannels, size } = this.task.layer;
    const prepared = this.#entrants.map(async ({ prepare }, at): Promise<Runner | null> => {
      const lane = this.lanes[at]!;
      const out = new Float32Array(outChannels * size * size);
      try {
        const call = await prepare?.(this.task, out);
        lane.status = call === undefined ? 'absent' : 'waiting';
        return call === undefined ? null : { lane, out, call, warm: 0 };
      } catch (error) {
        fail(lane, error);
        return null;
      } finally {
        this.#host.onProgress();
      }
    });
    const stopped = new Promise<readonly []>((resolve) => {
      this.#onStop = () => resolve([]);
      if (this.#isStopped) resolve([]);
    });
    const there = await Promise.race([stopped, Promise.all(prepared)]);
    return there.filter((runner) => runner !== null);
  }

  async #begin(phase: RacePhase): Promise<void> {
    if (this.#isStopped) return;
    this.phase = phase;
    await this.#rest();
  }

  #rest(): Promise<void> {
    this.#host.onProgress();
    return this.#host.pause();
  }

  async #definition(): Promise<Float64Array> {
    await this.#begin('checking');
    const { outChannels, size } = this.task.layer;
    const expected = new Float64Array(outChannels * size * size);
    let start = this.#host.now();
    for (let row = 0; row < answerRows(this.task) && !this.#isStopped; row++) {
      writeDefinedRow(this.task, row, expected);
      if (this.#host.now() - start < slice) continue;
      await this.#host.pause();
      start = this.#host.now();
    }
    return expected;
  }

  async #firstCalls(runners: readonly Runner[], expected: Float64Array): Promise<void> {
    for (const runner of runners) {
      if (this.#isStopped) return;
      const { lane, call } = runner;
      try {
        lane.firstCall = this.#timed(call, 1);
        lane.status = 'ready';
        compare(runner, expected);
      } catch (error) {
        fail(lane, error);
      }
      await this.#rest();
    }
  }

  /** The smallest difference of two times that follow each other. */
  async #lookAtClock(): Promise<void> {
    await this.#begin('clock');
    const { now } = this.#host;
    let smallest = Infinity;
    let last = now();
    for (let look = 0; look < 8 && !this.#isStopped; look++) {
      // A clock may stand for longer than a slice; counting ends the loop then.
      const end = last + slice / 2;
      for (let count = 0; count < 20_000 && last < end; count++) {
        const time = now();
        if (time > last) smallest = Math.min(smallest, time - last);
        last = time;
      }
      await this.#host.pause();
    }
    // Without the dust of binary fractions.
    this.clock = Math.round(smallest * 1e4) / 1e4;
    const { least, most } = sampleLimits;
    this.sample = Math.min(most, Math.max(least, ticksInSample * this.clock));
  }

  async #warmUp(runners: readonly Runner[]): Promise<void> {
    await this.#begin('warming');
    const isCold = (runner: Runner): boolean =>
      runner.lane.status === 'ready' && runner.warm < warmUpTime;
    for (let round = 0; runners.some(isCold); round++) {
      for (const runner of turnsOf(runners.filter(isCold), round)) {
        if (this.#isStopped) return;
        this.#warm(runner);
        await this.#rest();
      }
    }
  }

  /** One slice of warming up. As many calls as fit a sample are found on the way. */
  #warm(runner: Runner): void {
    const { lane, call } = runner;
    const time = this.#timed(call, lane.calls);
    lane.warmUp.push(time / lane.calls);
    // A slice of no time at all would never end the warm-up.
    runner.warm += Math.max(time, 1);
    // The middle of the last ones, for one may have been disturbed; and at most four times as many at once.
    const fitting = this.sample / quantile(lane.warmUp.slice(-5), 0.5);
    lane.calls = Math.max(1, Math.round(Math.min(fitting, 4 * lane.calls)));
  }

  async #rounds(runners: readonly Runner[]): Promise<void> {
    await this.#begin('racing');
    const racing = runners.filter(({ lane }) => lane.status === 'ready');
    for (let round = 0; round < this.rounds && racing.length > 0; round++) {
      const times = new Map<Lane, number>();
      for (const { lane, call } of turnsOf(racing, round)) {
        if (this.#isStopped) return;
        times.set(lane, this.#timed(call, lane.calls) / lane.calls);
        await this.#rest();
      }
      // Everybody has as many samples as the others.
      for (const [lane, time] of times) lane.samples.push(time);
      this.done = round + 1;
    }
  }

  #timed(call: Call, calls: number): number {
    const start = this.#host.now();
    for (let count = 0; count < calls; count++) call();
    return this.#host.now() - start;
  }
}

function fail(lane: Lane, error: unknown): void {
  lane.status = 'failed';
  // A sentence goes on behind it.
  lane.reason = (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
}

function compare({ lane, out }: Runner, expected: Float64Array): void {
  if (lane.status !== 'ready') return;
  lane.difference = relativeDifference(out, expected);
  if (!(lane.difference <= tolerance)) lane.status = 'wrong';
}
