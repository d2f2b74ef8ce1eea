/** How the chain is computed and shown. */
import { html, type TemplateResult } from 'lit';
import { operations, paddingModes, paddings, shownAs, views } from '../../state/filters-state.js';
import type { FiltersScreen } from './filters-screen.js';

export function settingsView({ session, words, actions }: FiltersScreen): TemplateResult {
  const { state } = session;
  const { settings: names } = words;
  return html`<section class="settings">
    ${choice('show', names.show, shownAs, names.shows, state.show, (show) => actions.change({ show }))}
    ${choice('view', names.view, views, names.views, state.view, (view) => actions.change({ view }))}
    <label class="switch"
      ><input
        type="checkbox"
        role="switch"
        .checked=${state.color}
        @change=${() => actions.change({ color: !state.color })}
      />${names.color}</label
    >
    <details>
      <summary>${names.more}</summary>
      <div class="more">
        ${choice('padding', names.padding, paddings, names.paddings, state.padding, (padding) => actions.change({ padding }))}
        ${choice('padding-mode', names.paddingMode, paddingModes, names.paddingModes, state.paddingMode, (paddingMode) => actions.change({ paddingMode }))}
        ${choice('operation', names.operation, operations, names.operations, state.operation, (operation) => actions.change({ operation }))}
      </div>
    </details>
  </section>`;
}

function choice<Name extends string>(
  id: string,
  label: string,
  names: readonly Name[],
  texts: Readonly<Record<Name, string>>,
  chosen: Name,
  choose: (name: Name) => void,
): TemplateResult {
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <select
      id=${id}
      @change=${(event: Event) => choose((event.target as HTMLSelectElement).value as Name)}
    >
      ${names.map(
        (name) => html`<option value=${name} ?selected=${name === chosen}>${texts[name]}</option>`,
      )}
    </select>
  </div>`;
}
