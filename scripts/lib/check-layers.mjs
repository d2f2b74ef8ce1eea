// Checks every include and import of the checkout against layers.mjs: node scripts/lib/check-layers.mjs

import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkCpp, checkWeb } from './layer-rules.mjs';
import { cpp, web } from './layers.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const problems = [];
let count = 0;
for (const [language, check] of [
  [cpp, checkCpp],
  [web, checkWeb],
]) {
  for (const path of await filesOf(language, root)) {
    problems.push(...check(path, await readFile(join(root, path), 'utf8')));
    count += 1;
  }
}
for (const problem of problems) console.error(problem);
console.log(
  `${count} files, ${problems.length} ${problems.length === 1 ? 'breach' : 'breaches'} of the layers`,
);
if (problems.length > 0) process.exitCode = 1;

async function filesOf(language, root) {
  const names = await readdir(join(root, language.root), { recursive: true, withFileTypes: true });
  return names
    .filter(
      (entry) => entry.isFile() && language.extensions.some((end) => entry.name.endsWith(end)),
    )
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)))
    .sort();
}
