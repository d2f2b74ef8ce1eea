// Chromium, and the page in it that measures.

import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { serve } from '../serve.mjs';
import { filesOf, root } from './site.mjs';

const { chromium } = createRequire(join(root, 'web/package.json'))('playwright-core');
const library = '/convscope/convscope.js';
const model = '/convscope/models/digits.safetensors';

export async function launch() {
  return chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });
}

function chromiumPath() {
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const find = names.map((name) => `command -v ${name}`).join(' || ');
  return execFileSync('sh', ['-c', find], { encoding: 'utf8' }).trim();
}

/** A stage where everybody is measured: `open` libraries, ask for `rows`, then `race` each. */
export async function openPage(browser, site) {
  const server = await serve({ root: site });
  const page = await browser.newPage();
  await page.goto(`${server.url}page.html`);
  return {
    where: `Chromium ${browser.version()}`,
    rows: (choice) =>
      page.evaluate((given) => window.bench.rows(given), { library, model, ...choice }),
    openOurs: (variant) => open('convscope', { address: library, variant }),
    openPeer: ({ name }) => open(name, filesOf(name)),
    race: (name, options) => page.evaluate((given) => window.bench.race(...given), [name, options]),
    training: (options) => page.evaluate((given) => window.bench.training(given), options),
    streams: (count) => page.evaluate((given) => window.bench.streams(given), count),
    async close() {
      await page.close();
      await server.close();
    },
  };

  function open(frame, options) {
    return page.evaluate((given) => window.bench.open(given), { frame, options });
  }
}
