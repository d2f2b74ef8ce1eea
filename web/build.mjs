// Makes dist/ from the WebAssembly builds, the models and the sources: npm run build. ./scripts/build does it all.

import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import {
  bundleElements,
  bundleLibrary,
  bundlePageScript,
  bundleSingleFile,
} from './packaging/bundle.mjs';
import { declarations } from './packaging/declarations.mjs';
import { BuildError, dist, readModels, readSamples, readWasm, root } from './packaging/inputs.mjs';
import { licences } from './packaging/notices.mjs';
import { linkedPages, singlePage, themedStyle } from './packaging/pages.mjs';

/** Every file of dist/ by its path there. */
async function makeFiles() {
  const wasm = await readWasm();
  const models = await readModels();
  const samples = await readSamples();
  const library = await bundleLibrary();
  const elements = await bundleElements();
  const notices = await licences([...new Set([...library.packages, ...elements.packages])]);
  const style = await themedStyle('src/lab/lab.css');
  const single = await bundleSingleFile(
    'src/lab/lab.ts',
    new Map([...wasm, ...models, ...samples]),
  );

  return new Map([
    ['convscope.js', library.text],
    ['convscope.d.ts', await declarations('library/index', 'tsconfig.library.json')],
    ...elements.files,
    ['convscope-elements.d.ts', await declarations('elements/types', 'tsconfig.json')],
    ...wasm,
    ...models,
    ...samples,
    ...Object.entries(await linkedPages(elements.first)),
    ['lab.js', (await bundlePageScript('src/lab/lab.ts')).text],
    ['lab.css', style],
    ['embed.js', (await bundlePageScript('src/embed/embed.ts')).text],
    ['embed.css', await themedStyle('src/embed/embed.css')],
    ['convscope.html', await singlePage({ script: single.text, style, licences: notices })],
    ['licences.txt', notices],
  ]);
}

/** Written beside dist/ and renamed, so that a failure leaves the last good dist/ and no file of an older one stays. */
async function write(files) {
  const fresh = `${dist}.new`;
  await rm(fresh, { recursive: true, force: true });
  for (const [path, contents] of files) {
    await mkdir(dirname(join(fresh, path)), { recursive: true });
    await writeFile(join(fresh, path), contents);
  }
  await rm(dist, { recursive: true, force: true });
  await rename(fresh, dist);
}

function report(files) {
  console.log(`${relative(process.cwd(), dist) || '.'}:`);
  for (const [path, contents] of files) {
    const bytes = Buffer.from(contents);
    const compressed = brotliCompressSync(bytes).length;
    console.log(
      `  ${path.padEnd(28)}${kilobytes(bytes.length)} kB ${kilobytes(compressed)} kB with brotli`,
    );
  }
}

function kilobytes(bytes) {
  return (bytes / 1000).toFixed(1).padStart(8);
}

try {
  await mkdir(join(root, 'build'), { recursive: true });
  const files = await makeFiles();
  await write(files);
  report(files);
} catch (error) {
  if (!(error instanceof BuildError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
