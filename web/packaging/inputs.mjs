// What dist/ is made from: the three WebAssembly builds, the models, and where everything lies.

import { readFile, readdir } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const web = resolve(dirname(fileURLToPath(import.meta.url)), '..');
export const root = resolve(web, '..');
/** CONVSCOPE_DIST names another folder, as for the tests, so that two builds do not disturb each other. */
export const dist = resolve(process.env.CONVSCOPE_DIST ?? join(root, 'dist'));
/** CONVSCOPE_WASM names another folder that holds wasm-relaxed, wasm-simd and wasm-scalar. */
const builds = resolve(process.env.CONVSCOPE_WASM ?? join(root, 'build'));

export const variants = ['relaxed', 'simd', 'scalar'];

/** A reason to stop that is told to the reader as it is, without a stack. */
export class BuildError extends Error {}

/** Bytes of the WebAssembly builds by the names they have in dist/. */
export async function readWasm() {
  const wasm = new Map();
  for (const variant of variants) {
    const file = join(builds, `wasm-${variant}`, 'convscope.wasm');
    wasm.set(`convscope-${variant}.wasm`, await readInput(file));
  }
  return wasm;
}

/** Bytes of the pretrained models by their path in dist/. */
export async function readModels() {
  const folder = join(web, 'models');
  const names = (await readdir(folder).catch(() => [])).filter((name) =>
    /\.(safetensors|onnx)$/.test(name),
  );
  if (!names.includes('digits.safetensors')) {
    throw new BuildError('web/models/digits.safetensors is missing. ./scripts/train writes it.');
  }
  const models = new Map();
  for (const name of names.sort())
    models.set(`models/${name}`, await readInput(join(folder, name)));
  return models;
}

/** Bytes of the ready pictures by their path in dist/. */
export async function readSamples() {
  const folder = join(web, 'samples');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.png')).sort();
  const samples = new Map();
  for (const name of names) samples.set(`samples/${name}`, await readInput(join(folder, name)));
  return samples;
}

async function readInput(path) {
  try {
    return await readFile(path);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    throw new BuildError(`${relative(root, path)} is missing. ./scripts/build makes it.`);
  }
}
