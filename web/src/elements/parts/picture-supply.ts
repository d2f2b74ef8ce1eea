/**
 * Brings the picture that somebody wishes for: a ready one, a file that was opened, dropped or pasted, the camera. Whoever
 * wished last gets it, however long the others take. It stands behind <conv-source-picker> of every demo with pictures.
 *
 *   const supply = new PictureSupply(host);
 *   await supply.bring(state.source);
 *   html`<div @paste=${supply.onPaste} …>${sourcePicker} …</div>`
 */
import type { ReactiveControllerHost } from 'lit';
import { isOwn, withoutOwn, type PictureSource } from '../../state/picture-source.js';
import type { SourceStrings } from '../../strings/en/pictures.js';
import { sampleUrl } from '../provider.js';
import { Camera, type CameraStage } from './camera.js';
import {
  decodeClipboard,
  decodeFile,
  decodeUrl,
  firstFile,
  PictureError,
  type LoadedPicture,
} from './load-picture.js';
import type { SourceEvent } from './source-picker.js';

export interface SupplyHost {
  readonly element: ReactiveControllerHost & HTMLElement;
  words(): SourceStrings;
  /** Other pixels to look at; none, where the visitor draws. */
  show(pixels: ImageData | null): void;
  /** The visitor wishes for it; `bring` does the rest. */
  wished(source: PictureSource): void;
  /** What the visitor brought is being shown. */
  brought(source: PictureSource): void;
  /** Something that a template shows is another: note, problem, camera, dropping. */
  changed(): void;
}

export class PictureSupply {
  readonly #host: SupplyHost;
  readonly #camera: Camera;
  /** Counts pictures that were asked for: an older one that arrives late is dropped. */
  #request = 0;
  #note = '';
  #problem = '';
  #isDropping = false;

  constructor(host: SupplyHost) {
    this.#host = host;
    this.#camera = new Camera(host.element, () => this.#onCamera());
  }

  /** What was done to the last picture; '' for nothing. */
  get note(): string {
    return this.#note;
  }

  /** Why the last one is not there; '' for nothing. */
  get problem(): string {
    return this.#problem;
  }

  get camera(): CameraStage {
    return this.#camera.stage;
  }

  /** A picture is held over the demo. */
  get isDropping(): boolean {
    return this.#isDropping;
  }

  /** Shows what a state names, or what comes in its place (`withoutOwn`) with a note. */
  async bring(source: PictureSource): Promise<void> {
    const bringable = withoutOwn(source);
    if (bringable === 'drawing') {
      this.#request += 1;
      this.#take(null, '');
    } else {
      const note = isOwn(source) ? this.#host.words().ownMissing : '';
      await this.#load(decodeUrl(sampleUrl(bringable)), () => note);
    }
  }

  /** The camera's newest picture; null while there is none. */
  frame(): ImageData | null {
    return this.#camera.frame();
  }

  readonly onSource = ({ wish }: SourceEvent): void => {
    if (wish.kind === 'ready') this.#host.wished(wish.name);
    else if (wish.kind === 'drawing') this.#host.wished('drawing');
    else if (wish.kind === 'file') void this.#takeOwn(decodeFile(wish.file));
    else if (wish.kind === 'clipboard') void this.#takeOwn(decodeClipboard());
    else if (wish.kind === 'camera') void this.#camera.start();
    else this.#camera.stop();
  };

  readonly onPaste = (event: ClipboardEvent): void => {
    const file = firstFile(event.clipboardData);
    if (file === null) return;
    event.preventDefault();
    void this.#takeOwn(decodeFile(file));
  };

  readonly onDrag = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    // Only so does the browser let it be dropped here, instead of leaving the page for the picture.
    event.preventDefault();
    this.#setDropping(true);
  };

  readonly onDragLeave = (event: DragEvent): void => {
    const next = event.relatedTarget;
    const content = event.currentTarget as HTMLElement;
    if (!(next instanceof Node && content.contains(next))) this.#setDropping(false);
  };

  readonly onDrop = (event: DragEvent): void => {
    const file = firstFile(event.dataTransfer);
    this.#setDropping(false);
    if (file === null) return;
    event.preventDefault();
    void this.#takeOwn(decodeFile(file));
  };

  async #takeOwn(arriving: Promise<LoadedPicture>): Promise<void> {
    const words = this.#host.words();
    const isThere = await this.#load(arriving, ({ pixels: { width, height }, scaledFrom }) =>
      scaledFrom === null
        ? words.loaded(width, height)
        : words.scaled(scaledFrom.width, scaledFrom.height, width, height),
    );
    if (isThere) this.#host.brought('own');
  }

  /** Shows a picture when it has arrived, unless another was asked for since; says so when it cannot be shown. */
  async #load(
    arriving: Promise<LoadedPicture>,
    noteOf: (picture: LoadedPicture) => string,
  ): Promise<boolean> {
    const request = (this.#request += 1);
    try {
      const picture = await arriving;
      if (request !== this.#request) return false;
      this.#take(picture.pixels, noteOf(picture));
      return true;
    } catch (error) {
      if (request !== this.#request) return false;
      if (!(error instanceof PictureError)) throw error;
      this.#problem = this.#host.words().problems[error.problem];
      this.#host.changed();
      return false;
    }
  }

  #take(pixels: ImageData | null, note: string): void {
    if (this.#camera.stage !== 'off') this.#camera.stop();
    this.#note = note;
    this.#problem = '';
    this.#host.show(pixels);
    this.#host.changed();
  }

  #onCamera(): void {
    if (this.#camera.stage === 'on') {
      this.#request += 1;
      this.#note = '';
      this.#problem = '';
      this.#host.brought('camera');
    }
    this.#host.changed();
  }

  #setDropping(isDropping: boolean): void {
    if (isDropping === this.#isDropping) return;
    this.#isDropping = isDropping;
    this.#host.changed();
  }
}
