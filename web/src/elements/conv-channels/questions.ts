/** What a teacher asks about channels; the answers are those of the library. */
import { digitsFor } from '../../draw/cell-text.js';
import { parameterProduct } from '../../draw/parameter-product.js';
import type { CellPlace } from '../../draw/window-place.js';
import type { ChannelsWords } from '../../strings/channels.js';
import type { Question } from '../parts/question-card.js';
import type { Convscope } from '../provider.js';
import { costOf } from './channels-run.js';
import type { ChannelsSession } from './channels-session.js';
import { placeSum, sumText } from './formula.js';

/** The place of the map that is asked for: one with neighbours on all sides, where there is one. */
export function blankOf({ plan }: ChannelsSession): CellPlace {
  return { row: plan.rows >> 1, column: plan.columns >> 1 };
}

export function channelsQuestions(
  session: ChannelsSession,
  library: Convscope,
  strings: ChannelsWords,
): readonly Question[] {
  const { quiz } = strings.channels;
  const { input, bank } = session.state;
  const { channels, filters, side } = bank;
  const shape = [channels, input.rows, input.columns];
  const layer = { type: 'conv2d', outChannels: filters, kernel: side } as const;
  const parameters = library.describe([layer], shape)[0]!.parameters;
  const product = parameterProduct({ shape: [filters, channels, side, side], hasBias: true });
  const depthwise = { filters: 32, groups: 32, side: 3 };
  const reduce = { filters: 64, groups: 1, side: 1 };
  const weightsOf = (inputs: number, each: typeof depthwise): number =>
    costOf(library, [inputs, 5, 5], each).weights;
  const productOf = (inputs: number, each: typeof depthwise): string => {
    const reads = [each.filters, inputs / each.groups, each.side, each.side];
    return `${parameterProduct({ shape: reads, hasBias: false })} = ${weightsOf(inputs, each)}`;
  };
  return [
    placeQuestion(session, strings),
    {
      prompt: quiz.weights(channels, filters, side),
      expected: parameters,
      explanation: quiz.explainWeights(`${product} = ${parameters}`),
    },
    {
      prompt: quiz.depthwise,
      expected: weightsOf(32, depthwise),
      explanation: quiz.explainDepthwise(productOf(32, depthwise)),
    },
    {
      prompt: quiz.reduce,
      expected: weightsOf(256, reduce),
      explanation: quiz.explainReduce(productOf(256, reduce)),
    },
  ];
}

function placeQuestion(session: ChannelsSession, strings: ChannelsWords): Question {
  const { quiz } = strings.channels;
  const { map, plan, state } = session;
  const place = blankOf(session);
  const expected = map.values[place.row * map.columns + place.column]!;
  const digits = digitsFor([expected]);
  const sum = placeSum(session, { place, done: plan.products }, strings);
  return {
    prompt: quiz.part(place.row + 1, place.column + 1, state.filter + 1),
    expected,
    // Half of the last digit that the page shows; sums of tenths are not exact in float32.
    tolerance: Math.max(1e-4, digits === 0 ? 0 : 0.5 * 10 ** -digits),
    explanation: quiz.explainPart(sumText(sum, strings)),
  };
}
