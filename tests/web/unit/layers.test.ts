import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkCpp, checkWeb } from '../../../scripts/lib/layer-rules.mjs';

test('the operators may include the core', () => {
  assert.deepEqual(
    checkCpp('cpp/ops/pool2d.cpp', '#include "core/tensor.h"\n#include <vector>\n'),
    [],
  );
});

test('an include from a higher room is caught', () => {
  assert.deepEqual(checkCpp('cpp/core/tensor.h', '#include "ops/window.h"\n'), [
    'cpp/core/tensor.h: core may not use ops ("ops/window.h")',
  ]);
});

test('an include from the room beside is caught', () => {
  assert.equal(checkCpp('cpp/image/resample.cpp', '#include "ops/conv2d.h"\n').length, 1);
});

test('an include that does not begin at cpp/ is caught', () => {
  assert.equal(checkCpp('cpp/ops/pool2d.cpp', '#include "window.h"\n').length, 1);
});

test('the browser is known to the bindings and to nothing below them', () => {
  const include = '#include <emscripten/bind.h>\n';
  assert.deepEqual(checkCpp('cpp/bindings/module.cpp', include), []);
  assert.equal(checkCpp('cpp/nn/network.cpp', include).length, 1);
});

test('instruction headers are for core/f32x4.h alone', () => {
  const include = '#include <wasm_simd128.h>\n';
  assert.deepEqual(checkCpp('cpp/core/f32x4.h', include), []);
  assert.equal(checkCpp('cpp/ops/conv2d_fast.cpp', include).length, 1);
});

test('printing, throwing, files and clocks below the bindings are caught', () => {
  for (const text of [
    '#include <iostream>\n',
    '#include <fstream>\n',
    '#include <chrono>\n',
    'void f() { throw 1; }\n',
    'void f() { std::printf("x"); }\n',
    'int f() { return std::rand(); }\n',
  ]) {
    assert.equal(checkCpp('cpp/nn/trainer.cpp', text).length, 1, text);
    assert.deepEqual(checkCpp('cpp/tools/train_digits.cpp', text), [], text);
  }
});

test('what stands in a comment or a string is not code', () => {
  const text = '// #include "nn/layer.h", to throw (x)\nconst char* word = "try { throw }";\n';
  assert.deepEqual(checkCpp('cpp/ops/window.cpp', text), []);
});

test('a file in a folder that the table does not know is caught', () => {
  assert.equal(checkCpp('cpp/misc/helpers.cpp', '').length, 1);
  assert.equal(checkWeb('web/src/misc/helpers.ts', '').length, 1);
});

test('elements may draw, but reach the library through the provider only', () => {
  const text = "import { load } from '../library/index';\n";
  assert.deepEqual(
    checkWeb('web/src/elements/base/pad.ts', "import { pad } from '../../draw/pad';"),
    [],
  );
  assert.deepEqual(checkWeb('web/src/elements/provider.ts', text), []);
  assert.equal(checkWeb('web/src/elements/conv-digits.ts', `${text}`).length, 1);
});

test('an import of a type counts, also over several lines and when it is dynamic', () => {
  assert.equal(
    checkWeb('web/src/draw/ink.ts', "import type { A } from '../state/a.js';").length,
    1,
  );
  assert.equal(
    checkWeb('web/src/draw/ink.ts', "import {\n  a,\n  b,\n} from '../state/a';").length,
    1,
  );
  assert.equal(checkWeb('web/src/draw/ink.ts', "const a = await import('../state/a');").length, 1);
});

test('the Lab uses the elements by their public entrance only', () => {
  assert.deepEqual(checkWeb('web/src/lab/lab.ts', "import '../elements/index';"), []);
  assert.equal(checkWeb('web/src/lab/lab.ts', "import '../elements/base/pad';").length, 1);
});

test('npm packages are for the elements', () => {
  const text = "import { html } from 'lit';\n";
  assert.deepEqual(checkWeb('web/src/elements/base/pad.ts', text), []);
  assert.equal(checkWeb('web/src/draw/ink.ts', text).length, 1);
});
