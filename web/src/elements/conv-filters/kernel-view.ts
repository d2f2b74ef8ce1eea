/** The kernel of the step that is looked at, to be edited; or the pair of a gradient, to be seen. */
import { html, nothing, type TemplateResult } from 'lit';
import { cellTexts } from '../../draw/cell-text.js';
import { divergingStops, largestMagnitude, type Palette } from '../../draw/palettes.js';
import { replaceStep } from '../../state/filter-chain.js';
import type { KernelTable } from '../../state/kernel-presets.js';
import { weightsOf } from '../../state/kernel.js';
import '../parts/kernel-editor.js';
import type { KernelEvent } from '../parts/kernel-editor.js';
import '../parts/number-grid.js';
import { undoButtons } from '../parts/undo-buttons.js';
import type { Convscope } from '../provider.js';
import { chainOf, stepKind } from './chain-view.js';
import { kernelsOf } from './filter-run.js';
import type { FiltersScreen } from './filters-screen.js';

export function kernelView(screen: FiltersScreen): TemplateResult {
  const { session, words, strings, palette, actions } = screen;
  const { chain } = session.state;
  const step = chain.steps[chain.selected]!;
  const heading = html`<h3 id="kernel-heading">
    ${words.kernelHeading}${
      chain.steps.length > 1
        ? html` <span class="quiet">${words.chain.step(chain.selected + 1)}</span>`
        : nothing
    }
  </h3>`;
  const kind = screen.shows('chain') ? stepKind(chainOf(screen)) : nothing;
  const undo = screen.shows('history')
    ? undoButtons({
        history: session.history,
        strings: strings.tools.undo,
        onTravel: actions.travel,
      })
    : nothing;
  if (step.kind === 'gradient') {
    return html`${heading} ${kind}
      <div class="pair">
        ${kernelsOf(step).map((table, which) => fixedKernel(screen, table, which))}
      </div>
      ${undo}`;
  }
  const { columns } = step.kernel;
  return html`${heading} ${kind}
    <conv-kernel-editor
      .kernel=${step.kernel}
      .colors=${kernelColors(session.library, weightsOf(step.kernel), palette)}
      .cell=${Math.max(30, Math.min(44, Math.floor(340 / columns)))}
      .strings=${strings}
      @kernel-event=${({ kernel }: KernelEvent) =>
        actions.change({ chain: replaceStep(chain, chain.selected, { ...step, kernel }) })}
      >${undo}</conv-kernel-editor
    >`;
}

/** One of a pair: to be seen, not to be changed. */
function fixedKernel(
  { session, palette, words, strings }: FiltersScreen,
  table: KernelTable,
  which: number,
): TemplateResult {
  const { rows, columns, values } = table;
  const name = which === 0 ? words.pixel.across : words.pixel.up;
  const texts = cellTexts(values, strings.common.decimal);
  const colors = kernelColors(session.library, weightsOf(table), palette);
  return html`<div class="field">
    <span class="label">${name}${table.divisor === 1 ? '' : ` (: ${table.divisor})`}</span>
    <conv-number-grid
      .table=${{ rows, columns, texts, colors }}
      .name=${name}
      .cellName=${(row: number, column: number) =>
        strings.kernels.cell(row + 1, column + 1, texts[row * columns + column] ?? '')}
      .cell=${40}
      .strings=${strings.tools.grid}
    ></conv-number-grid>
  </div>`;
}

function kernelColors(
  library: Convscope | null,
  weights: Float32Array,
  { weights: hues, panel }: Palette,
): Uint8ClampedArray | null {
  if (library === null) return null;
  const limit = Math.max(1e-6, largestMagnitude(weights));
  return library.colorize(weights, { range: [-limit, limit], stops: divergingStops(hues, panel) });
}
