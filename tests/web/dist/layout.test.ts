import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { repositoryPath } from '../repository.js';

/** What the contract names. */
const promised = [
  'index.html',
  'embed.html',
  'convscope.html',
  'convscope.js',
  'convscope.d.ts',
  'convscope-elements.js',
  'convscope-elements.d.ts',
  'convscope-relaxed.wasm',
  'convscope-simd.wasm',
  'convscope-scalar.wasm',
  'models/digits.safetensors',
];

function read(path: string): Promise<string> {
  return readFile(repositoryPath('dist', path), 'utf8');
}

async function filesOfDist(): Promise<string[]> {
  const entries = await readdir(repositoryPath('dist'), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(repositoryPath('dist'), join(entry.path, entry.name)));
}

test('dist/ holds every file that the contract names', async () => {
  const present = (await readdir(repositoryPath('dist'), { recursive: true })) as string[];
  assert.deepEqual(
    promised.filter((path) => !present.includes(path)),
    [],
  );
});

test('index.html and embed.html have no inline script, style or event handler', async () => {
  for (const page of ['index.html', 'embed.html']) {
    const html = await read(page);
    assert.doesNotMatch(html, /<style|\sstyle=|\son[a-z]+=/, page);
    assert.doesNotMatch(html, /<script(?![^>]*\ssrc=)/, page);
  }
});

test('no script makes code from strings', async () => {
  for (const name of (await filesOfDist()).filter((path) => path.endsWith('.js'))) {
    assert.doesNotMatch(await read(name), /\beval\(|new Function\b|[^.\w]Function\(/, name);
  }
});

test('nothing names another host, but for the names of XML vocabularies', async () => {
  const textual = (await filesOfDist()).filter((path) => /\.(js|html|css)$/.test(path));
  for (const name of textual) {
    const addresses = (await read(name)).match(/\b(?:https?|wss?):\/\/[\w.-]+/g) ?? [];
    const foreign = addresses.filter((address) => !address.startsWith('http://www.w3.org'));
    assert.deepEqual(foreign, [], name);
  }
});

test('no shipped file tells where it was built', async () => {
  const textual = (await filesOfDist()).filter((path) => /\.(js|ts|html|css|txt)$/.test(path));
  for (const name of textual) {
    const text = await read(name);
    assert.ok(!text.includes(repositoryPath()), name);
    assert.doesNotMatch(text, /sourceMappingURL/, name);
  }
});

test('one .wasm differs from the next: the three builds are three', async () => {
  const builds = await Promise.all(
    ['relaxed', 'simd', 'scalar'].map((variant) =>
      readFile(repositoryPath('dist', `convscope-${variant}.wasm`), 'base64'),
    ),
  );
  assert.equal(new Set(builds).size, 3);
});

test('the licence of everything bundled lies beside it', async () => {
  const text = await read('licences.txt');
  for (const owner of ['Convscope', 'Emscripten', 'musl', 'lit-html', 'Google LLC']) {
    assert.ok(text.includes(owner), owner);
  }
});
