/** Picture, kernel and result, with what belongs to the result: its scale and the zoom. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../draw/numbers.js';
import type { FiltersState } from '../../state/filters-state.js';
import { wholePicture, zoomAt, type PixelPlace, type Viewport } from '../../state/viewport.js';
import { icons } from '../parts/icons.js';
import type { PictureEvent } from '../parts/picture-event.js';
import type { PictureMark } from '../parts/picture-view.js';
import '../parts/picture-view.js';
import type { Convscope } from '../provider.js';
import { stepName } from './chain-view.js';
import { fieldOf } from './filter-run.js';
import type { FiltersScreen } from './filters-screen.js';
import type { Shown } from './filters-session.js';
import { kernelView } from './kernel-view.js';
import { threeDigits } from './pixel-view.js';
import { scaleView } from './scale-view.js';

export function stageView(screen: FiltersScreen, shown: Shown | null): TemplateResult {
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
    <section class="kernel" aria-labelledby="kernel-heading">${kernelView(screen)}</section>
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
