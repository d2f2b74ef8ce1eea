import { readFile, readdir } from 'node:fs/promises';
import { brotliCompressSync } from 'node:zlib';
import { join } from 'node:path';
import { builtFolder, repositoryPath } from './repository.js';

/** How many bytes people may be made to download, from budget.json. */
export interface Budget {
  /**
   * Paths in dist/; "largest .wasm" stands for that of the three builds which costs most, "shared scripts" for what
   * convscope-elements.js imports.
   */
  files: string[];
  brotliBytes: number;
}

export async function readBudgets(): Promise<Record<string, Budget>> {
  return JSON.parse(await readFile(repositoryPath('tests/web/budget.json'), 'utf8')) as Record<
    string,
    Budget
  >;
}

/** Bytes of a budget's files in dist/, each compressed by brotli as a web server would do it. */
export async function compressedSizes(files: string[]): Promise<Map<string, number>> {
  const sizes = new Map<string, number>();
  for (const file of files) {
    if (file === 'shared scripts') {
      for (const path of await sharedScripts()) sizes.set(path, await brotliSize(path));
      continue;
    }
    const [path, size] =
      file === 'largest .wasm' ? await largestWasm() : [file, await brotliSize(file)];
    sizes.set(path, size);
  }
  return sizes;
}

/** What is downloaded with convscope-elements.js, by name. */
export async function sharedScripts(): Promise<string[]> {
  const text = await readFile(join(builtFolder, 'convscope-elements.js'), 'utf8');
  return [...text.matchAll(/\bfrom"\.\/([\w-]+\.js)"|\bimport"\.\/([\w-]+\.js)"/g)].map(
    ([, from, alone]) => from ?? alone!,
  );
}

async function largestWasm(): Promise<[path: string, size: number]> {
  let largest: [string, number] = ['', 0];
  for (const path of await readdir(builtFolder)) {
    if (!path.endsWith('.wasm')) continue;
    const size = await brotliSize(path);
    if (size > largest[1]) largest = [path, size];
  }
  return largest;
}

async function brotliSize(path: string): Promise<number> {
  return brotliCompressSync(await readFile(join(builtFolder, path))).length;
}
