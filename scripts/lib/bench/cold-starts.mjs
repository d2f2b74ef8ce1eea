// From navigation to the first classified digit, in a fresh browser context with its cache off, for everybody in turns;
// each beside a page that fetches the same bytes and computes nothing.

import { serve } from '../serve.mjs';
import { median, quantile } from './statistics.mjs';

/** Uncompressed, as servers on the same machine mostly are; over the slow line with brotli, as everywhere else. */
const lines = [
  { name: 'localhost', brotli: false },
  { name: '10 Mbit/s, 40 ms', brotli: true, latencyMs: 40, bytesPerSecond: 10e6 / 8 },
];
const patienceMs = 60_000;

/** `names`: peers that take part. Returns [{ line, contestants: { name: figures } }], times in milliseconds. */
export async function measureColdStarts({ browser, site, names, loads, progress }) {
  const measured = [];
  for (const line of lines) {
    const server = await serve({ root: site, brotli: line.brotli });
    const count = line.brotli ? loads.slow : loads.localhost;
    try {
      const contestants = await measureLine({ browser, server, line, names, count, progress });
      measured.push({ line: line.name, contestants });
    } finally {
      await server.close();
    }
  }
  return measured;
}

async function measureLine({ browser, server, line, names, count, progress }) {
  const contestants = {};
  const entrants = [];
  for (const name of ['convscope', ...names]) {
    progress(`Cold start of ${name}, ${line.name} …`);
    // The first load only tells which files are asked for.
    const { failed, files, digit } = await load(browser, `${server.url}cold/${name}.html`, line);
    contestants[name] = failed ? { failed } : { digit, starts: [], floors: [], firstCalls: [] };
    if (!failed) entrants.push({ name, floor: `${server.url}cold/floor.html?${files.join()}` });
  }
  for (let i = 0; i < count; i++) {
    for (let turn = 0; turn < entrants.length; turn++) {
      const { name, floor } = entrants[(i + turn) % entrants.length];
      progress(`Cold start of ${name}, ${line.name}, ${i + 1} of ${count} …`);
      const { done, firstCall } = await load(browser, `${server.url}cold/${name}.html`, line);
      contestants[name].starts.push(done);
      contestants[name].firstCalls.push(firstCall);
      contestants[name].floors.push((await load(browser, floor, line)).done);
    }
  }
  return Object.fromEntries(
    Object.entries(contestants).map(([name, each]) => [name, each.failed ? each : figures(each)]),
  );
}

function figures({ digit, starts, floors, firstCalls }) {
  return {
    digit,
    start: median(starts),
    startP10: quantile(starts, 0.1),
    floor: median(floors),
    aboveFloor: median(starts) - median(floors),
    firstCall: median(firstCalls),
  };
}

/** One visit by somebody who was never there. */
async function load(browser, address, { latencyMs, bytesPerSecond }) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const debug = await context.newCDPSession(page);
    await debug.send('Network.enable');
    await debug.send('Network.setCacheDisabled', { cacheDisabled: true });
    if (latencyMs !== undefined) {
      await debug.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: latencyMs,
        downloadThroughput: bytesPerSecond,
        uploadThroughput: bytesPerSecond,
      });
    }
    const told = await resultOf(debug, page, address);
    const files = await page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
    );
    // A script that is asked for ahead of time is listed twice.
    return { ...told, files: [...new Set(files)] };
  } catch (error) {
    return { failed: String(error.message).split('\n')[0] };
  } finally {
    await context.close();
  }
}

/** What the page tells when it is done. Nothing is asked of it before that. */
async function resultOf(debug, page, address) {
  let tooLong;
  const told = new Promise((resolve, reject) => {
    debug.on('Runtime.bindingCalled', ({ payload }) => resolve(JSON.parse(payload)));
    tooLong = setTimeout(() => reject(new Error('no answer after a minute')), patienceMs);
  });
  try {
    await debug.send('Runtime.enable');
    await debug.send('Runtime.addBinding', { name: 'coldStart' });
    const [result] = await Promise.all([told, page.goto(address)]);
    return result;
  } finally {
    clearTimeout(tooLong);
  }
}
