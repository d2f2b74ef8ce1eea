/** The quiet corner of a demo: link, embed code, picture, numbers, full screen. */
import {
  css,
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import type { CommonStrings } from '../../strings/index.js';
import { defineElement } from '../base/define-element.js';
import { controlStyles } from '../base/theme.js';

export interface ShareActions {
  readonly link: () => string;
  /** Null where the demo cannot be embedded. */
  readonly embed: () => string | null;
  readonly picture: () => Promise<Blob>;
  readonly table: () => string;
  /** The demo as a drawing that scales, SVG text; null where it is not made of lines and numbers. */
  readonly vector: () => string | null;
  /** Programs that compute what is shown, by the name of what they are written for; null where there are none. */
  readonly code: () => Readonly<Record<string, string>> | null;
  /** What is shown on the full screen. */
  readonly stage: HTMLElement;
}

export class ShareCorner extends LitElement {
  static override properties: PropertyDeclarations = {
    actions: { attribute: false },
    strings: { attribute: false },
    note: { state: true },
    byHand: { state: true },
  };

  declare actions: ShareActions;
  declare strings: CommonStrings;
  declare protected note: string;
  /** What could not be copied, to be copied by hand. */
  declare protected byHand: string;

  constructor() {
    super();
    this.note = '';
    this.byHand = '';
  }

  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
        font-size: 14px;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 4px;
        margin-inline: -12px;
      }
      button {
        border-color: transparent;
        background: none;
        font-size: 14px;
      }
      [role='status'] {
        margin: 0;
        padding-inline: 12px;
        color: var(--conv-quiet);
      }
      .by-hand {
        display: grid;
        gap: 4px;
        color: var(--conv-quiet);
        font-size: 14px;
      }
      textarea {
        width: 100%;
        border: 1px solid var(--conv-edge);
        border-radius: var(--conv-radius);
        background: var(--conv-panel);
        color: var(--conv-text);
        font: 13px/1.5 var(--conv-mono);
      }
      :focus-visible {
        outline: 2px solid var(--conv-accent);
        outline-offset: 2px;
      }
    `,
  ];

  /** What is offered is known now; what is copied or saved is asked for when it is wanted. */
  override render(): TemplateResult {
    const { strings, actions } = this;
    const button = (label: string, onClick: () => void): TemplateResult =>
      html`<button @click=${onClick}>${label}</button>`;
    return html`<div class="row">
        ${button(strings.copyLink, () => void this.#copy(actions.link()))}
        ${
          actions.embed() === null
            ? nothing
            : button(strings.copyEmbed, () => void this.#copy(actions.embed() ?? ''))
        }
        ${button(strings.savePicture, () => void this.#savePicture())}
        ${actions.vector() === null ? nothing : button(strings.saveDrawing, this.#saveDrawing)}
        ${button(strings.saveNumbers, this.#saveTable)}
        ${Object.keys(actions.code() ?? {}).map((name) =>
          button(strings.copyCode(name), () => void this.#copy(actions.code()?.[name] ?? '')),
        )}
        ${
          document.fullscreenEnabled
            ? button(strings.fullScreen, () => void this.#toggleFullScreen())
            : nothing
        }
        <p role="status">${this.note}</p>
      </div>
      ${this.byHand === '' ? nothing : this.#copyByHand()}`;
  }

  #copyByHand(): TemplateResult {
    return html`<label class="by-hand"
      >${this.strings.copyByHand}<textarea
        readonly
        rows="3"
        .value=${this.byHand}
        @focus=${(event: FocusEvent) => (event.target as HTMLTextAreaElement).select()}
      ></textarea>
    </label>`;
  }

  async #copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.byHand = '';
      this.note = this.strings.copied;
    } catch {
      // In a frame, or on a page without https, the clipboard is closed.
      this.note = '';
      this.byHand = text;
    }
  }

  async #savePicture(): Promise<void> {
    try {
      this.#save(await this.actions.picture(), 'png');
    } catch (error) {
      this.note = error instanceof Error ? error.message : String(error);
    }
  }

  readonly #saveDrawing = (): void => {
    this.#save(new Blob([this.actions.vector() ?? ''], { type: 'image/svg+xml' }), 'svg');
  };

  readonly #saveTable = (): void => {
    this.#save(new Blob([this.actions.table()], { type: 'text/csv' }), 'csv');
  };

  #save(file: Blob, ending: string): void {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = `${this.actions.stage.localName}.${ending}`;
    link.click();
    // The browser has taken the file by the time that anything else happens.
    setTimeout(() => URL.revokeObjectURL(link.href));
  }

  async #toggleFullScreen(): Promise<void> {
    if (document.fullscreenElement === null) await this.actions.stage.requestFullscreen();
    else await document.exitFullscreen();
  }
}

defineElement('conv-share-corner', ShareCorner);

declare global {
  interface HTMLElementTagNameMap {
    'conv-share-corner': ShareCorner;
  }
}
