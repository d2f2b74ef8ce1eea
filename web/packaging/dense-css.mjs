// Style sheets that stand in scripts as css`…`, without what only their readers need. esbuild does that for files of
// their own alone.

import { readFile } from 'node:fs/promises';
import { transform } from 'esbuild';

/** The script with its style sheets minified; those that have expressions inside stay as they are. */
export async function withDenseStyles(script, target) {
  const parts = [];
  let end = 0;
  for (const found of script.matchAll(/\bcss`([^`\\$]*)`/g)) {
    const { code } = await transform(found[1], {
      ...{ loader: 'css', minify: true, target },
      // Otherwise ▸ becomes an escape, which a template reads differently: the whole sheet would be lost.
      charset: 'utf8',
    });
    parts.push(script.slice(end, found.index), 'css`', code.trimEnd(), '`');
    end = found.index + found[0].length;
  }
  return parts.join('') + script.slice(end);
}

/** For esbuild: all scripts of ours. */
export const denseStyles = {
  name: 'dense-styles',
  setup(plugin) {
    const { target } = plugin.initialOptions;
    plugin.onLoad({ filter: /\/src\/elements\/.*\.ts$/ }, async ({ path }) => ({
      contents: await withDenseStyles(await readFile(path, 'utf8'), target),
      loader: 'ts',
    }));
  },
};
