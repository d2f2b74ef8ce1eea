/** <conv-speed> as a template: what is raced, the race, its result, and how it was measured. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatCount } from '../../draw/numbers.js';
import {
  exampleOf,
  mostMultiplyAdds,
  mostValues,
  ranges,
  speedExampleNames,
  speedExamples,
  type SpeedExampleName,
  type SpeedProblem,
  type SpeedState,
} from '../../state/speed-state.js';
import type { SpeedWords } from '../../strings/speed.js';
import '../parts/question-card.js';
import type { AnswerEvent } from '../parts/question-card.js';
import { historyTools, undoByKey } from '../parts/undo-buttons.js';
import { lanesView } from './lanes-view.js';
import { methodView } from './method-view.js';
import { numbersView } from './numbers-view.js';
import { resultText, stateText } from './outcome.js';
import { productText } from './product.js';
import { speedQuestions } from './questions.js';
import { settingsView } from './settings-view.js';
import type { SpeedSession } from './speed-session.js';

export interface SpeedScreen {
  readonly session: SpeedSession;
  readonly strings: SpeedWords;
  /** Said once to those who listen. */
  readonly spoken: string;
  readonly shows: (control: string) => boolean;
  readonly quiz: boolean;
  /** A question asks for the number of multiply-adds: it is not shown before it is answered. */
  readonly isCostHidden: boolean;
  readonly isNarrow: boolean;
  readonly loading: TemplateResult | typeof nothing;
  readonly actions: SpeedActions;
}

export interface SpeedActions {
  readonly change: (patch: Partial<SpeedState>) => void;
  readonly onTravel: (history: SpeedSession['history']) => void;
  readonly onAnswer: (event: AnswerEvent) => void;
  readonly reset: () => void;
  readonly race: () => void;
  readonly stop: () => void;
}

export function speedScreen(screen: SpeedScreen): TemplateResult {
  const { session, strings, actions, shows, spoken } = screen;
  const { problem } = session;
  const onKey = (event: KeyboardEvent): void => {
    const history = undoByKey(event, session.history);
    if (history !== null) actions.onTravel(history);
  };
  return html`<p class="lead" part="lead">${strings.speed.lead}</p>
    <div class="demo" @keydown=${onKey}>
      ${topView(screen)}
      ${settingsView({
        ...{ session, strings, shows, isFolded: screen.isNarrow },
        onChange: actions.change,
      })}
      ${problem === null ? costView(screen) : problemView(session, problem, strings)}
      ${startView(screen)} ${lanesView(session, strings)} ${resultView(session, strings)}
      <div class="folded">
        ${shows('numbers') ? numbersView(session, strings) : nothing}
        ${shows('method') ? methodView(session, strings) : nothing}
      </div>
      ${questionsView(screen)}
    </div>
    ${screen.loading}
    <p class="spoken-only" role="status">${spoken}</p>`;
}

function topView(screen: SpeedScreen): TemplateResult {
  const { session, strings, shows, actions } = screen;
  const { speed: words } = strings;
  const example = exampleOf(session.state);
  return html`<div class="top">
      ${shows('example') ? exampleField(screen, example) : nothing}
      ${
        shows('history')
          ? historyTools({
              history: session.history,
              strings: { ...strings.tools.undo, reset: words.reset },
              onTravel: actions.onTravel,
              onReset: actions.reset,
            })
          : nothing
      }
    </div>
    ${example === null ? nothing : html`<p class="look-for">${words.exampleHints[example]}</p>`}`;
}

function exampleField(
  { strings, actions }: SpeedScreen,
  example: SpeedExampleName | null,
): TemplateResult {
  const { speed: words } = strings;
  const onExample = (event: Event): void =>
    actions.change(speedExamples[(event.target as HTMLSelectElement).value as SpeedExampleName]);
  return html`<div class="field">
    <label for="example">${words.example}</label>
    <select id="example" @change=${onExample}>
      <option value="" ?selected=${example === null} ?hidden=${example !== null}>
        ${words.own}
      </option>
      ${speedExampleNames.map(
        (name) =>
          html`<option value=${name} ?selected=${name === example}>
            ${words.examples[name]}
          </option>`,
      )}
    </select>
  </div>`;
}

function costView({ session, strings, isCostHidden }: SpeedScreen): TemplateResult {
  const { speed: words } = strings;
  const count = isCostHidden ? '?' : formatCount(session.multiplyAdds);
  return html`<p class="cost" part="cost">
    ${productText(session.state, strings)} = <strong>${words.multiplyAdds(count)}</strong>
  </p>`;
}

/** What was asked for and is not raced: why, and the way out. */
function problemView(
  { state }: SpeedSession,
  problem: SpeedProblem,
  { speed: words }: SpeedWords,
): TemplateResult {
  return html`<div class="refused" role="alert">
    <p><strong>${words.problem.heading}</strong></p>
    <p>${problemText(state, problem, words)} ${words.problem.wayOut}</p>
  </div>`;
}

function problemText(
  { groups, channels, outChannels }: SpeedState,
  problem: SpeedProblem,
  { problem: words, settings }: SpeedWords['speed'],
): string {
  switch (problem.kind) {
    case 'range': {
      const { least, most } = ranges[problem.name];
      return words.range(settings[problem.name], formatCount(problem.value), least, most);
    }
    case 'groups':
      return words.groups(groups, channels, outChannels);
    case 'work':
      return words.work(formatCount(problem.multiplyAdds), formatCount(mostMultiplyAdds));
    case 'values':
      return words.values(formatCount(problem.values), formatCount(mostValues));
  }
}

/** One button begins and ends a race, so that the focus stays where it is. */
function startView({ session, strings, actions }: SpeedScreen): TemplateResult {
  const { speed: words } = strings;
  const { isRacing, race, problem, library } = session;
  const label = isRacing ? words.stop : race === null ? words.start : words.again;
  const of = race?.rounds ?? 1;
  return html`<div class="start">
    <button
      class=${isRacing ? '' : 'primary'}
      ?disabled=${library === null || problem !== null}
      @click=${isRacing ? actions.stop : actions.race}
    >
      ${label}
    </button>
    <div class="state">
      <span class="number">${phaseText(session, strings)}</span>
      ${
        isRacing
          ? html`<progress
              max=${of}
              .value=${race?.done ?? 0}
              aria-label=${words.chart}
            ></progress>`
          : nothing
      }
    </div>
  </div>`;
}

function phaseText(session: SpeedSession, strings: SpeedWords): string {
  const { race } = session;
  const { phases } = strings.speed;
  if (race === null) return phases.idle;
  if (race.phase === 'racing')
    return phases.racing(Math.min(race.done + 1, race.rounds), race.rounds);
  if (race.phase !== 'done') return phases[race.phase];
  return stateText(session, strings) || phases.done(race.done);
}

function resultView(session: SpeedSession, strings: SpeedWords): TemplateResult | typeof nothing {
  const text = resultText(session, strings);
  if (text === '') return nothing;
  return html`<section class="result" part="result" aria-labelledby="result-heading">
    <h3 id="result-heading">${strings.speed.outcome.heading}</h3>
    <p>${text}</p>
  </section>`;
}

function questionsView({
  session,
  strings,
  quiz,
  actions,
}: SpeedScreen): TemplateResult | typeof nothing {
  if (!quiz || session.library === null || session.problem !== null) return nothing;
  return html`<conv-question-card
    .strings=${strings.common}
    .questions=${speedQuestions(session, strings)}
    @answer=${actions.onAnswer}
  ></conv-question-card>`;
}
