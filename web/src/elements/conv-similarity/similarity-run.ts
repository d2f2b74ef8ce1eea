/**
 * What the library says about a picture and a template: both maps, their best places, and for one patch the numbers that
 * compare two vectors. The page computes none of these numbers.
 */
import { weightsOf } from '../../state/kernel.js';
import {
  templateSize,
  type PixelBox,
  type SimilarityChoice,
  type Template,
} from '../../state/similarity-state.js';
import type { PixelPlace } from '../../state/viewport.js';
import type { Convscope, Tensor } from '../provider.js';

/** The longer side of what is searched, in pixels: pixels that one can see, and every place at once. */
const mostAcross = 160;
/** As many matches are boxed at most. */
export const mostMatches = 9;

/** In grey, halved until it is small enough: [1, H, W]. */
export function readPicture(library: Convscope, { data, width, height }: ImageData): Tensor {
  let picture = library.pictureToPlanes(data, { width, height, channels: 1 });
  while (Math.max(...picture.shape) > mostAcross) {
    picture = library.avgPool2d(picture, { kernel: 2 });
  }
  return picture;
}

export interface Match extends PixelPlace {
  readonly value: number;
}

export interface SimilarityRun {
  /** [1, H, W], with every pixel multiplied and added to; it may lie outside 0 … 1. */
  readonly picture: Tensor;
  /** [1, h, w] */
  readonly template: Tensor;
  /** [H−h+1, W−w+1]: one number for each place of the window's top left pixel. */
  readonly products: Tensor;
  readonly correlations: Tensor;
  /** Above the threshold, the best first, none beside a better one. */
  readonly matches: readonly Match[];
  /** Where the dot product is largest. */
  readonly largest: Match;
}

/** Null where the template does not fit into the picture. */
export function runSimilarity(
  library: Convscope,
  original: Tensor,
  choice: SimilarityChoice,
): SimilarityRun | null {
  const { height, width } = templateSize(choice.template);
  const [, rows = 0, columns = 0] = original.shape;
  if (height > rows || width > columns) return null;
  const template = templateOf(library, original, choice.template);
  const gain = library.tensor([choice.gain], [1, 1, 1, 1]);
  const picture = library.conv2d(original, gain, Float32Array.of(choice.offset));
  const filter = { data: template.data, shape: [1, 1, height, width] };
  const products = flat(library.conv2d(picture, filter, null));
  const correlations = library.normalizedCrossCorrelation(flat(picture), flat(template));
  const best = peaksOf(library, products, { height, width }, -Infinity)[0];
  return {
    picture,
    template,
    products,
    correlations,
    matches: peaksOf(library, correlations, { height, width }, choice.threshold),
    largest: best ?? { row: 0, column: 0, value: products.data[0]! },
  };
}

function templateOf(library: Convscope, original: Tensor, template: Template): Tensor {
  if (template.kind === 'part') return cut(library, original, template.box);
  const { kernel } = template;
  return library.tensor(weightsOf(kernel), [1, kernel.rows, kernel.columns]);
}

/** A rectangle of a picture, as it is. */
export function cut(library: Convscope, { data, shape }: Tensor, box: PixelBox): Tensor {
  const [, , columns = 0] = shape;
  const values = new Float32Array(box.height * box.width);
  for (let row = 0; row < box.height; row++) {
    const start = (box.row + row) * columns + box.column;
    values.set(data.subarray(start, start + box.width), row * box.width);
  }
  return library.tensor(values, [1, box.height, box.width]);
}

function flat({ data, shape }: Tensor): Tensor {
  return { data, shape: shape.slice(-2) };
}

/** What is as large as the largest around it: a maximum that pooling leaves as it is. */
function peaksOf(
  library: Convscope,
  map: Tensor,
  { height, width }: { readonly height: number; readonly width: number },
  threshold: number,
): readonly Match[] {
  const [rows = 0, columns = 0] = map.shape;
  const reach = [height >> 1, width >> 1] as const;
  const kernel: [number, number] = [2 * reach[0] + 1, 2 * reach[1] + 1];
  const around = library.maxPool2d(
    { data: map.data, shape: [1, rows, columns] },
    { kernel, stride: 1, padding: [reach[0], reach[1]] },
  ).output.data;
  const peaks: Match[] = [];
  for (const [at, value] of map.data.entries()) {
    if (value !== around[at] || !(value >= threshold)) continue;
    peaks.push({ row: Math.floor(at / columns), column: at % columns, value });
  }
  peaks.sort((a, b) => b.value - a.value);
  // On a plateau several are the largest: the first one stands for those beside it.
  const kept: Match[] = [];
  for (const peak of peaks) {
    const isBeside = kept.some(
      ({ row, column }) =>
        Math.abs(row - peak.row) <= reach[0] && Math.abs(column - peak.column) <= reach[1],
    );
    if (!isBeside) kept.push(peak);
    if (kept.length === mostMatches) break;
  }
  return kept;
}

/** Two vectors compared. */
export interface Comparison {
  /** The patch and the template, unrolled row by row. */
  readonly patch: Float32Array;
  readonly template: Float32Array;
  readonly product: number;
  readonly patchLength: number;
  readonly templateLength: number;
  /** Of the angle between them; 0 where one of them has no length. */
  readonly cosine: number;
  /** The same after subtracting the means; 0 where one of them is flat. */
  readonly correlation: number;
  /** All values of the patch are alike. */
  readonly isFlat: boolean;
  readonly means: { readonly patch: number; readonly template: number };
}

export function compare(library: Convscope, patch: Tensor, template: Tensor): Comparison {
  const [product, patchLength, templateLength] = [
    dot(library, patch, template),
    Math.sqrt(dot(library, patch, patch)),
    Math.sqrt(dot(library, template, template)),
  ];
  const lengths = patchLength * templateLength;
  const mean = (values: Tensor): number => library.globalAvgPool2d(values).data[0]!;
  return {
    patch: patch.data,
    template: template.data,
    product,
    patchLength,
    templateLength,
    cosine: lengths === 0 ? 0 : Math.max(-1, Math.min(1, product / lengths)),
    correlation: library.normalizedCrossCorrelation(flat(patch), flat(template)).data[0]!,
    isFlat: patch.data.every((value) => value === patch.data[0]),
    means: { patch: mean(patch), template: mean(template) },
  };
}

/** The one place where a kernel as large as the picture fits. */
function dot(library: Convscope, a: Tensor, b: Tensor): number {
  const [, height = 1, width = 1] = b.shape;
  return library.conv2d(a, { data: b.data, shape: [1, 1, height, width] }, null).data[0]!;
}

/** Every value less the mean of all, as a 1×1 convolution with a bias. */
export function centre(library: Convscope, values: Float32Array, mean: number): Float32Array {
  const one = library.tensor([1], [1, 1, 1, 1]);
  return library.conv2d({ data: values, shape: [1, 1, values.length] }, one, Float32Array.of(-mean))
    .data;
}
