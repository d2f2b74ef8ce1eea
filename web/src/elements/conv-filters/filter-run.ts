/**
 * A picture through a chain of filters. Every number is the library's; the arrays are kept from frame to frame, so that a
 * film of pictures of one size allocates none.
 *
 *   const run = new FilterRun(library);
 *   run.pass(picture, state).result   // { data, shape: [C, H, W] }
 */
import type { FilterStep } from '../../state/filter-chain.js';
import type { FiltersState } from '../../state/filters-state.js';
import { gradientPairs, kernelPreset, type KernelTable } from '../../state/kernel-presets.js';
import { weightsOf } from '../../state/kernel.js';
import type { Convscope, ReceptiveField, Tensor } from '../provider.js';

/** What one step that is on did. */
export interface StepPass {
  /** Its place in the chain. */
  readonly place: number;
  readonly step: FilterStep;
  readonly kernels: readonly KernelTable[];
  /** [C, H, W] */
  readonly input: Tensor;
  /** One map for each kernel: [C, Hout, Wout]. */
  readonly maps: readonly Tensor[];
  /** What goes on to the next step: the map, or the magnitude of the two. */
  readonly output: Tensor;
  /** Of a gradient, in radians. */
  readonly direction: Tensor | null;
}

export interface FilterPass {
  readonly picture: Tensor;
  readonly steps: readonly StepPass[];
  readonly result: Tensor;
  /** Grows with every pass: views that draw only what is new compare it. */
  readonly version: number;
}

type WindowOptions = Pick<FiltersState, 'operation' | 'padding' | 'paddingMode'>;

export class FilterRun {
  readonly #library: Convscope;
  readonly #buffers = new Map<string, Float32Array>();
  readonly #sizes = new Map<string, readonly [rows: number, columns: number]>();
  #version = 0;

  constructor(library: Convscope) {
    this.#library = library;
  }

  /**
   * @throws RangeError, with the library's sentence, for a picture that is too small for a kernel. What was computed
   * before stays as it is then.
   */
  pass(picture: Tensor, state: FiltersState): FilterPass {
    const steps: StepPass[] = [];
    let input = picture;
    for (const [place, step] of state.chain.steps.entries()) {
      if (!step.enabled) continue;
      const done = this.#step(input, step, place, state);
      steps.push(done);
      input = done.output;
    }
    this.#version += 1;
    return { picture, steps, result: input, version: this.#version };
  }

  #step(input: Tensor, step: FilterStep, place: number, options: WindowOptions): StepPass {
    const kernels = kernelsOf(step);
    const maps = kernels.map((kernel, which) =>
      this.#slide(input, kernel, options, `step ${place}, map ${which}`),
    );
    const [across, up] = maps as [Tensor, Tensor?];
    if (up === undefined) {
      return { place, step, kernels, input, maps, output: across, direction: null };
    }
    const { magnitude, direction } = this.#library.gradientPolar(across, up, {
      out: this.#buffer(`step ${place}, magnitude`, across.data.length),
      directionOut: this.#buffer(`step ${place}, direction`, across.data.length),
    });
    return { place, step, kernels, input, maps, output: magnitude, direction };
  }

  /** One kernel for all channels: each channel is a picture of its own, so they are a batch. */
  #slide(input: Tensor, kernel: KernelTable, options: WindowOptions, name: string): Tensor {
    const [channels = 1, height = 1, width = 1] = input.shape;
    const weight = { data: weightsOf(kernel), shape: [1, 1, kernel.rows, kernel.columns] };
    const { operation, padding, paddingMode } = options;
    const [rows, columns] = this.#sizeOf(kernel, padding, height, width);
    const { data } = this.#library.conv2d(
      { data: input.data, shape: [channels, 1, height, width] },
      weight,
      null,
      { operation, padding, paddingMode, out: this.#buffer(name, channels * rows * columns) },
    );
    return { data, shape: [channels, rows, columns] };
  }

  #sizeOf(
    { rows, columns }: KernelTable,
    padding: WindowOptions['padding'],
    height: number,
    width: number,
  ): readonly [rows: number, columns: number] {
    const question = [rows, columns, padding, height, width].join();
    let size = this.#sizes.get(question);
    if (size === undefined) {
      const layer = { type: 'conv2d', outChannels: 1, kernel: [rows, columns], padding } as const;
      const [, high = 1, wide = 1] = this.#library.outputShape(layer, [1, height, width]);
      size = [high, wide];
      this.#sizes.set(question, size);
    }
    return size;
  }

  #buffer(name: string, count: number): Float32Array {
    const known = this.#buffers.get(name);
    if (known?.length === count) return known;
    const fresh = new Float32Array(count);
    this.#buffers.set(name, fresh);
    return fresh;
  }
}

export function kernelsOf(step: FilterStep): readonly KernelTable[] {
  if (step.kind === 'kernel') return [step.kernel];
  return gradientPairs[step.pair].map(kernelPreset);
}

/**
 * Which pixels of a picture [C, H, W] the results of some steps depend on, by the library's own rules. Null without a
 * step: then each result is a pixel.
 */
export function fieldOf(
  library: Convscope,
  steps: readonly FilterStep[],
  padding: FiltersState['padding'],
  shape: readonly number[],
): ReceptiveField | null {
  const layers = steps
    .filter(({ enabled }) => enabled)
    .map((step) => {
      const [{ rows, columns } = { rows: 1, columns: 1 }] = kernelsOf(step);
      return { type: 'conv2d' as const, outChannels: 1, kernel: [rows, columns] as const, padding };
    });
  if (layers.length === 0) return null;
  return library.describe(layers, [1, shape[1] ?? 1, shape[2] ?? 1]).at(-1)!.receptiveField;
}
