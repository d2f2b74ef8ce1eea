/** What a teacher asks about signals; the answers are those of the library. */
import { valueText } from '../../draw/cell-text.js';
import { makeWeighting, weightingWidths, weightsOfSignal } from '../../state/signal-kernel.js';
import type { SignalWords } from '../../strings/signal.js';
import type { Question } from '../parts/question-card.js';
import type { Convscope } from '../provider.js';
import type { SignalSession } from './signal-session.js';
import { lengthText } from './told-view.js';

export function signalQuestions(session: SignalSession, strings: SignalWords): readonly Question[] {
  const { library, shown, state } = session;
  if (library === null) return [];
  const { quiz } = strings.signal;
  const { decimal } = strings.common;
  const text = (value: number): string => valueText(value, decimal);
  const width = shown.slide.width;
  const impulse = convolved(library, [0, 0, 0, 0, 0, 1, 0, 0], [4, 2, 1]);
  const third = weightsOfSignal(makeWeighting('box', 3));
  const [mean = NaN] = convolved(library, [3, 7, 2], third);
  const [slope = NaN] = convolved(library, [1, 1.5], [1, -1]);
  const half = widthThatHalves(library);
  const questions: Question[] = [
    {
      prompt: quiz.length,
      expected: shown.slide.outputs,
      explanation: quiz.explainLength(lengthText(session)),
    },
    {
      prompt: quiz.impulse('4, 2, 1'),
      // The first place of the window is for t = 2.
      expected: impulse[6 - 2]!,
      explanation: quiz.explainImpulse(text(impulse[6 - 2]!)),
    },
    {
      prompt: quiz.mean('3, 7, 2'),
      expected: Math.fround(Number(mean.toPrecision(6))),
      tolerance: 1e-5,
      explanation: quiz.explainMean(text(mean)),
    },
    { prompt: quiz.noise, expected: half, explanation: quiz.explainNoise(String(half)) },
    {
      prompt: quiz.slope(text(0.5)),
      expected: slope,
      explanation: quiz.explainSlope(text(slope)),
    },
  ];
  if (state.padding !== 'full') {
    questions.push({
      prompt: quiz.full,
      expected: session.lengthWith('full'),
      explanation: quiz.explainFull(shown.readings.length, width),
    });
  }
  return questions;
}

function convolved(
  library: Convscope,
  x: readonly number[],
  weights: ArrayLike<number>,
): Float32Array {
  const w = library.tensor(Float32Array.from(weights), [1, 1, weights.length]);
  const options = { operation: 'convolution' } as const;
  return library.conv1d(library.tensor(x, [1, x.length]), w, null, options).data;
}

/** The narrowest box whose weights' squares add up to a quarter. */
function widthThatHalves(library: Convscope): number {
  for (let width = 1; width <= weightingWidths.most; width++) {
    const weights = weightsOfSignal(makeWeighting('box', width));
    const [squares = 1] = convolved(library, [...weights], weights.slice().reverse());
    if (squares <= 0.25) return width;
  }
  return NaN;
}
