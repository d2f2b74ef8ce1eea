// The public types: tsc emits declarations from the sources, rollup joins those of an entry into one file that
// imports nothing.

import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';
import { BuildError, root, web } from './inputs.mjs';

/** `entry` under src/, such as 'library/index'; `project` is the tsconfig that covers it. */
export async function declarations(entry, project) {
  const folder = await mkdtemp(join(root, 'build', 'types-'));
  try {
    await emit(project, folder);
    return await joined(join(folder, `${entry}.d.ts`));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function emit(project, outDir) {
  const options = [
    '--noEmit',
    'false',
    '--emitDeclarationOnly',
    '--declaration',
    '--rootDir',
    'src',
  ];
  const tsc = join(web, 'node_modules/typescript/bin/tsc');
  try {
    await promisify(execFile)(
      process.execPath,
      [tsc, '-p', project, ...options, '--outDir', outDir],
      { cwd: web },
    );
  } catch (error) {
    throw new BuildError(`The sources do not type-check:\n${error.stdout ?? error.message}`);
  }
}

async function joined(input) {
  const bundle = await rollup({
    input,
    plugins: [dts()],
    // A type that lies in a package would be missing where the package is not installed.
    external: (id) => {
      if (/^[./]/.test(id)) return false;
      throw new BuildError(
        `${input} would need the types of "${id}", which the package does not bring along.`,
      );
    },
  });
  const { output } = await bundle.generate({ format: 'es' });
  await bundle.close();
  return output[0].code;
}
