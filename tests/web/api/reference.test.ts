import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { repositoryPath } from '../repository.js';

interface Reference {
  referencePath: string;
  reference(): Promise<string>;
}

const module = pathToFileURL(repositoryPath('web/docs/reference.mjs')).href;
const { reference, referencePath } = (await import(module)) as Reference;
const text = await reference();

test('web/docs/api.md says what the sources say; npm run docs writes it', async () => {
  assert.equal(await readFile(referencePath, 'utf8'), text);
});

test('every function of the library has a comment', () => {
  const bare = [...text.matchAll(/### (\w+)\n\n```ts\n[^`]*```\n\n(?=#)/g)].map(([, name]) => name);
  assert.deepEqual(bare, []);
});
