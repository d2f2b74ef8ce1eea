/** Two inputs and what pooling leaves of them: the second is the first one moved, or one that was typed. */
import { html, nothing, type TemplateResult } from 'lit';
import { layoutMaps } from '../../draw/map-grid.js';
import type { Palette } from '../../draw/palettes.js';
import type { Plane } from '../../draw/plane.js';
import { mostMove, noMove, type Move } from '../../state/pooling-inputs.js';
import type { PoolingState } from '../../state/pooling-state.js';
import type { PoolingWords } from '../../strings/pooling.js';
import type { GridEvent } from '../parts/grid-event.js';
import { icons } from '../parts/icons.js';
import '../parts/map-view.js';
import type { GridMark } from '../parts/number-grid.js';
import '../parts/number-grid.js';
import { rangeField } from '../parts/range-field.js';
import { colorsOf, valueScale, type Scale } from '../parts/value-scale.js';
import type { Comparison, PoolingSession } from './pooling-session.js';
import { isPicture, mark, plainTable } from './pooling-tables.js';
import { pictureMark } from './stage-view.js';

export interface CompareView {
  readonly session: PoolingSession;
  readonly palette: Palette;
  readonly strings: PoolingWords;
  readonly cell: number;
  readonly pictureSide: number;
  readonly onChange: (patch: Partial<PoolingState>) => void;
  /** Numbers typed into the second input. */
  readonly onGridEvent: (event: GridEvent) => void;
}

export function compareView(view: CompareView): TemplateResult {
  const { session, strings } = view;
  const { compare: words } = strings.pooling;
  const { comparison } = session;
  return html`<section class="compare" part="compare" aria-labelledby="compare-heading">
    <h3 id="compare-heading">${words.heading}</h3>
    <p class="why">${isPicture(session.shown.input) ? words.howPicture : words.how}</p>
    ${moveTools(view)}
    ${
      comparison === null
        ? nothing
        : html`<p role="status" class="counts">${verdict(session, comparison, strings)}</p>
            ${session.blank === null ? pair(view, comparison) : nothing}`
    }
  </section>`;
}

/** Where the arrow keys and buttons lead. */
const directions = [
  { key: 'ArrowLeft', name: 'left', down: 0, right: -1 },
  { key: 'ArrowUp', name: 'up', down: -1, right: 0 },
  { key: 'ArrowDown', name: 'down', down: 1, right: 0 },
  { key: 'ArrowRight', name: 'right', down: 0, right: 1 },
] as const;

type Direction = (typeof directions)[number];

const arrows = { left: '←', up: '↑', down: '↓', right: '→' } as const;

function moveTools(view: CompareView): TemplateResult {
  const { session, strings, onChange } = view;
  const { compare: words } = strings.pooling;
  const { move, other, input } = session.state;
  const step = (direction: Direction): void =>
    onChange({ move: stepped(move, direction), other: null });
  const onKey = (event: KeyboardEvent): void => {
    const direction = directions.find(({ key }) => key === event.key);
    if (direction === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    step(direction);
  };
  const isBack = other === null && JSON.stringify(move) === JSON.stringify(noMove);
  return html`<div class="tools">
    <div class="buttons" role="group" aria-label=${words.move} @keydown=${onKey}>
      ${directions.map(
        (direction) =>
          html`<button
            aria-label=${words[direction.name]}
            title=${words[direction.name]}
            @click=${() => step(direction)}
          >
            ${arrows[direction.name]}
          </button>`,
      )}
      <button ?disabled=${isBack} @click=${() => onChange({ move: noMove, other: null })}>
        ${icons.undo} ${words.back}
      </button>
    </div>
    ${input.kind === 'drawing' ? drawingTools(view) : nothing}
  </div>`;
}

function stepped(move: Move, { down, right }: Direction): Move {
  const inside = (cells: number): number =>
    Math.min(mostMove.cells, Math.max(-mostMove.cells, cells));
  return { ...move, down: inside(move.down + down), right: inside(move.right + right) };
}

function drawingTools({ session, strings, onChange }: CompareView): TemplateResult {
  const { compare: words } = strings.pooling;
  const { move } = session.state;
  const { turn, leastSize, size } = mostMove;
  return html`${rangeField({
    ...{ id: 'turn', label: words.turn, value: move.turn, least: -turn, most: turn },
    onInput: (degrees) => onChange({ move: { ...move, turn: degrees }, other: null }),
  })}
  ${rangeField({
    ...{ id: 'resize', label: words.resize, value: move.size, least: leastSize, most: size },
    onInput: (percent) => onChange({ move: { ...move, size: percent }, other: null }),
  })}`;
}

function verdict(
  { state, shown, blank }: PoolingSession,
  { changedInputs, changedOutputs, input, output }: Comparison,
  { pooling: { compare: words } }: PoolingWords,
): string {
  if (blank !== null) return words.hidden;
  const { move, other } = state;
  const what = [
    move.down === 0 && move.right === 0 && (move.turn !== 0 || move.size !== 100)
      ? ''
      : words.moved(move.down, move.right),
    move.turn === 0 ? '' : words.turned(move.turn),
    move.size === 100 ? '' : words.sized(move.size),
  ].filter((part) => part !== '');
  const first = other === null ? what.join(', ') : words.other;
  const counts = words.counts(
    first.charAt(0).toUpperCase() + first.slice(1),
    ...([changedInputs.length, input.values.length] as const),
    ...([changedOutputs.length, output.values.length] as const),
  );
  const isLost = changedInputs.length > 0 && changedOutputs.length === 0;
  return isLost && shown.output.values.length > 0 ? `${counts} ${words.none}` : counts;
}

function pair(view: CompareView, comparison: Comparison): TemplateResult {
  const { session, palette, strings } = view;
  const { input, output } = comparison;
  const { shown } = session;
  // The same colours as on the stage, so that one can compare.
  const scale = valueScale([shown.input.values, shown.output.values, input.values], palette);
  return html`<div class="pair">
    ${grid(view, 'second', input, scale, comparison.changedInputs)}
    <span class="sign" role="img" aria-label=${strings.pooling.becomes}>→</span>
    ${grid(view, 'secondPooled', output, scale, comparison.changedOutputs)}
  </div>`;
}

function grid(
  view: CompareView,
  name: 'second' | 'secondPooled',
  plane: Plane,
  scale: Scale,
  changed: readonly number[],
): TemplateResult {
  const { session, strings, cell, pictureSide } = view;
  const { compare: words, size } = strings.pooling;
  const colors = colorsOf(session.library, plane.values, scale);
  const marks = changed.map((place): GridMark =>
    mark('differs', { row: Math.floor(place / plane.columns), column: place % plane.columns }),
  );
  const table = plainTable(plane, colors, strings.common.decimal);
  const longest = Math.max(...table.texts.map((text) => text.length));
  const shape = { channels: 1, height: plane.rows, width: plane.columns };
  const side = Math.max(
    84,
    Math.round((pictureSide * plane.columns) / session.shown.input.columns),
  );
  const isInput = name === 'second';
  return html`<section class="panel">
    <h3>${words[name]} <span class="number quiet">${size(plane.rows, plane.columns)}</span></h3>
    ${
      isPicture(session.shown.input)
        ? html`<conv-map-view
            data-grid=${name}
            .grid=${layoutMaps(shape, { perRow: 1, side })}
            .colors=${colors}
            .marks=${marks.map((each) => pictureMark(each, [0, 0]))}
            .still=${true}
            .name=${words[name]}
          ></conv-map-view>`
        : html`<div class="scroll">
            <conv-number-grid
              data-grid=${name}
              .table=${table}
              .marks=${marks}
              .name=${words[name]}
              .cellName=${(row: number, column: number) =>
                (isInput ? words.secondCell : words.secondPooledCell)(
                  row + 1,
                  column + 1,
                  table.texts[row * plane.columns + column] ?? '',
                )}
              .cell=${cell}
              .cellWidth=${Math.max(cell, Math.ceil(longest * 7.3 + 8))}
              .editable=${isInput}
              .strings=${strings.tools.grid}
              @grid-event=${isInput ? view.onGridEvent : nothing}
            ></conv-number-grid>
          </div>`
    }
  </section>`;
}
