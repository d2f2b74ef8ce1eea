/** What can be set: the signal and its noise, the weighting, where it stands, and the border. */
import { html, nothing, type TemplateResult } from 'lit';
import { cellTexts, valueText } from '../../draw/cell-text.js';
import { formatNumber } from '../../draw/numbers.js';
import { firstIndex, weightUnder } from '../../draw/signal-place.js';
import { signalInput, signalInputNames, type SignalInputName } from '../../state/signal-inputs.js';
import {
  divisorOf,
  leastWidth,
  makeWeighting,
  setWeightAt,
  setWidth,
  sumOf,
  weightingWidths,
  windowFunctionNames,
  type WindowFunctionName,
} from '../../state/signal-kernel.js';
import {
  mostSeed,
  noiseLevels,
  placements,
  signalModes,
  signalPaddings,
  type SignalMode,
  type SignalState,
} from '../../state/signal-state.js';
import type { SignalWords } from '../../strings/signal.js';
import type { GridEvent } from '../parts/grid-event.js';
import '../parts/number-grid.js';
import { rangeField } from '../parts/range-field.js';
import { settingsGroup } from '../parts/settings-group.js';
import type { SignalHover, SignalSession } from './signal-session.js';
import './weight-bars.js';
import type { WeightEvent } from './weight-bars.js';

export interface SettingsView {
  readonly session: SignalSession;
  readonly strings: SignalWords;
  readonly colors: Uint8ClampedArray;
  /** On a narrow page each group is opened by whoever wants it. */
  readonly isFolded: boolean;
  /** Width of a weight's column, in CSS pixels. */
  readonly cell: number;
  readonly shows: (control: string) => boolean;
  readonly onChange: (patch: Partial<SignalState>, continues?: boolean) => void;
  readonly onHover: (hover: SignalHover | null) => void;
}

export function settingsView(view: SettingsView): TemplateResult {
  const { shows } = view;
  return html`<div class="settings">
    ${shows('kernel') ? kernelGroup(view) : nothing} ${shows('input') ? inputGroup(view) : nothing}
    ${
      shows('placement') || shows('padding')
        ? html`<div class="steps">
            ${shows('placement') ? placementGroup(view) : nothing}
            ${shows('padding') ? paddingGroup(view) : nothing}
          </div>`
        : nothing
    }
  </div>`;
}

// --- the weighting -------------------------------------------------------------------------------

function kernelGroup(view: SettingsView): TemplateResult {
  const { session, strings, onChange } = view;
  const { settings } = strings.signal;
  const { weighting, input, padding, paddingMode } = session.state;
  const onShape = (event: Event): void => {
    const shape = (event.target as HTMLSelectElement).value as WindowFunctionName;
    onChange({ weighting: makeWeighting(shape, weighting.values.length) });
  };
  const isBounded = padding === 'valid' || paddingMode !== 'zeros';
  const most = isBounded
    ? Math.min(weightingWidths.most, input.track.length)
    : weightingWidths.most;
  return settingsGroup(
    view,
    'kernel',
    settings.kernel,
    html`<div class="tools">
        <div class="field">
          <label for="shape">${settings.shape}</label>
          <select id="shape" .value=${weighting.shape} @change=${onShape}>
            <option
              value="own"
              ?selected=${weighting.shape === 'own'}
              ?hidden=${weighting.shape !== 'own'}
            >
              ${settings.shapes.own}
            </option>
            ${windowFunctionNames.map(
              (shape) =>
                html`<option value=${shape} ?selected=${shape === weighting.shape}>
                  ${settings.shapes[shape]}
                </option>`,
            )}
          </select>
        </div>
        ${rangeField({
          id: 'width',
          label: settings.width,
          value: weighting.values.length,
          least: leastWidth(weighting.shape),
          most,
          onInput: (width) => onChange({ weighting: setWidth(weighting, width) }),
        })}
      </div>
      ${weightsView(view)} ${normalizeSwitch(view)}`,
  );
}

function normalizeSwitch({ session, strings, onChange }: SettingsView): TemplateResult {
  const { settings } = strings.signal;
  const { weighting } = session.state;
  const isZero = divisorOf({ ...weighting, normalized: true }) === 1 && sumOf(weighting) < 1e-6;
  return html`<label class="switch"
      ><input
        type="checkbox"
        role="switch"
        .checked=${weighting.normalized}
        ?disabled=${isZero}
        @change=${() =>
          onChange({ weighting: { ...weighting, normalized: !weighting.normalized } })}
      />${settings.normalize}</label
    >
    <p class="why">${isZero ? settings.zeroSum : settings.normalizeWhy}</p>`;
}

/** The weights in their own order, from w(first) on: bars to drag, and numbers to type. */
function weightsView(view: SettingsView): TemplateResult {
  const { session, strings, colors, cell, onChange, onHover } = view;
  const { signal: words, common, tools } = strings;
  const { weighting, placement } = session.state;
  const { values } = weighting;
  const texts = cellTexts(values, common.decimal);
  const first = firstIndex(placement, values.length);
  const name = (place: number): string =>
    words.settings.bar(String(first + place).replace('-', '−'));
  const set = (place: number, value: number, continues = false): void =>
    // Several may come between two frames: each goes on from the last.
    onChange({ weighting: setWeightAt(session.state.weighting, place, value) }, continues);
  const { slide } = session.shown;
  const onGrid = ({ action, place, value }: GridEvent): void => {
    if (action === 'edit' && place) set(place.column, value);
    else if (action === 'point' || action === 'look') {
      onHover(place && { kind: 'term', term: weightUnder(slide, place.column) });
    }
  };
  const divisor = divisorOf(weighting);
  return html`<div class="scroll">
      <conv-weight-bars
        .values=${values}
        .texts=${texts}
        .colors=${colors}
        .first=${first}
        .cell=${cell}
        .lit=${session.term === null ? null : weightUnder(slide, session.term)}
        .name=${words.settings.bars}
        .barName=${name}
        @weight-event=${({ place, value, continues }: WeightEvent) => set(place, value, continues)}
      ></conv-weight-bars>
      <conv-number-grid
        data-grid="weights"
        .table=${{ rows: 1, columns: values.length, texts, colors }}
        .name=${words.table.weights}
        .cellName=${(_: number, column: number) => `${name(column)}: ${texts[column] ?? ''}`}
        .cell=${44}
        .cellWidth=${cell}
        .editable=${true}
        .strings=${tools.grid}
        @grid-event=${onGrid}
      ></conv-number-grid>
    </div>
    <p class="why">
      ${words.settings.barsHelp}
      ${divisor === 1 ? nothing : html`<span class="number">÷ ${valueText(divisor, common.decimal)}</span>`}
    </p>`;
}

// --- the signal ----------------------------------------------------------------------------------

function inputGroup(view: SettingsView): TemplateResult {
  const { session, strings, onChange } = view;
  const { signal: words, common } = strings;
  const { settings } = words;
  const { input, noise, seed } = session.state;
  const onName = (event: Event): void => {
    const name = (event.target as HTMLSelectElement).value as SignalInputName;
    // What shows the weights themselves, or what they do to a slope, shows it without noise.
    onChange({ input: signalInput(name), noise: name === 'sensor' ? 0.6 : 0 });
  };
  return settingsGroup(
    view,
    'input',
    settings.input,
    html`<div class="field">
        <label for="signal">${settings.signals}</label>
        <select id="signal" .value=${input.name} @change=${onName}>
          <option value="own" ?selected=${input.name === 'own'} ?hidden=${input.name !== 'own'}>
            ${settings.names.own}
          </option>
          ${signalInputNames.map(
            (name) =>
              html`<option value=${name} ?selected=${name === input.name}>
                ${settings.names[name]}
              </option>`,
          )}
        </select>
      </div>
      <p class="why">${settings.look[input.name]}</p>
      <div class="tools">
        ${rangeField({
          id: 'noise',
          label: settings.noise,
          value: Math.round(noise / noiseLevels.step),
          text: formatNumber(noise, { digits: 2, decimal: common.decimal }),
          least: 0,
          most: Math.round(noiseLevels.most / noiseLevels.step),
          onInput: (steps) => onChange({ noise: Math.round(steps * noiseLevels.step * 100) / 100 }),
        })}
        <button
          ?disabled=${noise === 0}
          @click=${() => onChange({ seed: (seed + 1) % (mostSeed + 1) })}
        >
          ${settings.seed}
        </button>
      </div>`,
  );
}

// --- where it stands -----------------------------------------------------------------------------

function placementGroup(view: SettingsView): TemplateResult {
  const { session, strings, onChange } = view;
  const { settings } = strings.signal;
  const { placement } = session.state;
  return settingsGroup(
    view,
    'placement',
    settings.placement,
    html`<div class="segments" role="radiogroup" aria-label=${settings.placement}>
        ${placements.map(
          (each) =>
            html`<label
              ><input
                type="radio"
                name="placement"
                .checked=${each === placement}
                @change=${() => onChange({ placement: each })}
              />${settings.placements[each]}</label
            >`,
        )}
      </div>
      <p class="why">${settings.placementWhy[placement]}</p>`,
  );
}

function paddingGroup(view: SettingsView): TemplateResult {
  const { session, strings, onChange } = view;
  const { settings, size } = strings.signal;
  const { padding, paddingMode, weighting, input } = session.state;
  const width = weighting.values.length;
  const isTooWide = width > input.track.length;
  const onMode = (event: Event): void =>
    onChange({ paddingMode: (event.target as HTMLSelectElement).value as SignalMode });
  return settingsGroup(
    view,
    'padding',
    settings.padding,
    html`<div class="segments" role="radiogroup" aria-label=${settings.padding}>
        ${signalPaddings.map(
          (each) =>
            html`<label
              ><input
                type="radio"
                name="padding"
                .checked=${each === padding}
                ?disabled=${each === 'valid' && isTooWide}
                @change=${() => onChange({ padding: each })}
              />${settings.paddings[each]}</label
            >`,
        )}
      </div>
      <p class="why">${padding === 'valid' ? size.valid(width) : size[padding]}</p>
      <div class="field">
        <label for="mode">${settings.mode}</label>
        <select id="mode" .value=${paddingMode} ?disabled=${padding === 'valid'} @change=${onMode}>
          ${signalModes.map(
            (each) =>
              html`<option
                value=${each}
                ?selected=${each === paddingMode}
                ?disabled=${each !== 'zeros' && isTooWide}
              >
                ${settings.modes[each]}
              </option>`,
          )}
        </select>
      </div>`,
  );
}
