/** What a teacher asks about vectors; the answers are those of the library. */
import { valueText } from '../../draw/cell-text.js';
import type { SimilarityWords } from '../../strings/similarity.js';
import type { Question } from '../parts/question-card.js';
import type { Convscope, Tensor } from '../provider.js';
import { compare, type Comparison } from './similarity-run.js';

export function similarityQuestions(
  library: Convscope,
  { similarity, common }: SimilarityWords,
): readonly Question[] {
  const { quiz } = similarity;
  const vector = (values: readonly number[]): Tensor =>
    library.tensor(values, [1, 1, values.length]);
  const compared = (a: readonly number[], b: readonly number[]): Comparison =>
    compare(library, vector(a), vector(b));
  const text = (value: number): string => valueText(value, common.decimal);
  const list = (values: readonly number[]): string => values.map(text).join('; ');
  const [a, b] = [
    [1, 2, 3],
    [2, 0, 1],
  ] as const;
  const [across, down] = [
    [1, 2],
    [2, -1],
  ] as const;
  const [pixels, doubled] = [
    [3, 4],
    [6, 8],
  ] as const;
  const [rising, brighter, falling] = [
    [1, 2, 3],
    [12, 14, 16],
    [3, 2, 1],
  ] as const;
  const { product } = compared(a, b);
  const gain = compared(doubled, [1, 0]).cosine;
  const alike = compared(rising, brighter).correlation;
  const opposite = compared(rising, falling).correlation;
  const sum = a.map((value, at) => `${text(value)} × ${text(b[at]!)}`).join(' + ');
  return [
    {
      prompt: quiz.product(list(a), list(b)),
      expected: product,
      explanation: quiz.explainProduct(`${sum} = ${text(product)}`),
    },
    {
      prompt: quiz.orthogonal(list(across), list(down)),
      expected: compared(across, down).cosine,
      explanation: quiz.explainOrthogonal,
    },
    {
      prompt: quiz.gain(text(compared(pixels, [1, 0]).cosine)),
      expected: Number(gain.toPrecision(6)),
      tolerance: 1e-3,
      explanation: quiz.explainGain(text(gain)),
    },
    {
      prompt: quiz.pearson(list(rising), list(brighter)),
      expected: Math.round(alike),
      tolerance: 1e-3,
      explanation: quiz.explainPearson(text(Math.round(alike))),
    },
    {
      prompt: quiz.opposite(list(rising), list(falling)),
      expected: Math.round(opposite),
      tolerance: 1e-3,
      explanation: quiz.explainOpposite(text(Math.round(opposite))),
    },
  ];
}
