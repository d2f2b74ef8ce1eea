/** What can be set: input, kernel, border, stride and dilation, each only as far as the library computes it. */
import { html, nothing, type TemplateResult } from 'lit';
import {
  inputSides,
  nameOfInput,
  windowInput,
  windowInputNames,
  type WindowInputName,
} from '../../state/window-inputs.js';
import { resizeInput } from '../../state/window-inputs.js';
import {
  paddingModes,
  paddingRules,
  type PaddingMode,
  type PaddingRule,
  type Pair,
  type Sides,
  type WindowState,
} from '../../state/window-state.js';
import type { WindowWords } from '../../strings/window.js';
import '../parts/kernel-editor.js';
import type { KernelEvent } from '../parts/kernel-editor.js';
import { rangeField } from '../parts/range-field.js';
import { settingsGroup } from '../parts/settings-group.js';
import { dilationFigure, strideFigure } from './steps-figure.js';
import type { WindowLimits } from './window-limits.js';
import type { WindowSession } from './window-session.js';

export interface SettingsView {
  readonly session: WindowSession;
  readonly limits: WindowLimits;
  readonly strings: WindowWords;
  /** On a narrow page each group is opened by whoever wants it. */
  readonly isFolded: boolean;
  readonly shows: (control: string) => boolean;
  readonly onChange: (patch: Partial<WindowState>) => void;
  readonly onKernel: (event: KernelEvent) => void;
}

export function settingsView(view: SettingsView): TemplateResult {
  const { shows } = view;
  return html`<div class="settings">
    ${shows('kernel') ? kernelGroup(view) : nothing} ${shows('input') ? inputGroup(view) : nothing}
    ${shows('padding') ? paddingGroup(view) : nothing}
    ${
      shows('stride') || shows('dilation')
        ? html`<div class="steps">
            ${shows('stride') ? pairGroup(view, 'stride') : nothing}
            ${shows('dilation') ? pairGroup(view, 'dilation') : nothing}
          </div>`
        : nothing
    }
  </div>`;
}

function kernelGroup(view: SettingsView): TemplateResult {
  const { session, limits, strings, onKernel } = view;
  return settingsGroup(
    view,
    'kernel',
    strings.window.settings.kernel,
    html`<conv-kernel-editor
      .gridless=${true}
      .kernel=${session.state.kernel}
      .mostRows=${limits.kernelRows}
      .mostColumns=${limits.kernelColumns}
      .strings=${strings}
      @kernel-event=${onKernel}
    ></conv-kernel-editor>`,
  );
}

function inputGroup(view: SettingsView): TemplateResult {
  const { session, limits, strings, onChange } = view;
  const { settings } = strings.window;
  const { input } = session.state;
  const name = nameOfInput(input);
  const onReady = (event: Event): void => {
    const ready = (event.target as HTMLSelectElement).value as WindowInputName;
    onChange({ input: windowInput(ready) });
  };
  return settingsGroup(
    view,
    'input',
    settings.input,
    html`<div class="field">
        <label for="ready">${settings.ready}</label>
        <select id="ready" .value=${name ?? ''} @change=${onReady}>
          <option value="" ?selected=${name === null} ?hidden=${name !== null}>
            ${settings.own}
          </option>
          ${windowInputNames.map(
            (each) =>
              html`<option value=${each} ?selected=${each === name}>
                ${settings.readyNames[each]}
              </option>`,
          )}
        </select>
      </div>
      <div class="tools">
        ${rangeField({
          id: 'input-rows',
          label: settings.rows,
          value: input.rows,
          least: limits.inputRows,
          most: inputSides.most,
          onInput: (rows) => onChange({ input: resizeInput(input, rows, input.columns) }),
        })}
        ${rangeField({
          id: 'input-columns',
          label: settings.columns,
          value: input.columns,
          least: limits.inputColumns,
          most: inputSides.most,
          onInput: (columns) => onChange({ input: resizeInput(input, input.rows, columns) }),
        })}
      </div>`,
  );
}

function paddingGroup(view: SettingsView): TemplateResult {
  const { session, limits, strings, onChange } = view;
  const { settings } = strings.window;
  const { padding, paddingMode } = session.state;
  const rule = (each: PaddingRule): TemplateResult =>
    html`<label class=${limits.rules.includes(each) ? '' : 'impossible'}
      ><input
        type="radio"
        name="padding"
        .checked=${each === padding}
        ?disabled=${!limits.rules.includes(each)}
        @change=${() => onChange({ padding: each, sides: session.shown.padding })}
      />${settings.rules[each]}</label
    >`;
  const onMode = (event: Event): void =>
    onChange({ paddingMode: (event.target as HTMLSelectElement).value as PaddingMode });
  return settingsGroup(
    view,
    'padding',
    settings.padding,
    html`<div class="segments" role="radiogroup" aria-labelledby="padding-group">
        ${paddingRules.map(rule)}
      </div>
      <p class="why">${settings.ruleWhy[padding]}</p>
      ${padding === 'sides' ? sideSliders(view) : nothing}
      <div class="field">
        <label for="mode">${settings.mode}</label>
        <select id="mode" .value=${paddingMode} ?disabled=${padding === 'valid'} @change=${onMode}>
          ${paddingModes.map(
            (each) =>
              html`<option
                value=${each}
                ?selected=${each === paddingMode}
                ?disabled=${!limits.modes.includes(each)}
              >
                ${settings.modes[each]}
              </option>`,
          )}
        </select>
      </div>`,
  );
}

function sideSliders({ session, limits, strings, onChange }: SettingsView): TemplateResult {
  const { settings } = strings.window;
  const { sides } = session.state;
  return html`<div class="tools sides">
    ${settings.sides.map((label, side) =>
      rangeField({
        id: `side-${side}`,
        label,
        value: sides[side]!,
        least: limits.leastSides[side]!,
        most: limits.mostSides[side]!,
        onInput: (cells) =>
          onChange({
            sides: sides.map((each, at) => (at === side ? cells : each)) as unknown as Sides,
          }),
      }),
    )}
  </div>`;
}

function pairGroup(view: SettingsView, name: 'stride' | 'dilation'): TemplateResult {
  const { session, limits, strings, onChange } = view;
  const { settings } = strings.window;
  const [down, across] = session.state[name];
  const [mostDown, mostAcross] = limits[name];
  const set = (pair: Pair): void =>
    onChange(name === 'stride' ? { stride: pair } : { dilation: pair });
  return settingsGroup(
    view,
    name,
    settings[name],
    html`<div class="tools">
        ${rangeField({
          id: `${name}-down`,
          label: settings.down,
          value: down,
          least: 1,
          most: mostDown,
          onInput: (value) => set([value, across]),
        })}
        ${rangeField({
          id: `${name}-across`,
          label: settings.across,
          value: across,
          least: 1,
          most: mostAcross,
          onInput: (value) => set([down, value]),
        })}
      </div>
      ${name === 'stride' ? strideFigure(session, strings) : dilationFigure(session, strings)}
      <p class="why">${name === 'stride' ? settings.strideWhy : settings.dilationWhy}</p>`,
  );
}
