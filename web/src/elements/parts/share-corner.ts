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

  override render(): TemplateResult {
    const { strings, actions } = this;
    const code = actions.embed();
    return html`<div class="row">
        <button @click=${() => this.#copy(actions.link())}>${strings.copyLink}</button>
        ${
          code === null
            ? nothing
            : html`<button @click=${() => this.#copy(code)}>${strings.copyEmbed}</button>`
        }
        <button @click=${this.#savePicture}>${strings.savePicture}</button>
        <button @click=${this.#saveTable}>${strings.saveNumbers}</button>
        ${
          document.fullscreenEnabled
            ? html`<button @click=${this.#toggleFullScreen}>${strings.fullScreen}</button>`
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

  readonly #savePicture = async (): Promise<void> => {
    try {
      this.#save(await this.actions.picture(), 'png');
    } catch (error) {
      this.note = error instanceof Error ? error.message : String(error);
    }
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

  readonly #toggleFullScreen = async (): Promise<void> => {
    if (document.fullscreenElement === null) await this.actions.stage.requestFullscreen();
    else await document.exitFullscreen();
  };
}

defineElement('conv-share-corner', ShareCorner);

declare global {
  interface HTMLElementTagNameMap {
    'conv-share-corner': ShareCorner;
  }
}
