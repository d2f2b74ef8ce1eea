// What the table in layers.mjs means for one file. Pure: text in, sentences out.

import { posix } from 'node:path';
import { cpp, web } from './layers.mjs';

/** Sentences about one C++ file; `path` begins at the repository's root. */
export function checkCpp(path, text) {
  const room = roomOf(cpp, path);
  if (room === null) return [`${path}: this folder is not in scripts/lib/layers.mjs`];
  const found = [];
  const bare = withoutComments(text);
  for (const [, mark, name] of bare.matchAll(/^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]/gm)) {
    if (mark === '"') {
      const used = name.split('/')[0];
      if (!(used in cpp.rooms))
        found.push(`${path}: "${name}" must begin at cpp/, as in "core/tensor.h"`);
      else if (!mayUse(cpp, path, room, used)) found.push(notAllowed(path, room, used, name));
    }
    for (const rule of rulesFor(room, path)) {
      if (rule.header?.test(name)) found.push(`${path}: includes ${name}, but ${rule.why}`);
    }
  }
  const code = withoutStrings(bare);
  for (const rule of rulesFor(room, path)) {
    const match = rule.word && code.match(rule.word);
    if (match) found.push(`${path}: has "${match[0]}", but ${rule.why}`);
  }
  return found;
}

/** Sentences about one TypeScript file; types count as much as values. */
export function checkWeb(path, text) {
  const room = roomOf(web, path);
  if (room === null) return [`${path}: this folder is not in scripts/lib/layers.mjs`];
  const found = [];
  const pattern =
    /\b(?:import|export)\b[^;'"]*?\bfrom\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]/g;
  for (const match of withoutComments(text).matchAll(pattern)) {
    const name = match[1] ?? match[2];
    if (!name.startsWith('.')) {
      const packages = web.packages[room] ?? [];
      const allowed = packages.some((each) => name === each || name.startsWith(`${each}/`));
      if (!allowed) found.push(`${path}: ${room} may not use the package ${name}`);
      continue;
    }
    const target = posix.normalize(posix.join(posix.dirname(path), name));
    const used = roomOf(web, target);
    const entrances = web.entrances[used];
    if (used === null) found.push(`${path}: ${name} leads out of ${web.root}`);
    else if (!mayUse(web, path, room, used)) found.push(notAllowed(path, room, used, name));
    else if (used !== room && entrances && !entrances.includes(target.replace(/\.[jt]s$/, '')))
      found.push(`${path}: ${used} is entered by ${entrances.join(' or ')}, not by ${name}`);
  }
  return found;
}

function roomOf(language, path) {
  if (!path.startsWith(`${language.root}/`)) return null;
  const room = path.slice(language.root.length + 1).split('/')[0];
  return room in language.rooms ? room : null;
}

function mayUse(language, path, room, used) {
  if (used === room || language.rooms[room].includes(used)) return true;
  return (language.only ?? []).some((each) => each.file === path && each.uses.includes(used));
}

function rulesFor(room, path) {
  return cpp.forbidden.filter((rule) => rule.in.includes(room) && !rule.except?.includes(path));
}

function notAllowed(path, room, used, name) {
  return `${path}: ${room} may not use ${used} ("${name}")`;
}

/** Comments become spaces; what looks like one inside a string stays. */
function withoutComments(text) {
  return text.replace(
    /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
    (_, string) => string ?? ' ',
  );
}

function withoutStrings(text) {
  return text.replace(/"(?:\\.|[^"\\\n])*"/g, '""');
}
