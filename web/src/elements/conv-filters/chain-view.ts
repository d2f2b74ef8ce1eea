/** The chain as a list: each step chosen, switched, moved and removed; and what kind of step the selected one is. */
import { html, nothing, type TemplateResult } from 'lit';
import * as chains from '../../state/filter-chain.js';
import type { FilterChain, FilterStep } from '../../state/filter-chain.js';
import { presetKernel } from '../../state/kernel.js';
import type { GradientPairName } from '../../state/kernel-presets.js';
import type { KernelWords } from '../../strings/kernels.js';
import type { FiltersStrings } from '../../strings/en/filters.js';
import { icons } from '../parts/icons.js';
import { fieldOf } from './filter-run.js';
import type { FiltersScreen } from './filters-screen.js';

export interface ChainView {
  readonly chain: FilterChain;
  /** Pixels that one pixel of the result depends on; null when no step is on. */
  readonly field: readonly [rows: number, columns: number] | null;
  readonly words: FiltersStrings;
  readonly strings: KernelWords;
  readonly onChain: (chain: FilterChain) => void;
  readonly onRemove: (place: number) => void;
}

export function chainOf({ session, words, strings, palette, actions }: FiltersScreen): ChainView {
  const { chain, padding } = session.state;
  const { library } = session;
  const shape = session.shown(palette)?.pass.picture.shape ?? [1, 256, 256];
  return {
    chain,
    field: library === null ? null : (fieldOf(library, chain.steps, padding, shape)?.size ?? null),
    words,
    strings,
    onChain: (next: FilterChain) => actions.change({ chain: next }),
    onRemove: actions.removeStep,
  };
}

/** A step by the name of what it does. */
export function stepName(
  step: FilterStep,
  words: FiltersStrings,
  { kernels }: KernelWords,
): string {
  if (step.kind === 'gradient') return words.chain.gradient(words.chain.pairs[step.pair]);
  const { preset, rows, columns } = step.kernel;
  return preset === 'custom' ? `${kernels.custom} ${rows}×${columns}` : kernels.names[preset];
}

export function chainView(view: ChainView): TemplateResult {
  const { chain, field, words, onChain } = view;
  const active = chain.steps.filter(({ enabled }) => enabled).length;
  return html`<section class="chain" aria-labelledby="chain-heading">
    <h3 id="chain-heading">${words.chain.heading}</h3>
    <ol>
      ${chain.steps.map((step, place) => stepRow(view, step, place))}
    </ol>
    <div class="add">
      <button
        ?disabled=${chain.steps.length >= chains.mostSteps}
        @click=${() =>
          onChain(chains.addStep(chain, chains.kernelStep(presetKernel('gaussian-5'))))}
      >
        ${icons.plus} ${words.chain.add}
      </button>
    </div>
    <p class="why" role="status">
      ${field === null ? words.chain.fieldNone : words.chain.field(field[0], field[1], active)}
    </p>
  </section>`;
}

function stepRow(view: ChainView, step: FilterStep, place: number): TemplateResult {
  const { chain, words, strings, onChain, onRemove } = view;
  const name = stepName(step, words, strings);
  const isAlone = chain.steps.length === 1;
  const tool = (
    icon: TemplateResult,
    label: string,
    isDisabled: boolean,
    onClick: () => void,
  ): TemplateResult =>
    html`<button
      class="bare"
      aria-label=${label}
      title=${label}
      ?disabled=${isDisabled}
      @click=${onClick}
    >
      ${icon}
    </button>`;
  return html`<li class=${place === chain.selected ? 'selected' : ''}>
    <label class="switch"
      ><input
        type="checkbox"
        role="switch"
        aria-label=${words.chain.on(name)}
        .checked=${step.enabled}
        @change=${() => onChain(chains.toggleStep(chain, place))}
    /></label>
    <button
      class="name bare"
      aria-current=${place === chain.selected ? 'step' : nothing}
      title=${words.chain.select(name)}
      @click=${() => onChain(chains.selectStep(chain, place))}
    >
      <span class="number">${place + 1}</span> ${name}
    </button>
    ${
      isAlone
        ? nothing
        : html`<span class="moves">
            ${tool(icons.up, words.chain.earlier(name), place === 0, () =>
              onChain(chains.moveStep(chain, place, place - 1)),
            )}
            ${tool(icons.down, words.chain.later(name), place === chain.steps.length - 1, () =>
              onChain(chains.moveStep(chain, place, place + 1)),
            )}
            ${tool(icons.close, words.chain.remove(name), false, () => onRemove(place))}
          </span>`
    }
  </li>`;
}

/** One kernel or a pair of them. */
export function stepKind({ chain, words, onChain }: ChainView): TemplateResult {
  const step = chain.steps[chain.selected]!;
  const change = (next: FilterStep): void =>
    onChain(chains.replaceStep(chain, chain.selected, next));
  const choose = (kind: FilterStep['kind']): void => {
    if (kind === 'gradient') change(chains.gradientStep('sobel'));
    else change(chains.kernelStep(presetKernel('sobel-x')));
  };
  return html`<div class="field">
      <label for="step-kind">${words.chain.kind}</label>
      <select
        id="step-kind"
        @change=${(event: Event) =>
          choose((event.target as HTMLSelectElement).value as FilterStep['kind'])}
      >
        ${(['kernel', 'gradient'] as const).map(
          (kind) =>
            html`<option value=${kind} ?selected=${step.kind === kind}>
              ${words.chain.kinds[kind]}
            </option>`,
        )}
      </select>
    </div>
    ${
      step.kind === 'gradient'
        ? html`<div class="field">
              <label for="pair">${words.chain.pair}</label>
              <select
                id="pair"
                @change=${(event: Event) =>
                  change({
                    ...step,
                    pair: (event.target as HTMLSelectElement).value as GradientPairName,
                  })}
              >
                ${chains.gradientPairNames.map(
                  (pair) =>
                    html`<option value=${pair} ?selected=${step.pair === pair}>
                      ${words.chain.pairs[pair]}
                    </option>`,
                )}
              </select>
            </div>
            <p class="why">${words.chain.gradientHelp}</p>`
        : nothing
    }`;
}
