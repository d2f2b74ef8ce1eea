/**
 * What <conv-speed> does once it comes near the viewport: it keeps the session, runs the race when it is asked to, and
 * stops it when nobody looks.
 */
import type { TemplateResult } from 'lit';
import * as speedState from '../../state/speed-state.js';
import type { SpeedState } from '../../state/speed-state.js';
import { speedStringsFor, type SpeedWords } from '../../strings/speed.js';
import type { DemoFrame, DemoHost, GivenOptions } from '../base/demo-element.js';
import { DemoWork } from '../base/demo-work.js';
import { fieldStyles } from '../parts/field-styles.js';
import type { AnswerEvent } from '../parts/question-card.js';
import { requestLibrary, type Convscope } from '../provider.js';
import type { ChangeSource } from '../types.js';
import { entrantsBeside } from './entrants.js';
import { exportCode, exportDrawing, exportTable } from './export.js';
import { options } from './options.js';
import { outcomeText } from './outcome.js';
import { Race } from './race.js';
import { raceTask } from './race-task.js';
import { speedScreen, type SpeedActions } from './speed-screen.js';
import { SpeedSession, type StopReason } from './speed-session.js';
import { speedStyles } from './styles.js';

/** Ends the race that is running on this page: two at once would measure each other. */
let stopRunning: ((reason: StopReason) => void) | null = null;

/** Until the page is drawn and has heard what people did. */
const drawn = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

export class SpeedBody extends DemoWork<SpeedState, SpeedSession> {
  #answered = false;

  constructor(host: DemoHost, given: GivenOptions) {
    const form = {
      options,
      encode: speedState.encodeSpeedState,
      decode: speedState.decodeSpeedState,
    };
    super(host, [fieldStyles, ...speedStyles], new SpeedSession(), form, given);
    host.element.addController({ hostDisconnected: () => this.session.stop('hidden') });
  }

  async start(): Promise<void> {
    this.session.start(await requestLibrary());
    this.requestFrame();
  }

  get words(): SpeedWords {
    return speedStringsFor(this.host.language());
  }

  exportData(): string {
    return exportTable(this.session, this.words);
  }

  exportDrawing(): string {
    return exportDrawing(this.session, this.host.palette(), this.words);
  }

  exportCode(): Readonly<Record<string, string>> | null {
    return exportCode(this.session);
  }

  // --- changes -----------------------------------------------------------------------------------

  protected change(patch: Partial<SpeedState>, source: ChangeSource): boolean {
    const before = this.session.state;
    this.session.change(patch);
    if (!speedState.sameLayer(before, this.session.state)) this.#answered = false;
    this.tell(source);
    return true;
  }

  readonly #actions: SpeedActions = {
    change: (patch) => void this.change(patch, 'user'),
    onTravel: (history) => {
      if (history === this.session.history) return;
      this.session.travel(history);
      this.#answered = false;
      this.tell('user');
    },
    reset: () => void this.change(speedState.initialSpeedState, 'user'),
    onAnswer: (event) => this.#onAnswer(event),
    race: () => {
      const { library } = this.session;
      if (library !== null && this.session.problem === null) void this.#race(library);
    },
    stop: () => this.session.stop('stopped'),
  };

  #onAnswer(event: AnswerEvent): void {
    if (event.question.prompt === this.words.speed.quiz.cost) this.#answered = true;
    this.requestFrame();
    this.tellAnswer(event);
  }

  // --- the race ----------------------------------------------------------------------------------

  async #race(library: Convscope): Promise<void> {
    const { session } = this;
    stopRunning?.('disturbed');
    const race = new Race(
      raceTask(speedState.layerOf(session.state)),
      entrantsBeside(library),
      session.state,
      { now: () => performance.now(), pause: drawn, onProgress: () => this.requestFrame() },
    );
    const stop = (reason: StopReason): void => {
      if (session.race === race) session.stop(reason);
    };
    const onVisibility = (): void => {
      if (document.hidden) stop('hidden');
    };
    stopRunning = stop;
    this.spoken = '';
    session.begin(race);
    document.addEventListener('visibilitychange', onVisibility);
    await race.run();
    document.removeEventListener('visibilitychange', onVisibility);
    if (stopRunning === stop) stopRunning = null;
    if (session.race === race) this.spoken = outcomeText(session, this.words);
    this.requestFrame();
  }

  // --- frames ------------------------------------------------------------------------------------

  protected get isReady(): boolean {
    return this.session.library !== null;
  }

  render({ shows, isNarrow, loading }: DemoFrame): TemplateResult {
    return speedScreen({
      ...{ session: this.session, isNarrow, shows, loading },
      ...{ strings: this.words, spoken: this.spoken, quiz: this.host.asks() },
      isCostHidden: this.host.asks() && !this.#answered,
      actions: this.#actions,
    });
  }
}
