// How long the page is busy for each frame while somebody draws, in Chromium: node scripts/lib/measure-drawing.mjs [dist]
//
// It draws a spiral with the mouse, as fast as events come, and reads the time that the page's main thread computed in
// each task from Chromium's own trace: processor time, so that a busy machine does not count.

import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from './serve.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const dist = resolve(process.argv[2] ?? join(root, 'dist'));
const { chromium } = createRequire(join(root, 'web/package.json'))('playwright-core');
const moves = 240;

const server = await serve({ root: dist });
const browser = await chromium.launch({
  executablePath: execFileSync('sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).trim(),
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
await page.goto(`${server.url}embed.html?element=conv-digits`);
const digits = page.locator('conv-digits');
await digits.evaluate((element) => element.ready);
const paper = await digits.locator('[part="pad"]').boundingBox();

const debug = await page.context().newCDPSession(page);
const events = [];
debug.on('Tracing.dataCollected', ({ value }) => events.push(...value));
await debug.send('Tracing.start', {
  traceConfig: {
    includedCategories: [
      'disabled-by-default-devtools.timeline',
      'devtools.timeline',
      '__metadata',
    ],
  },
});
const place = (part) => [
  paper.x + paper.width * (0.5 + 0.4 * part * Math.cos(part * 25)),
  paper.y + paper.height * (0.5 + 0.4 * part * Math.sin(part * 25)),
];
await page.mouse.move(...place(0));
await page.mouse.down();
for (let move = 1; move <= moves; move++) await page.mouse.move(...place(move / moves));
await page.mouse.up();
const complete = new Promise((done) => debug.once('Tracing.tracingComplete', done));
await debug.send('Tracing.end');
await complete;
await browser.close();
await server.close();

const main = events.find(
  ({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain',
);
const frames = events
  .filter(
    ({ name, tid, pid }) => name === 'FireAnimationFrame' && tid === main.tid && pid === main.pid,
  )
  .map(({ tdur = 0 }) => tdur / 1000)
  .sort((a, b) => a - b);
const tasks = events
  .filter(({ name, tid, pid }) => name === 'RunTask' && tid === main.tid && pid === main.pid)
  .map(({ tdur = 0 }) => tdur / 1000)
  .sort((a, b) => a - b);
const at = (list, part) =>
  list[Math.min(list.length - 1, Math.floor(part * list.length))].toFixed(2);
console.log(`${moves} movements, ${frames.length} frames drawn`);
console.log(
  `our work per frame:   median ${at(frames, 0.5)} ms, 95 % ${at(frames, 0.95)} ms, most ${at(frames, 1)} ms`,
);
console.log(
  `longest tasks of the page (with style, layout, paint): 99 % ${at(tasks, 0.99)} ms, most ${at(tasks, 1)} ms`,
);
