// The README's picture: node picture.mjs FOLDER FILE opens the served folder's Lab in Chromium, draws a barred 7 with
// the mouse and saves what is on the screen.

import { execFileSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { serve } from './serve.mjs';

const { chromium } = createRequire(new URL('../../web/package.json', import.meta.url))(
  'playwright-core',
);

/** Parts of the pad from its top left: the roof and the leg, then the bar. */
const seven = [
  [
    [0.28, 0.24],
    [0.5, 0.23],
    [0.72, 0.22],
    [0.62, 0.42],
    [0.53, 0.6],
    [0.45, 0.82],
  ],
  [
    [0.38, 0.53],
    [0.54, 0.52],
    [0.7, 0.51],
  ],
];

const [folder, file] = process.argv.slice(2);
const server = await serve({ root: folder });
const browser = await chromium.launch({
  executablePath: execFileSync('sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).trim(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${server.url}embed.html?element=conv-digits&theme=light`);
  await page.locator('conv-digits').evaluate((element) => element.ready);
  await draw(page, await page.locator('conv-digits canvas[part~="pad"]').boundingBox(), seven);
  await page.mouse.move(0, 0);
  // The drawing's way into the 28 × 28 cells is shown for about two seconds.
  await page.waitForTimeout(3000);
  await mkdir(dirname(file), { recursive: true });
  await page.screenshot({ path: file });
  console.log(`Saved ${file}`);
} finally {
  await browser.close();
  await server.close();
}

async function draw(page, pad, strokes) {
  const place = ([x, y]) => [pad.x + x * pad.width, pad.y + y * pad.height];
  for (const [first, ...rest] of strokes) {
    await page.mouse.move(...place(first));
    await page.mouse.down();
    for (const point of rest) await page.mouse.move(...place(point), { steps: 6 });
    await page.mouse.up();
  }
}
