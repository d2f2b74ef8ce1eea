/** The picture with its window and matches, and beside it what the two measures say at every place. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../draw/numbers.js';
import { legend } from '../parts/legend.js';
import type { PictureEvent } from '../parts/picture-event.js';
import type { PictureMark } from '../parts/picture-view.js';
import '../parts/picture-view.js';
import { scaleTicks } from '../parts/value-scale.js';
import type { SimilarityScreen } from './similarity-screen.js';
import type { SimilarityShow } from './similarity-show.js';

export type PictureName = 'picture' | 'products' | 'correlations';

/** Half a side of the mark around a place of a map, which itself is one pixel. */
const markReach = 3;

export function stageView(screen: SimilarityScreen, show: SimilarityShow): TemplateResult {
  const { strings } = screen;
  const { similarity: words } = strings;
  return html`<div class="pictures" part="stage">
    <figure part="picture">
      <figcaption>
        <h3>${words.picture}</h3>
        <span class="quiet">${words.pictureHelp}</span>
      </figcaption>
      ${view(screen, show, 'picture')}
    </figure>
    ${map(screen, show, 'products')} ${map(screen, show, 'correlations')}
  </div>`;
}

function map(
  screen: SimilarityScreen,
  show: SimilarityShow,
  name: 'products' | 'correlations',
): TemplateResult {
  const { session, strings } = screen;
  const { similarity: words, common } = strings;
  const { scale } = show[name];
  return html`<figure part=${name}>
    <figcaption>
      <h3>${words[name]}</h3>
      <span class="number here">${threeDigits(session.at(name), common.decimal)}</span>
    </figcaption>
    ${view(screen, show, name)}
    ${legend({
      stops: scale.stops,
      ticks: scaleTicks(scale, common.decimal),
      label: words.scales[name],
    })}
  </figure>`;
}

function view(
  { session, strings, actions }: SimilarityScreen,
  show: SimilarityShow,
  name: PictureName,
): TemplateResult {
  const { similarity: words, pictures, common } = strings;
  const { window, state, selecting, hover } = session;
  const correlation = threeDigits(session.at('correlations'), common.decimal);
  const isSpoken = name === 'picture' && hover === null;
  return html`<conv-picture-view
    .picture=${show[name]}
    .viewport=${state.viewport}
    .marks=${name === 'picture' ? pictureMarks(session, common.decimal) : mapMarks(session, name)}
    .selecting=${selecting && name === 'picture'}
    .place=${name === 'picture' ? middleOf(window) : { row: window.row, column: window.column }}
    .name=${words[name]}
    .valueText=${isSpoken ? words.spoken(window.row + 1, window.column + 1, correlation) : ''}
    .strings=${pictures.view}
    @picture-event=${(event: PictureEvent) => actions.onPicture(name, event)}
  ></conv-picture-view>`;
}

function middleOf(window: SimilarityScreen['session']['window']): { row: number; column: number } {
  return {
    row: window.row + (window.height >> 1),
    column: window.column + (window.width >> 1),
  };
}

function pictureMarks(
  { run, window }: SimilarityScreen['session'],
  decimal: string,
): readonly PictureMark[] {
  const { height, width } = window;
  const matches = (run?.matches ?? []).map(({ row, column, value }): PictureMark => ({
    kind: 'field',
    row,
    column,
    height,
    width,
    label: formatNumber(value, { digits: 2, decimal }),
  }));
  return [...matches, { kind: 'window', ...window }];
}

/** The best place of this map, and the window's own. */
function mapMarks(
  { run, window }: SimilarityScreen['session'],
  name: 'products' | 'correlations',
): readonly PictureMark[] {
  const best = name === 'products' ? run?.largest : run?.matches[0];
  const around = (
    place: { row: number; column: number },
    kind: PictureMark['kind'],
  ): PictureMark => ({
    kind,
    row: place.row - markReach,
    column: place.column - markReach,
    height: 2 * markReach + 1,
    width: 2 * markReach + 1,
  });
  return [...(best === undefined ? [] : [around(best, 'field')]), around(window, 'window')];
}

export function threeDigits(value: number, decimal: string): string {
  return formatNumber(value, { digits: Math.abs(value) < 100 ? 3 : 1, decimal });
}

/** Where the plain sum of products is led astray; nothing while there is nothing to compare. */
export function astray({ session, strings }: SimilarityScreen): TemplateResult | typeof nothing {
  const { run } = session;
  if (run === null) return nothing;
  const { similarity: words, common } = strings;
  const { row, column, value } = run.largest;
  const [, columns = 0] = run.correlations.shape;
  const there = run.correlations.data[row * columns + column]!;
  const best = Math.max(...run.matches.map((match) => match.value), there);
  const text =
    there < best
      ? words.wrong(
          row + 1,
          column + 1,
          threeDigits(value, common.decimal),
          formatNumber(there, { digits: 2, decimal: common.decimal }),
        )
      : words.right(row + 1, column + 1);
  return html`<p class="astray">${text}</p>`;
}
