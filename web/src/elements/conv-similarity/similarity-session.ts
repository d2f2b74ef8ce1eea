/** One visitor's work with similarity: what is chosen and looked at, and everything that the library says about it. */
import { remember, startHistory, type History } from '../../state/history.js';
import {
  boxInside,
  choiceOf,
  initialSimilarityState,
  placeInside,
  sameChoice,
  templateSize,
  type PixelBox,
  type SimilarityChoice,
  type SimilarityState,
} from '../../state/similarity-state.js';
import type { PixelPlace } from '../../state/viewport.js';
import type { Convscope, Tensor } from '../provider.js';
import {
  compare,
  cut,
  readPicture,
  runSimilarity,
  type Comparison,
  type SimilarityRun,
} from './similarity-run.js';

export class SimilaritySession {
  #state: SimilarityState = initialSimilarityState;
  #history: History<SimilarityChoice> = startHistory(choiceOf(initialSimilarityState));
  #library: Convscope | null = null;
  #pixels: ImageData | null = null;
  #picture: Tensor | null = null;
  #run: SimilarityRun | null = null;
  /** Counts what was computed anew, for pictures that are painted only when they differ. */
  version = 0;
  /** The window under the pointer; it passes. */
  hover: PixelPlace | null = null;
  /** The pointer draws a box around the template instead of moving the window. */
  selecting = false;

  get state(): SimilarityState {
    return this.#state;
  }

  get history(): History<SimilarityChoice> {
    return this.#history;
  }

  get library(): Convscope | null {
    return this.#library;
  }

  start(library: Convscope): void {
    this.#library = library;
    // How a page set it up is nothing to take back.
    this.#history = startHistory(choiceOf(this.#state));
  }

  /** What `continues` a gesture is one step of undo with its beginning. */
  change(patch: Partial<SimilarityState>, continues = false): boolean {
    const next = { ...this.#state, ...patch };
    if (!sameChoice(next, this.#state)) {
      const choice = choiceOf(next);
      this.#history = continues
        ? { ...this.#history, now: choice }
        : remember(this.#history, choice);
      this.#run = null;
    }
    this.#state = next;
    return true;
  }

  travel(history: History<SimilarityChoice>): void {
    this.#history = history;
    this.#state = { ...this.#state, ...history.now };
    this.#run = null;
  }

  /** Another picture, or the next of a film. */
  setPixels(pixels: ImageData | null): void {
    this.#pixels = pixels;
    this.#picture = null;
    this.#run = null;
  }

  /** The picture as it is searched, unchanged; null until it and the library are there. */
  get original(): Tensor | null {
    if (this.#library === null || this.#pixels === null) return null;
    this.#picture ??= readPicture(this.#library, this.#pixels);
    return this.#picture;
  }

  get size(): { readonly height: number; readonly width: number } {
    const [, height = 1, width = 1] = this.original?.shape ?? [];
    return { height, width };
  }

  /** What is looked for, so that it lies in the picture that is there. */
  get #fitting(): SimilarityChoice {
    const { template } = this.#state;
    if (template.kind === 'kernel') return this.#state;
    const box = boxInside(template.box, this.size);
    return box === null ? this.#state : { ...this.#state, template: { kind: 'part', box } };
  }

  get run(): SimilarityRun | null {
    const { original } = this;
    if (original === null || this.#library === null) return null;
    if (this.#run === null) {
      this.#run = runSimilarity(this.#library, original, this.#fitting);
      this.version += 1;
    }
    return this.#run;
  }

  /** The box of the template, where it is a part of the picture. */
  get templateBox(): PixelBox | null {
    const { template } = this.#fitting;
    return template.kind === 'part' ? template.box : null;
  }

  /** The window that is looked at: the pointer before what was put. */
  get window(): PixelBox {
    const size = templateSize(this.#fitting.template);
    return { ...placeInside(this.hover ?? this.#state.place, size, this.size), ...size };
  }

  /** The patch under the window and the template; with `unchanged` as it would be without the sliders. */
  comparison(unchanged = false): Comparison | null {
    const { run, original } = this;
    if (run === null || original === null || this.#library === null) return null;
    const picture = unchanged ? original : run.picture;
    return compare(this.#library, cut(this.#library, picture, this.window), run.template);
  }

  /** Of the map at the window. */
  at(map: 'products' | 'correlations'): number {
    const { run, window } = this;
    if (run === null) return NaN;
    const [, columns = 0] = run[map].shape;
    return run[map].data[window.row * columns + window.column] ?? NaN;
  }

  /** The window around a pixel. */
  windowAround({ row, column }: PixelPlace): PixelPlace {
    const size = templateSize(this.#fitting.template);
    const corner = { row: row - (size.height >> 1), column: column - (size.width >> 1) };
    return placeInside(corner, size, this.size);
  }
}
