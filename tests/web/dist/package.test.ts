/** What someone gets who installs the package: packed by npm, unpacked where a project would have it. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { repositoryPath } from '../repository.js';

const run = promisify(execFile);

/** A project of its own, with nothing installed but this package. */
let project: string;

before(async () => {
  project = await mkdtemp(join(tmpdir(), 'convscope-consumer-'));
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', project], {
    cwd: repositoryPath('web'),
  });
  // What prepack prints may stand before the JSON.
  const [{ filename }] = JSON.parse(stdout.slice(stdout.indexOf('[\n'))) as [{ filename: string }];
  const installed = join(project, 'node_modules/convscope');
  await mkdir(installed, { recursive: true });
  await run('tar', ['-xzf', join(project, filename), '--strip-components=1', '-C', installed]);
  await writeFile(join(project, 'package.json'), '{ "type": "module", "private": true }');
});

after(async () => {
  await rm(project, { recursive: true });
});

test('the package holds the same files as dist/, and no sources', async () => {
  const list = async (folder: string): Promise<string[]> =>
    ((await readdir(folder, { recursive: true })) as string[]).sort();
  const installed = join(project, 'node_modules/convscope');
  assert.deepEqual(await list(join(installed, 'dist')), await list(repositoryPath('dist')));
  assert.deepEqual((await readdir(installed)).sort(), [
    'LICENSE',
    'README.md',
    'dist',
    'package.json',
  ]);
});

test('nothing is left in web/ after packing', async () => {
  assert.ok(!(await readdir(repositoryPath('web'))).includes('dist'));
});

test('the package asks for no other package', async () => {
  const text = await readFile(join(project, 'node_modules/convscope/package.json'), 'utf8');
  const manifest = JSON.parse(text) as Record<string, unknown>;
  assert.equal(manifest['dependencies'], undefined);
  assert.equal(manifest['license'], 'MIT');
});

test('a program that imports the package computes the blackboard example', async () => {
  await writeFile(
    join(project, 'program.js'),
    `import { load } from 'convscope';
     const cs = await load();
     const image = cs.tensor([0, 10, 10, 0, 20, 30, 30, 20, 10, 20, 20, 10, 0, 5, 5, 0], [1, 4, 4]);
     const kernel = cs.tensor([1, 0, 0, 2], [1, 1, 2, 2]);
     console.log([...cs.conv2d(image, kernel, null).data].join(' '));`,
  );
  const { stdout } = await run(process.execPath, ['program.js'], { cwd: project });
  assert.equal(stdout.trim(), '60 70 50 60 70 50 20 30 20');
});

const consumer = `import { load, type Convscope, type Tensor } from 'convscope';
import type { ConvDigitsElement } from 'convscope/elements';
import 'convscope/elements';

const cs: Convscope = await load({ variant: 'auto' });
const y: Tensor = cs.conv2d(cs.tensor([1, 2, 3], [1, 1, 3]), cs.tensor([1, -1], [1, 1, 1, 2]), null, {
  padding: 'same',
});
export const first: number = y.data[0]!;

const pad: ConvDigitsElement = document.createElement('conv-digits');
pad.drawStrokes([[[0.5, 0.1], [0.5, 0.9]]]);
export const digit: number | undefined = pad.result?.digit;
pad.addEventListener('conv-classify', (event) => event.stopPropagation());

// @ts-expect-error An option that does not exist is refused.
cs.conv2d(y, y, null, { steps: 2 });
// @ts-expect-error So is a border that nobody has.
cs.conv2d(y, y, null, { paddingMode: 'mirror' });
`;

for (const [module, moduleResolution] of [
  ['es2022', 'bundler'],
  ['node16', 'node16'],
]) {
  test(`strict TypeScript understands the package's types with moduleResolution ${moduleResolution}`, async () => {
    const compilerOptions = {
      strict: true,
      noEmit: true,
      skipLibCheck: false,
      target: 'es2022',
      lib: ['es2022', 'dom', 'dom.iterable'],
      types: [],
      module,
      moduleResolution,
    };
    await writeFile(join(project, 'consumer.ts'), consumer);
    await writeFile(
      join(project, 'tsconfig.json'),
      JSON.stringify({ compilerOptions, files: ['consumer.ts'] }),
    );
    const tsc = repositoryPath('web/node_modules/typescript/bin/tsc');
    await run(process.execPath, [tsc, '-p', '.'], { cwd: project }).catch(
      (error: { stdout: string }) => assert.fail(error.stdout),
    );
  });
}
