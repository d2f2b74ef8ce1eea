/** <conv-filters> as a template: where the picture comes from, picture, kernel and result, the chain, one pixel's sum. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Palette } from '../../draw/palettes.js';
import type { FiltersState } from '../../state/filters-state.js';
import type { FiltersStrings } from '../../strings/en/filters.js';
import type { PicturesStrings } from '../../strings/en/pictures.js';
import type { KernelWords } from '../../strings/kernels.js';
import type { CameraStage } from '../parts/camera.js';
import type { PictureEvent } from '../parts/picture-event.js';
import '../parts/question-card.js';
import type { AnswerEvent, Question } from '../parts/question-card.js';
import '../parts/source-picker.js';
import type { SourceEvent } from '../parts/source-picker.js';
import { chainOf, chainView, stepName } from './chain-view.js';
import type { FiltersSession, Shown } from './filters-session.js';
import { explainPixel, type PixelArithmetic } from './pixel-arithmetic.js';
import { pixelView } from './pixel-view.js';
import { settingsView } from './settings-view.js';
import { stageView } from './stage-view.js';

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
  readonly actions: FiltersActions;
}

export interface FiltersActions {
  readonly change: (patch: Partial<FiltersState>) => void;
  readonly travel: (history: FiltersSession['history']) => void;
  readonly removeStep: (place: number) => void;
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
    <div class="stage ${session.state.view}">${stageView(screen, shown)}</div>
    <div class="below">
      <div class="looking">
        <section class="pixel" part="pixel" aria-label=${words.pixel.hint}>
          ${pixel(screen, shown)}
        </section>
        ${questions(screen)}
      </div>
      <div class="side-tools">
        ${screen.shows('chain') ? chainView(chainOf(screen)) : nothing}
        ${screen.shows('settings') ? settingsView(screen) : nothing}
      </div>
    </div>
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
