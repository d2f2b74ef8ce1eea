/**
 * The camera: asked for only when somebody wants it, switched off as soon as the demo is out of view, hidden or gone.
 * Frames are read one by one and kept nowhere.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export type CameraStage =
  | 'off'
  /** The browser is asking for permission. */
  | 'asking'
  | 'on'
  /** It was on and went out of view. */
  | 'paused'
  | 'denied'
  | 'missing'
  | 'busy'
  /** No https, or a browser without cameras. */
  | 'unsupported';

/** The longer side of what is filtered: enough to see, little enough for every frame. */
const mostAcross = 320;

export class Camera implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #changed: () => void;
  readonly #video = document.createElement('video');
  readonly #canvas = document.createElement('canvas');
  readonly #seen = new IntersectionObserver((entries) => {
    if (entries.every(({ isIntersecting }) => !isIntersecting)) this.#pause();
  });
  readonly #onVisibility = (): void => {
    if (document.hidden) this.#pause();
  };
  #stream: MediaStream | null = null;
  #stage: CameraStage = 'off';
  /** Counts requests: an answer to an old one comes too late. */
  #request = 0;

  constructor(host: ReactiveControllerHost & HTMLElement, changed: () => void) {
    this.#host = host;
    this.#changed = changed;
    this.#video.muted = true;
    this.#video.playsInline = true;
    host.addController(this);
  }

  get stage(): CameraStage {
    return this.#stage;
  }

  async start(): Promise<void> {
    this.#end();
    const request = (this.#request += 1);
    if (navigator.mediaDevices === undefined) return this.#become('unsupported');
    this.#become('asking');
    try {
      const video = { width: { ideal: 640 }, height: { ideal: 480 } };
      const stream = await navigator.mediaDevices.getUserMedia({ video, audio: false });
      if (request !== this.#request) return stopAll(stream);
      this.#stream = stream;
      stream.getVideoTracks()[0]?.addEventListener('ended', () => this.#pause());
      this.#video.srcObject = stream;
      await this.#video.play();
      if (request !== this.#request) return;
      this.#seen.observe(this.#host);
      document.addEventListener('visibilitychange', this.#onVisibility);
      this.#become('on');
    } catch (error) {
      if (request === this.#request) this.#fail(error);
    }
  }

  stop(): void {
    this.#request += 1;
    this.#end();
    this.#become('off');
  }

  /** The newest frame, mirrored as people know themselves; null before there is one. */
  frame(): ImageData | null {
    const { videoWidth, videoHeight } = this.#video;
    if (this.#stage !== 'on' || videoWidth === 0) return null;
    const scale = Math.min(1, mostAcross / Math.max(videoWidth, videoHeight));
    const [width, height] = [Math.round(videoWidth * scale), Math.round(videoHeight * scale)];
    if (this.#canvas.width !== width) this.#canvas.width = width;
    if (this.#canvas.height !== height) this.#canvas.height = height;
    const context = this.#canvas.getContext('2d', { willReadFrequently: true })!;
    context.setTransform(-1, 0, 0, 1, width, 0);
    context.drawImage(this.#video, 0, 0, width, height);
    return context.getImageData(0, 0, width, height);
  }

  hostDisconnected(): void {
    this.#pause();
  }

  #pause(): void {
    if (this.#stage !== 'on' && this.#stage !== 'asking') return;
    this.#request += 1;
    this.#end();
    this.#become('paused');
  }

  #end(): void {
    if (this.#stream !== null) stopAll(this.#stream);
    this.#stream = null;
    this.#video.srcObject = null;
    this.#seen.disconnect();
    document.removeEventListener('visibilitychange', this.#onVisibility);
  }

  #fail(error: unknown): void {
    this.#end();
    const name = error instanceof DOMException ? error.name : '';
    if (name === 'NotAllowedError' || name === 'SecurityError') this.#become('denied');
    else if (name === 'NotReadableError' || name === 'AbortError') this.#become('busy');
    else this.#become('missing');
  }

  #become(stage: CameraStage): void {
    this.#stage = stage;
    this.#changed();
  }
}

function stopAll(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
