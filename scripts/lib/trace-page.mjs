// How long a page computes, from Chromium's own trace. Processor time, so that a busy machine does not count.
//
//   const lab = await openPage({ dist: 'dist', address: 'embed.html?element=conv-digits' });
//   const trace = await record(lab.page, () => draw(lab.page));
//   const frames = animationFrames(trace);         // [{ own, task, parts, at }]
//   console.log(part(frames.map(({ own }) => own), 0.99));
//   console.log(painting(trace) / frames.length);  // on other threads
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

/**
 * What the browser did while `action` ran, in the order of time: `main`, events of the thread that runs the page; `tasks`,
 * those of all other threads, each with the name of its thread.
 */
export async function record(page, action) {
  const debug = await page.context().newCDPSession(page);
  const events = [];
  debug.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  await debug.send('Tracing.start', {
    traceConfig: {
      includedCategories: [
        'disabled-by-default-devtools.timeline',
        'devtools.timeline',
        'toplevel',
        '__metadata',
      ],
    },
  });
  await action();
  const complete = new Promise((done) => debug.once('Tracing.tracingComplete', done));
  await debug.send('Tracing.end');
  await complete;
  await debug.detach();
  const threadOf = ({ pid, tid }) => `${pid} ${tid}`;
  const threads = new Map(
    events
      .filter(({ name }) => name === 'thread_name')
      .map((event) => [threadOf(event), event.args.name]),
  );
  const [main] = [...threads].find(([, name]) => name === 'CrRendererMain');
  const finished = events.filter(({ ph }) => ph === 'X').sort((a, b) => a.ts - b.ts);
  return {
    main: finished.filter((event) => threadOf(event) === main),
    tasks: finished
      .filter((event) => event.name.endsWith('RunTask') && threadOf(event) !== main)
      .map((event) => ({ ...event, thread: threads.get(threadOf(event)) ?? '' })),
  };
}

/** What a frame consists of besides our callback, by the names in the trace. */
const phases = {
  'style and layout': ['UpdateLayoutTree', 'Layout'],
  paint: ['PrePaint', 'Paint', 'Layerize'],
  commit: ['Commit'],
};

/**
 * The page's animation frames, in milliseconds. `own`: what our callback computed; `task`: with style, layout, paint and
 * what is handed to the compositor; `parts`: of the task, by what it was for; `at`: when it began.
 */
export function animationFrames({ main }) {
  const tasks = main.filter(({ name }) => name === 'RunTask');
  return main
    .filter(({ name }) => name === 'FireAnimationFrame')
    .map(({ ts, tdur = 0 }) => {
      const task = tasks.findLast((each) => each.ts <= ts && ts <= each.ts + each.dur);
      const within = main.filter(
        (each) => task && task.ts <= each.ts && each.ts <= task.ts + task.dur,
      );
      const parts = { 'our work': tdur / 1000 };
      for (const [phase, names] of Object.entries(phases))
        parts[phase] = milliseconds(within.filter(({ name }) => names.includes(name)));
      return { own: tdur / 1000, task: (task?.tdur ?? tdur) / 1000, parts, at: ts / 1000 };
    });
}

/** What the compositor, the threads that paint and the one that puts layers together computed, in milliseconds. */
export function painting({ tasks }) {
  const painters = /^(Compositor|VizCompositorThread|ThreadPoolForegroundWorker)/;
  const outer = [];
  const ends = new Map();
  for (const task of tasks) {
    const thread = `${task.pid} ${task.tid}`;
    if (!painters.test(task.thread) || task.ts < (ends.get(thread) ?? 0)) continue;
    ends.set(thread, task.ts + task.dur);
    outer.push(task);
  }
  return milliseconds(outer);
}

function milliseconds(events) {
  return events.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000;
}

/** The value that so large a part of `values` does not exceed. */
export function part(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}
