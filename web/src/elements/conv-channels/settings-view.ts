/** What can be set: channels, filters, size of the kernels, groups, the input. */
import { html, nothing, type TemplateResult } from 'lit';
import {
  channelsInput,
  channelsInputNames,
  mostChannels,
  nameOfStack,
  type ChannelsInputName,
} from '../../state/channels-inputs.js';
import { bankSides, mostFilters, reshaped, type FilterBank } from '../../state/channels-filters.js';
import { withBank, type ChannelsState } from '../../state/channels-state.js';
import { possibleGroups } from '../../state/possible-groups.js';
import type { ChannelsWords } from '../../strings/channels.js';
import { rangeField } from '../parts/range-field.js';
import type { ChannelsSession } from './channels-session.js';

export interface SettingsView {
  readonly session: ChannelsSession;
  readonly strings: ChannelsWords;
  readonly shows: (control: string) => boolean;
  readonly onChange: (patch: Partial<ChannelsState>) => void;
}

export function settingsView(view: SettingsView): TemplateResult {
  const { shows } = view;
  return html`<div class="tools settings-row">
    ${shows('input') ? inputField(view) : nothing}
    ${shows('filters') ? html`${sizeFields(view)} ${groupsField(view)}` : nothing}
  </div>`;
}

function inputField({ session, strings, onChange }: SettingsView): TemplateResult {
  const { settings } = strings.channels;
  const { input } = session.state;
  const name = nameOfStack(input);
  const onInput = (event: Event): void => {
    const chosen = (event.target as HTMLSelectElement).value as ChannelsInputName;
    onChange({ input: channelsInput(chosen, input.channels) });
  };
  return html`<div class="field">
    <label for="input">${settings.input}</label>
    <select id="input" @change=${onInput}>
      <option value="" ?selected=${name === null} ?hidden=${name !== null}>
        ${settings.ownInput}
      </option>
      ${channelsInputNames.map(
        (each) =>
          html`<option value=${each} ?selected=${each === name}>${settings.inputs[each]}</option>`,
      )}
    </select>
  </div>`;
}

function sizeFields({ session, strings, onChange }: SettingsView): TemplateResult {
  const { settings } = strings.channels;
  const { bank } = session.state;
  const field = (
    name: 'channels' | 'filters' | 'side',
    { least, most }: { readonly least: number; readonly most: number },
  ): TemplateResult =>
    rangeField({
      ...{ id: name, label: settings[name], value: bank[name], least, most },
      onInput: (value) => onChange(withBank(session.state, reshaped(bank, { [name]: value }))),
    });
  return html`${field('channels', { least: 1, most: mostChannels })}
  ${field('filters', { least: 1, most: mostFilters })} ${field('side', bankSides)}`;
}

function groupsField({ session, strings, onChange }: SettingsView): TemplateResult {
  const { settings } = strings.channels;
  const { bank } = session.state;
  const onGroups = (event: Event): void => {
    const groups = Number((event.target as HTMLSelectElement).value);
    const next: FilterBank = reshaped(bank, { groups });
    onChange({ bank: next });
  };
  return html`<div class="field">
    <label for="groups">${settings.groups}</label>
    <select id="groups" @change=${onGroups}>
      ${possibleGroups(bank.channels, bank.filters).map(
        (groups) =>
          html`<option value=${groups} ?selected=${groups === bank.groups}>
            ${settings.groupNames(groups, bank.channels)}
          </option>`,
      )}
    </select>
  </div>`;
}
