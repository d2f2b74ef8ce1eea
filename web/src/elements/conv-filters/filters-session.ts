/** One visitor's work with filters: what is chosen, and the pictures that follow from it, each computed once. */
import { remember, startHistory, type History } from '../../state/history.js';
import { wholePicture, type PixelPlace } from '../../state/viewport.js';
import type { Palette } from '../../draw/palettes.js';
import type { Stroke } from '../../state/strokes.js';
import type { FilterChain } from '../../state/filter-chain.js';
import { initialFiltersState, type FiltersState } from '../../state/filters-state.js';
import type { Convscope, Tensor } from '../provider.js';
import type { PictureData } from '../parts/picture-view.js';
import { FilterColors, type ResultColors } from './filter-colors.js';
import { FilterRun, type FilterPass } from './filter-run.js';

/** Cells on each side of what is drawn, and the pen's diameter as a part of it. */
const padSide = 256;
const penWidth = 0.035;

export interface Shown {
  readonly pass: FilterPass;
  readonly before: PictureData;
  readonly after: PictureData;
  readonly colors: ResultColors;
}

export class FiltersSession {
  #state: FiltersState = initialFiltersState;
  #history: History<FilterChain> = startHistory(initialFiltersState.chain);
  #library: Convscope | null = null;
  #run: FilterRun | null = null;
  #colors: FilterColors | null = null;
  /** The picture as bytes, from a file, the camera or ours; null while there is none, or one is drawn. */
  #pixels: ImageData | null = null;
  #picture: Tensor | null = null;
  #before: PictureData | null = null;
  #pass: FilterPass | null = null;
  #shown: { readonly key: readonly unknown[]; readonly value: Shown } | null = null;
  #planes = new Float32Array(0);
  #version = 0;
  /** Why nothing can be computed, in the library's words; '' when all is well. */
  problem = '';
  /** The pictures follow each other as in a film. */
  isFilm = false;
  /** The pixel under the pointer; it passes. */
  hover: PixelPlace | null = null;

  get state(): FiltersState {
    return this.#state;
  }

  /** Of the filters; what is drawn has its own. */
  get history(): History<FilterChain> {
    return this.#history;
  }

  get library(): Convscope | null {
    return this.#library;
  }

  start(library: Convscope): void {
    this.#library = library;
    this.#run = new FilterRun(library);
    this.#colors = new FilterColors(library);
    // How a page set it up is nothing to take back.
    this.#history = startHistory(this.#state.chain);
    this.#forget('picture');
  }

  /** Always: what does not fit is seen, with the reason (`problem`). */
  change(patch: Partial<FiltersState>): true {
    const before = this.#state;
    this.#state = { ...before, ...patch };
    this.#remember(this.#state.chain);
    const has = (name: keyof FiltersState): boolean => before[name] !== this.#state[name];
    if (has('color') || has('drawing') || has('source')) this.#forget('picture');
    const changesPass = ['chain', 'operation', 'padding', 'paddingMode'] as const;
    if (changesPass.some(has)) this.#forget('pass');
    return true;
  }

  /** To where undo or redo leads. */
  travel(history: History<FilterChain>): void {
    this.#history = history;
    this.change({ chain: history.now });
  }

  /** Another step that is looked at is nothing to take back. */
  #remember(chain: FilterChain): void {
    const isOnlyLook = chain.steps === this.#history.now.steps;
    this.#history = isOnlyLook ? { ...this.#history, now: chain } : remember(this.#history, chain);
  }

  /** Another picture, or the next of a film. The same `ImageData` may come back with new bytes. */
  setPixels(pixels: ImageData | null): void {
    const isAsLarge =
      this.#pixels?.width === pixels?.width && this.#pixels?.height === pixels?.height;
    this.#pixels = pixels;
    this.#forget('picture');
    if (!isAsLarge && pixels !== null && this.#picture !== null) {
      this.#state = { ...this.#state, viewport: wholePicture };
    }
  }

  get hasPicture(): boolean {
    return this.#pixels !== null || this.#state.source === 'drawing';
  }

  /** What is looked at: the pointer before what was pinned. */
  get place(): PixelPlace | null {
    return this.hover ?? this.#state.pinned;
  }

  /** Everything that is on the screen; null while something is missing, or does not fit (`problem`). */
  shown(palette: Palette): Shown | null {
    const pass = this.#ensurePass();
    if (pass === null || this.#colors === null || this.#before === null) return null;
    const key = [pass, this.#state.show, palette];
    if (this.#shown?.key.every((part, at) => part === key[at])) return this.#shown.value;
    const colors = this.#colors.paint(pass, this.#state.show, palette, this.isFilm);
    this.#version += 1;
    const after = { ...colors, version: this.#version };
    this.#shown = { key, value: { pass, before: this.#before, after, colors } };
    return this.#shown.value;
  }

  #forget(what: 'picture' | 'pass'): void {
    if (what === 'picture') this.#picture = null;
    this.#pass = null;
  }

  #ensurePass(): FilterPass | null {
    if (this.#run === null || !this.hasPicture) return null;
    this.#picture ??= this.#readPicture(this.#library!);
    if (this.#pass !== null) return this.#pass;
    try {
      this.#pass = this.#run.pass(this.#picture, this.#state);
      this.problem = '';
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    }
    return this.#pass;
  }

  #readPicture(library: Convscope): Tensor {
    const { source, drawing, color } = this.#state;
    const picture =
      source === 'drawing' || this.#pixels === null
        ? paperWith(library, drawing.strokes)
        : this.#planesOf(library, this.#pixels, color ? 3 : 1);
    const [, height = 1, width = 1] = picture.shape;
    const bytes = 4 * height * width;
    const rgba =
      this.#before?.rgba.length === bytes ? this.#before.rgba : new Uint8ClampedArray(bytes);
    library.planesToPicture(picture, { out: rgba });
    this.#version += 1;
    this.#before = { width, height, rgba, version: this.#version };
    return picture;
  }

  #planesOf(library: Convscope, { data, width, height }: ImageData, channels: 1 | 3): Tensor {
    const count = channels * height * width;
    if (this.#planes.length !== count) this.#planes = new Float32Array(count);
    return library.pictureToPlanes(data, { width, height, channels, out: this.#planes });
  }
}

/** Dark ink on white paper: 1 − ink, a 1×1 convolution with a bias. */
function paperWith(library: Convscope, strokes: readonly Stroke[]): Tensor {
  const ink = library.rasterize(strokes, { width: padSide, height: padSide, penWidth });
  const minus = { data: new Float32Array([-1]), shape: [1, 1, 1, 1] };
  return library.conv2d(ink, minus, new Float32Array([1]));
}

export const drawingPen = penWidth;
