// npm pack and npm publish ship the folder ../dist, which npm does not look for outside of the package: copied here
// before (prepack), and removed after (postpack).

import { access, cp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const web = dirname(fileURLToPath(import.meta.url));
const built = join(web, '../dist');
const copy = join(web, 'dist');

await rm(copy, { recursive: true, force: true });
if (!process.argv.includes('--remove')) {
  await access(join(built, 'convscope.js')).catch(() => {
    console.error('dist/ is not there yet. ./scripts/build makes it.');
    process.exit(1);
  });
  await cp(built, copy, { recursive: true });
}
