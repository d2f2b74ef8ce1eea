import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withDenseStyles } from '../../../web/packaging/dense-css.mjs';

test('a style sheet in a script loses its spaces and comments, the script around it nothing', async () => {
  const script = 'const  a = css`\n  /* why */\n  p {\n    margin: 0;\n  }\n`;\nconst  b = 2;\n';
  assert.equal(
    await withDenseStyles(script, undefined),
    'const  a = css`p{margin:0}`;\nconst  b = 2;\n',
  );
});

test('a style sheet with an expression inside stays as it is', async () => {
  const script = 'const a = css`p { margin: ${b}; }`;';
  assert.equal(await withDenseStyles(script, undefined), script);
});
