/** What is raced: the sizes of the convolution, and how many rounds. */
import { html, nothing, type TemplateResult } from 'lit';
import { possibleGroups } from '../../state/possible-groups.js';
import {
  choicesOf,
  ranges,
  sizeNames,
  withSize,
  type SizeName,
  type SpeedState,
} from '../../state/speed-state.js';
import type { SpeedWords } from '../../strings/speed.js';
import { rangeField } from '../parts/range-field.js';
import { settingsGroup } from '../parts/settings-group.js';
import type { SpeedSession } from './speed-session.js';

export interface SettingsView {
  readonly session: SpeedSession;
  readonly strings: SpeedWords;
  readonly shows: (control: string) => boolean;
  /** As a phone: they are opened by whoever wants them. */
  readonly isFolded: boolean;
  readonly onChange: (patch: Partial<SpeedState>) => void;
}

export function settingsView(view: SettingsView): TemplateResult | typeof nothing {
  const { shows, isFolded, strings } = view;
  if (!shows('layer') && !shows('rounds')) return nothing;
  const fields = html`<div class="tools sizes">
    ${shows('layer') ? sizeFields(view) : nothing} ${shows('rounds') ? roundsField(view) : nothing}
  </div>`;
  return isFolded ? settingsGroup(view, 'sizes', strings.speed.settings.heading, fields) : fields;
}

function sizeFields(view: SettingsView): TemplateResult {
  return html`${sizeNames.map((name) => sizeField(view, name))} ${groupsField(view)}`;
}

/** The slider counts the numbers that are possible, for a step from 1 to 2 matters as much as one from 64 to 128. */
function sizeField({ session, strings, onChange }: SettingsView, name: SizeName): TemplateResult {
  const { state } = session;
  const choices = choicesOf(name, state);
  return rangeField({
    id: name,
    label: strings.speed.settings[name],
    value: choices.indexOf(state[name]),
    text: String(state[name]),
    least: 0,
    most: choices.length - 1,
    onInput: (at) => onChange(withSize(state, name, choices[at]!)),
  });
}

function groupsField({ session, strings, onChange }: SettingsView): TemplateResult {
  const { settings } = strings.speed;
  const { channels, outChannels, groups } = session.state;
  const possible = possibleGroups(channels, outChannels);
  const offered = possible.includes(groups) ? possible : [...possible, groups];
  return html`<div class="field">
    <label for="groups">${settings.groups}</label>
    <select
      id="groups"
      ?disabled=${offered.length === 1}
      @change=${(event: Event) =>
        onChange({ groups: Number((event.target as HTMLSelectElement).value) })}
    >
      ${offered.map(
        (each) =>
          html`<option value=${each} ?selected=${each === groups}>
            ${settings.groupNames(each, channels)}
          </option>`,
      )}
    </select>
  </div>`;
}

function roundsField({ session, strings, onChange }: SettingsView): TemplateResult {
  return rangeField({
    ...{ id: 'rounds', label: strings.speed.settings.rounds, value: session.state.rounds },
    ...ranges.rounds,
    onInput: (rounds) => onChange({ rounds }),
  });
}
