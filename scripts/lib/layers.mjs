// Who may use whom: the one table for both languages, read by layer-rules.mjs.
//
// A room is a folder under `root`. It may use itself and the rooms that it lists, by no other way than a plain include
// or import. `only` narrows a permission to single files; `forbidden` names what must not occur in a room at all.

const computing = ['core', 'ops', 'image', 'nn', 'digits'];

export const cpp = {
  root: 'cpp',
  extensions: ['.h', '.cpp'],
  rooms: {
    core: [],
    ops: ['core'],
    image: ['core'],
    nn: ['core', 'ops', 'image'],
    digits: ['core', 'ops', 'image', 'nn'],
    bindings: computing,
    tools: computing,
  },
  // Below bindings and tools the code is quiet and pure: the same numbers from the same arguments, on every machine.
  forbidden: [
    { in: computing, header: /^emscripten/, why: 'only bindings know the browser' },
    { in: computing, header: /^(iostream|ostream|cstdio|stdio\.h|print)$/, why: 'it would print' },
    {
      in: computing,
      header: /^(fstream|filesystem|fcntl\.h|unistd\.h)$/,
      why: 'it would touch files',
    },
    { in: computing, header: /^(chrono|ctime|time\.h)$/, why: 'time is an argument' },
    {
      in: computing,
      header: /^(thread|mutex|atomic|future)$/,
      why: 'the computing is single-threaded',
    },
    { in: computing, header: /^(stdexcept|exception)$/, why: 'errors are Status and Result' },
    {
      in: computing,
      header: /^(wasm_simd128|.*intrin)\.h$/,
      except: ['cpp/core/f32x4.h'],
      why: 'instruction names stay in core/f32x4.h',
    },
    { in: computing, word: /\b(throw|try|catch)\b/, why: 'errors are Status and Result' },
    {
      in: computing,
      word: /\b(printf|puts|fopen|getenv)\s*\(/,
      why: 'the computing is quiet and pure',
    },
    { in: computing, word: /\b(abort|exit|terminate)\s*\(/, why: 'the library goes on working' },
    {
      in: computing,
      word: /\b(s?rand|random_device|time|clock)\s*\(/,
      why: 'randomness and time are arguments',
    },
  ],
};

export const web = {
  root: 'web/src',
  extensions: ['.ts'],
  rooms: {
    draw: [],
    state: [],
    strings: [],
    library: [],
    elements: ['draw', 'state', 'strings'],
    lab: ['strings', 'elements'],
    embed: ['strings', 'elements'],
  },
  // From outside a room, these are the only ways into it: as anyone uses them who has just the published files.
  // library/assets is small and says where files lie; library/index brings everything and is loaded when it is needed.
  entrances: {
    library: ['web/src/library/index', 'web/src/library/assets'],
    elements: ['web/src/elements/index'],
  },
  only: [
    {
      file: 'web/src/elements/provider.ts',
      uses: ['library'],
      why: 'the one provider of the engine',
    },
  ],
  packages: { elements: ['lit'] },
};
