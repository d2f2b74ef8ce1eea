// The library in WebAssembly memory that ends early, so that tests meet its end without using all of the machine's.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Convscope, Variant } from '../../../web/src/library/index.js';
import { dist, load } from './library.js';

const magicAndVersionBytes = 8;
const memorySection = 5;
const pageBytes = 65536;

/** The library with at most so much memory: the same build but for one number. */
export async function loadSmall(variant: Variant, megabytes: number): Promise<Convscope> {
  const file = `convscope-${variant}.wasm`;
  const build = await readFile(join(dist, file));
  const folder = await mkdtemp(join(tmpdir(), 'convscope-small-'));
  try {
    await writeFile(join(folder, file), withMostPages(build, (megabytes << 20) / pageBytes));
    return await load({ variant, wasmUrl: pathToFileURL(`${folder}/`) });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A module whose one memory begins as before and grows to at most `pages`. */
function withMostPages(module: Uint8Array, pages: number): Uint8Array {
  let place = magicAndVersionBytes;
  for (;;) {
    const id = module[place]!;
    const [size, begin] = readNumber(module, place + 1);
    if (id !== memorySection) {
      place = begin + size;
      continue;
    }
    // One memory, with limits: a flag that says whether there is a largest size, the first size, the largest.
    const [first] = readNumber(module, begin + 2);
    const section = [1, 1, ...numberBytes(first), ...numberBytes(pages)];
    return Uint8Array.from([
      ...module.subarray(0, place),
      ...[id, ...numberBytes(section.length), ...section],
      ...module.subarray(begin + size),
    ]);
  }
}

/** LEB128: seven bits a byte, the lowest first. The number, and the place behind it. */
function readNumber(bytes: Uint8Array, begin: number): [number: number, end: number] {
  let number = 0;
  for (let place = begin, shift = 0; ; place++, shift += 7) {
    number |= (bytes[place]! & 0x7f) << shift;
    if (bytes[place]! < 0x80) return [number, place + 1];
  }
}

function numberBytes(number: number): number[] {
  return number < 0x80
    ? [number]
    : [(number & 0x7f) | 0x80, ...numberBytes(Math.floor(number / 128))];
}
