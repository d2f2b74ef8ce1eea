// The library as it ships, for the API tests: dist/convscope.js with its .wasm files, in Node.
import { describe } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Convscope, LoadOptions, Tensor, Variant } from '../../../web/src/library/index.js';
import { repositoryPath } from '../repository.js';

/** The folder under test; another one while developing. */
export const dist = process.env['CONVSCOPE_DIST'] ?? repositoryPath('dist');
export const libraryUrl = pathToFileURL(`${dist}/convscope.js`);

export const variants: readonly Variant[] = ['relaxed', 'simd', 'scalar'];

/** Loads as a program would: by importing the file. */
export async function load(options?: LoadOptions): Promise<Convscope> {
  const library = (await import(libraryUrl.href)) as {
    load(options?: LoadOptions): Promise<Convscope>;
  };
  return library.load(options);
}

/** Runs the tests that `define` makes once for each variant. */
export function forEachVariant(
  define: (cs: () => Promise<Convscope>, variant: Variant) => void,
): void {
  for (const variant of variants) {
    describe(variant, () => define(() => load({ variant }), variant));
  }
}

/** Whole numbers from -half to half in no simple order: sums of their products are exact in every variant. */
export function wholeTensor(shape: readonly number[], seed = 1, half = 4): Tensor {
  const random = randomNumbers(seed);
  const count = shape.reduce((product, size) => product * size, 1);
  const data = Float32Array.from({ length: count }, () => Math.round((2 * random() - 1) * half));
  return { data, shape: [...shape] };
}

/** Numbers in [0, 1) that are the same in every run (Lehmer's generator with Park and Miller's constants). */
export function randomNumbers(seed: number): () => number {
  let state = (seed * 48271 + 11) % 2147483647;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}
