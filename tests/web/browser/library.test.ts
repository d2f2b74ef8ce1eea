/** convscope.js in Chromium without any element: in a page and in a worker, under the contract's policy. */
import assert from 'node:assert/strict';
import { labTest } from './harness.js';

const head = '<!doctype html><title>A program</title><link rel="icon" href="data:," />';

const program = `
  const { load } = await import('./convscope.js');
  const cs = await load({ variant });
  const image = cs.tensor([0, 10, 10, 0, 20, 30, 30, 20, 10, 20, 20, 10, 0, 5, 5, 0], [1, 4, 4]);
  const kernel = cs.tensor([1, 0, 0, 2], [1, 1, 2, 2]);
  const answer = { variant: cs.variant, values: [...cs.conv2d(image, kernel, null).data] };`;

const blackboard = [60, 70, 50, 60, 70, 50, 20, 30, 20];

for (const [asked, given] of [
  ['auto', 'relaxed'],
  ['relaxed', 'relaxed'],
  ['simd', 'simd'],
  ['scalar', 'scalar'],
]) {
  labTest(
    `load({ variant: '${asked}' }) takes the ${given} build in Chromium, and downloads no other`,
    {},
    async (lab) => {
      await lab.addFile(
        'program.js',
        `const variant = '${asked}'; ${program} globalThis.answer = answer;`,
      );
      await lab.addFile('program.html', `${head}<script type="module" src="program.js"></script>`);
      const page = await lab.open('program.html');
      await page.waitForFunction(() => 'answer' in globalThis);
      const answer = await page.evaluate(
        () => (globalThis as unknown as { answer: unknown }).answer,
      );
      assert.deepEqual(answer, { variant: given, values: blackboard });
      const downloaded = lab.requests.filter((path) => path.endsWith('.wasm'));
      assert.deepEqual(downloaded, [`/convscope-${given}.wasm`]);
    },
  );
}

labTest('the library works in a worker', {}, async (lab) => {
  await lab.addFile('worker.js', `const variant = 'auto'; ${program} postMessage(answer);`);
  await lab.addFile(
    'program.js',
    `new Worker('worker.js', { type: 'module' }).onmessage = ({ data }) => { globalThis.answer = data; };`,
  );
  await lab.addFile('program.html', `${head}<script type="module" src="program.js"></script>`);
  const page = await lab.open('program.html');
  await page.waitForFunction(() => 'answer' in globalThis);
  const answer = await page.evaluate(
    () => (globalThis as unknown as { answer: { values: number[] } }).answer,
  );
  assert.deepEqual(answer.values, blackboard);
});
