/** <conv-pooling> as a template: the stage, its arithmetic, the stepper, the comparison, and what can be set. */
import { html, nothing, type TemplateResult } from 'lit';
import type { GridFit } from '../../draw/grid-fit.js';
import type { Palette } from '../../draw/palettes.js';
import {
  exampleOf,
  poolingExampleNames,
  poolingExamples,
  poolingKinds,
  poolingViews,
  type PoolingExampleName,
  type PoolingState,
} from '../../state/pooling-state.js';
import type { PoolingWords } from '../../strings/pooling.js';
import type { GridEvent } from '../parts/grid-event.js';
import type { LayerEvent } from '../parts/layer-event.js';
import '../parts/question-card.js';
import type { AnswerEvent } from '../parts/question-card.js';
import '../parts/stepper.js';
import type { StepEvent } from '../parts/stepper.js';
import { historyTools, undoByKey } from '../parts/undo-buttons.js';
import { arithmeticView } from './arithmetic-view.js';
import { compareView } from './compare-view.js';
import { poolingQuestions } from './questions.js';
import { settingsView } from './settings-view.js';
import { sizeView } from './size-view.js';
import { stageView, type GridName } from './stage-view.js';
import type { PoolingSession } from './pooling-session.js';
import { isPicture, type PoolingShow } from './pooling-tables.js';

export interface PoolingScreen {
  readonly session: PoolingSession;
  readonly show: PoolingShow;
  readonly fit: GridFit;
  readonly pictureSide: number;
  /** The arithmetic stands beside the grids. */
  readonly isBeside: boolean;
  readonly isNarrow: boolean;
  readonly palette: Palette;
  readonly strings: PoolingWords;
  /** Said once to those who listen. */
  readonly spoken: string;
  readonly shows: (control: string) => boolean;
  readonly quiz: boolean;
  readonly loading: TemplateResult | typeof nothing;
  readonly actions: ScreenActions;
}

export interface ScreenActions {
  readonly change: (patch: Partial<PoolingState>) => void;
  readonly onGridEvent: (grid: GridName | 'second', event: GridEvent) => void;
  readonly onPictureEvent: (grid: GridName, event: LayerEvent) => void;
  readonly onStep: (event: StepEvent) => void;
  readonly onTravel: (history: PoolingSession['history']) => void;
  readonly onAnswer: (event: AnswerEvent) => void;
  readonly reset: () => void;
}

export function poolingScreen(screen: PoolingScreen): TemplateResult {
  const { session, strings, actions, spoken } = screen;
  // What only the library can draw has no still.
  const isThere = session.library !== null || session.state.input.kind === 'numbers';
  const onKey = (event: KeyboardEvent): void => {
    const history = undoByKey(event, session.history);
    if (history !== null) actions.onTravel(history);
  };
  return html`<p class="lead" part="lead">${strings.pooling.lead}</p>
    <div class="demo" @keydown=${onKey}>
      ${topView(screen)} ${isThere ? playView(screen) : nothing} ${stepperView(screen)}
      ${hintView(screen)} ${questionsView(screen)} ${comparisonView(screen)}
      ${limitedSettings(screen)}
    </div>
    ${screen.loading}
    <p class="spoken-only" role="status">${spoken}</p>`;
}

function topView(screen: PoolingScreen): TemplateResult {
  const { session, strings, shows, actions } = screen;
  return html`<div class="top">
      ${shows('kind') ? kindView(screen) : nothing}
      ${
        shows('show')
          ? segments('show', strings.pooling.show, poolingViews, session.state.show, (show) =>
              actions.change({ show }),
            )
          : nothing
      }
      ${
        shows('history')
          ? historyTools({
              history: session.history,
              strings: strings.tools.undo,
              onTravel: actions.onTravel,
              onReset: actions.reset,
            })
          : nothing
      }
    </div>
    ${shows('example') ? exampleView(screen) : nothing}`;
}

function segments<Value extends string>(
  group: string,
  words: { readonly label: string; readonly names: Readonly<Record<Value, string>> },
  values: readonly Value[],
  chosen: Value,
  onChoice: (value: Value) => void,
): TemplateResult {
  return html`<div class="segments" role="radiogroup" aria-label=${words.label}>
    ${values.map(
      (value) =>
        html`<label
          ><input
            type="radio"
            name=${group}
            .checked=${value === chosen}
            @change=${() => onChoice(value)}
          />${words.names[value]}</label
        >`,
    )}
  </div>`;
}

function kindView({ session, strings, actions }: PoolingScreen): TemplateResult {
  const { kind: words } = strings.pooling;
  const { kind, global } = session.state;
  return html`${segments('kind', words, poolingKinds, kind, (each) => actions.change({ kind: each }))}
    <label class="switch"
      ><input
        type="checkbox"
        .checked=${global}
        @change=${(event: Event) =>
          actions.change({ global: (event.target as HTMLInputElement).checked })}
      />${words.global}</label
    >`;
}

function exampleView({ session, strings, actions }: PoolingScreen): TemplateResult {
  const { pooling: words } = strings;
  const example = exampleOf(session.state);
  const onExample = (event: Event): void =>
    actions.change(
      poolingExamples[(event.target as HTMLSelectElement).value as PoolingExampleName],
    );
  return html`<div class="example">
    <div class="field">
      <label for="example">${words.example}</label>
      <select id="example" @change=${onExample}>
        <option value="" ?selected=${example === null} ?hidden=${example !== null}>
          ${words.ownExample}
        </option>
        ${poolingExampleNames.map(
          (name) =>
            html`<option value=${name} ?selected=${name === example}>
              ${words.examples[name]}
            </option>`,
        )}
      </select>
    </div>
    <p class="look-for">
      ${example === null ? words.kind.why[session.state.kind] : words.exampleHints[example]}
    </p>
  </div>`;
}

function playView(screen: PoolingScreen): TemplateResult {
  const { session, show, fit, pictureSide, strings, actions, isBeside } = screen;
  return html`<div class="play ${isBeside ? 'beside' : ''}">
    <div class="seen">
      ${stageView({ ...{ session, show, fit, pictureSide, strings }, ...actions })}
      ${session.state.kind === 'max' ? originsSwitch(screen) : nothing}
    </div>
    <div class="told">${arithmeticView({ session, strings })} ${sizeView(session, strings)}</div>
  </div>`;
}

function originsSwitch({ session, strings, actions }: PoolingScreen): TemplateResult {
  return html`<label class="switch"
    ><input
      type="checkbox"
      .checked=${session.state.origins}
      @change=${(event: Event) =>
        actions.change({ origins: (event.target as HTMLInputElement).checked })}
    />${strings.pooling.origins}</label
  >`;
}

function stepperView({
  session,
  strings,
  shows,
  actions,
}: PoolingScreen): TemplateResult | typeof nothing {
  if (!shows('steps') || session.library === null || session.state.show === 'backward')
    return nothing;
  const { plan, state, playing } = session;
  const place = session.steppedTo;
  return html`<conv-stepper
    .plan=${plan}
    .position=${state.position}
    .level=${state.level}
    .levels=${['window', 'row', 'map']}
    .speed=${state.speed}
    .playing=${playing}
    .strings=${strings.tools.stepper}
    .placeText=${strings.pooling.arithmetic.place(place.row + 1, place.column + 1)}
    @step-event=${actions.onStep}
  ></conv-stepper>`;
}

function hintView({ session, strings }: PoolingScreen): TemplateResult {
  const { pooling: words } = strings;
  const isForward = session.state.show === 'forward';
  const numbers = matchMedia('(hover: none)').matches ? words.touchHint : words.hint;
  const hints = isPicture(session.shown.input)
    ? [words.pictureHint, words.pictureBackwardHint]
    : [numbers, words.backwardHint];
  return html`<p class="hint">${hints[isForward ? 0 : 1]}</p>`;
}

function questionsView({
  session,
  strings,
  quiz,
  actions,
}: PoolingScreen): TemplateResult | typeof nothing {
  if (!quiz || session.library === null) return nothing;
  return html`<conv-question-card
    .strings=${strings.common}
    .questions=${poolingQuestions(session, strings)}
    @answer=${actions.onAnswer}
  ></conv-question-card>`;
}

function comparisonView(screen: PoolingScreen): TemplateResult | typeof nothing {
  const { session, palette, strings, fit, pictureSide, shows, actions } = screen;
  if (!shows('compare') || session.library === null) return nothing;
  return compareView({
    ...{ session, palette, strings, cell: fit.cell, pictureSide },
    onChange: actions.change,
    onGridEvent: (event) => actions.onGridEvent('second', event),
  });
}

function limitedSettings({
  session,
  strings,
  isNarrow,
  shows,
  actions,
}: PoolingScreen): TemplateResult | typeof nothing {
  const { limits } = session;
  if (limits === null) return nothing;
  return settingsView({
    ...{ session, limits, strings, shows },
    isFolded: isNarrow,
    onChange: actions.change,
  });
}
