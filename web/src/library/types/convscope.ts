// The library as a whole.
import type { Drawings } from './drawings.js';
import type { Gradients } from './gradients.js';
import type { Models, Training } from './models.js';
import type { Operators } from './operators.js';
import type { Pictures } from './pictures.js';
import type { Shapes } from './shapes.js';
import type { Tensor } from './tensor.js';

/** One build of the C++: relaxed SIMD (fused multiply-add), 128-bit SIMD, or plain WebAssembly for every engine. */
export type Variant = 'relaxed' | 'simd' | 'scalar';

/** What {@link load} takes. */
export interface LoadOptions {
  /**
   * Which build to use. `'auto'`, the default, takes the fastest that this engine runs and that passes a short numeric
   * self-test. A build asked for by name that the engine lacks is an `Error`.
   */
  variant?: 'auto' | Variant;
  /** The folder that holds the `.wasm` files; by default the folder of `convscope.js` itself. */
  wasmUrl?: string | URL;
}

/** What the library holds. */
export interface MemoryUse {
  /** WebAssembly memory; it never shrinks. */
  totalBytes: number;
  /** The part of it that is in use. */
  usedBytes: number;
  /** Models that were not disposed. */
  models: number;
  /** Trainers that were not disposed. */
  trainers: number;
}

/** The library: what {@link load} gives. Its functions may be taken apart: `const { conv2d } = await load()`. */
export interface Convscope
  extends Operators, Gradients, Shapes, Models, Training, Drawings, Pictures {
  /** The build that was chosen. */
  readonly variant: Variant;

  /** What the library holds at the moment: for tests that look for leaks. */
  memory(): MemoryUse;

  /**
   * Numbers with a shape, checked to fit. An ordinary array is copied, a `Float32Array` is used as it is.
   *
   * @example
   * cs.tensor([1, 2, 3, 4, 5, 6], [2, 3]).shape; // [2, 3]
   *
   * @throws RangeError where the product of the sizes is not the number of values; TypeError.
   */
  tensor(data: Float32Array | readonly number[], shape: readonly number[]): Tensor;
}
