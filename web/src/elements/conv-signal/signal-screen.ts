/** <conv-signal> as a template: the plots, the formula, the stepper, and what can be set. */
import { html, nothing, type TemplateResult } from 'lit';
import { valueText } from '../../draw/cell-text.js';
import { firstMoment, lastMoment } from '../../draw/signal-place.js';
import { signalOperations, type SignalState } from '../../state/signal-state.js';
import type { SignalWords } from '../../strings/signal.js';
import { setStyle } from '../base/set-style.js';
import '../parts/question-card.js';
import type { AnswerEvent } from '../parts/question-card.js';
import '../parts/stepper.js';
import type { StepEvent } from '../parts/stepper.js';
import { historyTools, undoByKey } from '../parts/undo-buttons.js';
import { formulaView, momentText } from './formula-view.js';
import { signalQuestions } from './questions.js';
import { settingsView } from './settings-view.js';
import type { SignalHover, SignalSession } from './signal-session.js';
import { looksAhead, type SignalShow } from './signal-show.js';
import './signal-stage.js';
import type { SignalEvent } from './signal-stage.js';
import { tableView } from './table-view.js';
import { errorsView, lengthView, plotLegend } from './told-view.js';

export interface SignalScreen {
  readonly session: SignalSession;
  readonly show: SignalShow;
  /** Formula and lengths stand beside the plots. */
  readonly isBeside: boolean;
  readonly isFolded: boolean;
  /** Width of a weight's column where it is edited, in CSS pixels. */
  readonly cell: number;
  readonly isTableOpen: boolean;
  /** Of results above and below zero and of weights, as custom properties. */
  readonly colors: Readonly<Record<string, string>>;
  readonly strings: SignalWords;
  /** Said once to those who listen. */
  readonly spoken: string;
  readonly shows: (control: string) => boolean;
  readonly quiz: boolean;
  readonly loading: TemplateResult | typeof nothing;
  readonly actions: ScreenActions;
}

export interface ScreenActions {
  readonly hover: (hover: SignalHover | null) => void;
  readonly change: (patch: Partial<SignalState>, continues?: boolean) => void;
  readonly pin: (t: number) => void;
  readonly draw: (isOn: boolean) => void;
  readonly openTable: (isOpen: boolean) => void;
  readonly onSignalEvent: (event: SignalEvent) => void;
  readonly onTravel: (history: SignalSession['history']) => void;
  readonly onStep: (event: StepEvent) => void;
  readonly reset: () => void;
  readonly onAnswer: (event: AnswerEvent) => void;
}

export function signalScreen(screen: SignalScreen): TemplateResult {
  const { session, strings, actions, spoken, isBeside, loading } = screen;
  const { hint, touchHint, lead } = strings.signal;
  return html`<p class="lead" part="lead">${lead}</p>
    <div
      class="demo"
      ${setStyle(screen.colors)}
      @keydown=${(event: KeyboardEvent) => {
        const history = undoByKey(event, session.history);
        if (history !== null) actions.onTravel(history);
      }}
    >
      ${topView(screen)}
      <div class="play ${isBeside ? 'beside' : ''}">
        <div class="seen">
          ${stageView(screen)}
          <div class="under">${plotLegend(session, strings)} ${penButton(screen)}</div>
          ${session.drawing ? html`<p class="why">${strings.signal.settings.drawHelp}</p>` : nothing}
        </div>
        <div class="told">
          ${formulaView({ session, strings, onHover: actions.hover })}
          ${session.library === null ? nothing : errorsView(session, strings)}
          ${session.library === null ? nothing : lengthView(session, strings)}
        </div>
      </div>
      ${stepper(screen)}
      <p class="hint">${matchMedia('(hover: none)').matches ? touchHint : hint}</p>
      ${questions(screen)} ${settings(screen)} ${table(screen)}
    </div>
    ${loading}
    <p class="spoken-only" role="status">${spoken}</p>`;
}

function topView(screen: SignalScreen): TemplateResult {
  const { session, strings, shows, actions } = screen;
  return html`<div class="top">
    ${shows('operation') ? operationView(screen) : nothing}
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
  </div>`;
}

function operationView({ session, strings, actions }: SignalScreen): TemplateResult {
  const { operation: words } = strings.signal;
  const { operation, placement } = session.state;
  const isForward = operation === 'cross-correlation' && placement === 'causal';
  return html`<div class="segments" role="radiogroup" aria-label=${words.label}>
      ${signalOperations.map(
        (each) =>
          html`<label
            ><input
              type="radio"
              name="operation"
              .checked=${each === operation}
              @change=${() => actions.change({ operation: each })}
            />${words.names[each]}</label
          >`,
      )}
    </div>
    <p class="why">
      ${words.why[operation]} ${isForward && looksAhead(session) ? words.future : nothing}
    </p>`;
}

function stageView({ session, show, strings, actions }: SignalScreen): TemplateResult {
  const { stage } = strings.signal;
  const { slide, output } = session.shown;
  const { t, output: place } = session.lookedAt;
  const isKnown = place < session.known;
  const value = isKnown ? valueText(output[place]!, strings.common.decimal) : stage.unknown;
  return html`<conv-signal-stage
    part="stage"
    .scene=${show.scene}
    .t=${t}
    .range=${[firstMoment(slide), lastMoment(slide)] as const}
    .pen=${session.drawing}
    .name=${stage.name}
    .valueText=${stage.value(momentText(t), value)}
    @signal-event=${actions.onSignalEvent}
  ></conv-signal-stage>`;
}

function penButton({
  session,
  strings,
  shows,
  actions,
}: SignalScreen): TemplateResult | typeof nothing {
  if (!shows('input') || session.library === null) return nothing;
  return html`<button
    aria-pressed=${session.drawing ? 'true' : 'false'}
    class=${session.drawing ? 'pressed' : ''}
    @click=${() => actions.draw(!session.drawing)}
  >
    ${strings.signal.settings.draw}
  </button>`;
}

function stepper({
  session,
  strings,
  shows,
  actions,
}: SignalScreen): TemplateResult | typeof nothing {
  if (!shows('steps') || session.library === null) return nothing;
  const { plan, state, steppedTo, playing } = session;
  const { t, done } = steppedTo;
  return html`<conv-stepper
    .plan=${plan}
    .position=${state.position}
    .level=${state.level}
    .levels=${['product', 'window', 'map'] as const}
    .speed=${state.speed}
    .playing=${playing}
    .strings=${strings.tools.stepper}
    .placeText=${strings.signal.placeText(momentText(t), done, plan.products)}
    @step-event=${actions.onStep}
  ></conv-stepper>`;
}

function settings(screen: SignalScreen): TemplateResult | typeof nothing {
  const { session, show, strings, isFolded, cell, shows, actions } = screen;
  const groups = ['kernel', 'input', 'placement', 'padding'];
  if (session.library === null || !groups.some(shows)) return nothing;
  return settingsView({
    session,
    strings,
    colors: show.colors,
    isFolded,
    cell,
    shows,
    onChange: actions.change,
    onHover: actions.hover,
  });
}

function table({ session, strings, isTableOpen, actions }: SignalScreen): TemplateResult {
  return tableView({
    session,
    strings,
    isOpen: isTableOpen,
    onToggle: actions.openTable,
    onHover: actions.hover,
    onPin: actions.pin,
    onChange: actions.change,
  });
}

function questions({
  session,
  strings,
  quiz,
  actions,
}: SignalScreen): TemplateResult | typeof nothing {
  if (!quiz || session.library === null) return nothing;
  return html`<conv-question-card
    .strings=${strings.common}
    .questions=${signalQuestions(session, strings)}
    @answer=${actions.onAnswer}
  ></conv-question-card>`;
}
