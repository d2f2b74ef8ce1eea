/** The plots as numbers, on one grid of moments: the true track to type over, the readings with their border, the result. */
import { html, nothing, type TemplateResult } from 'lit';
import { cellTexts } from '../../draw/cell-text.js';
import { firstMoment, windowStart } from '../../draw/signal-place.js';
import { setTrackValue } from '../../state/signal-inputs.js';
import type { SignalState } from '../../state/signal-state.js';
import type { SignalWords } from '../../strings/signal.js';
import type { GridEvent } from '../parts/grid-event.js';
import type { GridBorder, GridMark } from '../parts/number-grid.js';
import '../parts/number-grid.js';
import { momentText } from './formula-view.js';
import type { SignalHover, SignalSession } from './signal-session.js';

export interface TableView {
  readonly session: SignalSession;
  readonly strings: SignalWords;
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
  readonly onHover: (hover: SignalHover | null) => void;
  /** The window is put to a moment. */
  readonly onPin: (t: number) => void;
  readonly onChange: (patch: Partial<SignalState>) => void;
}

type RowName = 'track' | 'readings' | 'result';

interface Row {
  readonly name: RowName;
  readonly values: ArrayLike<number>;
  /** The moment of the first value. */
  readonly start: number;
  readonly marks: readonly GridMark[];
}

/** Height and width of a cell: room for a finger and for a number. */
const cellSize = { height: 44, width: 56 } as const;

export function tableView(view: TableView): TemplateResult {
  const { session, strings, isOpen, onToggle } = view;
  const { table } = strings.signal;
  return html`<details
    class="numbers"
    part="numbers"
    .open=${isOpen}
    @toggle=${(event: Event) => onToggle((event.target as HTMLDetailsElement).open)}
  >
    <summary>${table.heading}</summary>
    ${
      isOpen
        ? html`<p class="why">${table.help}</p>
            <div class="scroll rows">
              <div class="moments" aria-hidden="true">
                ${Array.from(
                  { length: session.shown.padded.length },
                  (_, at) => html`<span>${momentText(at - session.shown.border[0])}</span>`,
                )}
              </div>
              ${rowsOf(session).map((row) => rowView(view, row))}
            </div>`
        : nothing
    }
  </details>`;
}

function rowsOf(session: SignalSession): readonly Row[] {
  const { shown, lookedAt, term, known } = session;
  const { slide, border, padded, output } = shown;
  const mark = (kind: GridMark['kind'], t: number, width: number): GridMark => ({
    kind,
    row: 0,
    column: t + border[0],
    height: 1,
    width,
  });
  const start = windowStart(slide, lookedAt.t);
  const { touched } = session;
  return [
    { name: 'track', values: session.state.input.track, start: 0, marks: [] },
    {
      name: 'readings',
      values: padded,
      start: -border[0],
      marks: [
        mark('window', start, slide.width),
        ...(term === null ? [] : [mark('cell', start + term, 1)]),
      ],
    },
    {
      name: 'result',
      values: output.subarray(0, known),
      start: firstMoment(slide),
      marks: [
        ...(touched === null ? [] : [mark('touch', touched[0], touched[1] - touched[0] + 1)]),
        mark('window', lookedAt.t, 1),
      ],
    },
  ];
}

function rowView(view: TableView, { name, values, start, marks }: Row): TemplateResult {
  const { session, strings, onHover, onPin, onChange } = view;
  const { signal: words, common, tools } = strings;
  const { padded, border, readings } = session.shown;
  const own = cellTexts(values, common.decimal);
  const offset = start + border[0];
  const texts = Array.from({ length: padded.length }, (_, at) => own[at - offset] ?? '');
  // What is no reading is written as what was put there, and nothing else can be typed over.
  const around: GridBorder = {
    top: 0,
    bottom: 0,
    left: border[0],
    right: padded.length - border[0] - readings.length,
  };
  const title = words.table[name];
  const t = (column: number): number => column - border[0];
  const onGrid = ({ action, place, value }: GridEvent): void => {
    if (action === 'back') onHover(null);
    else if (action === 'point' || action === 'look') {
      onHover(place && hoverOn(name, t(place.column)));
    } else if (place === null) return;
    else if (action === 'pick') onPin(t(place.column));
    else onChange({ input: setTrackValue(session.state.input, t(place.column), value) });
  };
  return html`<h4>${title}</h4>
    <conv-number-grid
      data-grid=${name}
      .table=${{ rows: 1, columns: padded.length, texts, colors: null, border: around }}
      .marks=${marks}
      .name=${title}
      .cellName=${(_: number, column: number) =>
        words.table.cell(title, momentText(t(column)), texts[column] || words.table.nothing)}
      .cell=${cellSize.height}
      .cellWidth=${cellSize.width}
      .editable=${name === 'track'}
      .strings=${tools.grid}
      @grid-event=${onGrid}
    ></conv-number-grid>`;
}

function hoverOn(name: RowName, t: number): SignalHover {
  return name === 'result' ? { kind: 'output', t } : { kind: 'reading', reading: t };
}
