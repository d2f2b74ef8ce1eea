/** <conv-digits> as a template: pad, what the network sees, what it says, its layers, and what is looked at. */
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { TileSizes } from '../../draw/map-grid.js';
import type { Palette } from '../../draw/palettes.js';
import type { ColorScaleScope } from '../../state/digits-state.js';
import type { ReadyDrawingName } from '../../state/ready-drawings.js';
import * as drawing from '../../state/drawing.js';
import type { Strings } from '../../strings/index.js';
import type { LayerEvent } from '../parts/layer-event.js';
import type { KeyPen } from '../parts/pad-input.js';
import '../parts/question-card.js';
import type { AnswerEvent } from '../parts/question-card.js';
import type { DigitNetwork } from './digit-network.js';
import type { DigitsSession } from './digits-session.js';
import { networkView } from './network-view.js';
import { padView } from './pad-view.js';
import { posterView } from './poster.js';
import { digitQuestions } from './questions.js';
import { resultView } from './result-view.js';
import './seen-view.js';
import { unitView } from './unit-view.js';

export interface DigitsScreen {
  readonly session: DigitsSession;
  readonly palette: Palette;
  readonly strings: Strings;
  readonly keyPen: KeyPen | null;
  /** Grows with each stroke that ends. */
  readonly strokesEnded: number;
  /** The maps in words, by layer. */
  readonly labels: readonly (readonly string[])[];
  /** Said once to those who listen. */
  readonly spoken: string;
  readonly layout: ScreenLayout;
  readonly shows: (control: string) => boolean;
  /** Whether questions are asked. */
  readonly quiz: boolean;
  /** Stands where the network will be. */
  readonly loading: TemplateResult | typeof nothing;
  readonly share: TemplateResult | typeof nothing;
  readonly actions: ScreenActions;
}

export interface ScreenLayout {
  /** What is looked at stands beside the network; otherwise behind the row of its layer. */
  readonly isUnitBeside: boolean;
  /** The layers' names stand beside their maps; otherwise above. */
  readonly areLabelsBeside: boolean;
  readonly tiles: TileSizes;
}

export interface ScreenActions {
  readonly undo: () => void;
  readonly redo: () => void;
  readonly clear: () => void;
  readonly setPenWidth: (width: number, isFinal: boolean) => void;
  readonly startReady: (name: ReadyDrawingName) => void;
  readonly togglePreparation: () => void;
  readonly setScale: (scale: ColorScaleScope) => void;
  readonly onLayerEvent: (layer: number, event: LayerEvent) => void;
  readonly onLoupeEvent: (event: LayerEvent) => void;
  readonly closeUnit: () => void;
  readonly onAnswer: (event: AnswerEvent) => void;
}

export function digitsScreen(screen: DigitsScreen): TemplateResult {
  const { session, strings, layout, spoken } = screen;
  return html`<p class="lead" part="lead">${strings.digits.lead}</p>
    <div class="demo">
      <div class="draw">${pad(screen)} ${seen(screen)}</div>
      <div class="says">
        ${resultView({
          probabilities: session.pass?.classification.probabilities ?? null,
          strings,
        })}
        ${layout.isUnitBeside ? unit(screen) : nothing}
      </div>
      ${network(screen)}
    </div>
    ${questions(screen)} ${screen.share}
    <p class="spoken-only" role="status">${spoken}</p>`;
}

function pad({ session, strings, keyPen, shows, actions }: DigitsScreen): TemplateResult {
  const { drawing: drawn, penWidth } = session.state;
  return padView({
    isEmpty: drawn.strokes.length === 0,
    isExample: session.isExample,
    penWidth,
    canUndo: drawing.canUndo(drawn),
    canRedo: drawing.canRedo(drawn),
    lit: session.litOnPad,
    keyPen,
    shows,
    strings,
    onUndo: actions.undo,
    onRedo: actions.redo,
    onClear: actions.clear,
    onPenWidth: actions.setPenWidth,
    onReady: actions.startReady,
  });
}

function seen(screen: DigitsScreen): TemplateResult {
  const { session, strings, strokesEnded, shows } = screen;
  const words = strings.digits.seen;
  const isPrepared = session.state.preparation === 'mnist';
  return html`<section class="seen" part="seen" aria-labelledby="seen-heading">
    <h3 id="seen-heading">${words.heading}</h3>
    <conv-seen-view
      role="img"
      aria-label=${words.label(session.pass === null ? words.noInk : words.ink)}
      .prepared=${isPrepared}
      .strokesEnded=${strokesEnded}
      .strings=${strings}
    ></conv-seen-view>
    ${shows('prepare') ? preparation(screen, isPrepared) : nothing}
  </section>`;
}

function preparation({ strings, actions }: DigitsScreen, isPrepared: boolean): TemplateResult {
  const words = strings.digits.seen;
  return html`<label class="switch"
      ><input
        type="checkbox"
        role="switch"
        aria-describedby="prepare-why"
        .checked=${isPrepared}
        @change=${actions.togglePreparation}
      />${words.asMnist}</label
    >
    <p class="why" id="prepare-why">${words.asMnistHelp}</p>`;
}

function network(screen: DigitsScreen): TemplateResult {
  const { session, strings, palette, layout } = screen;
  return html`<section class="network" part="network" aria-labelledby="network-heading">
    ${
      session.network === null
        ? html`${posterView({ tiles: layout.tiles, palette, isBlank: !session.isExample, strings })}
          ${screen.loading}`
        : layers(screen, session.network)
    }
  </section>`;
}

/**
 * The layers' words and marks. Those that tell of the drawing are new when a stroke has ended, as the labels are; only what
 * is looked at up close keeps up with the pen.
 */
function layers(screen: DigitsScreen, digitNetwork: DigitNetwork): unknown {
  const { session, strings, palette, layout, labels, actions } = screen;
  const { selection } = session;
  const { scale, pinned } = session.state;
  const showsScale = screen.shows('scale');
  const closeUp = selection === null ? null : session.pass;
  const settings = [digitNetwork, labels, scale, layout, palette, showsScale, strings];
  return guard([...settings, selection, pinned, closeUp], () =>
    networkView({
      network: digitNetwork,
      pass: session.pass,
      colors: session.colors(palette),
      labels,
      scale,
      selection,
      pinned,
      areLabelsBeside: layout.areLabelsBeside,
      tiles: layout.tiles,
      palette,
      showsScale,
      strings,
      onScale: actions.setScale,
      onLayerEvent: actions.onLayerEvent,
      inlineUnit: layout.isUnitBeside ? nothing : unit(screen),
    }),
  );
}

function questions({
  session,
  strings,
  quiz,
  actions,
}: DigitsScreen): TemplateResult | typeof nothing {
  if (!quiz || session.network === null) return nothing;
  return html`<conv-question-card
    class="quiz"
    .strings=${strings.common}
    .questions=${digitQuestions(session.network.layers, strings)}
    @answer=${actions.onAnswer}
  ></conv-question-card>`;
}

/** Beside the network it follows the pointer; in a row of its own only what was chosen, so that nothing jumps. */
function unit({ session, strings, palette, layout, actions }: DigitsScreen): TemplateResult {
  const { pinned } = session.state;
  const selection = layout.isUnitBeside ? session.selection : pinned;
  if (selection === null || session.network === null) {
    const { hint, touchHint } = strings.digits.unit;
    return html`<p class="hint">${matchMedia('(hover: none)').matches ? touchHint : hint}</p>`;
  }
  return unitView({
    selection,
    isPinned: pinned !== null,
    network: session.network,
    pass: session.pass,
    colors: session.colors(palette),
    inputColors: session.seen(palette)?.input.colors ?? null,
    palette,
    strings,
    onLayerEvent: actions.onLoupeEvent,
    onClose: actions.closeUnit,
  });
}
