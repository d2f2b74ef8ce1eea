/** <conv-channels> as a template. */
import { html, nothing, type TemplateResult } from 'lit';
import type { GridFit } from '../../draw/grid-fit.js';
import type { Palette } from '../../draw/palettes.js';
import {
  filterPreset,
  filterPresetNames,
  nameOfBank,
  type FilterPresetName,
} from '../../state/channels-filters.js';
import { withBank, type ChannelsState } from '../../state/channels-state.js';
import type { ChannelsWords } from '../../strings/channels.js';
import type { GridEvent } from '../parts/grid-event.js';
import type { LayerEvent } from '../parts/layer-event.js';
import '../parts/question-card.js';
import type { AnswerEvent } from '../parts/question-card.js';
import '../parts/stepper.js';
import type { StepEvent } from '../parts/stepper.js';
import { historyTools, undoByKey } from '../parts/undo-buttons.js';
import type { Tensor } from '../provider.js';
import type { ChannelsSession } from './channels-session.js';
import type { ChannelsShow } from './channels-show.js';
import { connectionsView } from './connections-view.js';
import { costView } from './cost-view.js';
import { formulaView } from './formula-view.js';
import { picturesView } from './pictures-view.js';
import { channelsQuestions } from './questions.js';
import { settingsView } from './settings-view.js';
import { channelRows, mapsView, sumView, type GridName, type StageView } from './stage-view.js';

export interface ChannelsScreen {
  readonly session: ChannelsSession;
  readonly show: ChannelsShow;
  readonly fit: GridFit;
  /** The sum and its formula stand beside the channels. */
  readonly isBeside: boolean;
  readonly available: number;
  readonly palette: Palette;
  readonly strings: ChannelsWords;
  /** The ready picture as [3, H, W]; null until it has arrived. */
  readonly picture: Tensor | null;
  /** Said once to those who listen. */
  readonly spoken: string;
  readonly shows: (control: string) => boolean;
  readonly quiz: boolean;
  readonly loading: TemplateResult | typeof nothing;
  readonly actions: ScreenActions;
}

export interface ScreenActions {
  readonly change: (patch: Partial<ChannelsState>) => void;
  readonly onGridEvent: (grid: GridName, channel: number, event: GridEvent) => void;
  readonly onMapEvent: (event: LayerEvent) => void;
  readonly onStep: (event: StepEvent) => void;
  readonly onTravel: (history: ChannelsSession['history']) => void;
  readonly onAnswer: (event: AnswerEvent) => void;
  readonly reset: () => void;
}

export function channelsScreen(screen: ChannelsScreen): TemplateResult {
  const { session, strings, actions, spoken, palette, shows, isBeside } = screen;
  const onKey = (event: KeyboardEvent): void => {
    const history = undoByKey(event, session.history);
    if (history !== null) actions.onTravel(history);
  };
  const stage: StageView = {
    ...{ session, palette, strings, show: screen.show, fit: screen.fit },
    ...{ onGridEvent: actions.onGridEvent, onMapEvent: actions.onMapEvent },
    onChange: actions.change,
  };
  const { hint, touchHint, lead } = strings.channels;
  return html`<p class="lead" part="lead">${lead}</p>
    <div class="demo" @keydown=${onKey}>
      ${topView(screen)}
      ${settingsView({ ...{ session, strings, shows }, onChange: actions.change })}
      <div class="play ${isBeside ? 'beside' : ''}">
        <div class="seen">${channelRows(stage)}</div>
        <div class="told">
          ${filterField(screen)} ${sumView(stage)} ${formulaView(session, strings)}
          ${mapsView(stage)}
        </div>
      </div>
      ${stepperView(screen)}
      <p class="hint">${matchMedia('(hover: none)').matches ? touchHint : hint}</p>
      ${questionsView(screen)} ${belowView(screen)}
    </div>
    ${screen.loading}
    <p class="spoken-only" role="status">${spoken}</p>`;
}

function topView({ session, strings, shows, actions }: ChannelsScreen): TemplateResult {
  const { channels: words } = strings;
  const preset = nameOfBank(session.state.bank);
  const onPreset = (event: Event): void => {
    const name = (event.target as HTMLSelectElement).value as FilterPresetName;
    actions.change(withBank(session.state, filterPreset(name)));
  };
  return html`<div class="top">
      ${
        shows('filters')
          ? html`<div class="field">
              <label for="preset">${words.preset}</label>
              <select id="preset" @change=${onPreset}>
                <option value="" ?selected=${preset === null} ?hidden=${preset !== null}>
                  ${words.own}
                </option>
                ${filterPresetNames.map(
                  (name) =>
                    html`<option value=${name} ?selected=${name === preset}>
                      ${words.presets[name]}
                    </option>`,
                )}
              </select>
            </div>`
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
    ${preset === null ? nothing : html`<p class="look-for">${words.presetHints[preset]}</p>`}`;
}

function filterField({ session, strings, actions }: ChannelsScreen): TemplateResult {
  const { channels: words } = strings;
  const { bank, filter } = session.state;
  const onFilter = (event: Event): void =>
    actions.change({ filter: Number((event.target as HTMLSelectElement).value) });
  return html`<div class="field">
    <label for="filter">${words.selectFilter}</label>
    <select id="filter" @change=${onFilter}>
      ${bank.biases.map(
        (_, at) =>
          html`<option value=${at} ?selected=${at === filter}>${words.filter(at)}</option>`,
      )}
    </select>
  </div>`;
}

function stepperView({
  session,
  strings,
  shows,
  actions,
}: ChannelsScreen): TemplateResult | typeof nothing {
  if (!shows('steps') || session.library === null) return nothing;
  const { plan, state, playing, steppedTo, run } = session;
  const { step } = strings.channels;
  const { stepper } = strings.tools;
  const { place, done } = steppedTo;
  const isAll = done > run.count;
  const said = isAll ? step.all : done === 0 ? step.nothing : step.channels(done, run.count);
  return html`<conv-stepper
    .plan=${plan}
    .position=${state.position}
    .level=${state.level}
    .speed=${state.speed}
    .playing=${playing}
    .strings=${{ ...stepper, levels: { ...stepper.levels, product: step.level } }}
    .placeText=${step.place(place.row + 1, place.column + 1, said)}
    @step-event=${actions.onStep}
  ></conv-stepper>`;
}

function questionsView({
  session,
  strings,
  quiz,
  actions,
}: ChannelsScreen): TemplateResult | typeof nothing {
  const { library } = session;
  if (!quiz || library === null) return nothing;
  return html`<conv-question-card
    .strings=${strings.common}
    .questions=${channelsQuestions(session, library, strings)}
    @answer=${actions.onAnswer}
  ></conv-question-card>`;
}

function belowView(screen: ChannelsScreen): TemplateResult | typeof nothing {
  const { session, palette, strings, shows, available, actions, picture } = screen;
  const { library } = session;
  if (library === null) return nothing;
  const pictures = picturesView({
    ...{ session, library, palette, strings, available, planes: picture },
    onChange: actions.change,
  });
  return html`<div class="below">
      ${shows('connections') ? connectionsView(session, palette, strings) : nothing}
      ${shows('cost') ? costView(session, library, strings) : nothing}
    </div>
    ${shows('pictures') ? pictures : nothing}`;
}
