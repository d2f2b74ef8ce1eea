/**
 * <conv-digits>: draw a digit and see it become ten probabilities, layer by layer.
 *
 *   <conv-digits></conv-digits>
 *   document.querySelector('conv-digits').drawStrokes([[[0.3, 0.2], [0.7, 0.2], [0.4, 0.8]]]);
 */
import { html, type PropertyDeclarations, type TemplateResult } from 'lit';
import { palettes, type Palette } from '../../draw/palettes.js';
import * as digitsState from '../../state/digits-state.js';
import type { ColorScaleScope, DigitsState, Preparation } from '../../state/digits-state.js';
import * as drawing from '../../state/drawing.js';
import { readyDrawing } from '../../state/ready-drawings.js';
import { isUnit, oneLevelUp, sameSelection, type Selection } from '../../state/selection.js';
import { parseStrokes } from '../../state/strokes.js';
import { ConvElement } from '../base/conv-element.js';
import { defineElement } from '../base/define-element.js';
import { demoStyles } from '../base/demo-styles.js';
import { FrameLoop } from '../base/frame-loop.js';
import { controlStyles, themeStyles } from '../base/theme.js';
import type { LayerEvent } from '../parts/layer-event.js';
import type { MapView } from '../parts/map-view.js';
import '../parts/map-view.js';
import { PadInput, type KeyPen } from '../parts/pad-input.js';
import type { ValueRow } from '../parts/value-row.js';
import '../parts/value-row.js';
import { requestEngine } from '../provider.js';
import type {
  ChangeSource,
  ConvAnswerDetail,
  ConvClassifyDetail,
  ConvDigitsElement,
  PadStroke,
} from '../types.js';
import { BarsCanvas } from './bars-canvas.js';
import type { DigitPass } from './digit-network.js';
import { digitsScreen, type ScreenActions, type ScreenLayout } from './digits-screen.js';
import { DigitsSession } from './digits-session.js';
import { exportPicture, exportTable } from './export.js';
import { InkCanvas } from './ink-canvas.js';
import { allParts, partsInTurn, showLive, type LiveParts } from './live-screen.js';
import { mapLabels } from './map-labels.js';
import { NearLayers } from './near-layers.js';
import { spokenResult } from './result-view.js';
import { noRoom, ScreenSizes } from './screen-sizes.js';
import { digitsStyles } from './styles.js';
import { selectionText } from './unit-view.js';

/** While somebody draws, numbers change no faster than one can read them; pixels do with every frame. */
const numbersEveryMs = 50;

export class ConvDigits extends ConvElement implements ConvDigitsElement {
  static override properties: PropertyDeclarations = {
    model: { type: String },
    preparation: { type: String, noAccessor: true },
    scale: { type: String, noAccessor: true },
    penWidth: { type: Number, noAccessor: true },
    layout: { state: true },
  };

  static override styles = [themeStyles, controlStyles, demoStyles, ...digitsStyles];

  /** Address of another network for [1, 28, 28] and ten digits, as .safetensors; null for ours. Read once, when loading. */
  declare model: string | null;
  declare protected layout: ScreenLayout;

  readonly #session = new DigitsSession();
  readonly #ink = new InkCanvas();
  readonly #bars = new BarsCanvas();
  readonly #near = new NearLayers(this, () => this.#frames.request());
  readonly #frames = new FrameLoop(this, (time) => this.#onFrame(time));
  /** Who made the change that the next frame tells the page; null for none. */
  #untold: ChangeSource | null = null;
  /** The pass that `conv-classify` told, and the one that the words for listeners are about. */
  #classified: DigitPass | null = null;
  #described: DigitPass | null = null;
  /** The next frame has more to show than other pixels and numbers. */
  #isScreenOld = true;
  #numbersTurn = 0;
  #numbersWritten = 0;
  #labels: readonly (readonly string[])[] = [];
  #spoken = '';
  #strokesEnded = 0;
  #keyPen: KeyPen | null = null;

  constructor() {
    super();
    this.model = null;
    this.layout = noRoom;
    new ScreenSizes(this, (layout) => {
      this.layout = layout;
    });
  }

  /** What the network says about the pad; null while it is empty, or nothing is loaded yet. */
  get result(): ConvClassifyDetail | null {
    this.#session.endReplay();
    return this.#session.isExample ? null : resultOf(this.#session.pass);
  }

  /** 'mnist': cut out, scaled and centred as MNIST was made; 'none': the pad merely shrunk to 28×28. */
  get preparation(): Preparation {
    return this.#session.state.preparation;
  }
  set preparation(value: Preparation) {
    const known = digitsState.preparations.find((each) => each === value);
    this.#change({ preparation: known ?? 'mnist' }, 'program');
  }

  /** What shares one colour scale: 'map', 'layer' or 'network'. */
  get scale(): ColorScaleScope {
    return this.#session.state.scale;
  }
  set scale(value: ColorScaleScope) {
    const known = digitsState.colorScales.find((each) => each === value);
    this.#change({ scale: known ?? 'layer' }, 'program');
  }

  /** Diameter of the pen as a fraction of the pad's side, 0.03 … 0.16. */
  get penWidth(): number {
    return this.#session.state.penWidth;
  }
  set penWidth(value: number) {
    this.#change({ penWidth: digitsState.snapPenWidth(value) }, 'program');
  }

  /** Empties the pad. */
  clear(): void {
    this.#draw(drawing.clear(this.#drawing), 'program');
  }

  /** Draws as the pointer does, on top of what is there. */
  drawStrokes(strokes: readonly PadStroke[]): void {
    this.#draw(drawing.addStrokes(this.#drawing, parseStrokes(strokes)), 'program');
  }

  override exportImage(): Promise<Blob> {
    const { theme } = this.themeWatcher;
    return exportPicture(this.#session, { palette: palettes[theme], strings: this.strings });
  }

  override exportData(): string {
    return exportTable(this.#session, this.strings);
  }

  protected override encodeState(): string {
    return digitsState.encodeDigitsState(this.#session.state);
  }

  protected override applyState(text: string): boolean {
    const state = digitsState.decodeDigitsState(text);
    if (state !== null) this.#change(state, 'program');
    return state !== null;
  }

  protected override async prepare(): Promise<void> {
    this.#session.start(await requestEngine(this.model));
    this.#renew();
  }

  // --- changes -----------------------------------------------------------------------------------

  get #drawing(): drawing.Drawing {
    return this.#session.state.drawing;
  }

  /** To be drawn anew with the next frame. */
  #renew(): void {
    this.#isScreenOld = true;
    this.#frames.request();
  }

  /** A finished change: told as `conv-change` once the next frame has computed what follows from it. */
  #change(patch: Partial<DigitsState>, source: ChangeSource): void {
    this.#session.change(patch);
    this.#untold = source;
    this.#renew();
  }

  #draw(drawn: drawing.Drawing, source: ChangeSource): void {
    if (drawn.strokes.length > 0) this.#strokesEnded += 1;
    this.#change({ drawing: drawn, untouched: false }, source);
  }

  /** The pen is on the paper: shown in the next frame, told when it is lifted. */
  #write(drawn: drawing.Drawing): void {
    // With the first point there is something to undo, and no example any more.
    if (drawn.past !== this.#drawing.past) this.#isScreenOld = true;
    this.#session.change({ drawing: drawn, untouched: false });
    this.#frames.request();
  }

  #select(pinned: Selection | null): void {
    this.#session.hover = null;
    if (sameSelection(pinned, this.#session.state.pinned)) return;
    this.#change({ pinned }, 'user');
    this.#spoken = selectionText(this.#session, this.strings);
  }

  readonly #actions: ScreenActions = {
    undo: () => this.#draw(drawing.undo(this.#drawing), 'user'),
    redo: () => this.#draw(drawing.redo(this.#drawing), 'user'),
    clear: () => this.#draw(drawing.clear(this.#drawing), 'user'),
    setPenWidth: (width, isFinal) => {
      this.#session.change({ penWidth: digitsState.snapPenWidth(width) });
      if (isFinal) this.#untold = 'user';
      this.#renew();
    },
    startReady: (name) => {
      this.#draw(drawing.replaceStrokes(this.#drawing, readyDrawing(name).strokes), 'user');
      this.#session.startReplay();
    },
    togglePreparation: () =>
      this.#change({ preparation: this.preparation === 'mnist' ? 'none' : 'mnist' }, 'user'),
    setScale: (scale) => this.#change({ scale }, 'user'),
    onLayerEvent: (layer, event) => this.#onLayerEvent(layer, event),
    onLoupeEvent: (event) => this.#onLoupeEvent(event),
    closeUnit: () => this.#select(null),
    onAnswer: ({ question, given, correct }) =>
      this.emit<ConvAnswerDetail>('conv-answer', {
        question: question.prompt,
        given: String(given),
        expected: String(question.expected),
        correct,
      }),
  };

  #onLayerEvent(layer: number, { action, place }: LayerEvent): void {
    const { pinned } = this.#session.state;
    if (action === 'pick' && place !== null) this.#select({ layer, ...place });
    else if (action === 'back') this.#select(oneLevelUp(pinned));
    else if (action === 'above') this.#focusLayer(layer - 1, place?.channel ?? 0);
    else if (action === 'below') this.#focusLayer(layer + 1, place?.channel ?? 0);
    else if (action === 'point') this.#hover(place && { layer, ...place });
    // The map whose unit the keys move is in view already.
    else if (pinned === null || !isUnit(pinned) || pinned.layer !== layer) {
      this.#hover(place && { layer, channel: place.channel });
    }
  }

  /** The enlarged map is a map of its own, of which there is one. */
  #onLoupeEvent({ action, place }: LayerEvent): void {
    const { selection } = this.#session;
    if (selection === null) return;
    const { layer, channel } = selection;
    if (action === 'pick' && place !== null) this.#select({ layer, ...place, channel });
    else if (action === 'back') this.#select(oneLevelUp(selection));
    else if (action === 'point') this.#hover(place && { layer, ...place, channel });
  }

  #hover(selection: Selection | null): void {
    if (sameSelection(selection, this.#session.hover)) return;
    this.#session.hover = selection;
    this.#renew();
  }

  #focusLayer(layer: number, channel: number): void {
    this.renderRoot.querySelector<MapView | ValueRow>(`[data-layer='${layer}']`)?.focusMap(channel);
  }

  // --- frames ------------------------------------------------------------------------------------

  #onFrame(time: number): void {
    const isWriting = this.#session.advance(time);
    if (isWriting) this.#frames.request();
    const { pass, isExample } = this.#session;
    const isNew = !isExample && pass !== this.#classified;
    if (isNew) {
      this.#classified = pass;
      this.emit<ConvClassifyDetail | null>('conv-classify', resultOf(pass));
    }
    if (!isWriting && !this.#drawing.penDown) {
      // The answer first; words take a frame of their own.
      if (isNew) this.#frames.request();
      else this.#settle();
    }
    // What is looked at up close has words and figures of its own.
    if (this.#isScreenOld || this.#session.selection !== null) this.requestUpdate();
    else this.#showLive(isWriting || this.#drawing.penDown ? this.#dueParts(time) : allParts);
  }

  #dueParts(time: number): LiveParts {
    const isDue = time >= this.#numbersWritten + numbersEveryMs;
    if (isDue) {
      this.#numbersWritten = time;
      this.#numbersTurn += 1;
    }
    return partsInTurn(isDue ? this.#numbersTurn : null, this.#near.places);
  }

  #showLive(shows: LiveParts): void {
    showLive(this.renderRoot, {
      session: this.#session,
      ink: this.#ink,
      bars: this.#bars,
      palette: this.#palette,
      strings: this.strings,
      shows,
    });
  }

  /** What need not keep up with the pen: words for those who listen, and the state for the page. */
  #settle(): void {
    const { pass, network, isExample } = this.#session;
    if (network !== null && (pass !== this.#described || this.#labels.length === 0)) {
      this.#described = pass;
      this.#isScreenOld = true;
      this.#labels = mapLabels(network, pass, this.strings);
      if (!isExample) this.#spoken = spokenResult(pass, this.strings);
    }
    if (this.#untold !== null) {
      this.emitChange(this.#untold);
      this.#untold = null;
    }
  }

  protected override render(): TemplateResult {
    const hasFailed = this.loadingStage === 'failed';
    return html`${this.renderFailure()}
      <div class="content" ?hidden=${hasFailed}>
        ${digitsScreen({
          session: this.#session,
          palette: this.#palette,
          strings: this.strings,
          keyPen: this.#keyPen,
          strokesEnded: this.#strokesEnded,
          labels: this.#labels,
          spoken: this.#spoken,
          layout: this.layout,
          shows: (control) => this.shows(control),
          quiz: this.quiz,
          loading: this.renderLoading(),
          share: this.renderShare(),
          actions: this.#actions,
        })}
      </div>`;
  }

  get #palette(): Palette {
    return palettes[this.themeWatcher.theme];
  }

  protected override firstUpdated(): void {
    new PadInput(this.#pad, {
      penDown: (point) => this.#write(drawing.beginStroke(this.#drawing, point)),
      penMoved: (points) => this.#write(drawing.extendStroke(this.#drawing, points)),
      penUp: () => this.#draw(drawing.endStroke(this.#drawing), 'user'),
      undo: this.#actions.undo,
      redo: this.#actions.redo,
      clear: this.#actions.clear,
      keyPen: (pen) => {
        this.#keyPen = pen;
        this.#renew();
      },
    });
  }

  protected override updated(): void {
    this.#isScreenOld = false;
    const { penDown } = this.#drawing;
    this.#showLive(penDown ? this.#dueParts(performance.now()) : allParts);
  }

  get #pad(): HTMLCanvasElement {
    return this.renderRoot.querySelector<HTMLCanvasElement>('canvas[part="pad"]')!;
  }
}

function resultOf(pass: DigitPass | null): ConvClassifyDetail | null {
  if (pass === null) return null;
  const { digit, probabilities } = pass.classification;
  return { digit, probabilities: probabilities.slice() };
}

defineElement('conv-digits', ConvDigits);
