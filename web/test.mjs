// Runs the TypeScript tests of tests/web: node test.mjs unit|api|dist|browser [part of a file's name]
//
// Node 20 does not read TypeScript, so esbuild first turns each test file, with the sources that it imports, into one
// module; npm packages stay outside and are loaded as they are.

import { spawn } from 'node:child_process';
import { readdir, rm } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const web = dirname(fileURLToPath(import.meta.url));
const root = resolve(web, '..');
const kinds = ['unit', 'api', 'dist', 'browser'];

/** Browser tests share the machine's few cores with the browser, so one file runs at a time. */
const filesAtATime = { unit: 2, api: 2, dist: 1, browser: 1 };

const [kind, part = ''] = process.argv.slice(2);
if (!kinds.includes(kind)) {
  console.error(`The first argument is ${kinds.join(', ')}; got ${kind ?? 'nothing'}.`);
  process.exit(2);
}

const source = join(root, 'tests/web', kind);
const tests = (await readdir(source, { recursive: true })).filter(
  (name) => name.endsWith('.test.ts') && name.includes(part),
);
if (tests.length === 0) {
  console.error(`No *.test.ts in tests/web/${kind}${part && ` has "${part}" in its name`}.`);
  process.exit(2);
}

// A folder of its own, so that two runs do not disturb each other.
const bundled = join(root, 'build/web-tests', `${kind}-${process.pid}`);
await build({
  entryPoints: tests.map((name) => join(source, name)),
  outdir: bundled,
  outbase: source,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  sourcemap: 'inline',
  define: { repositoryRoot: JSON.stringify(root) },
  plugins: [{ name: 'packages-stay-outside', setup: keepPackagesOutside }],
  logLevel: 'warning',
});

const files = tests
  .sort()
  .map((name) => relative(root, join(bundled, name.replace(/\.ts$/, '.mjs'))));
const node = spawn(
  process.execPath,
  [
    '--enable-source-maps',
    ...relaxedSimd(),
    '--test',
    `--test-concurrency=${filesAtATime[kind]}`,
    '--test-reporter=spec',
    ...files,
  ],
  { cwd: root, stdio: 'inherit' },
);
node.on('exit', (code, signal) => {
  process.exitCode = signal ? 1 : code;
  void rm(bundled, { recursive: true, force: true });
});

/** Relaxed SIMD is behind a flag until Node 23, and the flag is gone in later ones. */
function relaxedSimd() {
  return Number(process.versions.node.split('.')[0]) < 24
    ? ['--experimental-wasm-relaxed-simd']
    : [];
}

/** Packages live in web/node_modules, which Node does not find from build/: each becomes the path of its own entry. */
function keepPackagesOutside(plugin) {
  plugin.onResolve({ filter: /^[^./]/ }, async ({ path, kind: importKind, pluginData }) => {
    if (pluginData === 'resolving' || importKind === 'entry-point' || path.startsWith('node:'))
      return undefined;
    const found = await plugin.resolve(path, {
      kind: importKind,
      resolveDir: web,
      pluginData: 'resolving',
    });
    return found.errors.length > 0 ? found : { path: found.path, external: true };
  });
}
