import { countPoints, firstPoints, type Stroke } from '../../state/strokes.js';
import { prefersReducedMotion } from '../base/theme-watcher.js';

const replayMs = 700;

/** A finished drawing shown as it is written. */
export class Replay {
  readonly #strokes: readonly Stroke[];
  readonly #points: number;
  #began: number | null = null;

  private constructor(strokes: readonly Stroke[]) {
    this.#strokes = strokes;
    this.#points = countPoints(strokes);
  }

  /** Null for those who do not want things to move: they see the whole drawing at once. */
  static of(strokes: readonly Stroke[]): Replay | null {
    return prefersReducedMotion() ? null : new Replay(strokes);
  }

  /** What is written at a time of the frame's clock, which starts with the first call; null when all of it is. */
  strokesAt(time: number): readonly Stroke[] | null {
    this.#began ??= time;
    const part = (time - this.#began) / replayMs;
    return part >= 1 ? null : firstPoints(this.#strokes, Math.ceil(part * this.#points));
  }
}
