/** The README names every group of controls that a demo shows or hides, and none that it does not have. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { repositoryPath } from '../repository.js';

const elements = repositoryPath('web/src/elements');
const demos = readdirSync(elements).filter((name) => name.startsWith('conv-'));
const readme = readFileSync(repositoryPath('README.md'), 'utf8');

function asked(demo: string): string[] {
  const sources = readdirSync(`${elements}/${demo}`)
    .map((file) => readFileSync(`${elements}/${demo}/${file}`, 'utf8'))
    .join('\n');
  const names = [...sources.matchAll(/\bshows\('([\w-]+)'\)/g)].map(([, name]) => name!);
  return [...new Set(names)].sort();
}

function documented(demo: string): string[] {
  const rows = readme.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  const row = rows.find((cells) => cells[1] === `\`<${demo}>\``);
  assert.ok(row, `the README has no row for <${demo}>`);
  const controls = row[4]!;
  return [...controls.matchAll(/`([\w-]+)`/g)].map(([, name]) => name!).sort();
}

for (const demo of demos) {
  test(`the README names the groups of controls of <${demo}>`, () => {
    assert.notEqual(asked(demo).length, 0);
    assert.deepEqual(documented(demo), asked(demo));
  });
}
