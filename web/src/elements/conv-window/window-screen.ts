/** <conv-window> as a template: the stage, the formula, the stepper, and what can be set. */
import { html, nothing, type TemplateResult } from 'lit';
import type { GridFit } from '../../draw/grid-fit.js';
import type { Palette } from '../../draw/palettes.js';
import { operations, type WindowState } from '../../state/window-state.js';
import type { WindowWords } from '../../strings/window.js';
import type { GridEvent } from '../parts/grid-event.js';
import type { KernelEvent } from '../parts/kernel-editor.js';
import type { LayerEvent } from '../parts/layer-event.js';
import '../parts/question-card.js';
import type { AnswerEvent } from '../parts/question-card.js';
import '../parts/stepper.js';
import type { StepEvent } from '../parts/stepper.js';
import { historyTools, undoByKey } from '../parts/undo-buttons.js';
import { formulaView } from './formula-view.js';
import { orderView } from './order-view.js';
import { windowQuestions } from './questions.js';
import { settingsView } from './settings-view.js';
import { sizeView } from './size-view.js';
import { stageView, type GridName } from './stage-view.js';
import type { WindowHover, WindowSession } from './window-session.js';
import type { WindowShow } from './window-tables.js';

export interface WindowScreen {
  readonly session: WindowSession;
  readonly show: WindowShow;
  readonly fit: GridFit;
  /** As wide as a phone. */
  readonly isNarrow: boolean;
  /** The formula stands beside the grids. */
  readonly isBeside: boolean;
  readonly palette: Palette;
  readonly strings: WindowWords;
  /** Said once to those who listen. */
  readonly spoken: string;
  readonly shows: (control: string) => boolean;
  readonly quiz: boolean;
  readonly loading: TemplateResult | typeof nothing;
  readonly actions: ScreenActions;
}

export interface ScreenActions {
  readonly hover: (hover: WindowHover | null) => void;
  readonly change: (patch: Partial<WindowState>) => void;
  readonly onGridEvent: (grid: GridName, event: GridEvent) => void;
  readonly onPictureEvent: (grid: GridName, event: LayerEvent) => void;
  readonly onPaste: (event: ClipboardEvent) => void;
  readonly onKernel: (event: KernelEvent) => void;
  readonly onTravel: (history: WindowSession['history']) => void;
  readonly onStep: (event: StepEvent) => void;
  readonly swap: () => void;
  readonly reset: () => void;
  readonly onAnswer: (event: AnswerEvent) => void;
}

export function windowScreen(screen: WindowScreen): TemplateResult {
  const { session, show, fit, strings, actions, spoken } = screen;
  const { hint, touchHint, lead } = strings.window;
  return html`<p class="lead" part="lead">${lead}</p>
    <div
      class="demo"
      @keydown=${(event: KeyboardEvent) => {
        const history = undoByKey(event, session.history);
        if (history !== null) actions.onTravel(history);
      }}
    >
      ${topView(screen)}
      <div class="play ${screen.isBeside ? 'beside' : ''}">
        <div class="seen">
          ${stageView({
            session,
            show,
            fit,
            strings,
            onGridEvent: actions.onGridEvent,
            onPictureEvent: actions.onPictureEvent,
            onPaste: actions.onPaste,
          })}
        </div>
        <div class="told">
          ${formulaView({ session, strings, onHover: actions.hover })} ${sizeView(session, strings)}
        </div>
      </div>
      ${stepper(screen)}
      <p class="hint">${matchMedia('(hover: none)').matches ? touchHint : hint}</p>
      ${questions(screen)} ${settings(screen)} ${order(screen)}
    </div>
    ${screen.loading}
    <p class="spoken-only" role="status">${spoken}</p>`;
}

function topView(screen: WindowScreen): TemplateResult {
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

function operationView({ session, strings, actions }: WindowScreen): TemplateResult {
  const { operation: words } = strings.window;
  const { operation } = session.state;
  return html`<div class="segments" role="radiogroup" aria-label=${words.label}>
      ${operations.map(
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
    <p class="why">${words.why[operation]}</p>`;
}

function stepper({
  session,
  strings,
  shows,
  actions,
}: WindowScreen): TemplateResult | typeof nothing {
  if (!shows('steps') || session.library === null) return nothing;
  const { plan, state, steppedTo, playing } = session;
  const { place, done } = steppedTo;
  return html`<conv-stepper
    .plan=${plan}
    .position=${state.position}
    .level=${state.level}
    .speed=${state.speed}
    .playing=${playing}
    .strings=${strings.tools.stepper}
    .placeText=${strings.window.placeText(place.row + 1, place.column + 1, done, plan.products)}
    @step-event=${actions.onStep}
  ></conv-stepper>`;
}

function settings({
  session,
  strings,
  isNarrow,
  shows,
  actions,
}: WindowScreen): TemplateResult | typeof nothing {
  const { limits } = session;
  if (limits === null) return nothing;
  return settingsView({
    session,
    limits,
    strings,
    isFolded: isNarrow,
    shows,
    onChange: actions.change,
    onKernel: actions.onKernel,
  });
}

function order({
  session,
  palette,
  strings,
  fit,
  shows,
  actions,
}: WindowScreen): TemplateResult | typeof nothing {
  if (!shows('order') || session.library === null) return nothing;
  return orderView({ session, palette, strings, cell: fit.cell, onSwap: actions.swap });
}

function questions({
  session,
  strings,
  quiz,
  actions,
}: WindowScreen): TemplateResult | typeof nothing {
  if (!quiz || session.library === null) return nothing;
  return html`<conv-question-card
    .strings=${strings.common}
    .questions=${windowQuestions(session, strings)}
    @answer=${actions.onAnswer}
  ></conv-question-card>`;
}
