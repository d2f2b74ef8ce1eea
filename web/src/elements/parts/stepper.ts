/**
 * Forward, back, play and a scrubber for a calculation in steps (state/stepping.ts). It keeps the clock; what is shown is
 * decided by the element, which hears each wish as a StepEvent.
 *
 *   html`<conv-stepper .plan=${plan} .position=${position} .level=${'window'} .speed=${1} .playing=${false}
 *     .strings=${strings.tools.stepper} .placeText=${'row 1, column 1'} @step-event=${onStep}></conv-stepper>`
 */
import { css, html, LitElement, type PropertyDeclarations, type TemplateResult } from 'lit';
import {
  stepFrom,
  stepLevels,
  stepSpeeds,
  stepTotal,
  type StepLevel,
  type SteppingPlan,
} from '../../state/stepping.js';
import type { StepperStrings } from '../../strings/en/tools.js';
import { defineElement } from '../base/define-element.js';
import { controlStyles, partStyles } from '../base/theme.js';
import { fieldStyles } from './field-styles.js';
import { icons } from './icons.js';

export interface StepChange {
  readonly position?: number;
  readonly level?: StepLevel;
  /** Place in stepSpeeds. */
  readonly speed?: number;
  readonly playing?: boolean;
}

export class StepEvent extends Event {
  readonly change: StepChange;

  constructor(change: StepChange) {
    super('step-event');
    this.change = change;
  }
}

export class Stepper extends LitElement {
  static override properties: PropertyDeclarations = {
    plan: { attribute: false },
    position: { attribute: false },
    level: { attribute: false },
    levels: { attribute: false },
    speed: { attribute: false },
    playing: { attribute: false },
    strings: { attribute: false },
    placeText: { attribute: false },
  };

  declare plan: SteppingPlan;
  declare position: number;
  declare level: StepLevel;
  /** Those that can be chosen. */
  declare levels: readonly StepLevel[];
  /** Place in stepSpeeds. */
  declare speed: number;
  declare playing: boolean;
  declare strings: StepperStrings;
  /** Where the calculation is, in words. */
  declare placeText: string;

  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.position = 0;
    this.level = 'window';
    this.levels = stepLevels;
    this.speed = 1;
    this.playing = false;
    this.placeText = '';
  }

  static override styles = [
    partStyles,
    controlStyles,
    fieldStyles,
    css`
      .stepper {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 16px;
      }
      .scrubber {
        flex: 1 1 180px;
        min-width: 140px;
      }
      .place {
        min-width: 14ch;
        color: var(--conv-quiet);
        font-size: 14px;
        font-variant-numeric: tabular-nums;
      }
      .inline {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      .inline label {
        color: var(--conv-quiet);
        font-size: 14px;
      }
    `,
  ];

  override render(): TemplateResult {
    const { strings: words, position } = this;
    const total = stepTotal(this.plan);
    return html`<div
      class="stepper"
      role="group"
      aria-label=${words.name}
      @keydown=${this.#onKeyDown}
    >
      <div class="buttons">
        ${this.#button('toStart', words.toStart, position === 0, () => this.#jump(0))}
        ${this.#button('back', words.back, position === 0, () => this.#step(-1))}
        ${this.#button(
          this.playing ? 'pause' : 'play',
          this.playing ? words.pause : words.play,
          false,
          this.#toggle,
        )}
        ${this.#button('forward', words.forward, position === total, () => this.#step(1))}
        ${this.#button('toEnd', words.toEnd, position === total, () => this.#jump(total))}
      </div>
      <input
        class="scrubber"
        type="range"
        aria-label=${words.place}
        aria-valuetext=${this.placeText}
        min="0"
        max=${total}
        .value=${String(position)}
        @input=${(event: Event) => this.#jump(Number((event.target as HTMLInputElement).value))}
      />
      <span class="place" aria-hidden="true">${this.placeText}</span>
      <div class="inline">
        <label for="level">${words.level}</label>
        <select id="level" @change=${this.#onLevel}>
          ${this.levels.map(
            (level) =>
              html`<option value=${level} ?selected=${level === this.level}>
                ${words.levels[level]}
              </option>`,
          )}
        </select>
      </div>
      <div class="inline">
        <label for="speed">${words.speed}</label>
        <select id="speed" @change=${this.#onSpeed}>
          ${stepSpeeds.map(
            (_, speed) =>
              html`<option value=${speed} ?selected=${speed === this.speed}>
                ${words.speeds[speed]}
              </option>`,
          )}
        </select>
      </div>
    </div>`;
  }

  #button(
    icon: keyof typeof icons,
    label: string,
    isDisabled: boolean,
    onClick: () => void,
  ): TemplateResult {
    return html`<button
      aria-label=${label}
      title=${label}
      ?disabled=${isDisabled}
      @click=${onClick}
    >
      ${icons[icon]}
    </button>`;
  }

  override updated(): void {
    clearTimeout(this.#timer);
    if (this.playing)
      this.#timer = setTimeout(this.#onTime, stepSpeeds[this.speed] ?? stepSpeeds[0]);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    if (this.playing) this.#tell({ playing: false });
  }

  readonly #onTime = (): void => {
    const position = stepFrom(this.plan, this.position, this.level, 1);
    this.#tell({ position, playing: position < stepTotal(this.plan) });
  };

  /** At the end, play begins anew. */
  readonly #toggle = (): void => {
    if (this.playing) this.#tell({ playing: false });
    else if (this.position < stepTotal(this.plan)) this.#tell({ playing: true });
    else this.#tell({ position: 0, playing: true });
  };

  #step(direction: 1 | -1): void {
    this.#jump(stepFrom(this.plan, this.position, this.level, direction));
  }

  #jump(position: number): void {
    this.#tell({ position, playing: false });
  }

  #tell(change: StepChange): void {
    this.dispatchEvent(new StepEvent(change));
  }

  readonly #onLevel = (event: Event): void => {
    this.#tell({ level: (event.target as HTMLSelectElement).value as StepLevel });
  };

  readonly #onSpeed = (event: Event): void => {
    this.#tell({ speed: Number((event.target as HTMLSelectElement).value) });
  };

  /** On the scrubber the arrows make a step of the chosen level. */
  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey || target.localName === 'select') return;
    const total = stepTotal(this.plan);
    const actions: Readonly<Record<string, () => void>> = {
      ArrowRight: () => this.#step(1),
      ArrowUp: () => this.#step(1),
      ArrowLeft: () => this.#step(-1),
      ArrowDown: () => this.#step(-1),
      Home: () => this.#jump(0),
      End: () => this.#jump(total),
      // A button already does with the space bar what it is for.
      ...(target.localName === 'input' ? { ' ': this.#toggle } : {}),
    };
    const action = actions[event.key];
    if (action === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  };
}

defineElement('conv-stepper', Stepper);

declare global {
  interface HTMLElementTagNameMap {
    'conv-stepper': Stepper;
  }
}
