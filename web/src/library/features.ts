// Which WebAssembly this engine runs, asked by a module of one function that nobody calls.
import type { Variant } from './types.js';

/** From the fastest to the one that runs everywhere. */
export const variants: readonly Variant[] = ['relaxed', 'simd', 'scalar'];

/** Whether the engine accepts the instructions of a build. */
export function supports(variant: Variant): boolean {
  return WebAssembly.validate(moduleOf(probes[variant]));
}

/** i32.const 0, i8x16.splat: a vector on the stack. */
const vector = [0x41, 0x00, 0xfd, 0x0f];
const end = 0x0b;

/** Bodies of functions () → v128 (for scalar: i32) that use what the build uses. */
const probes: Readonly<Record<Variant, { result: number; code: readonly number[] }>> = {
  // f32x4.relaxed_madd
  relaxed: { result: 0x7b, code: [...vector, ...vector, ...vector, 0xfd, 0x85, 0x02, end] },
  simd: { result: 0x7b, code: [...vector, end] },
  scalar: { result: 0x7f, code: [0x41, 0x00, end] },
};

/** A binary module: magic and version, one type, one function of it, its code without locals. */
function moduleOf({
  result,
  code,
}: {
  result: number;
  code: readonly number[];
}): Uint8Array<ArrayBuffer> {
  const body = [0, ...code];
  return new Uint8Array([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, [1, 0x60, 0, 1, result]),
    ...section(3, [1, 0]),
    ...section(10, [1, body.length, ...body]),
  ]);
}

function section(id: number, content: readonly number[]): number[] {
  return [id, content.length, ...content];
}
