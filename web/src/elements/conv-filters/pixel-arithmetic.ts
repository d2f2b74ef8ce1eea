/** How one pixel of a result came about: what lay under the window, times what, added up to what; all by the library. */
import type { FiltersState } from '../../state/filters-state.js';
import { weightsOf } from '../../state/kernel.js';
import type { PixelPlace } from '../../state/viewport.js';
import type { Convscope, ReceptiveField, Tensor } from '../provider.js';
import { fieldOf, type FilterPass, type StepPass } from './filter-run.js';

/** One kernel's sum at one place of one channel. */
export interface PixelSum {
  readonly rows: number;
  readonly columns: number;
  readonly pixels: Float32Array;
  /** As they are used: a convolution has them turned. */
  readonly weights: Float32Array;
  readonly products: Float32Array;
  /** Whether a cell lies outside the picture, where the border's rule fills in. */
  readonly isOutside: readonly boolean[];
  readonly value: number;
}

export interface PixelArithmetic {
  /** Of the step whose arithmetic it is: its place in the chain, and in the step's own output. */
  readonly step: StepPass;
  readonly place: PixelPlace;
  readonly channel: number;
  readonly channels: number;
  readonly sums: readonly PixelSum[];
  /** What the step makes of the sums, and for a gradient the angle in degrees; null where it is flat. */
  readonly value: number;
  readonly angle: number | null;
}

/** Less than this is shown as 0.000, and is what rounding leaves. */
const flatBelow = 5e-4;

type Options = Pick<FiltersState, 'operation' | 'padding' | 'paddingMode'>;

/** A place of the whole chain's result, looked at in the step that is selected; null when no step is on there. */
export function explainPixel(
  library: Convscope,
  pass: FilterPass,
  state: FiltersState,
  { row, column }: PixelPlace,
): PixelArithmetic | null {
  const step = selectedPass(pass, state.chain.selected);
  if (step === null) return null;
  const after = pass.steps.slice(pass.steps.indexOf(step) + 1).map((each) => each.step);
  const place = middleOf(library, after, state, step.output.shape, { row, column });
  const [channels = 1, height = 1, width = 1] = step.output.shape;
  if (place.row >= height || place.column >= width) return null;
  const channel = Math.min(channels - 1, state.channel);
  const at = (channel * height + place.row) * width + place.column;
  const field = fieldOf(library, [step.step], state.padding, step.input.shape)!;
  const sums = step.kernels.map((kernel, which) => {
    const weights = weightsOf(kernel);
    if (state.operation === 'convolution') weights.reverse();
    const value = step.maps[which]!.data[at]!;
    return pixelSum(library, { step, field, place, channel, weights, value, options: state });
  });
  const value = step.output.data[at]!;
  const angle = step.direction?.data[at] ?? null;
  return {
    step,
    place,
    channel,
    channels,
    sums,
    value,
    angle: angle === null || value < flatBelow ? null : (angle * 180) / Math.PI,
  };
}

/** The selected step, or the last one that is on. */
export function selectedPass({ steps }: FilterPass, selected: number): StepPass | null {
  return steps.find(({ place }) => place === selected) ?? steps.at(-1) ?? null;
}

/** The middle of what a pixel behind some steps depends on, in the picture [C, H, W] before them. */
export function middleOf(
  library: Convscope,
  steps: Parameters<typeof fieldOf>[1],
  { padding }: Pick<Options, 'padding'>,
  shape: readonly number[],
  { row, column }: PixelPlace,
): PixelPlace {
  const field = fieldOf(library, steps, padding, shape);
  if (field === null) return { row, column };
  const middle = (axis: 0 | 1, place: number): number =>
    Math.min(
      (shape[axis + 1] ?? 1) - 1,
      Math.max(0, field.start[axis] + place * field.jump[axis] + ((field.size[axis] - 1) >> 1)),
    );
  return { row: middle(0, row), column: middle(1, column) };
}

interface SumQuestion {
  readonly step: StepPass;
  readonly field: ReceptiveField;
  readonly place: PixelPlace;
  readonly channel: number;
  readonly weights: Float32Array;
  readonly value: number;
  readonly options: Options;
}

function pixelSum(library: Convscope, question: SumQuestion): PixelSum {
  const { step, field, place, channel, weights, value, options } = question;
  const [rows, columns] = field.size;
  const around = withBorder(library, step, field, options);
  const [, height = 1, width = 1] = step.input.shape;
  const [, borderedHeight = 1, borderedWidth = 1] = around.picture.shape;
  const pixels = new Float32Array(rows * columns);
  const isOutside: boolean[] = [];
  for (let cell = 0; cell < rows * columns; cell++) {
    const row = field.start[0] + place.row + Math.floor(cell / columns);
    const column = field.start[1] + place.column + (cell % columns);
    const line = channel * borderedHeight + row + around.top;
    pixels[cell] = around.picture.data[line * borderedWidth + column + around.left]!;
    isOutside.push(row < 0 || column < 0 || row >= height || column >= width);
  }
  const count = rows * columns;
  const products = library.conv2d(
    { data: pixels, shape: [count, 1, 1] },
    { data: weights, shape: [count, 1, 1, 1] },
    null,
    { groups: count },
  ).data;
  return { rows, columns, pixels, weights, products, isOutside, value };
}

/** The step's input with the border that its windows reach into: a 1×1 convolution leaves everything as it is. */
function withBorder(
  library: Convscope,
  { input, maps }: StepPass,
  { size, start }: ReceptiveField,
  { paddingMode }: Options,
): { picture: Tensor; top: number; left: number } {
  const [channels = 1, height = 1, width = 1] = input.shape;
  const [, rows = 1, columns = 1] = maps[0]!.shape;
  const [top, left] = [Math.max(0, -start[0]), Math.max(0, -start[1])];
  const bottom = Math.max(0, start[0] + rows - 1 + size[0] - height);
  const right = Math.max(0, start[1] + columns - 1 + size[1] - width);
  const one = { data: new Float32Array([1]), shape: [1, 1, 1, 1] };
  const { data } = library.conv2d(
    { data: input.data, shape: [channels, 1, height, width] },
    one,
    null,
    { padding: [top, left, bottom, right], paddingMode },
  );
  const shape = [channels, height + top + bottom, width + left + right];
  return { picture: { data, shape }, top, left };
}
