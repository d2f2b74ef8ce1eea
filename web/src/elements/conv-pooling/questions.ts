/** What a teacher asks about pooling; the answers are those of the library. */
import { digitsFor } from '../../draw/cell-text.js';
import type { CellPlace } from '../../draw/window-place.js';
import type { PoolingWords } from '../../strings/pooling.js';
import type { Question } from '../parts/question-card.js';
import type { Convscope } from '../provider.js';
import { arithmeticAt, arithmeticText } from './arithmetic.js';
import type { PoolingSession } from './pooling-session.js';

/** The output that is asked for: one with neighbours on all sides, where there is one. */
export function blankOf({ plan }: PoolingSession): CellPlace {
  return { row: plan.rows >> 1, column: plan.columns >> 1 };
}

export function poolingQuestions(
  session: PoolingSession,
  strings: PoolingWords,
): readonly Question[] {
  const { library } = session;
  if (library === null) return [];
  return [
    cellQuestion(session, strings),
    sizeQuestion(session, strings),
    ...gradientQuestions(library, strings),
    ceilQuestion(library, strings),
    globalQuestion(library, strings),
  ];
}

function cellQuestion(session: PoolingSession, strings: PoolingWords): Question {
  const { quiz } = strings.pooling;
  const { output } = session.shown;
  const place = blankOf(session);
  const expected = output.values[place.row * output.columns + place.column]!;
  const digits = digitsFor([expected]);
  return {
    prompt: quiz.cell(place.row + 1, place.column + 1),
    expected,
    // Half of the last digit that the page shows.
    tolerance: digits === 0 ? 0 : 0.5 * 10 ** -digits,
    explanation: quiz.explainCell(arithmeticText(arithmeticAt(session, place, strings), strings)),
  };
}

function sizeQuestion({ shown }: PoolingSession, { pooling: { quiz } }: PoolingWords): Question {
  const { rows, columns } = shown.output;
  return {
    prompt: quiz.size,
    expected: rows * columns,
    explanation: quiz.explainSize(rows, columns),
  };
}

/** A window of 3, 8, 5 and 1, and a gradient of 4. */
function gradientQuestions(library: Convscope, { pooling: { quiz } }: PoolingWords): Question[] {
  const shape = [1, 2, 2];
  const window = library.tensor([3, 8, 5, 1], shape);
  const gradient = library.tensor([4], [1, 1, 1]);
  const { indices } = library.maxPool2d(window, { kernel: 2 });
  const ofMax = library.maxPool2dBackward(gradient, indices, shape).data[1]!;
  const ofMean = library.avgPool2dBackward(gradient, shape, { kernel: 2 }).data[1]!;
  return [
    {
      prompt: quiz.winner,
      expected: ofMax,
      explanation: quiz.explainWinner(String(ofMax)),
    },
    {
      prompt: `${quiz.winner} ${quiz.mean}`,
      expected: ofMean,
      explanation: quiz.explainMean(String(ofMean)),
    },
  ];
}

function ceilQuestion(library: Convscope, { pooling: { quiz } }: PoolingWords): Question {
  const rowsWith = (ceilMode: boolean): number =>
    library.outputShape({ type: 'maxPool2d', kernel: 2, ceilMode }, [1, 5, 5])[1]!;
  const expected = rowsWith(true);
  return {
    prompt: quiz.ceil,
    expected,
    explanation: quiz.explainCeil(rowsWith(false), expected),
  };
}

function globalQuestion(library: Convscope, { pooling: { quiz } }: PoolingWords): Question {
  const expected = library
    .outputShape({ type: 'globalAvgPool2d' }, [512, 7, 7])
    .reduce((product, size) => product * size, 1);
  return { prompt: quiz.global, expected, explanation: quiz.explainGlobal(expected) };
}
