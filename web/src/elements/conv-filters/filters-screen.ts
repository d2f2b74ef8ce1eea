/** <conv-filters> as a template: where the picture comes from, picture, kernel and result, the chain, one pixel's sum. */
import { html, nothing, type TemplateResult } from 'lit';
import { cellTexts } from '../../draw/cell-text.js';
import { formatNumber } from '../../draw/numbers.js';
import { divergingStops, largestMagnitude, type Palette } from '../../draw/palettes.js';
import type { FilterChain } from '../../state/filter-chain.js';
import { replaceStep } from '../../state/filter-chain.js';
import {
  operations,
  paddingModes,
  paddings,
  shownAs,
  views,
  type FiltersState,
} from '../../state/filters-state.js';
import type { KernelTable } from '../../state/kernel-presets.js';
import { weightsOf } from '../../state/kernel.js';
import { wholePicture, zoomAt, type PixelPlace, type Viewport } from '../../state/viewport.js';
import type { FiltersStrings } from '../../strings/en/filters.js';
import type { PicturesStrings } from '../../strings/en/pictures.js';
import type { KernelWords } from '../../strings/kernels.js';
import type { CameraStage } from '../parts/camera.js';
import { icons } from '../parts/icons.js';
import '../parts/kernel-editor.js';
import '../parts/number-grid.js';
import type { KernelEvent } from '../parts/kernel-editor.js';
import type { PictureEvent } from '../parts/picture-event.js';
import type { PictureMark } from '../parts/picture-view.js';
import '../parts/picture-view.js';
import '../parts/question-card.js';
import type { AnswerEvent, Question } from '../parts/question-card.js';
import '../parts/source-picker.js';
import type { SourceEvent } from '../parts/source-picker.js';
import type { Convscope } from '../provider.js';
import { chainView, stepKind, stepName, type ChainView } from './chain-view.js';
import { fieldOf, kernelsOf } from './filter-run.js';
import type { FiltersSession, Shown } from './filters-session.js';
import { explainPixel, type PixelArithmetic } from './pixel-arithmetic.js';
import { pixelView, threeDigits } from './pixel-view.js';
import { scaleView } from './scale-view.js';

export interface FiltersScreen {
  readonly session: FiltersSession;
  readonly palette: Palette;
  readonly strings: KernelWords;
  readonly words: FiltersStrings;
  readonly pictureWords: PicturesStrings;
  readonly camera: CameraStage;
  readonly overview: string;
  readonly note: string;
  readonly problem: string;
  readonly isDropping: boolean;
  readonly shows: (control: string) => boolean;
  readonly quiz: boolean;
  readonly questions: readonly Question[];
  readonly loading: TemplateResult | typeof nothing;
  readonly share: TemplateResult | typeof nothing;
  readonly actions: FiltersActions;
}

export interface FiltersActions {
  readonly change: (patch: Partial<FiltersState>) => void;
  readonly onSource: (event: SourceEvent) => void;
  readonly onPicture: (which: 'before' | 'after', event: PictureEvent) => void;
  readonly onAnswer: (event: AnswerEvent) => void;
  readonly undoStroke: () => void;
  readonly clearPad: () => void;
}

export function filtersScreen(screen: FiltersScreen): TemplateResult {
  const { session, palette, words, isDropping, pictureWords } = screen;
  const shown = session.shown(palette);
  return html`<p class="lead" part="lead">${words.lead}</p>
    ${screen.shows('source') ? picker(screen) : nothing}
    <div class="stage ${session.state.view}">${stage(screen, shown)}</div>
    <div class="below">
      <div class="looking">
        <section class="pixel" part="pixel" aria-label=${words.pixel.hint}>
          ${pixel(screen, shown)}
        </section>
        ${questions(screen)}
      </div>
      <div class="side-tools">
        ${screen.shows('chain') ? chainView(chainOf(screen)) : nothing}
        ${screen.shows('settings') ? settings(screen) : nothing}
      </div>
    </div>
    ${screen.share}
    ${isDropping ? html`<div class="dropping" aria-hidden="true">${pictureWords.source.drop}</div>` : nothing}`;
}

function picker(screen: FiltersScreen): TemplateResult {
  const { session, pictureWords, words, actions } = screen;
  const { source, drawing } = session.state;
  return html`<conv-source-picker
      .source=${source}
      .camera=${screen.camera}
      .overview=${screen.overview}
      .note=${screen.note}
      .problem=${screen.problem}
      .strings=${pictureWords.source}
      @source-event=${actions.onSource}
    ></conv-source-picker>
    <div class="pad" ?hidden=${source !== 'drawing'}>
      <div class="paper">
        <canvas
          part="pad"
          tabindex="0"
          role="application"
          aria-roledescription=${words.pad}
          aria-label=${words.pad}
          aria-description=${words.padHelp}
        ></canvas>
        ${drawing.strokes.length === 0 ? html`<p class="words">${words.padEmpty}</p>` : nothing}
      </div>
      <div class="buttons">
        <button ?disabled=${drawing.past.length === 0} @click=${actions.undoStroke}>
          ${words.padUndo}
        </button>
        <button ?disabled=${drawing.strokes.length === 0} @click=${actions.clearPad}>
          ${words.padClear}
        </button>
      </div>
    </div>`;
}

// --- picture, kernel, result -----------------------------------------------------------------------

function stage(screen: FiltersScreen, shown: Shown | null): TemplateResult {
  const { session, words } = screen;
  const isSplit = session.state.view === 'split';
  return html`${
      isSplit
        ? nothing
        : html`<figure class="before">
            <figcaption>${words.input}</figcaption>
            ${pictureOf(screen, shown, 'before')}
          </figure>`
    }
    <section class="kernel" aria-labelledby="kernel-heading">${kernel(screen)}</section>
    <figure class="after">
      <figcaption>${words.resultOf(chainName(screen))}</figcaption>
      ${shown === null ? poster(screen) : pictureOf(screen, shown, 'after')}
    </figure>
    <div class="reading">
      ${shown === null ? nothing : html`${scaleView(shown.colors, screen)} ${zoomTools(screen)}`}
    </div>`;
}

function poster({ words, session, loading }: FiltersScreen): TemplateResult {
  return html`<div class="poster">
    <p class="quiet">${session.problem === '' ? words.poster : words.chain.tooSmall}</p>
    ${session.problem === '' ? nothing : html`<p class="quiet">${session.problem}</p>`} ${loading}
  </div>`;
}

export function chainName({
  session,
  words,
  strings,
}: Pick<FiltersScreen, 'session' | 'words' | 'strings'>): string {
  const { steps } = session.state.chain;
  const names = steps
    .filter(({ enabled }) => enabled)
    .map((step) => stepName(step, words, strings));
  return names.length === 0 ? words.chain.fieldNone : names.join(' → ');
}

function pictureOf(
  screen: FiltersScreen,
  shown: Shown | null,
  which: 'before' | 'after',
): TemplateResult {
  const { session, words, pictureWords, actions } = screen;
  const { state, library, place } = session;
  const isSplit = state.view === 'split' && which === 'after';
  // Behind a divider both must be equally large.
  const under = isSplit && shown !== null ? sameSize(shown) : null;
  return html`<conv-picture-view
    part=${which}
    .picture=${shown?.[which] ?? null}
    .under=${under}
    .divider=${state.divider}
    .viewport=${state.viewport}
    .marks=${shown === null || library === null ? [] : marks(library, shown, state, place, which)}
    .place=${place}
    .name=${which === 'before' ? words.input : words.resultOf(chainName(screen))}
    .valueText=${which === 'after' && session.hover === null ? spoken(screen, shown) : ''}
    .strings=${pictureWords.view}
    @picture-event=${(event: PictureEvent) => actions.onPicture(which, event)}
  ></conv-picture-view>`;
}

function sameSize({ before, after }: Shown): Shown['before'] | null {
  return before.width === after.width && before.height === after.height ? before : null;
}

function spoken({ session, words, strings }: FiltersScreen, shown: Shown | null): string {
  const { pinned, channel } = session.state;
  if (shown === null || pinned === null) return '';
  const { data, shape } = shown.pass.result;
  const [channels = 1, height = 1, width = 1] = shape;
  const at = (Math.min(channel, channels - 1) * height + pinned.row) * width + pinned.column;
  const value = threeDigits(data[at] ?? 0, strings.common.decimal);
  return words.pixel.spoken(pinned.row + 1, pinned.column + 1, value);
}

/** In the result the pixel; in the picture what it depends on. */
function marks(
  library: Convscope,
  { pass }: Shown,
  { chain, padding }: FiltersState,
  place: PixelPlace | null,
  which: 'before' | 'after',
): readonly PictureMark[] {
  if (place === null) return [];
  if (which === 'after') return [{ kind: 'pixel', ...place, height: 1, width: 1 }];
  const field = fieldOf(library, chain.steps, padding, pass.picture.shape);
  if (field === null) return [{ kind: 'pixel', ...place, height: 1, width: 1 }];
  const [row, column] = [place.row + field.start[0], place.column + field.start[1]];
  const kind = pass.steps.length > 1 ? 'field' : 'window';
  return [{ kind, row, column, height: field.size[0], width: field.size[1] }];
}

function kernel(screen: FiltersScreen): TemplateResult {
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
  if (step.kind === 'gradient') {
    return html`${heading} ${kind}
      <div class="pair">
        ${kernelsOf(step).map((table, which) => fixedKernel(screen, table, which))}
      </div>`;
  }
  const { columns } = step.history.now;
  return html`${heading} ${kind}
    <conv-kernel-editor
      .history=${step.history}
      .colors=${kernelColors(session.library, weightsOf(step.history.now), palette)}
      .cell=${Math.max(30, Math.min(44, Math.floor(340 / columns)))}
      .strings=${strings}
      @kernel-event=${({ history }: KernelEvent) =>
        actions.change({ chain: replaceStep(chain, chain.selected, { ...step, history }) })}
    ></conv-kernel-editor>`;
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

function zoomTools({
  session,
  words,
  strings,
  actions,
  shows,
}: FiltersScreen): TemplateResult | typeof nothing {
  if (!shows('zoom')) return nothing;
  const { viewport } = session.state;
  const show = (next: Viewport): void => actions.change({ viewport: next });
  const { settings } = words;
  return html`<div class="zoom" role="group" aria-label=${settings.zoom}>
    <button
      aria-label=${settings.zoomOut}
      title=${settings.zoomOut}
      ?disabled=${viewport.zoom === 1}
      @click=${() => show(zoomAt(viewport, 1 / 2))}
    >
      ${icons.minus}
    </button>
    <span class="number"
      >${formatNumber(viewport.zoom, { digits: 1, decimal: strings.common.decimal })}×</span
    >
    <button
      aria-label=${settings.zoomIn}
      title=${settings.zoomIn}
      ?disabled=${viewport.zoom >= 32}
      @click=${() => show(zoomAt(viewport, 2))}
    >
      ${icons.plus}
    </button>
    <button ?disabled=${viewport.zoom === 1} @click=${() => show(wholePicture)}>
      ${settings.zoomWhole}
    </button>
  </div>`;
}

// --- below the stage -------------------------------------------------------------------------------

function pixel(screen: FiltersScreen, shown: Shown | null): TemplateResult {
  const { session, words, strings, palette, actions } = screen;
  const { library, place, state } = session;
  let arithmetic: PixelArithmetic | null = null;
  if (shown !== null && library !== null && place !== null) {
    arithmetic = explainPixel(library, shown.pass, state, place);
  }
  return pixelView({
    arithmetic,
    isPinned: state.pinned !== null && session.hover === null,
    stepCount: shown?.pass.steps.length ?? 0,
    stepPlace: arithmetic === null ? 0 : shown!.pass.steps.indexOf(arithmetic.step) + 1,
    stepName: arithmetic === null ? '' : stepName(arithmetic.step.step, words, strings),
    library: library!,
    palette,
    words,
    strings,
    onChannel: (channel) => actions.change({ channel }),
    onRelease: () => actions.change({ pinned: null }),
  });
}

function chainOf({ session, words, strings, palette, actions }: FiltersScreen): ChainView {
  const { chain, padding } = session.state;
  const { library } = session;
  const shape = session.shown(palette)?.pass.picture.shape ?? [1, 256, 256];
  return {
    chain,
    field: library === null ? null : (fieldOf(library, chain.steps, padding, shape)?.size ?? null),
    words,
    strings,
    onChain: (next: FilterChain) => actions.change({ chain: next }),
  };
}

function settings({ session, words, actions }: FiltersScreen): TemplateResult {
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

function questions({
  questions,
  strings,
  quiz,
  actions,
}: FiltersScreen): TemplateResult | typeof nothing {
  if (!quiz || questions.length === 0) return nothing;
  return html`<conv-question-card
    class="quiz"
    .strings=${strings.common}
    .questions=${questions}
    @answer=${actions.onAnswer}
  ></conv-question-card>`;
}
