// The scripts and style sheets of dist/, by esbuild. Same sources, same bytes.

import { readFile } from 'node:fs/promises';
import { basename, extname, join, relative } from 'node:path';
import { build } from 'esbuild';
import { denseStyles } from './dense-css.mjs';
import { BuildError, web } from './inputs.mjs';

const library = join(web, 'src/library/index.ts');
const elements = join(web, 'src/elements/index.ts');

const common = {
  absWorkingDir: web,
  bundle: true,
  format: 'esm',
  target: ['es2022', 'chrome110', 'firefox115', 'safari16.4'],
  minify: true,
  legalComments: 'none', // dist/licences.txt has them
  charset: 'utf8',
  write: false,
  metafile: true,
  logLevel: 'warning',
};

/** convscope.js, the library. Returns { text, packages }: the npm packages whose code is inside. */
export function bundleLibrary() {
  return run({ entryPoints: [library], platform: 'neutral' });
}

/**
 * convscope-elements.js, and beside it what its demos load when they come near the viewport. They find the library there
 * too. Returns { files, first, packages }: the scripts by their names, and the names of those that a page needs at once.
 */
export async function bundleElements() {
  const { outputFiles, metafile } = await build({
    ...common,
    entryPoints: { 'convscope-elements': elements },
    splitting: true,
    // There may be several that are shared, all of them called chunk.
    chunkNames: 'convscope-[name]-[hash]',
    outdir: 'dist',
    plugins: [sibling(library, './convscope.js', ['dynamic-import']), denseStyles],
  });
  const files = outputFiles.map(({ path, text }) => [basename(path), text]);
  const first = neededAtOnce('convscope-elements.js', metafile);
  return { files, first, packages: packagesOf(metafile) };
}

/** A script and all that it imports before it runs. */
function neededAtOnce(entry, { outputs }) {
  const scripts = new Map(
    Object.entries(outputs).map(([path, { imports }]) => [
      basename(path),
      imports.filter(({ kind, external }) => kind === 'import-statement' && !external),
    ]),
  );
  const needed = new Set([entry]);
  for (const name of needed)
    for (const { path } of scripts.get(name) ?? []) needed.add(basename(path));
  return [...needed];
}

/** The script of a page that uses the elements as any other page does: lab.js, embed.js. */
export function bundlePageScript(entry) {
  return run({
    entryPoints: [join(web, entry)],
    plugins: [sibling(elements, './convscope-elements.js', ['import-statement'])],
  });
}

/** The Lab's script with everything inside: elements, library, and the files that they would fetch. */
export function bundleSingleFile(entry, assets) {
  return run({ entryPoints: [join(web, entry)], plugins: [embedAssets(assets), denseStyles] });
}

/** A style sheet with `first` before it. */
export async function bundleStyle(entry, first) {
  const { text } = await run({
    stdin: { contents: `${first}\n${await readFile(join(web, entry), 'utf8')}`, loader: 'css' },
  });
  return text;
}

async function run(options) {
  const { outputFiles, metafile } = await build({ ...common, ...options });
  return { text: outputFiles[0].text, packages: packagesOf(metafile) };
}

function packagesOf({ inputs }) {
  const packages = new Set();
  for (const input of Object.keys(inputs)) {
    const found = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (found) packages.add(found[1]);
  }
  return [...packages].sort();
}

/** One of our modules as the file that lies beside this one in dist/. Only the given kinds of import may ask for it. */
function sibling(source, path, kinds) {
  return {
    name: 'sibling',
    setup(plugin) {
      plugin.onResolve(
        { filter: /^\.\.?\// },
        async ({ path: asked, resolveDir, importer, kind, pluginData }) => {
          if (pluginData === 'resolving' || kind === 'entry-point') return undefined;
          const found = await plugin.resolve(asked, {
            kind,
            resolveDir,
            importer,
            pluginData: 'resolving',
          });
          if (found.path !== source) return found;
          if (!kinds.includes(kind)) {
            throw new BuildError(
              `${relative(web, importer)} takes ${path} by ${kind}; it must be by ${kinds.join(' or ')}, ` +
                'so that nothing is downloaded before it is needed.',
            );
          }
          return { path, external: true };
        },
      );
    },
  };
}

const mediaTypes = { '.wasm': 'application/wasm', '.png': 'image/png' };

/** Replaces src/library/assets.ts by one that answers with data: URLs, which open from disk too. */
function embedAssets(assets) {
  const urls = [...assets].map(([path, bytes]) => {
    const type = mediaTypes[extname(path)] ?? 'application/octet-stream';
    return [path, `data:${type};base64,${bytes.toString('base64')}`];
  });
  const contents = `const urls = new Map(${JSON.stringify(urls)});
export function assetUrl(path) {
  const url = urls.get(path);
  if (url === undefined) throw new Error(\`This copy of the Lab has no file \${path} inside.\`);
  return new URL(url);
}`;
  return {
    name: 'embed-assets',
    setup(plugin) {
      plugin.onLoad({ filter: /src\/library\/assets\.ts$/ }, () => ({ contents, loader: 'js' }));
    },
  };
}
