/** One visitor's work with the network: what is drawn and chosen, and everything on the screen that follows from it. */
import { cellsOnPad, clipBox, type Box } from '../../draw/pad-geometry.js';
import type { Palette } from '../../draw/palettes.js';
import { initialDigitsState, type DigitsState } from '../../state/digits-state.js';
import { exampleStrokes } from '../../state/ready-drawings.js';
import { receptiveCone } from '../../state/receptive-cone.js';
import { fits, isUnit, type Selection } from '../../state/selection.js';
import type { Stroke } from '../../state/strokes.js';
import type { Engine } from '../provider.js';
import { DigitNetwork, type DigitPass } from './digit-network.js';
import { DigitsRun } from './digits-run.js';
import type { MapColors } from './map-colors.js';
import { Replay } from './replay.js';
import type { SeenPictures } from './seen-pictures.js';

export class DigitsSession {
  #state: DigitsState = initialDigitsState;
  #run: DigitsRun | null = null;
  #replay: Replay | null = null;
  #replayed: readonly Stroke[] | null = null;
  /** What the pointer is over or the focus on; it passes. */
  hover: Selection | null = null;

  get state(): DigitsState {
    return this.#state;
  }

  /** Null until the engine is there. */
  get network(): DigitNetwork | null {
    return this.#run?.network ?? null;
  }

  start(engine: Engine): void {
    this.#run = new DigitsRun(new DigitNetwork(engine));
    this.change({});
  }

  change(patch: Partial<DigitsState>): void {
    if (patch.drawing !== undefined && patch.drawing !== this.#state.drawing) this.endReplay();
    this.#state = { ...this.#state, ...patch };
    const { pinned } = this.#state;
    const shapes = this.network?.layers.map(({ shape }) => shape);
    // A link may come from another network.
    if (pinned !== null && shapes !== undefined && !fits(pinned, shapes)) {
      this.#state = { ...this.#state, pinned: null };
    }
  }

  /** Shows the drawing from its first point on, as it was written. */
  startReplay(): void {
    this.#replay = Replay.of(this.#state.drawing.strokes);
    this.#replayed = this.#replay === null ? null : [];
  }

  endReplay(): void {
    this.#replay = null;
    this.#replayed = null;
  }

  /** At each frame. True as long as something is still being written. */
  advance(time: number): boolean {
    this.#replayed = this.#replay?.strokesAt(time) ?? null;
    if (this.#replayed === null) this.#replay = null;
    return this.#replay !== null;
  }

  /** Nobody has drawn yet, so the example is there. */
  get isExample(): boolean {
    return this.#state.untouched && this.#state.drawing.strokes.length === 0;
  }

  get shownStrokes(): readonly Stroke[] {
    return this.#replayed ?? (this.isExample ? exampleStrokes : this.#state.drawing.strokes);
  }

  /** Of what is shown; null for an empty pad, and before the engine is there. */
  get pass(): DigitPass | null {
    return this.#run?.pass({ ...this.#state, strokes: this.shownStrokes }) ?? null;
  }

  /** What is looked at: the pointer before what was pinned. */
  get selection(): Selection | null {
    return this.hover ?? this.#state.pinned;
  }

  /** The part of the pad that the unit that is looked at depends on. */
  get litOnPad(): Box | null {
    const { selection, network, pass } = this;
    if (selection === null || network === null || pass === null || !isUnit(selection)) return null;
    const [input] = receptiveCone(network.layers, selection);
    return input === undefined ? null : clipBox(cellsOnPad(input, pass.padToInput), 1, 1);
  }

  colors(palette: Palette): MapColors | null {
    const { pass } = this;
    return pass && this.#run && this.#run.colors(pass, this.#state.scale, palette);
  }

  seen(palette: Palette): SeenPictures | null {
    const { pass } = this;
    return pass && this.#run && this.#run.seen(pass, palette);
  }
}
