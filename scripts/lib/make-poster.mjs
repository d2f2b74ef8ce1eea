// Writes what stands in the network's place until it has loaded (web/src/elements/conv-digits/poster-data.ts): what the
// first layer of the shipped network makes of the example. Run it when the network has changed:
//
//   node scripts/lib/make-poster.mjs [dist]

import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createRequire } from 'node:module';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const dist = resolve(process.argv[2] ?? join(root, 'dist'));
const target = join(root, 'web/src/elements/conv-digits/poster-data.ts');
const { build } = createRequire(join(root, 'web/package.json'))('esbuild');

const { load } = await import(pathToFileURL(join(dist, 'convscope.js')).href);
const { encodeLevels, exampleStrokes, initialDigitsState } = await sources(`
  export { encodeLevels } from './draw/levels';
  export { exampleStrokes } from './state/ready-drawings';
  export { initialDigitsState } from './state/digits-state';`);

const cs = await load();
const model = await cs.loadModel(await readFile(join(dist, 'models/digits.safetensors')));
const side = 280;
const pad = { width: side, height: side, penWidth: initialDigitsState.penWidth };
const input = cs.normalizeDrawing(cs.rasterize(exampleStrokes, pad).data, side, side);
const [{ name }] = cs.describe(model.layers, model.inputShape);
const { data, shape } = model.activations(input)[name];
const levels = encodeLevels(
  data,
  data.reduce((most, each) => Math.max(most, Math.abs(each)), 0),
);
model.dispose();

await writeFile(
  target,
  `/** Written by scripts/lib/make-poster.mjs: the first layer's maps of the example, in 15 levels (draw/levels.ts). */
export const poster = {
  shape: [${shape.join(', ')}],
  levels:
    '${levels}',
} as const;
`,
);
console.log(`${target}: ${shape.join(' × ')}`);

/** TypeScript sources, which Node 20 does not read. */
async function sources(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: join(root, 'web/src') },
    bundle: true,
    format: 'esm',
    write: false,
  });
  return import(
    `data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`
  );
}
