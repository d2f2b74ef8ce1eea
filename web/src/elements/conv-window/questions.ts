/** What a teacher asks at the blackboard about the window as it is set; the answers are those of the library. */
import { digitsFor } from '../../draw/cell-text.js';
import type { WindowWords } from '../../strings/window.js';
import type { Question } from '../parts/question-card.js';
import { sumText, windowSum } from './formula-view.js';
import { sizeText } from './size-view.js';
import { outputSize } from './window-run.js';
import type { WindowSession } from './window-session.js';

/** The output that is asked for: one with neighbours on all sides, where there is one. */
export function blankOf({ plan }: WindowSession): {
  readonly row: number;
  readonly column: number;
} {
  return { row: plan.rows >> 1, column: plan.columns >> 1 };
}

export function windowQuestions(session: WindowSession, strings: WindowWords): readonly Question[] {
  const { library, shown, state } = session;
  if (library === null) return [];
  const { quiz } = strings.window;
  const questions: Question[] = [
    cellQuestion(session, strings),
    {
      prompt: quiz.size,
      expected: shown.output.rows,
      explanation: quiz.explainSize(sizeText(session, strings, 0)),
    },
  ];
  const strided = outputSize(library, { ...state, stride: [2, 2] });
  if (strided !== null && state.stride.every((step) => step === 1)) {
    const [rows, columns] = strided;
    questions.push({
      prompt: quiz.stride,
      expected: rows * columns,
      explanation: quiz.explainStride(rows, columns),
    });
  }
  const isPlain = [...state.stride, ...state.dilation].every((step) => step === 1);
  const full = outputSize(library, { ...state, padding: 'full', paddingMode: 'zeros' });
  if (isPlain && full !== null && state.padding !== 'full') {
    questions.push({
      prompt: quiz.full,
      expected: full[1],
      explanation: quiz.explainFull(state.input.columns, state.kernel.columns),
    });
  }
  return questions;
}

function cellQuestion(session: WindowSession, strings: WindowWords): Question {
  const { quiz } = strings.window;
  const { output } = session.shown;
  const place = blankOf(session);
  const expected = output.values[place.row * output.columns + place.column]!;
  const digits = digitsFor([expected]);
  const sum = windowSum(session, { place, done: session.plan.products }, strings);
  return {
    prompt: quiz.cell(place.row + 1, place.column + 1),
    expected,
    // Half of the last digit that the page shows.
    tolerance: digits === 0 ? 0 : 0.5 * 10 ** -digits,
    explanation: quiz.explainCell(sumText(sum)),
  };
}
