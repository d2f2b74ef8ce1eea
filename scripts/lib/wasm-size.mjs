// Where the bytes of the WebAssembly come from, by source file and by function:
//
//   node scripts/lib/wasm-size.mjs [BUILD_FOLDER] [--functions N] [--link FLAGS]
//
// Links the module of a build folder (build/wasm-relaxed) once more, with function names and a map of the linker, and
// prints for each source file its code, what brotli saves without it, and the largest functions. `--link` adds flags,
// so that what a flag gives can be seen before it is used.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync } from 'node:zlib';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    functions: { type: 'string', default: '40' },
    link: { type: 'string', default: '' },
  },
});
const folder = positionals[0] ?? 'build/wasm-relaxed';

/** The link command of the build system with more flags, and another place for what it makes. */
function link(flags, output) {
  const commands = execFileSync('ninja', ['-t', 'commands', 'convscope_module'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  const command = commands.trimEnd().split('\n').at(-1);
  const moved = command.replace('-o convscope.wasm', `-o ${output} ${flags}`);
  execFileSync('sh', ['-c', moved], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Reads a binary module front to back. */
class Reader {
  constructor(bytes, place = 0) {
    this.bytes = bytes;
    this.place = place;
  }

  /** An unsigned LEB128 number. */
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.place++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }

  text() {
    const length = this.number();
    this.place += length;
    return this.bytes.toString('utf8', this.place - length, this.place);
  }
}

const sectionNames = {
  0: 'custom',
  1: 'type',
  2: 'import',
  3: 'function',
  4: 'table',
  5: 'memory',
  6: 'global',
};
Object.assign(sectionNames, {
  7: 'export',
  8: 'start',
  9: 'element',
  10: 'code',
  11: 'data',
  12: 'data count',
});

/** Sections by name, as byte ranges: { begin, end } of their content. */
function sectionsOf(bytes) {
  const sections = new Map();
  const reader = new Reader(bytes, 8);
  while (reader.place < bytes.length) {
    const id = bytes[reader.place++];
    const size = reader.number();
    const begin = reader.place;
    const name = id === 0 ? `custom ${new Reader(bytes, begin).text()}` : sectionNames[id];
    sections.set(name, { begin, end: begin + size });
    reader.place = begin + size;
  }
  return sections;
}

function importedFunctions(bytes, { begin }) {
  const reader = new Reader(bytes, begin);
  let functions = 0;
  for (let left = reader.number(); left > 0; left--) {
    reader.text();
    reader.text();
    const kind = bytes[reader.place++];
    if (kind !== 0) throw new Error('only functions are expected among the imports');
    reader.number();
    functions++;
  }
  return functions;
}

/** Names by function index, from the custom section "name". */
function functionNames(bytes, { begin, end }) {
  const reader = new Reader(bytes, begin);
  reader.text();
  while (reader.place < end) {
    const id = bytes[reader.place++];
    const size = reader.number();
    if (id !== 1) {
      reader.place += size;
      continue;
    }
    const count = reader.number();
    return new Map(Array.from({ length: count }, () => [reader.number(), reader.text()]));
  }
  return new Map();
}

/** Every function with its place in the file. */
function functionsOf(bytes, sections) {
  const imported = importedFunctions(bytes, sections.get('import'));
  const names = functionNames(bytes, sections.get('custom name'));
  const reader = new Reader(bytes, sections.get('code').begin);
  return Array.from({ length: reader.number() }, (_, i) => {
    const begin = reader.place;
    const size = reader.number();
    reader.place += size;
    return { name: names.get(imported + i) ?? `function ${i}`, begin, end: reader.place };
  });
}

/** Object file by function name, as the linker's map tells it: "… folder/window.cpp.o:(_Z14resolve_windowv)". */
function sourcesOf(map) {
  const found = map.matchAll(/([^\s/(]+?)(?:\.o)?\)?:\((\S+)\)$/gm);
  return new Map([...found].map(([, source, name]) => [name, source]));
}

function demangled(names) {
  const filter = (process.env.CXXFILT ?? 'c++filt').split(' ');
  const lines = execFileSync(filter[0], filter.slice(1), {
    input: names.join('\n'),
    encoding: 'utf8',
  });
  return lines.split('\n');
}

const compressed = (bytes) => brotliCompressSync(bytes).length;
const row = (...cells) =>
  console.log(cells.map((cell, i) => (i < 2 ? String(cell).padStart(8) : `  ${cell}`)).join(''));

const temporary = mkdtempSync(join(tmpdir(), 'convscope-size-'));
try {
  const output = join(temporary, 'named.wasm');
  const map = join(temporary, 'map');
  link(`--profiling-funcs -Wl,--no-demangle,-Map=${map} ${options.link}`, output);
  const bytes = readFileSync(output);
  const sections = sectionsOf(bytes);
  const names = sections.get('custom name');
  const shipped = bytes.subarray(
    0,
    names.begin - 5 < 0 ? 0 : bytes.lastIndexOf(0, names.begin - 1),
  );
  const whole = compressed(shipped);
  row('raw', 'brotli', 'section');
  for (const [name, { begin, end }] of sections) {
    row(end - begin, compressed(bytes.subarray(begin, end)), name);
  }
  row(shipped.length, whole, 'all but names');

  const sources = sourcesOf(readFileSync(map, 'utf8'));
  const functions = functionsOf(bytes, sections);
  const bySource = new Map();
  for (const each of functions) {
    const source = sources.get(each.name) ?? 'unknown';
    bySource.set(source, [...(bySource.get(source) ?? []), each]);
  }
  const code = sections.get('code');
  const files = [...bySource].map(([source, list]) => {
    const inside = new Set(list);
    const rest = functions.filter((each) => !inside.has(each));
    const others = Buffer.concat([
      bytes.subarray(0, code.begin),
      ...rest.map(({ begin, end }) => bytes.subarray(begin, end)),
      shipped.subarray(code.end),
    ]);
    const size = list.reduce((sum, { begin, end }) => sum + end - begin, 0);
    return { source, size, saved: whole - compressed(others), count: list.length };
  });
  console.log();
  row('raw', 'brotli', 'source file (functions)');
  for (const { source, size, saved, count } of files.sort((a, b) => b.saved - a.saved)) {
    row(size, saved, `${source} (${count})`);
  }
  const largest = functions
    .sort((a, b) => b.end - b.begin - (a.end - a.begin))
    .slice(0, Number(options.functions));
  const readable = demangled(largest.map(({ name }) => name));
  console.log();
  row('raw', 'brotli', 'function');
  largest.forEach(({ begin, end, name }, i) => {
    row(
      end - begin,
      compressed(bytes.subarray(begin, end)),
      `${readable[i]}  [${sources.get(name) ?? '?'}]`,
    );
  });
} finally {
  rmSync(temporary, { recursive: true });
}
