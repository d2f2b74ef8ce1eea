// What a page has to download before it can classify a digit, model included.

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { peers } from './peers.mjs';

const brotli = promisify(brotliCompress);

const ourFiles = [
  'convscope/convscope.js',
  'convscope/convscope-relaxed.wasm',
  'convscope/models/digits.safetensors',
];
const models = { ort: 'cold/model.onnx', litert: 'cold/model.tflite' };

/**
 * { name: { files: { path: { bytes, brotli } }, bytes, brotli } } for us and for the peers that are there. Leaves the
 * compressed files beside the others, for the server.
 */
export async function downloadSizes(site, present) {
  const sizes = { convscope: await sizesOf(site, ourFiles) };
  for (const { name } of present) {
    const { files = [] } = peers.find((peer) => peer.name === name);
    // Of the WebAssembly and the script beside it one thread needs one each; a fall-back for older engines is extra.
    const needed = name === 'tfjs-wasm' ? files.slice(0, 1) : files.slice(0, 2);
    sizes[name] = await sizesOf(site, [
      `cold/${name}.js`,
      ...needed.map((file) => `files/${name}/${file}`),
      models[name] ?? 'cold/weights.bin',
    ]);
  }
  return sizes;
}

async function sizesOf(site, paths) {
  const files = {};
  for (const path of paths) {
    const bytes = await readFile(join(site, path));
    const packed = await compress(bytes);
    await writeFile(join(site, `${path}.br`), packed);
    files[path] = { bytes: bytes.length, brotli: packed.length };
  }
  const total = (kind) => Object.values(files).reduce((sum, file) => sum + file[kind], 0);
  return { files, bytes: total('bytes'), brotli: total('brotli') };
}

/** As a server does that compresses once and serves often; large files at a level that ends within seconds. */
function compress(bytes) {
  const quality = bytes.length > 2e6 ? 9 : constants.BROTLI_MAX_QUALITY;
  return brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });
}
