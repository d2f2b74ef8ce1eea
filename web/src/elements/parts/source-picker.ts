/**
 * Where a picture comes from: the ready ones, the pad, a file, the clipboard, the camera. It tells what was chosen
 * (SourceEvent); loading is the element's.
 */
import {
  css,
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import {
  readyPictures,
  type PictureSource,
  type ReadyPictureName,
} from '../../state/picture-source.js';
import type { SourceStrings } from '../../strings/en/pictures.js';
import { defineElement } from '../base/define-element.js';
import { setStyle } from '../base/set-style.js';
import { controlStyles, partStyles } from '../base/theme.js';
import type { CameraStage } from './camera.js';

export type SourceWish =
  | { readonly kind: 'ready'; readonly name: ReadyPictureName }
  | { readonly kind: 'drawing' | 'clipboard' | 'camera' | 'camera-off' }
  | { readonly kind: 'file'; readonly file: File };

export class SourceEvent extends Event {
  readonly wish: SourceWish;

  constructor(wish: SourceWish) {
    super('source-event');
    this.wish = wish;
  }
}

/** Side of a thumbnail in web/samples/overview.png. */
const thumbnail = 52;

export class SourcePicker extends LitElement {
  static override properties: PropertyDeclarations = {
    source: { attribute: false },
    camera: { attribute: false },
    overview: { attribute: false },
    note: { attribute: false },
    problem: { attribute: false },
    ownAllowed: { attribute: false },
    drawable: { attribute: false },
    strings: { attribute: false },
  };

  declare source: PictureSource;
  declare camera: CameraStage;
  /** Address of the thumbnails; '' until it is known. */
  declare overview: string;
  /** What was done to the last picture, and why one is not there; '' for nothing. */
  declare note: string;
  declare problem: string;
  /** Whether pictures of the visitor's own may be used. */
  declare ownAllowed: boolean;
  /** Whether the demo has a pad to draw on. */
  declare drawable: boolean;
  declare strings: SourceStrings;

  constructor() {
    super();
    this.source = 'portrait';
    this.camera = 'off';
    this.overview = '';
    this.note = '';
    this.problem = '';
    this.ownAllowed = true;
    this.drawable = true;
  }

  static override styles = [
    partStyles,
    controlStyles,
    css`
      :host {
        display: grid;
        gap: 8px;
      }
      .sources {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 16px;
        align-items: center;
      }
      .ready {
        display: grid;
        grid-template-columns: repeat(auto-fill, 56px);
        flex: 0 1 376px;
        gap: 8px;
        list-style: none;
      }
      .ready button {
        display: block;
        width: 56px;
        height: 56px;
        min-width: 0;
        padding: 1px;
        border: 1px solid var(--conv-hairline);
        overflow: hidden;
      }
      .ready button[aria-pressed='true'] {
        border-color: var(--conv-accent);
        outline: 2px solid var(--conv-accent);
        outline-offset: 0;
      }
      .ready button:focus-visible {
        outline: 3px solid var(--conv-accent);
        outline-offset: 2px;
      }
      .thumbnail {
        display: block;
        width: 52px;
        height: 52px;
        border-radius: 4px;
        background-size: auto 52px;
      }
      .own {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      .own button[aria-pressed='true'],
      .own .button[data-pressed='true'] {
        border-color: var(--conv-accent);
        background: var(--conv-accent);
        color: var(--conv-on-accent);
      }
      .own .button {
        position: relative;
      }
      .own .button input {
        position: absolute;
        inset: 0;
        width: 100%;
        opacity: 0;
        cursor: pointer;
      }
      .own .button:has(:focus-visible) {
        outline: 2px solid var(--conv-accent);
        outline-offset: 2px;
      }
      .light {
        width: 10px;
        height: 10px;
        border-radius: 50%;
        background: #e5484d;
        box-shadow: 0 0 0 2px #fff;
      }
      .privacy,
      .note {
        max-width: 75ch;
        color: var(--conv-quiet);
        font-size: 14px;
        line-height: 1.45;
      }
      .problem {
        max-width: 65ch;
        color: var(--conv-wrong);
        font-size: 15px;
      }
    `,
  ];

  override render(): TemplateResult {
    const { strings, note, problem } = this;
    return html`<div class="sources">
        ${this.#ready()} ${this.ownAllowed ? this.#own() : nothing}
      </div>
      ${this.ownAllowed ? html`<p class="privacy">${strings.privacy}</p>` : nothing}
      <div role="status">
        ${problem === '' ? nothing : html`<p class="problem">${problem}</p>`}
        ${note === '' ? nothing : html`<p class="note">${note}</p>`} ${this.#cameraText()}
      </div>`;
  }

  #ready(): TemplateResult {
    const { strings } = this;
    return html`<ul class="ready" aria-label=${strings.ready}>
      ${readyPictures.map((name, place) => {
        const image: Readonly<Record<string, string>> =
          this.overview === ''
            ? {}
            : {
                'background-image': `url("${this.overview}")`,
                'background-position': `${-thumbnail * place}px 0`,
              };
        return html`<li>
          <button
            aria-label=${strings.names[name]}
            title=${strings.names[name]}
            aria-pressed=${this.source === name}
            @click=${() => this.#wish({ kind: 'ready', name })}
          >
            <span class="thumbnail" ${setStyle(image)}></span>
          </button>
        </li>`;
      })}
    </ul>`;
  }

  #own(): TemplateResult {
    const { strings, source, camera } = this;
    const isOn = camera === 'on' || camera === 'asking';
    return html`<div class="own">
      ${
        this.drawable
          ? html`<button
              aria-pressed=${source === 'drawing'}
              @click=${() => this.#wish({ kind: 'drawing' })}
            >
              ${strings.drawing}
            </button>`
          : nothing
      }
      <label class="button" data-pressed=${source === 'own'}
        >${strings.file}<input
          type="file"
          accept="image/*"
          aria-label=${strings.fileLabel}
          @change=${this.#onFile}
      /></label>
      <button @click=${() => this.#wish({ kind: 'clipboard' })}>${strings.clipboard}</button>
      <button
        aria-pressed=${isOn}
        @click=${() => this.#wish({ kind: isOn ? 'camera-off' : 'camera' })}
      >
        ${camera === 'on' ? html`<span class="light" aria-hidden="true"></span>` : nothing}
        ${isOn ? strings.cameraOff : strings.camera}
      </button>
    </div>`;
  }

  #cameraText(): TemplateResult | typeof nothing {
    if (this.camera === 'off') return nothing;
    const text = this.strings.cameraStages[this.camera];
    const isProblem = ['denied', 'missing', 'busy', 'unsupported'].includes(this.camera);
    return html`<p class=${isProblem ? 'problem' : 'note'}>${text}</p>`;
  }

  readonly #onFile = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file !== undefined) this.#wish({ kind: 'file', file });
    // So that the same file may be chosen again.
    input.value = '';
  };

  #wish(wish: SourceWish): void {
    this.dispatchEvent(new SourceEvent(wish));
  }
}

defineElement('conv-source-picker', SourcePicker);

declare global {
  interface HTMLElementTagNameMap {
    'conv-source-picker': SourcePicker;
  }
}
