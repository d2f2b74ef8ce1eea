/**
 * A kernel and everything that one can do to it: presets, divisor, size, flips, a table pasted from elsewhere. Each change
 * is told as a KernelEvent with the new kernel; the demo takes it back, together with its other changes.
 *
 *   html`<conv-kernel-editor .kernel=${kernel} .colors=${colors} .strings=${strings}
 *     @kernel-event=${(event: KernelEvent) => use(event.kernel)}>further buttons</conv-kernel-editor>`
 */
import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { cellTexts, valueText } from '../../draw/cell-text.js';
import * as kernels from '../../state/kernel.js';
import type { Kernel } from '../../state/kernel.js';
import {
  isKernelPresetName,
  kernelPreset,
  kernelPresetGroups,
  type KernelPresetGroup,
  type KernelPresetName,
} from '../../state/kernel-presets.js';
import { parseValue } from '../../state/parse-matrix.js';
import type { KernelWords } from '../../strings/kernels.js';
import { defineElement } from '../base/define-element.js';
import { controlStyles, partStyles } from '../base/theme.js';
import { fieldStyles } from './field-styles.js';
import type { GridEvent } from './grid-event.js';
import { icons } from './icons.js';
import './number-grid.js';
import { rangeField } from './range-field.js';

export class KernelEvent extends Event {
  readonly kernel: Kernel;

  constructor(kernel: Kernel) {
    super('kernel-event');
    this.kernel = kernel;
  }
}

export class KernelEditor extends LitElement {
  static override properties: PropertyDeclarations = {
    kernel: { attribute: false },
    colors: { attribute: false },
    mostRows: { attribute: false },
    mostColumns: { attribute: false },
    gridless: { attribute: false },
    cell: { attribute: false },
    strings: { attribute: false },
    problem: { state: true },
  };

  declare kernel: Kernel;
  /** Four bytes for each weight; null for none. */
  declare colors: Uint8ClampedArray | null;
  /** The largest kernel that fits. */
  declare mostRows: number;
  declare mostColumns: number;
  /** Only the tools, where the demo shows the kernel itself. */
  declare gridless: boolean;
  /** Side of a cell in CSS pixels. */
  declare cell: number;
  declare strings: KernelWords;
  /** Why the last paste was refused; '' for nothing. */
  declare protected problem: string;

  constructor() {
    super();
    this.colors = null;
    this.mostRows = kernels.kernelSides.most;
    this.mostColumns = kernels.kernelSides.most;
    this.gridless = false;
    this.cell = 44;
    this.problem = '';
  }

  static override styles = [partStyles, controlStyles, fieldStyles];

  override render(): TemplateResult {
    return html`<div class="editor">
      ${this.gridless ? nothing : this.#grid()}
      <div class="tools">${this.#presets()} ${this.#divisor()} ${this.#sizes()}</div>
      <div class="buttons">${this.#turns()}<slot></slot></div>
      ${this.#paste()}
    </div>`;
  }

  #change(kernel: Kernel): void {
    this.problem = '';
    if (kernel !== this.kernel) this.dispatchEvent(new KernelEvent(kernel));
  }

  #grid(): TemplateResult {
    const { rows, columns, values } = this.kernel;
    const { common, kernels: words, tools } = this.strings;
    const texts = cellTexts(values, common.decimal);
    return html`<conv-number-grid
        .table=${{ rows, columns, texts, colors: this.colors }}
        .name=${words.grid}
        .cellName=${(row: number, column: number) =>
          words.cell(row + 1, column + 1, texts[row * columns + column] ?? '')}
        .cell=${this.cell}
        .editable=${true}
        .strings=${tools.grid}
        @grid-event=${this.#onGridEvent}
        @paste=${this.#onPaste}
      ></conv-number-grid>
      <p class="why">${words.changeHint}</p>`;
  }

  readonly #onGridEvent = ({ action, place, value }: GridEvent): void => {
    if (action === 'edit' && place) this.#change(kernels.setWeight(this.kernel, place, value));
  };

  #presets(): TemplateResult {
    const { kernels: words } = this.strings;
    const { preset } = this.kernel;
    const option = (name: KernelPresetName): TemplateResult => {
      const { rows, columns } = kernelPreset(name);
      return html`<option
        value=${name}
        ?selected=${name === preset}
        ?disabled=${rows > this.mostRows || columns > this.mostColumns}
      >
        ${words.names[name]}
      </option>`;
    };
    return html`<div class="field">
      <label for="preset">${words.preset}</label>
      <select id="preset" .value=${preset} @change=${this.#onPreset}>
        <option value="custom" ?selected=${preset === 'custom'} ?hidden=${preset !== 'custom'}>
          ${words.custom}
        </option>
        ${(Object.keys(kernelPresetGroups) as KernelPresetGroup[]).map(
          (group) =>
            html`<optgroup label=${words.groups[group]}>
              ${kernelPresetGroups[group].map(option)}
            </optgroup>`,
        )}
      </select>
    </div>`;
  }

  readonly #onPreset = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    if (isKernelPresetName(value)) this.#change(kernels.presetKernel(value));
  };

  #divisor(): TemplateResult {
    const { common, kernels: words } = this.strings;
    const { divisor } = this.kernel;
    const sum = kernels.sumDivisor(this.kernel);
    return html`<div class="together">
      <div class="field">
        <label for="divisor">${words.divisor}</label>
        <input
          class="text"
          id="divisor"
          autocomplete="off"
          title=${words.divisorHelp}
          .value=${valueText(divisor, common.decimal)}
          @keydown=${(event: Event) => event.stopPropagation()}
          @change=${this.#onDivisor}
        />
      </div>
      <button
        ?disabled=${sum === divisor}
        @click=${() => this.#change(kernels.setDivisor(this.kernel, sum))}
      >
        ${words.sumDivisor}
      </button>
    </div>`;
  }

  /** What is no divisor is put back to what it was. */
  readonly #onDivisor = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const typed = parseValue(input.value);
    if (typed !== null) this.#change(kernels.setDivisor(this.kernel, typed));
    input.value = valueText(this.kernel.divisor, this.strings.common.decimal);
  };

  #sizes(): TemplateResult {
    const { kernels: words } = this.strings;
    const { rows, columns } = this.kernel;
    const { least } = kernels.kernelSides;
    return html`<div class="together">
      ${rangeField({
        id: 'rows',
        label: words.rows,
        value: rows,
        least,
        most: this.mostRows,
        onInput: (value) => this.#change(kernels.resize(this.kernel, value, columns)),
      })}
      ${rangeField({
        id: 'columns',
        label: words.columns,
        value: columns,
        least,
        most: this.mostColumns,
        onInput: (value) => this.#change(kernels.resize(this.kernel, rows, value)),
      })}
    </div>`;
  }

  #turns(): TemplateResult[] {
    const { kernels: words } = this.strings;
    const turned = kernels.rotate(this.kernel);
    const fits = turned.rows <= this.mostRows && turned.columns <= this.mostColumns;
    return [
      this.#button('flipHorizontally', words.flipHorizontally, kernels.flipHorizontally),
      this.#button('flipVertically', words.flipVertically, kernels.flipVertically),
      this.#button('turnAround', words.turnAround, kernels.turnAround),
      this.#button('rotate', words.rotate, kernels.rotate, !fits),
    ];
  }

  #button(
    icon: keyof typeof icons,
    label: string,
    reduce: (kernel: Kernel) => Kernel,
    isDisabled = false,
  ): TemplateResult {
    return html`<button
      aria-label=${label}
      title=${label}
      ?disabled=${isDisabled}
      @click=${() => this.#change(reduce(this.kernel))}
    >
      ${icons[icon]}
    </button>`;
  }

  #paste(): TemplateResult {
    const { kernels: words } = this.strings;
    return html`<details>
        <summary>${words.paste}</summary>
        <div class="field">
          <label for="paste">${words.pasteHelp}</label>
          <textarea
            id="paste"
            rows="4"
            spellcheck="false"
            @keydown=${(event: Event) => event.stopPropagation()}
          ></textarea>
          <div><button @click=${this.#onPasteApply}>${words.pasteApply}</button></div>
        </div>
      </details>
      <p class="problem" role="alert">${this.problem}</p>`;
  }

  readonly #onPasteApply = (): void => {
    this.takeText(this.renderRoot.querySelector('textarea')!.value);
  };

  readonly #onPaste = (event: ClipboardEvent): void => {
    // Into a cell that is being typed in, the text goes as usual.
    if (event.composedPath()[0] instanceof HTMLInputElement) return;
    event.preventDefault();
    this.takeText(event.clipboardData?.getData('text/plain') ?? '');
  };

  /** A table as text in the kernel's place, or a sentence that says why not. */
  takeText(text: string): void {
    const { kernels: words } = this.strings;
    const kernel = kernels.parseKernel(text);
    if (kernel === null) this.problem = words.pasteRefused;
    else if (kernel.rows > this.mostRows || kernel.columns > this.mostColumns) {
      this.problem = words.pasteDoesNotFit;
    } else this.#change(kernel);
  }
}

defineElement('conv-kernel-editor', KernelEditor);

declare global {
  interface HTMLElementTagNameMap {
    'conv-kernel-editor': KernelEditor;
  }
}
