// scripts/bench, behind the shell: node main.mjs [OPTIONS]. Makes the site, measures, prints, and says by its exit code
// whether everybody took part and gave the same answers: 0 if so, 1 if not, 2 for options that do not exist.

import { access, mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { launch, openPage } from './browser.mjs';
import { measureColdStarts } from './cold-starts.mjs';
import { openNode } from './node.mjs';
import { readOptions, UsageError } from './options.mjs';
import { peers } from './peers.mjs';
import { printReport } from './report.mjs';
import { makeSite, packageVersion, root } from './site.mjs';
import { downloadSizes } from './sizes.mjs';

async function main() {
  const options = readOptions(process.argv.slice(2));
  const dist = resolve(options.dist);
  await access(join(dist, 'convscope.js')).catch(() => {
    throw new UsageError(`${dist} has no convscope.js; ./scripts/build makes it`);
  });
  const loads = [loadavg()[0]];
  progress('Preparing the page …');
  const { site, absent } = await makeSite(dist);
  const browser = options.node ? null : await launch();
  const report = {
    date: options.date,
    machine: { cpu: cpus()[0].model, cores: cpus().length, memoryBytes: totalmem(), loads },
    peers: peers.map(({ name, title, package: from }) => ({
      name,
      title,
      version: packageVersion(from),
      absent: absent[name],
    })),
  };
  try {
    const stage = options.node ? await openNode(site, dist) : await openPage(browser, site);
    try {
      await measureSpeed(stage, options, report);
    } finally {
      await stage.close();
    }
    if (options.parts.includes('size') || options.parts.includes('cold')) {
      progress('Compressing …');
      report.sizes = await downloadSizes(site, present(report.peers));
    }
    if (options.parts.includes('cold') && browser) {
      const names = present(report.peers).map(({ name }) => name);
      report.cold = await measureColdStarts({
        browser,
        site,
        names,
        loads: options.pace.loads,
        progress,
      });
    }
  } finally {
    await browser?.close();
    progress('');
  }
  loads.push(loadavg()[0]);
  await save(report, options);
  return printReport(report, options) ? 0 : 1;
}

/** Also while it goes on: who interrupts it keeps what was measured. */
async function save(report, { json }) {
  if (!json) return;
  await mkdir(dirname(resolve(json)), { recursive: true });
  await writeFile(json, `${JSON.stringify(report, null, 1)}\n`);
}

const present = (all) => all.filter(({ absent, leftOut }) => !absent && !leftOut);

/**
 * Opens everybody, then goes through the rows, and adds what it finds to the report. Peers that do not open are marked as
 * absent with the reason.
 */
async function measureSpeed(stage, options, report) {
  const { quick, only, pace, parts } = options;
  report.where = stage.where;
  report.rows = [];
  const rows = await stage.rows({ quick, only });
  if (rows.length === 0 && parts.includes('speed')) {
    throw new UsageError(`no row has "${only}" in its name, and no group is called that`);
  }
  const ours = [];
  for (const variant of options.variants) {
    ours.push(...(await stage.openOurs(variant)).map(({ name }) => name));
  }
  for (const peer of present(report.peers)) {
    const known = peers.find(({ name }) => name === peer.name);
    if (options.node && known.notInNode) {
      peer.leftOut = known.notInNode;
      continue;
    }
    progress(`Loading ${peer.name} …`);
    try {
      await stage.openPeer(known);
    } catch (error) {
      peer.absent = `did not load: ${String(error.message).split('\n')[0]}`;
    }
  }
  report.ours = ours;
  report.streams = await stage.streams(pace.rounds);
  if (parts.includes('speed')) {
    for (const [i, row] of rows.entries()) {
      progress(`${i + 1} of ${rows.length}: ${row.name}`);
      report.rows.push({ ...row, ...(await stage.race(row.name, pace)) });
      await save(report, options);
    }
  }
  if (parts.includes('training')) {
    progress('Training …');
    report.training = await stage.training({ seconds: 3 * pace.seconds });
  }
}

/** One line that is written over, on a terminal; elsewhere nothing. */
function progress(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
