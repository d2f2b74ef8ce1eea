// The folder that the benchmark serves to its own browser: our dist/, the peers, and the pages that measure them.

import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cp, copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { onnxModel } from './formats/onnx.mjs';
import { tfliteModel } from './formats/tflite.mjs';
import { plainLayers, withWeights } from './network.mjs';
import { peers } from './peers.mjs';

const here = dirname(fileURLToPath(import.meta.url));
export const root = resolve(here, '../../..');
export const packages = join(root, 'build/tools/bench/node_modules');
const { build } = createRequire(join(root, 'web/package.json'))('esbuild');
const fromPackages = createRequire(join(packages, '../package.json'));

/**
 * Makes the folder anew. `dist`: the build of ours that is measured. Returns the folder, and for each peer that is not
 * in it the reason.
 */
export async function makeSite(dist) {
  const site = join(root, 'build/bench/site');
  await rm(site, { recursive: true, force: true });
  await mkdir(join(site, 'cold'), { recursive: true });
  await cp(dist, join(site, 'convscope'), { recursive: true });
  await compileLimit(join(site, 'limit.wasm'));
  await addScript(site, 'page', { file: join(here, 'page/page.mjs') });
  await addScript(join(site, 'cold'), 'floor', { file: join(here, 'cold/floor.mjs') });
  await addContestant(site, 'convscope');
  await writeColdInputs(join(site, 'cold'), dist);
  const absent = {};
  for (const peer of peers) {
    try {
      await copyFiles(site, peer);
      await addContestant(site, peer.name, peer.gradients);
    } catch (error) {
      absent[peer.name] = `could not be prepared: ${firstLine(error)}`;
    }
  }
  return { site, absent };
}

/** A failed bundle says in `errors` what it did not find. */
const firstLine = (error) =>
  String(error.errors?.[0]?.text ?? error.message ?? error).split('\n')[0];

async function copyFiles(site, { name, folder, files = [] }) {
  const target = join(site, filesOf(name));
  await mkdir(target, { recursive: true });
  for (const file of files) await copyFile(join(packages, folder, file), join(target, file));
}

/** Where the page finds a peer's WebAssembly. */
export const filesOf = (name) => `/files/${name}/`;

async function addContestant(site, name, gradients) {
  const frame = [
    ...moduleOf(name, gradients),
    "import { serveContestants } from './page/frame.mjs';",
    'serveContestants(open);',
  ];
  await addScript(site, `${name}-frame`, { stdin: frame.join('\n') });
  const cold = [
    `import { open } from './contestants/${name}.mjs';`,
    "import { startWithNetwork } from './cold/with-network.mjs';",
    `startWithNetwork(open, '${filesOf(name)}');`,
  ];
  const own = join(here, `cold/${name}.mjs`);
  const source = existsSync(own) ? { file: own } : { stdin: cold.join('\n') };
  // The peers' libraries are inside the page's script; ours is asked for with it, as a page does that is in a hurry.
  const preloaded = name === 'convscope' ? ['/convscope/convscope.js'] : [];
  await addScript(join(site, 'cold'), name, source, preloaded);
}

function moduleOf(name, gradients) {
  const lines = [`import { open } from './contestants/${name}.mjs';`];
  return gradients ? [...lines, `import '${gradients}';`] : lines;
}

/** A page that runs one script, with everything that the script imports inside. */
async function addScript(folder, name, source, preloaded = []) {
  await build({ ...entry(source, name), ...bundling, outdir: folder, minify: true });
  await writePage(folder, name, preloaded);
}

/** A peer's module for Node, as the address to import. */
export async function bundleForNode({ name, gradients }) {
  const outdir = join(root, 'build/bench/node');
  const source = { stdin: [...moduleOf(name, gradients), 'export { open };'].join('\n') };
  // Libraries that also come as CommonJS ask for these.
  const banner = {
    js: [
      "import { createRequire } from 'node:module';",
      "import { dirname } from 'node:path';",
      "import { fileURLToPath } from 'node:url';",
      'const require = createRequire(import.meta.url);',
      'const __filename = fileURLToPath(import.meta.url);',
      'const __dirname = dirname(__filename);',
    ].join('\n'),
  };
  const outExtension = { '.js': '.mjs' };
  await build({
    ...entry(source, name),
    ...bundling,
    outdir,
    outExtension,
    platform: 'node',
    banner,
  });
  return pathToFileURL(join(outdir, `${name}.mjs`)).href;
}

const bundling = {
  bundle: true,
  format: 'esm',
  target: 'es2022',
  nodePaths: [packages],
  external: ['/convscope/*'],
  logLevel: 'silent',
};

/** What is bundled: a file, or a text that imports from this folder. */
function entry({ file, stdin }, name) {
  return file === undefined
    ? { stdin: { contents: stdin, resolveDir: here, sourcefile: `${name}.mjs` }, entryNames: name }
    : { entryPoints: [{ in: file, out: name }] };
}

async function compileLimit(output) {
  const exported = ['step_operations', 'multiply_add', 'relaxed_multiply_add', 'read_memory'];
  await promisify(execFile)(join(root, 'build/tools/emscripten/em++'), [
    ...['-std=c++20', '-O2', '-msimd128', '-mrelaxed-simd', '--no-entry', '-sSTANDALONE_WASM'],
    '-sINITIAL_MEMORY=80MB',
    `-sEXPORTED_FUNCTIONS=${exported.map((name) => `_${name}`)}`,
    ...[join(here, 'limit.cpp'), '-o', output],
  ]);
}

function writePage(folder, name, preloaded) {
  const text = [
    '<!doctype html>',
    '<meta charset="utf-8">',
    '<link rel="icon" href="data:,">',
    `<title>${name}</title>`,
    ...preloaded.map((address) => `<link rel="modulepreload" href="${address}">`),
    '<body>',
    `<script type="module" src="${name}.js"></script>`,
    '',
  ];
  return writeFile(join(folder, `${name}.html`), text.join('\n'));
}

/** The shipped network in everybody's format, and a digit. */
async function writeColdInputs(folder, dist) {
  const { load } = await import(pathToFileURL(join(dist, 'convscope.js')).href);
  const library = await load({ variant: 'simd' });
  const { layers } = await library.loadModel(
    pathToFileURL(join(dist, 'models/digits.safetensors')),
  );
  const { images } = library.generateDigits(1, 7);
  const network = withWeights({ input: [1, 1, 28, 28], layers: plainLayers(layers) }, 1);
  const { Builder } = fromPackages('flatbuffers');
  await writeFile(join(folder, 'digit.bin'), new Uint8Array(images.data.buffer));
  await writeFile(join(folder, 'model.onnx'), onnxModel(network));
  await writeFile(join(folder, 'model.tflite'), tfliteModel(network, Builder));
  const weights = network.layers.flatMap(({ weight, bias }) => (weight ? [weight, bias] : []));
  await writeFile(
    join(folder, 'weights.bin'),
    Buffer.concat(weights.map(({ data }) => Buffer.from(data.buffer.slice(0)))),
  );
  const described = network.layers.map(({ weight, bias, ...layer }) =>
    weight ? { ...layer, weightShape: weight.shape } : layer,
  );
  await writeFile(join(folder, 'network.json'), JSON.stringify({ ...network, layers: described }));
}

/** Of an installed package; undefined where it is not installed. */
export function packageVersion(name) {
  try {
    return JSON.parse(readFileSync(join(packages, name, 'package.json'), 'utf8')).version;
  } catch {
    return undefined;
  }
}
