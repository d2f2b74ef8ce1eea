/**
 * A table of numbers that can be walked through, pointed at and edited. It shows what it is given and tells what the
 * person did (GridEvent); it decides nothing.
 *
 *   html`<conv-number-grid .table=${table} .marks=${marks} .name=${'Input'} @grid-event=${onGridEvent}></conv-number-grid>`
 */
import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { prefersLightText } from '../../draw/contrast.js';
import { parseValue } from '../../state/parse-matrix.js';
import { moveOnGrid } from '../../state/selection.js';
import type { GridStrings } from '../../strings/en/tools.js';
import { defineElement } from '../base/define-element.js';
import { setStyle } from '../base/set-style.js';
import { prefersReducedMotion } from '../base/theme-watcher.js';
import { GridEvent, type GridPlace } from './grid-event.js';
import { numberGridStyles } from './number-grid-styles.js';

export interface NumberTable {
  readonly rows: number;
  readonly columns: number;
  /** rows × columns texts; '' for a number that is not known yet. */
  readonly texts: readonly string[];
  /** Four bytes for each cell; null for none. */
  readonly colors: Uint8ClampedArray | null;
  /** A second, small line in some cells, by place (row · columns + column). */
  readonly notes?: ReadonlyMap<number, string>;
  /** How many rows and columns at each side do not belong to the table but are thought of around it. */
  readonly border?: GridBorder;
  /** From this row and from this column on nothing is read: the strip is hatched. */
  readonly unused?: GridPlace;
}

export interface GridBorder {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** A rectangle of cells. `window`: what is looked at together; `cell`: one of it; `touch`: what something else uses. */
export interface GridMark {
  readonly kind: 'window' | 'cell' | 'touch' | 'differs';
  readonly row: number;
  readonly column: number;
  readonly height: number;
  readonly width: number;
}

const noBorder: GridBorder = { top: 0, right: 0, bottom: 0, left: 0 };
/** Keys that begin a number. */
const numberStart = /^[\d.,\-−]$/;

export class NumberGrid extends LitElement {
  static override properties: PropertyDeclarations = {
    table: { attribute: false },
    marks: { attribute: false },
    name: { attribute: false },
    cellName: { attribute: false },
    cell: { attribute: false },
    cellWidth: { attribute: false },
    editable: { attribute: false },
    strings: { attribute: false },
    cursor: { state: true },
    editing: { state: true },
    refused: { state: true },
  };

  declare table: NumberTable;
  declare marks: readonly GridMark[];
  /** What the whole is called. */
  declare name: string;
  /** One cell in words, for those who do not see it. Places count from 0, borders included. */
  declare cellName: (row: number, column: number) => string;
  /** Height and width of a cell in CSS pixels; a width of 0 is the height. */
  declare cell: number;
  declare cellWidth: number;
  /** Numbers can be typed, except in the border. */
  declare editable: boolean;
  declare strings: GridStrings;
  /** The cell that Tab leads to. */
  declare protected cursor: GridPlace;
  /** The text that is being typed in the cell of the cursor; null while none is. */
  declare protected editing: string | null;
  /** What was typed and is no number; '' for nothing. */
  declare protected refused: string;

  /** What is typed replaces the text that was there; otherwise it continues what a key began. */
  #replaces = false;

  constructor() {
    super();
    this.marks = [];
    this.name = '';
    this.cellName = () => '';
    this.cell = 44;
    this.cellWidth = 0;
    this.editable = false;
    this.cursor = { row: 0, column: 0 };
    this.editing = null;
    this.refused = '';
  }

  static override styles = numberGridStyles;

  /** Puts the focus on a cell. */
  focusCell(place: GridPlace): void {
    this.#moveCursor(place, true);
  }

  /** The numbers travel half a turn around the middle and arrive where they stand now. Jumps with reduced motion. */
  turn(duration: number): void {
    if (prefersReducedMotion()) return;
    const options = { duration, easing: 'cubic-bezier(0.3, 0, 0.2, 1)' };
    const moving = this.renderRoot.querySelector('.cells');
    moving?.animate([{ rotate: '-180deg' }, { rotate: '0deg' }], options);
    for (const text of this.renderRoot.querySelectorAll('.upright')) {
      text.animate([{ rotate: '180deg' }, { rotate: '0deg' }], options);
    }
  }

  protected override willUpdate(): void {
    const { rows, columns } = this.table;
    const { row, column } = this.cursor;
    if (row >= rows || column >= columns) {
      this.cursor = { row: Math.min(row, rows - 1), column: Math.min(column, columns - 1) };
      this.editing = null;
    }
  }

  override render(): TemplateResult {
    const { rows, columns } = this.table;
    const width = this.cellWidth || this.cell;
    return html`<div
        class="stack"
        ${setStyle({
          '--cell': `${this.cell}px`,
          '--cell-width': `${width}px`,
          width: `${width * columns + 1}px`,
        })}
      >
        <div
          class="cells"
          role="grid"
          aria-label=${this.name}
          aria-readonly=${this.editable ? 'false' : 'true'}
          ${setStyle({ 'grid-template-columns': `repeat(${columns}, var(--cell-width))` })}
          @pointermove=${this.#onPointerMove}
          @pointerleave=${() => this.#tell('point', null)}
          @click=${this.#onClick}
          @dblclick=${this.#onDoubleClick}
          @keydown=${this.#onKeyDown}
          @focusout=${this.#onFocusOut}
        >
          ${Array.from({ length: rows }, (_, row) => this.#row(row))}
        </div>
        <div class="marks" aria-hidden="true">${this.marks.map((mark) => this.#mark(mark))}</div>
      </div>
      <p class="refused" role="alert">
        ${this.refused === '' ? nothing : this.strings.refused(this.refused)}
      </p>`;
  }

  override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.get('editing') !== null || this.editing === null) return;
    const input = this.renderRoot.querySelector('input');
    input?.focus();
    if (this.#replaces) input?.select();
  }

  #row(row: number): TemplateResult {
    return html`<div class="row" role="row">
      ${Array.from({ length: this.table.columns }, (_, column) => this.#cell(row, column))}
    </div>`;
  }

  #cell(row: number, column: number): TemplateResult {
    const { table, cursor } = this;
    const place = row * table.columns + column;
    const isHere = cursor.row === row && cursor.column === column;
    const isEditing = isHere && this.editing !== null;
    const isUnused = table.unused && (row >= table.unused.row || column >= table.unused.column);
    const kind = `${this.#isBorder(row, column) ? 'ghost' : 'value'} ${isUnused ? 'unused' : ''}`;
    return html`<div
      class="cell ${kind} ${this.#textColor(place)}"
      role="gridcell"
      tabindex=${isHere && !isEditing ? 0 : -1}
      aria-label=${isEditing ? nothing : this.cellName(row, column)}
      data-row=${row}
      data-column=${column}
      ${setStyle({ '--fill': this.#fill(place) })}
      @focus=${() => this.#onFocus(row, column)}
    >
      ${isEditing ? this.#input(row, column) : this.#text(place)}
    </div>`;
  }

  #text(place: number): TemplateResult {
    const { texts, notes } = this.table;
    const note = notes?.get(place);
    return html`<span class="upright"
      >${texts[place] === '' ? html`<i class="unknown"></i>` : texts[place]}${
        note === undefined ? nothing : html`<small>${note}</small>`
      }</span
    >`;
  }

  #input(row: number, column: number): TemplateResult {
    return html`<input
      inputmode="text"
      autocomplete="off"
      spellcheck="false"
      aria-label=${this.strings.edit(this.cellName(row, column))}
      aria-invalid=${this.refused === '' ? 'false' : 'true'}
      .value=${this.editing ?? ''}
      @keydown=${this.#onInputKey}
      @blur=${this.#onInputBlur}
      @click=${(event: Event) => event.stopPropagation()}
      @dblclick=${(event: Event) => event.stopPropagation()}
    />`;
  }

  #mark({ kind, row, column, height, width }: GridMark): TemplateResult {
    const { rows, columns } = this.table;
    const percent = (part: number, whole: number): string => `${(100 * part) / whole}%`;
    return html`<div
      class="mark ${kind}"
      ${setStyle({
        left: percent(column, columns),
        top: percent(row, rows),
        width: percent(width, columns),
        height: percent(height, rows),
      })}
    ></div>`;
  }

  #fill(place: number): string {
    const { colors } = this.table;
    if (colors === null) return 'var(--conv-panel)';
    return `rgb(${colors[4 * place]!} ${colors[4 * place + 1]!} ${colors[4 * place + 2]!})`;
  }

  #textColor(place: number): string {
    const { colors } = this.table;
    if (colors === null) return '';
    const at = 4 * place;
    return prefersLightText([colors[at]!, colors[at + 1]!, colors[at + 2]!])
      ? 'on-dark'
      : 'on-light';
  }

  #isBorder(row: number, column: number): boolean {
    const { rows, columns, border = noBorder } = this.table;
    return (
      row < border.top ||
      row >= rows - border.bottom ||
      column < border.left ||
      column >= columns - border.right
    );
  }

  // --- what the person does ------------------------------------------------------------------------

  #tell(action: GridEvent['action'], place: GridPlace | null, value?: number): true {
    this.dispatchEvent(new GridEvent(action, place, value));
    return true;
  }

  #onFocus(row: number, column: number): void {
    this.cursor = { row, column };
    this.#tell('look', this.cursor);
  }

  readonly #onFocusOut = (event: FocusEvent): void => {
    const stays =
      event.relatedTarget instanceof Node && this.renderRoot.contains(event.relatedTarget);
    if (!stays) this.#tell('look', null);
  };

  readonly #onPointerMove = (event: PointerEvent): void => {
    if (event.pointerType !== 'touch') this.#tell('point', placeOf(event));
  };

  readonly #onClick = (event: MouseEvent): void => {
    const place = placeOf(event);
    if (place === null) return;
    this.#moveCursor(place, true);
    this.#tell('pick', place);
  };

  readonly #onDoubleClick = (event: MouseEvent): void => {
    const place = placeOf(event);
    if (place !== null) this.#edit(place, null);
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || this.editing !== null) return;
    if (!this.#onKey(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  #onKey(key: string): boolean {
    if (key === 'Escape') return this.#tell('back', null);
    if (key === ' ') return this.#tell('pick', this.cursor);
    if (key === 'Enter' || key === 'F2') {
      return this.#edit(this.cursor, null) || this.#tell('pick', this.cursor);
    }
    if (numberStart.test(key)) return this.#edit(this.cursor, key);
    const moved = moveOnGrid(key, this.cursor, this.table);
    if (moved === null) return false;
    this.#moveCursor(moved, true);
    return true;
  }

  #moveCursor(place: GridPlace, withFocus: boolean): void {
    this.cursor = place;
    if (!withFocus) return;
    const cell = `.cell[data-row="${place.row}"][data-column="${place.column}"]`;
    this.renderRoot.querySelector<HTMLElement>(cell)?.focus();
  }

  /** Begins to type in a cell: over what is there, or with the key that was struck. False where nothing can be typed. */
  #edit(place: GridPlace, key: string | null): boolean {
    if (!this.editable || this.#isBorder(place.row, place.column)) return false;
    this.cursor = place;
    this.refused = '';
    this.#replaces = key === null;
    this.editing = key ?? this.table.texts[place.row * this.table.columns + place.column] ?? '';
    return true;
  }

  readonly #onInputKey = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Enter' && this.#commit((event.target as HTMLInputElement).value, true)) {
      this.#endEditing(true);
    } else if (event.key === 'Escape') {
      this.#endEditing(true);
    }
  };

  readonly #onInputBlur = (event: FocusEvent): void => {
    if (this.editing === null) return;
    this.#commit((event.target as HTMLInputElement).value, false);
    this.#endEditing(false);
  };

  /** False, and nothing is told, for what is no number; then it says so, unless the person has gone on already. */
  #commit(text: string, saysWhy: boolean): boolean {
    const value = parseValue(text);
    if (value === null) {
      this.refused = saysWhy ? text : '';
      return false;
    }
    const before = this.table.texts[this.cursor.row * this.table.columns + this.cursor.column];
    if (text !== before) this.#tell('edit', this.cursor, value);
    return true;
  }

  #endEditing(withFocus: boolean): void {
    this.editing = null;
    this.refused = '';
    if (withFocus) void this.updateComplete.then(() => this.#moveCursor(this.cursor, true));
  }
}

function placeOf(event: MouseEvent): GridPlace | null {
  const cell = (event.target as HTMLElement).closest<HTMLElement>('.cell');
  return cell && { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) };
}

defineElement('conv-number-grid', NumberGrid);

declare global {
  interface HTMLElementTagNameMap {
    'conv-number-grid': NumberGrid;
  }
}
