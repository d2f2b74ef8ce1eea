// How long a page's main thread computes, from Chromium's own trace. Processor time, so that a busy machine does not count.
//
//   const lab = await openPage({ dist: 'dist', address: 'embed.html?element=conv-digits' });
//   const trace = await record(lab.page, () => draw(lab.page));
//   const frames = animationFrames(trace);         // [{ own, task, at }]
//   console.log(part(frames.map(({ own }) => own), 0.99));
//   await lab.close();

import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from './serve.mjs';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const { chromium } = createRequire(join(root, 'web/package.json'))('playwright-core');

/** A page of a built folder in the system's Chromium, without graphics card. `screen`: options of Playwright's context. */
export async function openPage({ dist = join(root, 'dist'), address, screen }) {
  const server = await serve({ root: resolve(dist) });
  const browser = await chromium.launch({
    executablePath: execFileSync('sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).trim(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const context = await browser.newContext(screen);
  const page = await context.newPage();
  await page.goto(new URL(address, server.url).href);
  return {
    page,
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** What the main thread of `page` did while `action` ran: its events, in the order of time. */
export async function record(page, action) {
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
  await action();
  const complete = new Promise((done) => debug.once('Tracing.tracingComplete', done));
  await debug.send('Tracing.end');
  await complete;
  await debug.detach();
  const main = events.find(
    ({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain',
  );
  return events
    .filter(({ ph, tid, pid }) => ph === 'X' && tid === main.tid && pid === main.pid)
    .sort((a, b) => a.ts - b.ts);
}

/**
 * The page's animation frames, in milliseconds. `own`: what our callback computed; `task`: with style, layout, paint and
 * what is handed to the compositor; `at`: when it began.
 */
export function animationFrames(trace) {
  const tasks = trace.filter(({ name }) => name === 'RunTask');
  return trace
    .filter(({ name }) => name === 'FireAnimationFrame')
    .map(({ ts, tdur = 0 }) => {
      const task = tasks.findLast((each) => each.ts <= ts && ts <= each.ts + each.dur);
      return { own: tdur / 1000, task: (task?.tdur ?? tdur) / 1000, at: ts / 1000 };
    });
}

/** The value that so large a part of `values` does not exceed. */
export function part(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}
