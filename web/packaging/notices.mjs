// dist/licences.txt: our own licence, and that of everything of others that is inside the shipped files.

import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { BuildError, root, web } from './inputs.mjs';

/** `packages` are the names of the npm packages whose code was bundled. */
export async function licences(packages) {
  const parts = [
    titled('Convscope', await readFile(join(root, 'LICENSE'), 'utf8')),
    await readFile(join(web, 'packaging/runtime-licences.txt'), 'utf8'),
  ];
  for (const [text, names] of await licencesByText(packages)) {
    parts.push(titled(`${names.join(', ')}, in convscope-elements.js`, text));
  }
  return `${parts.map((part) => part.trim()).join('\n\n\n')}\n`;
}

function titled(title, text) {
  return `${title}\n${'-'.repeat(title.length)}\n\n${text}`;
}

/** Packages of one project have the same licence word for word: it is printed once. */
async function licencesByText(packages) {
  const byText = new Map();
  for (const name of packages) {
    const folder = join(web, 'node_modules', name);
    const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
    if (file === undefined) throw new BuildError(`${name} is bundled but has no licence file.`);
    const text = (await readFile(join(folder, file), 'utf8')).replaceAll('\r\n', '\n');
    byText.set(text, [...(byText.get(text) ?? []), name]);
  }
  return byText;
}
