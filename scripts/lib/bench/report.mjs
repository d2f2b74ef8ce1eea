// All that was measured, as text.

import { aligned, microseconds, rowFigures, speedTable } from './table.mjs';
import { noise, quantile } from './statistics.mjs';
import { tolerance } from './race.mjs';

/** Prints everything; false where somebody was absent, failed, or gave another answer. */
export function printReport(report, { variants, parts }) {
  const peers = report.peers
    .filter(({ absent, leftOut }) => !absent && !leftOut)
    .map(({ name }) => name);
  const sections = [
    heading(report),
    parts.includes('speed') && report.rows.length > 0 && speed(report, peers, variants),
    report.training && training(report, peers),
    report.cold && report.cold.map(coldStarts).join('\n\n'),
    report.sizes && sizes(report.sizes),
  ].filter(Boolean);
  console.log(sections.join('\n\n'));
  const complaints = listComplaints(report);
  if (complaints.length > 0) {
    console.log(`\nNot as it should be:\n${complaints.map((line) => `  ${line}`).join('\n')}`);
  }
  return complaints.length === 0;
}

function heading({ date, where, machine, peers, streams, rows }) {
  const versions = peers.map(({ name, version, absent, leftOut }) => {
    if (leftOut) return `${name} left out (${leftOut})`;
    return absent ? `${name} ABSENT` : `${name} ${version}`;
  });
  const [before, after] = machine.loads.map((load) => load.toFixed(1));
  const limits = rows.length === 0 ? '' : `${arithmeticLimit(rows)}; `;
  const reads = streams.map(({ size, gigabytes }) => `${gigabytes.toFixed(0)} (${bytes(size)})`);
  const busy = machine.loads[0] > 1 ? ' A busy machine: trust ratios, not times.' : '';
  return [
    `${where}, ${machine.cpu}, ${machine.cores} cores, ${date}`,
    `Load ${before} before and ${after} after.${busy}`,
    `Beside us: ${versions.join(', ')}`,
    `This machine's limit here, one thread: ${limits}reading ${reads.join(', ')} GB/s`,
  ].join('\n');
}

/** GFLOP/s over the whole run. */
const reached = (rows, name) =>
  quantile(
    rows.map(({ gigaflops }) => gigaflops[name]),
    0.9,
  );

function arithmeticLimit(rows) {
  const figure = (name) => reached(rows, name).toFixed(1);
  return (
    `relaxed multiply-add ${figure('relaxedMultiplyAdd')} GFLOP/s, ` +
    `multiply and add ${figure('multiplyAdd')} GFLOP/s`
  );
}

function speed({ rows, streams }, peers, variants) {
  const tables = variants.flatMap((variant) => {
    const prefix = variant === 'relaxed' ? '' : `${variant} `;
    const arithmetic = variant === 'relaxed' ? 'relaxedMultiplyAdd' : 'multiplyAdd';
    const table = (title, ...ways) =>
      speedTable(title, rows, {
        ways: ways.map((way) => prefix + way),
        peers,
        limit: { streams, arithmetic },
      });
    return [
      table(
        `Whole calls in microseconds, ${variant}: \`out\` given, and a model made beforehand. × is how many ` +
          'times as fast as the best peer.',
        ...['out', 'model'],
      ),
      table(
        `The same with results of the caller's own, ${variant}: the operator (owned), and a model's forward, whose ` +
          "weights are packed once as the peers' are.",
        ...['owned', 'forward'],
      ),
    ];
  });
  const legend =
    `Medians. ≠ another answer than ours (more than ${tolerance} of the largest magnitude apart), not counted; ` +
    `– cannot compute this; limit: least time that the measured arithmetic or (m) memory allows, as a part of the ` +
    `fastest of ours. ← behind a peer by more than ${100 * noise} %, and in which way. Below: the better way of each row.`;
  return [...tables, legend].join('\n\n');
}

function training({ training: { operations, results }, rows }, peers) {
  const peak = reached(rows, 'relaxedMultiplyAdd');
  const lines = Object.entries(results).map(([name, { median: time, differs }]) => {
    if (time === undefined) return [name, 'failed', '', '', ''];
    const gigaflops = operations / time / 1e3;
    const part = Number.isNaN(peak) ? '' : `${Math.round((100 * gigaflops) / peak)} %`;
    const pictures = Math.round(32e6 / time);
    return [
      name,
      microseconds(time),
      `${gigaflops.toFixed(2)}`,
      part,
      `${pictures}${differs ? ' ≠' : ''}`,
    ];
  });
  const { ratios } = rowFigures(
    { results, operations, bytes: 0, gigaflops: { peak } },
    { ways: ['out'], peers, limit: { streams: [{ size: 0, gigabytes: 1 }], arithmetic: 'peak' } },
  );
  const head = ['', 'µs a step', 'GFLOP/s', 'of the limit', 'pictures/s'];
  const best = ratios.out ? `\n${ratios.out.toFixed(2)} times as fast as the best peer` : '';
  return `One training step, digit network, 32 pictures\n\n${aligned([head, ...lines]).join('\n')}${best}`;
}

function coldStarts({ line, contestants }) {
  const head = ['', 'ms', 'p10', 'same bytes', 'above', 'first call'];
  const lines = Object.entries(contestants).map(([name, each]) =>
    each.failed
      ? [name, 'failed', '', '', '', '']
      : [name, each.start, each.startP10, each.floor, each.aboveFloor, each.firstCall].map(
          (cell) => (typeof cell === 'number' ? cell.toFixed(1) : cell),
        ),
  );
  return `Cold start, navigation to first digit, ${line}\n\n${aligned([head, ...lines]).join('\n')}`;
}

function sizes(all) {
  const head = ['', 'bytes', 'brotli', ''];
  const lines = Object.entries(all).map(([name, each]) => [
    name,
    bytes(each.bytes),
    bytes(each.brotli),
    '',
  ]);
  return `To download for a digit, model included\n\n${aligned([head, ...lines]).join('\n')}`;
}

function bytes(count) {
  if (count >= 1 << 20) return `${(count / (1 << 20)).toFixed(count < 100 << 20 ? 1 : 0)} MiB`;
  return `${(count / 1024).toFixed(count < 100 << 10 ? 1 : 0)} KiB`;
}

function listComplaints({ peers, rows, training: taught, cold = [] }) {
  const absent = peers.filter((peer) => peer.absent).map((peer) => `${peer.name} ${peer.absent}`);
  const inRows = [...rows, ...(taught ? [{ name: 'training', ...taught }] : [])].flatMap(
    ({ name, results }) =>
      Object.entries(results).flatMap(([who, { failed, differs, difference }]) => {
        if (failed) return [`${name}: ${who} failed: ${failed.split('\n')[0]}`];
        return differs
          ? [`${name}: ${who} answers otherwise (${difference.toExponential(1)})`]
          : [];
      }),
  );
  const digits = cold.flatMap(({ line, contestants }) =>
    Object.entries(contestants).flatMap(([who, { failed, digit }]) => {
      if (failed) return [`cold start, ${line}: ${who} failed: ${failed}`];
      const ours = contestants.convscope.digit;
      return digit === ours ? [] : [`cold start, ${line}: ${who} reads ${digit}, we read ${ours}`];
    }),
  );
  return [...absent, ...inRows, ...digits];
}
