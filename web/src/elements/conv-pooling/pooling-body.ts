/**
 * What <conv-pooling> does once it comes near the viewport: it keeps the session, brings the network when a map of it is
 * pooled, and turns what the person does into changes.
 */
import type { TemplateResult } from 'lit';
import { fitGrids, type GridFit } from '../../draw/grid-fit.js';
import { positionBehind, stepTotal } from '../../state/stepping.js';
import * as poolingState from '../../state/pooling-state.js';
import type { PoolingState } from '../../state/pooling-state.js';
import { setInputValue } from '../../state/window-inputs.js';
import { poolingStringsFor, type PoolingWords } from '../../strings/pooling.js';
import type { DemoFrame, DemoHost, GivenOptions } from '../base/demo-element.js';
import { DemoWork } from '../base/demo-work.js';
import { fieldStyles } from '../parts/field-styles.js';
import type { GridEvent, GridPlace } from '../parts/grid-event.js';
import type { LayerEvent } from '../parts/layer-event.js';
import type { StepEvent } from '../parts/stepper.js';
import { requestEngine, requestLibrary } from '../provider.js';
import type { ChangeSource } from '../types.js';
import { arithmeticAt, arithmeticText, gradientText } from './arithmetic.js';
import { exportCode, exportDrawing, exportTable } from './export.js';
import { options } from './options.js';
import { poolingScreen, type ScreenActions } from './pooling-screen.js';
import { PoolingSession, type PoolingHover } from './pooling-session.js';
import { isPicture, placeInside, poolingShow, type PoolingShow } from './pooling-tables.js';
import { blankOf } from './questions.js';
import { gridsOf, longestText, type GridName } from './stage-view.js';
import { poolingStyles } from './styles.js';

/** What stands between two grids in a row, in CSS pixels. */
const signWidth = 48;
/** From this width on the arithmetic may stand beside the grids, in a column of at least this width with its gap. */
const leastForBeside = 1000;
const besideWidth = 420;
/** Of a title in German, in CSS pixels. */
const panelWidth = 176;
/** A picture's width: a whole number of pixels for each of 28 cells, as many as fit. */
const pictureSides = [336, 308, 280, 252, 224] as const;

export class PoolingBody extends DemoWork<PoolingState, PoolingSession> {
  #answered = false;

  constructor(host: DemoHost, given: GivenOptions) {
    const form = {
      options,
      encode: poolingState.encodePoolingState,
      decode: poolingState.decodePoolingState,
    };
    super(host, [fieldStyles, ...poolingStyles], new PoolingSession(), form, given);
  }

  async start(): Promise<void> {
    this.session.start(await requestLibrary());
    if (this.session.needsModel) await this.#bringModel();
    this.requestFrame();
  }

  get words(): PoolingWords {
    return poolingStringsFor(this.host.language());
  }

  exportData(): string {
    return exportTable(this.session, this.words);
  }

  exportDrawing(): string {
    return exportDrawing(this.session, this.host.palette(), this.words);
  }

  exportCode(): Readonly<Record<string, string>> {
    return exportCode(this.session);
  }

  /** The network that is shipped, for its maps; the drawing itself is pooled until it is there. */
  async #bringModel(): Promise<void> {
    const { model } = await requestEngine(null);
    this.session.takeModel(model);
    this.requestFrame();
  }

  // --- changes -----------------------------------------------------------------------------------

  /** False for a change that the library refuses. */
  protected change(patch: Partial<PoolingState>, source: ChangeSource): boolean {
    const before = this.session.state;
    if (!this.session.change(patch)) return false;
    if (!poolingState.samePooling(before, this.session.state)) this.#answered = false;
    if (this.session.needsModel && this.isReady) void this.#bringModel();
    this.tell(source);
    return true;
  }

  #hover(hover: PoolingHover | null): void {
    if (hover === null && this.session.hover === null) return;
    this.session.hover = hover;
    // What is pointed at comes first: the clock waits.
    if (hover !== null) this.session.playing = false;
    this.requestFrame();
  }

  /** The window stays where it was clicked, tapped or led by keys. */
  #pin(place: GridPlace): void {
    this.session.hover = null;
    this.change({ position: positionBehind(this.session.plan, place) }, 'user');
    this.#speak();
  }

  #speak(): void {
    const { words } = this;
    const session = this.session;
    const { place } = session.lookedAt;
    const { arithmetic } = words.pooling;
    const where = arithmetic.place(place.row + 1, place.column + 1);
    const written = arithmeticAt(session, place, words);
    const told =
      session.state.show === 'forward'
        ? arithmeticText(written, words)
        : gradientText(session, place, written, words);
    this.spoken = session.isBlank(place) ? where : arithmetic.spoken(where, told);
  }

  readonly #actions: ScreenActions = {
    change: (patch) => void this.change(patch, 'user'),
    onGridEvent: (grid, event) => this.#onGridEvent(grid, event),
    onPictureEvent: (grid, event) => this.#onPictureEvent(grid, event),
    onStep: (event) => this.#onStep(event),
    onTravel: (history) => {
      if (history === this.session.history) return;
      this.session.travel(history);
      this.#answered = false;
      this.tell('user');
    },
    reset: () => void this.change(poolingState.initialPoolingState, 'user'),
    onAnswer: (event) => {
      this.#answered = true;
      this.requestFrame();
      this.tellAnswer(event);
    },
  };

  #onGridEvent(grid: GridName | 'second', { action, place, value }: GridEvent): void {
    if (action === 'edit' && place !== null) this.#edit(grid, place, value);
    else if (grid === 'second') return;
    else if (action === 'point' || action === 'look')
      this.#hover(place && this.#hoverOn(grid, place));
    else if (action === 'back') this.#hover(null);
    else if (place !== null) this.#pick(grid, place);
  }

  #onPictureEvent(grid: GridName, { action, place }: LayerEvent): void {
    // The border is not part of the picture.
    const [down, across] = this.session.shown.padding;
    const isInput = grid === 'input' || grid === 'inputGradient';
    const cell =
      place && isInput ? { row: place.row + down, column: place.column + across } : place;
    if (action === 'point') this.#hover(cell && this.#hoverOn(grid, cell));
    else if (action === 'back') this.#hover(null);
    else if (action === 'pick' && cell !== null) this.#pick(grid, cell);
  }

  #hoverOn(grid: GridName, { row, column }: GridPlace): PoolingHover {
    const isInput = grid === 'input' || grid === 'inputGradient';
    return { kind: isInput ? 'input' : 'output', place: { row, column } };
  }

  #pick(grid: GridName, place: GridPlace): void {
    this.session.hover = this.#hoverOn(grid, place);
    this.#pin(this.session.lookedAt.place);
  }

  #edit(grid: GridName | 'second', place: GridPlace, value: number): void {
    const { input } = this.session.state;
    const { shown } = this.session;
    if (grid === 'input' && input.kind === 'numbers') {
      const inside = placeInside(shown, place);
      const { columns } = input.table;
      const cell = { row: Math.floor(inside / columns), column: inside % columns };
      const table = setInputValue(input.table, cell, value);
      this.change({ input: { kind: 'numbers', table } }, 'user');
    } else if (grid === 'gradient') {
      const { columns, values } = shown.gradient;
      const gradient = Array.from(values);
      gradient[place.row * columns + place.column] = value;
      this.change({ gradient }, 'user');
    } else if (grid === 'second') {
      const second = this.session.comparison?.input;
      if (second === undefined) return;
      const { rows, columns } = second;
      const table = { rows, columns, values: Array.from(second.values) };
      this.change({ other: setInputValue(table, place, value) }, 'user');
    }
  }

  /** A step uncovers the output from its beginning; at the end all is there again. */
  #onStep({ change }: StepEvent): void {
    const { position, playing, ...patch } = change;
    this.session.hover = null;
    if (playing !== undefined) this.session.playing = playing;
    const covered =
      position === undefined ? {} : { position, covered: position < stepTotal(this.session.plan) };
    this.session.change({ ...patch, ...covered });
    this.requestFrame();
    // While it plays, each step would be a change: it is told when it stands.
    if (this.session.playing) return;
    this.tell('user');
    if (position !== undefined) this.#speak();
  }

  // --- frames ------------------------------------------------------------------------------------

  protected get isReady(): boolean {
    return this.session.library !== null;
  }

  protected override beforeFrame(): void {
    const { show } = this.session.state;
    const isAsking = this.host.asks() && !this.#answered && this.isReady && show === 'forward';
    this.session.blank = isAsking ? blankOf(this.session) : null;
  }

  render({ shows, available, isNarrow, loading }: DemoFrame): TemplateResult {
    const { words } = this;
    const palette = this.host.palette();
    const show = poolingShow(this.session, palette, words.common.decimal);
    return poolingScreen({
      ...{ session: this.session, show, palette, strings: words, shows, loading },
      ...(isPicture(show.input.plane)
        ? pictureLayout(gridsOf(this.session), available)
        : numberLayout(show, gridsOf(this.session), available)),
      isNarrow,
      spoken: this.spoken,
      quiz: this.host.asks(),
      actions: this.#actions,
    });
  }
}

interface Layout {
  readonly fit: GridFit;
  readonly pictureSide: number;
  readonly isBeside: boolean;
}

/** Pictures as large as they can be in a row, and in a column where even the smallest cannot. */
function pictureLayout(names: readonly GridName[], available: number): Layout {
  // At worst all are as large as the input.
  const widthOf = (side: number): number => (side + signWidth) * names.length;
  const fitting = (width: number): number | undefined =>
    pictureSides.find((side) => widthOf(side) <= width);
  const beside = available >= leastForBeside ? fitting(available - besideWidth) : undefined;
  const inRow = beside ?? fitting(available);
  const alone = pictureSides.find((side) => side <= available) ?? pictureSides.at(-1)!;
  return {
    fit: { cell: 0, widths: [], isRow: inRow !== undefined },
    pictureSide: inRow ?? alone,
    isBeside: beside !== undefined,
  };
}

/** With the arithmetic beside the grids, if they still fit into a row there; otherwise below them. */
function numberLayout(show: PoolingShow, names: readonly GridName[], available: number): Layout {
  const grids = names.map((name) => ({
    columns: show[name].table.columns,
    around: panelWidth,
    longest: longestText(show[name]),
  }));
  const isCoarse = matchMedia('(pointer: coarse)').matches;
  const fitting = (width: number): GridFit =>
    fitGrids(grids, { available: width, between: signWidth, ...(isCoarse ? { least: 44 } : {}) });
  const beside = fitting(available - besideWidth);
  const isBeside = available >= leastForBeside && beside.isRow;
  return { isBeside, fit: isBeside ? beside : fitting(available), pictureSide: 0 };
}
