/** One question at a time with a number for an answer: asked, checked, explained. */
import {
  css,
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { valueText } from '../../draw/cell-text.js';
import { parseCount } from '../../state/parse-count.js';
import { parseValue } from '../../state/parse-matrix.js';
import type { CommonStrings } from '../../strings/index.js';
import { defineElement } from '../base/define-element.js';
import { controlStyles, partStyles } from '../base/theme.js';

export interface Question {
  readonly prompt: string;
  readonly expected: number;
  /** How far an answer may be off, where the page itself shows the number rounded. Default 0. */
  readonly tolerance?: number;
  readonly explanation: string;
}

/** What was typed as an answer to a question. */
export class AnswerEvent extends Event {
  readonly question: Question;
  readonly given: number;
  readonly correct: boolean;

  constructor(question: Question, given: number) {
    super('answer');
    this.question = question;
    this.given = given;
    this.correct = isRight(question, given);
  }
}

export class QuestionCard extends LitElement {
  static override properties: PropertyDeclarations = {
    questions: { attribute: false },
    strings: { attribute: false },
    place: { state: true },
    given: { state: true },
    problem: { state: true },
  };

  declare questions: readonly Question[];
  declare strings: CommonStrings;
  declare protected place: number;
  /** Null until an answer was checked. */
  declare protected given: number | null;
  declare protected problem: string;

  constructor() {
    super();
    this.questions = [];
    this.place = 0;
    this.given = null;
    this.problem = '';
  }

  static override styles = [
    partStyles,
    controlStyles,
    css`
      :host {
        padding: 16px;
        border: 1px solid var(--conv-hairline);
        border-radius: var(--conv-radius);
        background: var(--conv-panel);
      }
      h3 {
        font-size: 15px;
        font-weight: 600;
      }
      p {
        max-width: 65ch;
      }
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
        margin: 8px 0;
      }
      input {
        width: 9em;
        min-height: 44px;
        padding: 4px 12px;
        border: 1px solid var(--conv-edge);
        border-radius: var(--conv-radius);
        background: var(--conv-page);
        color: var(--conv-text);
        font: 16px/1.25 var(--conv-mono);
      }
      .right {
        color: var(--conv-right);
      }
      .wrong {
        color: var(--conv-wrong);
      }
    `,
  ];

  /** Another answer is expected now: the verdict on the old one would be wrong. */
  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const before = changed.get('questions') as readonly Question[] | undefined;
    const old = before?.[this.place];
    if (old !== undefined && old.expected !== this.questions[this.place]?.expected) {
      this.given = null;
    }
  }

  override render(): TemplateResult | typeof nothing {
    const question = this.questions[this.place];
    if (question === undefined) return nothing;
    const { quiz } = this.strings;
    return html`<h3>${quiz.heading} ${this.place + 1}/${this.questions.length}</h3>
      <p id="prompt">${question.prompt}</p>
      <form @submit=${(event: Event) => this.#check(event, question)} novalidate>
        <label for="answer" class="spoken-only">${quiz.answerLabel}</label>
        <input
          id="answer"
          inputmode=${this.#keyboard(question)}
          autocomplete="off"
          aria-describedby="prompt"
          @keydown=${(event: Event) => event.stopPropagation()}
        />
        <button>${quiz.check}</button>
        ${
          this.questions.length > 1
            ? html`<button type="button" @click=${this.#next}>${quiz.next}</button>`
            : nothing
        }
      </form>
      <div role="status">${this.#verdict(question)}</div>`;
  }

  /** Phones' number keys have no minus and no decimal sign. */
  #keyboard({ expected }: Question): 'numeric' | 'text' {
    return Number.isInteger(expected) && expected >= 0 ? 'numeric' : 'text';
  }

  #verdict(question: Question): TemplateResult | string {
    const { quiz } = this.strings;
    if (this.given === null) return this.problem;
    const isCorrect = isRight(question, this.given);
    return html`<p>
      <strong class=${isCorrect ? 'right' : 'wrong'}
        >${isCorrect ? `✓ ${quiz.right}` : `✗ ${quiz.wrong(valueText(question.expected, this.strings.decimal))}`}</strong
      >
      ${question.explanation}
    </p>`;
  }

  #check(event: Event, question: Question): void {
    event.preventDefault();
    const input = this.renderRoot.querySelector('input')!;
    const given = parseCount(input.value) ?? parseValue(input.value);
    this.problem = given === null ? this.strings.quiz.empty : '';
    this.given = given;
    if (given !== null) this.dispatchEvent(new AnswerEvent(question, given));
  }

  readonly #next = (): void => {
    this.place = (this.place + 1) % this.questions.length;
    this.given = null;
    this.problem = '';
    const input = this.renderRoot.querySelector('input')!;
    input.value = '';
    input.focus();
  };
}

function isRight({ expected, tolerance = 0 }: Question, given: number): boolean {
  return Math.abs(given - expected) <= tolerance;
}

defineElement('conv-question-card', QuestionCard);

declare global {
  interface HTMLElementTagNameMap {
    'conv-question-card': QuestionCard;
  }
}
