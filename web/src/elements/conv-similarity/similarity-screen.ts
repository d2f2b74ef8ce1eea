/** <conv-similarity> as a template: where pictures come from, the maps, the vectors, the numbers, and what can be set. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Palette } from '../../draw/palettes.js';
import type { SimilarityState } from '../../state/similarity-state.js';
import type { PixelPlace } from '../../state/viewport.js';
import type { SimilarityWords } from '../../strings/similarity.js';
import { setStyle } from '../base/set-style.js';
import type { CameraStage } from '../parts/camera.js';
import type { PictureEvent } from '../parts/picture-event.js';
import '../parts/question-card.js';
import type { AnswerEvent } from '../parts/question-card.js';
import '../parts/source-picker.js';
import type { SourceEvent } from '../parts/source-picker.js';
import { historyTools } from '../parts/undo-buttons.js';
import { numbersView } from './numbers-view.js';
import { similarityQuestions } from './questions.js';
import { settingsView } from './settings-view.js';
import type { SimilaritySession } from './similarity-session.js';
import type { SimilarityShow } from './similarity-show.js';
import { astray, stageView, type PictureName } from './stage-view.js';
import { vectorsView } from './vectors-view.js';

export interface SimilarityScreen {
  readonly session: SimilaritySession;
  /** Null while something is missing. */
  readonly show: SimilarityShow | null;
  readonly palette: Palette;
  readonly strings: SimilarityWords;
  readonly camera: CameraStage;
  readonly overview: string;
  readonly note: string;
  readonly problem: string;
  readonly isDropping: boolean;
  /** Settings are folded. */
  readonly isFolded: boolean;
  readonly shows: (control: string) => boolean;
  readonly quiz: boolean;
  readonly loading: TemplateResult | typeof nothing;
  readonly actions: SimilarityActions;
}

export interface SimilarityActions {
  readonly change: (patch: Partial<SimilarityState>) => void;
  /** The window is put to a place. */
  readonly put: (place: PixelPlace) => void;
  readonly select: (isOn: boolean) => void;
  /** The patch under the window becomes the template. */
  readonly take: () => void;
  readonly travel: (history: SimilaritySession['history']) => void;
  readonly reset: () => void;
  readonly onSource: (event: SourceEvent) => void;
  readonly onPicture: (name: PictureName, event: PictureEvent) => void;
  readonly onAnswer: (event: AnswerEvent) => void;
}

export function similarityScreen(screen: SimilarityScreen): TemplateResult {
  const { session, show, strings, shows, isDropping } = screen;
  const { lead, hint, touchHint } = strings.similarity;
  return html`<p class="lead" part="lead">${lead}</p>
    <div class="demo">
      ${shows('picture') ? picker(screen) : nothing} ${history(screen)}
      ${show === null ? poster(screen) : html`${stageView(screen, show)} ${astray(screen)}`}
      <p class="hint">${matchMedia('(hover: none)').matches ? touchHint : hint}</p>
      ${comparisons(screen)} ${questions(screen)}
      ${session.library === null ? nothing : settingsView(screen)}
    </div>
    ${isDropping ? html`<div class="dropping" aria-hidden="true">${strings.pictures.source.drop}</div>` : nothing}`;
}

function poster({ session, strings, loading }: SimilarityScreen): TemplateResult {
  const { similarity: words } = strings;
  const isThere = session.original !== null;
  return html`<p class="quiet" role="status">${isThere ? words.tooSmall : words.loading}</p>
    ${loading}`;
}

function picker({
  session,
  strings,
  camera,
  overview,
  note,
  problem,
  actions,
}: SimilarityScreen): TemplateResult {
  return html`<conv-source-picker
    .source=${session.state.source}
    .camera=${camera}
    .overview=${overview}
    .note=${note}
    .problem=${problem}
    .drawable=${false}
    .strings=${strings.pictures.source}
    @source-event=${actions.onSource}
  ></conv-source-picker>`;
}

function history({
  session,
  strings,
  shows,
  actions,
}: SimilarityScreen): TemplateResult | typeof nothing {
  if (!shows('history')) return nothing;
  return historyTools({
    history: session.history,
    strings: strings.tools.undo,
    onTravel: actions.travel,
    onReset: actions.reset,
  });
}

function comparisons(screen: SimilarityScreen): TemplateResult | typeof nothing {
  const now = screen.session.comparison();
  const before = screen.session.comparison(true);
  if (now === null || before === null) return nothing;
  return html`<div
    class="compared"
    ${setStyle({ '--vector-template': `rgb(${screen.palette.weights.positive[1]!.join(' ')})` })}
  >
    ${vectorsView(screen, now)} ${numbersView(screen, before, now)}
  </div>`;
}

function questions({
  session,
  strings,
  quiz,
  actions,
}: SimilarityScreen): TemplateResult | typeof nothing {
  if (!quiz || session.library === null) return nothing;
  return html`<conv-question-card
    .strings=${strings.common}
    .questions=${similarityQuestions(session.library, strings)}
    @answer=${actions.onAnswer}
  ></conv-question-card>`;
}
