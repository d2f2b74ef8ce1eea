// How long the page is busy for each frame of <conv-filters> while a weight changes, in Chromium:
//
//   node scripts/lib/measure-filters.mjs [dist]
//
// Pictures of 256 × 256 and 512 × 512 in colour, kernels of 3 × 3 to 11 × 11. It reads the time that the main thread
// computed in each animation frame from Chromium's own trace: processor time, so that a busy machine does not count.

import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from './serve.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const dist = resolve(process.argv[2] ?? join(root, 'dist'));
const { chromium } = createRequire(join(root, 'web/package.json'))('playwright-core');
const changes = 60;

const server = await serve({ root: dist });
const browser = await chromium.launch({
  executablePath: execFileSync('sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).trim(),
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
await page.goto(`${server.url}embed.html?element=conv-filters`);
const filters = page.locator('conv-filters');
await filters.evaluate((element) => element.ready);
for (const side of [256, 512]) {
  await filters
    .locator('input[type="file"]')
    .setInputFiles({ name: 'noise.png', mimeType: 'image/png', buffer: await noise(side) });
  await filters.getByText(`${side} × ${side}`).waitFor();
  for (const kernel of [3, 5, 7, 9, 11]) {
    const { median, slow } = await measure(kernel);
    console.log(
      `${side} × ${side} × 3, kernel ${kernel} × ${kernel}: median ${median} ms, 95 % ${slow} ms`,
    );
  }
}
await browser.close();
await server.close();

/** A picture in which no two neighbours are alike. */
async function noise(side) {
  const bytes = await page.evaluate(async (side) => {
    const canvas = new OffscreenCanvas(side, side);
    const context = canvas.getContext('2d');
    const image = context.createImageData(side, side);
    for (let i = 0; i < image.data.length; i++)
      image.data[i] = i % 4 === 3 ? 255 : (i * 7919) % 256;
    context.putImageData(image, 0, 0);
    return [...new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())];
  }, side);
  return Buffer.from(bytes);
}

async function measure(kernel) {
  const debug = await page.context().newCDPSession(page);
  const events = [];
  debug.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  await debug.send('Tracing.start', {
    traceConfig: { includedCategories: ['devtools.timeline', '__metadata'] },
  });
  await filters.evaluate(
    async (element, { kernel, changes }) => {
      const rows = Array.from({ length: kernel }, () => new Array(kernel).fill(1));
      for (let change = 0; change < changes; change++) {
        rows[0][0] = 1 + change / changes;
        element.kernel = `${JSON.stringify(rows)} / ${kernel * kernel}`;
        await new Promise((done) => requestAnimationFrame(done));
      }
    },
    { kernel, changes },
  );
  const complete = new Promise((done) => debug.once('Tracing.tracingComplete', done));
  await debug.send('Tracing.end');
  await complete;
  await debug.detach();
  const main = events.find(
    ({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain',
  );
  const frames = events
    .filter(
      ({ name, tid, pid }) => name === 'FireAnimationFrame' && tid === main.tid && pid === main.pid,
    )
    .map(({ tdur = 0 }) => tdur / 1000)
    .sort((a, b) => a - b);
  // Each change is drawn by one callback; the ones that only wait for the next frame take next to nothing.
  const drawn = frames.slice(-changes);
  const at = (part) =>
    drawn[Math.min(drawn.length - 1, Math.floor(part * drawn.length))].toFixed(2);
  return { median: at(0.5), slow: at(0.95) };
}
