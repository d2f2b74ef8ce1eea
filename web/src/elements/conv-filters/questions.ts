/** What a teacher would ask about filters; every answer is computed by the library. */
import { valueText } from '../../draw/cell-text.js';
import { kernelPreset, type KernelPresetName } from '../../state/kernel-presets.js';
import { gradientStep, kernelStep } from '../../state/filter-chain.js';
import { presetKernel, weightsOf } from '../../state/kernel.js';
import type { FiltersStrings } from '../../strings/en/filters.js';
import type { KernelWords } from '../../strings/kernels.js';
import type { Question } from '../parts/question-card.js';
import type { Convscope } from '../provider.js';
import { fieldOf } from './filter-run.js';

/** The kernel that made the little table, among others that could have. */
const suspects = ['box-3', 'sobel-x', 'sharpen', 'laplacian'] as const;
const guilty = 'sharpen';

/** Sums of products of float32 weights such as 1/9 are right to about so much. */
const rounding = 1e-6;

export function filterQuestions(
  library: Convscope,
  words: FiltersStrings,
  { common, kernels }: KernelWords,
): readonly Question[] {
  const text = (value: number): string => valueText(value, common.decimal);
  const { quiz } = words;
  const bright = middle(library, 'box-3', new Array<number>(9).fill(1));
  const flat = middle(library, 'sobel-x', new Array<number>(9).fill(0.7));
  const edge = middle(library, 'sobel-x', [0, 0, 1, 0, 0, 1, 0, 0, 1]);
  const field = fieldOf(
    library,
    [kernelStep(presetKernel('gaussian-5')), gradientStep('sobel')],
    'same',
    [1, 64, 64],
  )!.size[1];
  const list = suspects.map((name, place) => `${place + 1}: ${kernels.names[name]}`).join(', ');
  return [
    {
      prompt: quiz.unchanged,
      expected: 1,
      tolerance: rounding,
      explanation: quiz.explainUnchanged(text(bright)),
    },
    { prompt: quiz.flat, expected: Math.round(flat), explanation: quiz.explainFlat(text(flat)) },
    { prompt: quiz.edge, expected: edge, explanation: quiz.explainEdge(text(edge)) },
    {
      prompt: quiz.which(impulse(library, guilty).join(' / '), list),
      expected: suspects.indexOf(guilty) + 1,
      explanation: quiz.explainWhich(kernels.names[guilty]),
    },
    {
      prompt: quiz.field(
        kernels.names['gaussian-5'],
        words.chain.gradient(words.chain.pairs.sobel),
      ),
      expected: field,
      explanation: quiz.explainField(text(field)),
    },
  ];
}

/** What a 3×3 kernel makes of 3×3 pixels. */
function middle(library: Convscope, name: KernelPresetName, pixels: readonly number[]): number {
  const x = library.tensor(pixels, [1, 3, 3]);
  return library.conv2d(x, weightOf(name), null).data[0]!;
}

/** What a 3×3 kernel makes of a single bright pixel, row by row. */
function impulse(library: Convscope, name: KernelPresetName): string[] {
  const x = library.tensor([0, 0, 0, 0, 1, 0, 0, 0, 0], [1, 3, 3]);
  const { data } = library.conv2d(x, weightOf(name), null, { padding: 'same' });
  return [0, 1, 2].map((row) =>
    Array.from(data.subarray(3 * row, 3 * row + 3), (value) => valueText(value)).join(' '),
  );
}

function weightOf(name: KernelPresetName): { data: Float32Array; shape: number[] } {
  return { data: weightsOf(kernelPreset(name)), shape: [1, 1, 3, 3] };
}
