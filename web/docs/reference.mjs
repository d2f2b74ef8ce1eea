// The API reference, from the library's own types and their comments: npm run docs writes web/docs/api.md.

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import prettier from 'prettier';
import ts from 'typescript';

const here = dirname(fileURLToPath(import.meta.url));
const library = join(here, '../src/library');
export const referencePath = join(here, 'api.md');

/** The functions of the library, family by family; every other exported type follows by name. */
const families = [
  ['Convscope', 'The library'],
  ['Operators', 'Operators'],
  ['Gradients', 'Gradients'],
  ['Shapes', 'What a layer is'],
  ['Models', 'Models'],
  ['Model', 'A model'],
  ['Training', 'Learning'],
  ['Trainer', 'A trainer'],
  ['Drawings', 'Drawings and colours'],
  ['Pictures', 'Pictures'],
];

export async function reference() {
  const files = await readdir(join(library, 'types'));
  const types = await parse(...files.map((file) => `types/${file}`));
  const load = await parse('load.ts');
  const declared = new Map(
    types.statements.filter(isExportedType).map((node) => [node.name.text, node]),
  );
  const family = new Set(families.map(([name]) => name));
  const others = [...declared.keys()].filter((name) => !family.has(name)).sort();
  const loadFunction = load.statements.find(
    (node) => ts.isFunctionDeclaration(node) && node.name?.text === 'load',
  );
  const parts = [
    '# The library, function by function',
    '<!-- Written by web/docs/reference.mjs from the comments in web/src/library: change those. -->',
    'Import `load` from `convscope` (or `./convscope.js`), wait for it, and call what it gives. Shapes are written outermost first; images are `[C, H, W]` or `[N, C, H, W]`, row-major.',
    '## Loading',
    member(loadFunction, load),
    ...families.flatMap(([name, title]) => [
      `## ${title}`,
      ...describeType(declared.get(name), types),
    ]),
    '## Types',
    ...others.flatMap((name) => [`### ${name}`, ...describeType(declared.get(name), types)]),
  ];
  const options = await prettier.resolveConfig(referencePath);
  return prettier.format(parts.join('\n\n'), { ...options, parser: 'markdown' });
}

/** The files, one behind the other, as one source. */
async function parse(...files) {
  const texts = await Promise.all(files.map((file) => readFile(join(library, file), 'utf8')));
  return ts.createSourceFile('library.ts', texts.join('\n'), ts.ScriptTarget.Latest, true);
}

function isExportedType(node) {
  return (
    (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) &&
    node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  );
}

function describeType(node, source) {
  const parts = [comment(node)];
  if (ts.isTypeAliasDeclaration(node))
    parts.push(code(`type ${node.name.text} = ${node.type.getText(source)}`));
  if (!ts.isInterfaceDeclaration(node)) return parts;
  const parents = (node.heritageClauses ?? []).flatMap(({ types }) =>
    types.map((type) => type.getText(source)),
  );
  if (parents.length > 0)
    parts.push(`Has also what these have: ${parents.map((name) => `\`${name}\``).join(', ')}.`);
  const functions = node.members.filter(ts.isMethodSignature);
  const fields = node.members.filter((each) => !ts.isMethodSignature(each));
  if (fields.length > 0) parts.push(fields.map((field) => fieldLine(field, source)).join('\n'));
  for (const each of functions) parts.push(member(each, source));
  return parts;
}

/** A function: its name as a heading, its signature, its comment, its example. */
function member(node, source) {
  const signature = node
    .getText(source)
    .replace(/\{[\s\S]*$/, (body) => (ts.isFunctionDeclaration(node) ? '' : body));
  return [
    `### ${node.name.text}`,
    code(oneLine(signature.replace(/^export /, ''))),
    comment(node),
  ].join('\n\n');
}

function fieldLine(node, source) {
  const text = oneLine(node.getText(source)).replace(/;$/, '');
  return `- \`${text}\`${comment(node) ? `: ${comment(node).replace(/\n+/g, ' ')}` : ''}`;
}

/** The comment as Markdown: text, then tags. */
function comment(node) {
  const parts = [];
  for (const doc of ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc)) {
    parts.push(flat(ts.getTextOfJSDocComment(doc.comment)));
    for (const tag of doc.tags ?? []) {
      const text = ts.getTextOfJSDocComment(tag.comment) ?? '';
      if (tag.tagName.text === 'example') parts.push(code(text));
      else if (tag.tagName.text === 'throws') parts.push(`Throws: ${flat(text)}`);
      else if (tag.tagName.text === 'returns') parts.push(`Returns: ${flat(text)}`);
    }
  }
  return parts.filter(Boolean).join('\n\n');
}

/** Lines of one paragraph joined; {@link X.y} as `y`. */
function flat(text = '') {
  return text
    .replace(/\{@link (?:\w+\.)?(\w+)\}/g, '`$1`')
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s*\n\s*/g, ' '))
    .join('\n\n');
}

function code(text) {
  return `\`\`\`ts\n${text.trim()}\n\`\`\``;
}

function oneLine(text) {
  return text
    .replace(/\/\*\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/\( /g, '(')
    .replace(/,? \)/g, ')')
    .trim();
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await writeFile(referencePath, await reference());
