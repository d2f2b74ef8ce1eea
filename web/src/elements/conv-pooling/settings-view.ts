/** What can be set: input, window, stride, border, each only as far as the library computes it. */
import { html, nothing, type TemplateResult } from 'lit';
import {
  nameOfTable,
  parsePoolingInput,
  poolingSides,
  poolingTableNames,
  type PoolingInput,
} from '../../state/pooling-inputs.js';
import { strideOf, type PoolingState } from '../../state/pooling-state.js';
import { readyDrawings, type ReadyDrawingName } from '../../state/ready-drawings.js';
import { resizeInput } from '../../state/window-inputs.js';
import type { Pair } from '../../state/window-state.js';
import type { PoolingStrings } from '../../strings/en/pooling.js';
import type { PoolingWords } from '../../strings/pooling.js';
import { rangeField } from '../parts/range-field.js';
import { settingsGroup } from '../parts/settings-group.js';
import { mapCount } from './pooling-input.js';
import { withAxis, type PoolingLimits } from './pooling-limits.js';
import type { PoolingSession } from './pooling-session.js';

export interface SettingsView {
  readonly session: PoolingSession;
  readonly limits: PoolingLimits;
  readonly strings: PoolingWords;
  /** On a narrow page each group is opened by whoever wants it. */
  readonly isFolded: boolean;
  readonly shows: (control: string) => boolean;
  readonly onChange: (patch: Partial<PoolingState>) => void;
}

export function settingsView(view: SettingsView): TemplateResult {
  const { shows, session } = view;
  const isGlobal = session.state.global;
  const isMax = session.state.kind === 'max';
  return html`<div class="settings">
    ${shows('input') ? inputGroup(view) : nothing}
    ${!isGlobal && shows('window') ? windowGroup(view) : nothing}
    ${
      !isGlobal && (shows('stride') || (isMax && shows('dilation')))
        ? html`<div class="steps">
            ${shows('stride') ? strideGroup(view) : nothing}
            ${isMax && shows('dilation') ? dilationGroup(view) : nothing}
          </div>`
        : nothing
    }
    ${!isGlobal && shows('padding') ? paddingGroup(view) : nothing}
  </div>`;
}

function inputGroup(view: SettingsView): TemplateResult {
  const { session, strings, onChange } = view;
  const { settings } = strings.pooling;
  const { input } = session.state;
  const name = input.kind === 'drawing' ? input.drawing : nameOfTable(input.table);
  const onReady = (event: Event): void => {
    const chosen = parsePoolingInput((event.target as HTMLSelectElement).value);
    if (chosen !== null) onChange({ input: chosen });
  };
  const option = (value: string, text: string): TemplateResult =>
    html`<option value=${value} ?selected=${value === name}>${text}</option>`;
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
          <optgroup label=${settings.numbers}>
            ${poolingTableNames.map((each) => option(each, settings.tables[each]))}
          </optgroup>
          <optgroup label=${settings.drawings}>
            ${readyDrawings.map((each) =>
              option(each.name, settings.digit(each.digit, variantOf(each.name, settings))),
            )}
          </optgroup>
        </select>
      </div>
      ${input.kind === 'drawing' ? mapField(view, input) : sizeFields(view, input)}`,
  );
}

function variantOf(name: ReadyDrawingName, { variants }: PoolingStrings['settings']): string {
  const [, , variant] = /^(\w+?)-(?:with-)?(\w+)$/.exec(name) ?? [];
  return variants[variant as keyof typeof variants] ?? '';
}

function mapField(
  { session, strings, onChange }: SettingsView,
  input: PoolingInput & { readonly kind: 'drawing' },
): TemplateResult {
  const { settings } = strings.pooling;
  const count = Math.max(mapCount(session.model), (input.map ?? -1) + 1);
  const onMap = (event: Event): void => {
    const chosen = parsePoolingInput(
      `${input.drawing}${(event.target as HTMLSelectElement).value}`,
    );
    if (chosen !== null) onChange({ input: chosen });
  };
  return html`<div class="field">
    <label for="map">${settings.map}</label>
    <select id="map" @change=${onMap}>
      <option value="" ?selected=${input.map === null}>${settings.mapPicture}</option>
      ${Array.from(
        { length: count },
        (_, map) =>
          html`<option value="/${map + 1}" ?selected=${map === input.map}>
            ${settings.mapOf(map + 1)}
          </option>`,
      )}
    </select>
  </div>`;
}

function sizeFields(
  { limits, strings, onChange }: SettingsView,
  { table }: PoolingInput & { readonly kind: 'numbers' },
): TemplateResult {
  const { settings } = strings.pooling;
  const resize = (rows: number, columns: number): void =>
    onChange({ input: { kind: 'numbers', table: resizeInput(table, rows, columns) } });
  return html`<div class="tools">
    ${rangeField({
      ...{ id: 'input-rows', label: settings.rows, value: table.rows },
      ...{ least: limits.leastInput[0], most: poolingSides.most },
      onInput: (rows) => resize(rows, table.columns),
    })}
    ${rangeField({
      ...{ id: 'input-columns', label: settings.columns, value: table.columns },
      ...{ least: limits.leastInput[1], most: poolingSides.most },
      onInput: (columns) => resize(table.rows, columns),
    })}
  </div>`;
}

/** Two sliders, one for each direction. */
function pairFields(
  { strings }: SettingsView,
  name: string,
  {
    pair,
    least = [1, 1],
    most,
    labels,
  }: { pair: Pair; least?: Pair; most: Pair; labels?: readonly [string, string] },
  onPair: (pair: Pair) => void,
): TemplateResult {
  const { settings } = strings.pooling;
  const names = labels ?? [settings.down, settings.across];
  const field = (axis: 0 | 1): TemplateResult =>
    rangeField({
      ...{ id: `${name}-${axis}`, label: names[axis], value: pair[axis] },
      ...{ least: least[axis], most: most[axis] },
      onInput: (value) => onPair(withAxis(pair, axis, value)),
    });
  return html`<div class="tools">${field(0)} ${field(1)}</div>`;
}

function switchField(
  label: string,
  isOn: boolean,
  onSwitch: (isOn: boolean) => void,
): TemplateResult {
  return html`<label class="switch"
    ><input
      type="checkbox"
      .checked=${isOn}
      @change=${(event: Event) => onSwitch((event.target as HTMLInputElement).checked)}
    />${label}</label
  >`;
}

function windowGroup(view: SettingsView): TemplateResult {
  const { session, limits, strings, onChange } = view;
  const { settings } = strings.pooling;
  const { kernel, ceilMode } = session.state;
  return settingsGroup(
    view,
    'window',
    settings.window,
    html`${pairFields(
      view,
      'kernel',
      {
        ...{ pair: kernel, least: limits.leastKernel, most: limits.kernel },
        labels: [settings.rows, settings.columns],
      },
      (pair) => onChange({ kernel: pair }),
    )}
    ${switchField(settings.ceilMode, ceilMode, (isOn) => onChange({ ceilMode: isOn }))}`,
  );
}

function strideGroup(view: SettingsView): TemplateResult {
  const { session, limits, strings, onChange } = view;
  const { settings } = strings.pooling;
  const { stride, kernel } = session.state;
  return settingsGroup(
    view,
    'stride',
    settings.stride,
    html`${switchField(settings.strideAsWindow, stride === null, (isOn) =>
        onChange({ stride: isOn ? null : kernel }),
      )}
      ${
        stride === null
          ? nothing
          : pairFields(
              view,
              'stride',
              { pair: strideOf(session.state), most: limits.stride },
              (pair) => onChange({ stride: pair }),
            )
      }
      <p class="why">${settings.strideWhy}</p>`,
  );
}

function paddingGroup(view: SettingsView): TemplateResult {
  const { session, limits, strings, onChange } = view;
  const { settings } = strings.pooling;
  const { padding, kind, countIncludePad } = session.state;
  return settingsGroup(
    view,
    'padding',
    settings.padding,
    html`${pairFields(
        view,
        'padding',
        { pair: padding, least: [0, 0], most: limits.padding },
        (pair) => onChange({ padding: pair }),
      )}
      <p class="why">${settings.paddingWhy[kind]}</p>
      ${
        kind === 'average'
          ? switchField(settings.countIncludePad, countIncludePad, (isOn) =>
              onChange({ countIncludePad: isOn }),
            )
          : nothing
      }`,
  );
}

function dilationGroup(view: SettingsView): TemplateResult {
  const { session, limits, strings, onChange } = view;
  const { settings } = strings.pooling;
  return settingsGroup(
    view,
    'dilation',
    settings.dilation,
    html`${pairFields(
        view,
        'dilation',
        { pair: session.state.dilation, most: limits.dilation },
        (pair) => onChange({ dilation: pair }),
      )}
      <p class="why">${settings.dilationWhy}</p>`,
  );
}
