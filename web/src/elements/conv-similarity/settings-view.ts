/** What is looked for, what is done to the picture, and how alike a place must be. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../draw/numbers.js';
import { presetKernel } from '../../state/kernel.js';
import type { KernelPresetName } from '../../state/kernel-presets.js';
import {
  boxInside,
  initialSimilarityState,
  partSides,
  similaritySteps,
  stepsOf,
  stepValue,
  templateKernels,
  type StepName,
  type Template,
} from '../../state/similarity-state.js';
import { rangeField } from '../parts/range-field.js';
import { settingsGroup } from '../parts/settings-group.js';
import type { SimilarityScreen } from './similarity-screen.js';

export function settingsView(screen: SimilarityScreen): TemplateResult {
  const { shows } = screen;
  return html`<div class="settings">
    ${shows('template') ? templateGroup(screen) : nothing}
    ${shows('change') ? changeGroup(screen) : nothing}
    ${shows('search') ? searchGroup(screen) : nothing}
  </div>`;
}

function templateGroup(screen: SimilarityScreen): TemplateResult {
  const { session, strings, actions } = screen;
  const { similarity, kernels } = strings;
  const words = similarity.template;
  const { template } = session.state;
  const name = template.kind === 'part' ? 'part' : template.kernel.preset;
  const onKind = (event: Event): void => {
    const kind = (event.target as HTMLSelectElement).value;
    actions.change({
      template:
        kind === 'part'
          ? initialSimilarityState.template
          : { kind: 'kernel', kernel: presetKernel(kind as KernelPresetName) },
    });
  };
  const isOffered = name === 'part' || templateKernels.some((each) => each === name);
  return settingsGroup(
    screen,
    'template',
    words.heading,
    html`<div class="field">
        <label for="kind">${words.kind}</label>
        <select id="kind" .value=${isOffered ? name : 'custom'} @change=${onKind}>
          <option value="part" ?selected=${name === 'part'}>${words.part}</option>
          ${templateKernels.map(
            (each) =>
              html`<option value=${each} ?selected=${each === name}>
                ${kernels.names[each]}
              </option>`,
          )}
          <option value="custom" ?selected=${!isOffered} ?hidden=${isOffered}>${words.own}</option>
        </select>
      </div>
      <div class="buttons">
        <button
          aria-pressed=${session.selecting ? 'true' : 'false'}
          class=${session.selecting ? 'pressed' : ''}
          @click=${() => actions.select(!session.selecting)}
        >
          ${words.select}
        </button>
        <button @click=${() => actions.take()}>${words.take}</button>
      </div>
      ${session.selecting ? html`<p class="why">${words.selectHelp}</p>` : nothing}
      ${template.kind === 'part' ? sides(screen, template) : nothing}`,
  );
}

/** The box grows and shrinks around its corner, as far as the picture goes. */
function sides(
  { session, strings, actions }: SimilarityScreen,
  { box }: Extract<Template, { kind: 'part' }>,
): TemplateResult {
  const words = strings.similarity.template;
  const { size } = session;
  const set = (side: 'height' | 'width', value: number): void => {
    const next = boxInside({ ...box, [side]: value }, size);
    if (next !== null) actions.change({ template: { kind: 'part', box: next } });
  };
  const field = (side: 'height' | 'width'): TemplateResult =>
    rangeField({
      id: side,
      label: side === 'height' ? words.rows : words.columns,
      value: box[side],
      least: partSides.least,
      most: Math.min(partSides.most, size[side]),
      onInput: (value) => set(side, value),
    });
  return html`<div class="tools">${field('height')} ${field('width')}</div>`;
}

function changeGroup(screen: SimilarityScreen): TemplateResult {
  const words = screen.strings.similarity.change;
  return settingsGroup(
    screen,
    'change',
    words.heading,
    html`<div class="tools">
        ${stepField(screen, 'gain', words.gain)} ${stepField(screen, 'offset', words.offset)}
      </div>
      <p class="why">${words.why}</p>`,
  );
}

function stepField(
  { session, strings, actions }: SimilarityScreen,
  name: StepName,
  label: string,
): TemplateResult {
  const { least, most } = similaritySteps[name];
  const value = session.state[name];
  return rangeField({
    id: name,
    label,
    value: stepsOf(name, value),
    text: formatNumber(value, { digits: name === 'gain' ? 1 : 2, decimal: strings.common.decimal }),
    least,
    most,
    onInput: (steps) => actions.change({ [name]: stepValue(name, steps) }),
  });
}

function searchGroup(screen: SimilarityScreen): TemplateResult {
  const { session, strings, actions } = screen;
  const words = strings.similarity.search;
  const matches = session.run?.matches ?? [];
  return settingsGroup(
    screen,
    'search',
    words.heading,
    html`${stepField(screen, 'threshold', words.threshold)}
      <p class="why">${words.why}</p>
      ${
        matches.length === 0
          ? html`<p>${words.none}</p>`
          : html`<ol class="matches">
              ${matches.map(
                ({ row, column, value }) =>
                  html`<li>
                    <button class="bare" @click=${() => actions.put({ row, column })}>
                      <span class="number"
                        >${formatNumber(value, {
                          digits: 2,
                          decimal: strings.common.decimal,
                        })}</span
                      >
                      ${words.match(row + 1, column + 1)}
                    </button>
                  </li>`,
              )}
            </ol>`
      }`,
  );
}
