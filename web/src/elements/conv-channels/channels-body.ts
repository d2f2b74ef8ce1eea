/**
 * What <conv-channels> does once it comes near the viewport: it keeps the session, brings the picture, and turns what the
 * person does into changes.
 */
import type { TemplateResult } from 'lit';
import { fitGrids, type GridFit } from '../../draw/grid-fit.js';
import { setWeight } from '../../state/channels-filters.js';
import { setStackValue } from '../../state/channels-inputs.js';
import * as channelsState from '../../state/channels-state.js';
import type { ChannelsState } from '../../state/channels-state.js';
import { positionBehind, stepTotal } from '../../state/stepping.js';
import { channelsStringsFor, type ChannelsWords } from '../../strings/channels.js';
import type { DemoFrame, DemoHost, GivenOptions } from '../base/demo-element.js';
import { DemoWork } from '../base/demo-work.js';
import { fieldStyles } from '../parts/field-styles.js';
import type { GridEvent, GridPlace } from '../parts/grid-event.js';
import type { LayerEvent } from '../parts/layer-event.js';
import { decodeUrl } from '../parts/load-picture.js';
import type { StepEvent } from '../parts/stepper.js';
import { requestLibrary, sampleUrl, type Tensor } from '../provider.js';
import type { ChangeSource } from '../types.js';
import { channelsScreen, type ScreenActions } from './channels-screen.js';
import { ChannelsSession } from './channels-session.js';
import { channelsShow, type ChannelsShow } from './channels-show.js';
import { exportCode, exportDrawing, exportTable } from './export.js';
import { placeSum, sumText } from './formula.js';
import { options } from './options.js';
import { blankOf } from './questions.js';
import type { GridName } from './stage-view.js';
import { channelsStyles } from './styles.js';

/** What stands between two grids in a row, in CSS pixels. */
const signWidth = 28;
/** From this width on the sum may stand beside the channels, in a column of at least this width with its gap. */
const leastForBeside = 1000;
const besideWidth = 480;
/** Channels beyond this make their cells smaller, so that one sees the whole. */
const fewChannels = 4;
const smallCell = 36;
/** Where the grids of a channel do not fit into a row. */
const stackedCell = 44;

export class ChannelsBody extends DemoWork<ChannelsState, ChannelsSession> {
  #answered = false;
  #picture: { readonly name: string; readonly planes: Tensor } | null = null;
  /** The picture that was asked for last: an older one that arrives late is dropped. */
  #wanted = '';

  constructor(host: DemoHost, given: GivenOptions) {
    const form = {
      options,
      encode: channelsState.encodeChannelsState,
      decode: channelsState.decodeChannelsState,
    };
    super(host, [fieldStyles, ...channelsStyles], new ChannelsSession(), form, given);
  }

  async start(): Promise<void> {
    this.session.start(await requestLibrary());
    this.requestFrame();
  }

  get words(): ChannelsWords {
    return channelsStringsFor(this.host.language());
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

  /** A picture that does not come leaves its place empty: the numbers are there without it. */
  async #bringPicture(name: string): Promise<void> {
    this.#wanted = name;
    const { pixels } = await decodeUrl(sampleUrl(name));
    const { library } = this.session;
    if (library === null || this.#wanted !== name) return;
    const { width, height, data } = pixels;
    this.#picture = { name, planes: library.pictureToPlanes(data, { width, height }) };
    this.requestFrame();
  }

  // --- changes -----------------------------------------------------------------------------------

  protected change(patch: Partial<ChannelsState>, source: ChangeSource): boolean {
    const before = this.session.state;
    this.session.change(patch);
    const after = this.session.state;
    if (!channelsState.sameChannels(before, after) || before.filter !== after.filter)
      this.#answered = false;
    this.tell(source);
    return true;
  }

  #hover(place: GridPlace | null): void {
    if (place === null && this.session.hover === null) return;
    this.session.hover = place;
    // What is pointed at comes first: the clock waits.
    if (place !== null) this.session.playing = false;
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
    const { formula, map } = words.channels;
    const where = formula.place(map(session.state.filter), place.row + 1, place.column + 1);
    const sum = placeSum(session, session.lookedAt, words);
    this.spoken = session.isBlank(place) ? where : formula.spoken(where, sumText(sum, words));
  }

  readonly #actions: ScreenActions = {
    change: (patch) => void this.change(patch, 'user'),
    onGridEvent: (grid, channel, event) => this.#onGridEvent(grid, channel, event),
    onMapEvent: (event) => this.#onMapEvent(event),
    onStep: (event) => this.#onStep(event),
    onTravel: (history) => {
      if (history === this.session.history) return;
      this.session.travel(history);
      this.#answered = false;
      this.tell('user');
    },
    reset: () => void this.change(channelsState.initialChannelsState, 'user'),
    onAnswer: (event) => {
      this.#answered = true;
      this.requestFrame();
      this.tellAnswer(event);
    },
  };

  #onGridEvent(grid: GridName, channel: number, event: GridEvent): void {
    const { action, place, value } = event;
    if (action === 'edit' && place !== null) this.#edit(grid, channel, place, value);
    else if (action === 'back') this.#hover(null);
    else if (grid === 'kernel') return;
    else if (action === 'point' || action === 'look')
      this.#hover(place && this.#windowOver(grid, place));
    else if (action === 'pick' && place !== null) this.#pin(this.#windowOver(grid, place));
  }

  /** The place of the map whose window has a cell of the input nearest to its middle. */
  #windowOver(grid: GridName, { row, column }: GridPlace): GridPlace {
    if (grid !== 'input') return { row, column };
    const { rows, columns } = this.session.map;
    const half = (this.session.state.bank.side - 1) >> 1;
    const inside = (at: number, count: number): number =>
      Math.min(count - 1, Math.max(0, at - half));
    return { row: inside(row, rows), column: inside(column, columns) };
  }

  #edit(grid: GridName, channel: number, { row, column }: GridPlace, value: number): void {
    const { input, bank, filter } = this.session.state;
    if (grid === 'input') {
      const place = (channel * input.rows + row) * input.columns + column;
      this.change({ input: setStackValue(input, place, value) }, 'user');
    } else if (grid === 'kernel') {
      const cell = row * bank.side + column;
      const inGroup = channel - this.session.run.first;
      this.change({ bank: setWeight(bank, { filter, channel: inGroup, cell }, value) }, 'user');
    }
  }

  /** In the small maps one chooses a filter, and a place of it. */
  #onMapEvent({ action, place }: LayerEvent): void {
    if (action !== 'pick' || place === null) return;
    this.session.hover = null;
    this.change({ filter: place.channel }, 'user');
    this.#pin(place);
  }

  /** A step uncovers the map from its beginning; at the end all is there again. */
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
    const isAsking = this.host.asks() && !this.#answered && this.isReady;
    this.session.blank = isAsking ? blankOf(this.session) : null;
  }

  render({ shows, available, loading }: DemoFrame): TemplateResult {
    const { words } = this;
    const session = this.session;
    const { bank, picture } = session.state;
    if (this.isReady && shows('pictures') && bank.channels === 3 && this.#wanted !== picture)
      void this.#bringPicture(picture);
    const palette = this.host.palette();
    const show = channelsShow(session, palette, words.common.decimal);
    return channelsScreen({
      ...{ session, show, available, palette, strings: words, shows, loading },
      ...layoutOf(show, available),
      picture:
        this.#picture !== null && this.#picture.name === picture ? this.#picture.planes : null,
      spoken: this.spoken,
      quiz: this.host.asks(),
      actions: this.#actions,
    });
  }
}

/** With the sum beside the channels, if their grids still fit into a row there; otherwise below them. */
function layoutOf(
  { channels, map }: ChannelsShow,
  available: number,
): { fit: GridFit; isBeside: boolean } {
  const longestOf = (texts: readonly string[]): number =>
    Math.max(1, ...texts.map((text) => text.length));
  const read = channels.flatMap(({ read: seen }) => (seen === null ? [] : [seen]));
  const inputs = channels.flatMap(({ input }) => input.table.texts);
  const kernels = read.flatMap(({ kernel }) => kernel.table.texts);
  const parts = [...read.map(({ part }) => part), map].flatMap(({ table }) => table.texts);
  const grids = [
    { columns: channels[0]!.input.table.columns, longest: longestOf(inputs) },
    { columns: read[0]!.kernel.table.columns, longest: longestOf(kernels) },
    { columns: map.table.columns, longest: longestOf(parts) },
  ];
  const isCoarse = matchMedia('(pointer: coarse)').matches;
  const isMany = channels.length > fewChannels && !isCoarse;
  const fitting = (width: number): GridFit => {
    const room = { available: width, between: signWidth, ...(isCoarse ? { least: 44 } : {}) };
    const fit = fitGrids(grids, room);
    // In a column the kernel and its part shall stand side by side.
    const most = isMany ? smallCell : fit.isRow ? fit.cell : stackedCell;
    if (fit.cell <= most) return fit;
    const widths = fit.widths.map((side) => side - fit.cell + most);
    return { ...fit, cell: most, widths };
  };
  const beside = fitting(available - besideWidth);
  const isBeside = available >= leastForBeside && beside.isRow;
  return { isBeside, fit: isBeside ? beside : fitting(available) };
}
