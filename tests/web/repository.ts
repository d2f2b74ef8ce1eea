import { join } from 'node:path';

/** Set by web/test.mjs when it bundles the tests: where the checkout lies. */
declare const repositoryRoot: string;

/** An absolute path from one that starts at the checkout, such as `dist/convscope.js`. */
export function repositoryPath(...parts: string[]): string {
  return join(repositoryRoot, ...parts);
}

/** The dist/ under test; another one while developing. */
export const builtFolder = process.env['CONVSCOPE_DIST'] ?? repositoryPath('dist');
