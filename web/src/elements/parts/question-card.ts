/** One question at a time with a number for an answer: asked, checked, explained. */
import {
  css,
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { formatCount } from '../../draw/numbers.js';
import { parseCount } from '../../state/parse-count.js';
import type { CommonStrings } from '../../strings/index.js';
import { defineElement } from '../base/define-element.js';
import { controlStyles, partStyles } from '../base/theme.js';

export interface Question {
  readonly prompt: string;
  readonly expected: number;
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
    this.correct = given === question.expected;
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
          inputmode="numeric"
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

  #verdict(question: Question): TemplateResult | string {
    const { quiz } = this.strings;
    if (this.given === null) return this.problem;
    const isRight = this.given === question.expected;
    return html`<p>
      <strong class=${isRight ? 'right' : 'wrong'}
        >${isRight ? `✓ ${quiz.right}` : `✗ ${quiz.wrong(formatCount(question.expected))}`}</strong
      >
      ${question.explanation}
    </p>`;
  }

  #check(event: Event, question: Question): void {
    event.preventDefault();
    const input = this.renderRoot.querySelector('input')!;
    const given = parseCount(input.value);
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

defineElement('conv-question-card', QuestionCard);

declare global {
  interface HTMLElementTagNameMap {
    'conv-question-card': QuestionCard;
  }
}
