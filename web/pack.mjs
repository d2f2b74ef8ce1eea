// npm pack and npm publish ship what lies in this folder only, so ../dist and ../LICENSE are copied here before
// (prepack) and removed after (postpack).

import { access, cp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const web = dirname(fileURLToPath(import.meta.url));
const root = join(web, '..');
const shipped = ['dist', 'LICENSE'];

for (const name of shipped) await rm(join(web, name), { recursive: true, force: true });
if (!process.argv.includes('--remove')) {
  await access(join(root, 'dist/convscope.js')).catch(() => {
    console.error('dist/ is not there yet. ./scripts/build makes it.');
    process.exit(1);
  });
  for (const name of shipped) await cp(join(root, name), join(web, name), { recursive: true });
}
