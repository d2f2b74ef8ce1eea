// The figures as a table that people read in a terminal.

import { best, geometricMean, leastTime, noise } from './statistics.mjs';

/**
 * What a table says about a row: times in microseconds, how many times as fast as the best peer each of our `ways` to
 * call is, and what part of the machine's best the fastest of them reaches. `peers`: their names; `limit`: { streams,
 * arithmetic }, where `arithmetic` names the one of the row's `gigaflops` that counts.
 */
export function rowFigures({ results, operations, bytes, gigaflops }, { ways, peers, limit }) {
  const times = Object.fromEntries(
    Object.entries(results)
      .filter(([, { median, differs }]) => median !== undefined && !differs)
      .map(([name, { median }]) => [name, median]),
  );
  const timesOf = (names) =>
    Object.fromEntries(names.filter((name) => name in times).map((name) => [name, times[name]]));
  const peer = best(timesOf(peers));
  const ours = best(timesOf(ways));
  const machine = { gigaflops: gigaflops[limit.arithmetic], streams: limit.streams };
  const least = leastTime({ operations, bytes }, machine);
  const ratio = (name) => (peer && name in times ? peer.time / times[name] : undefined);
  return {
    peer,
    ratios: Object.fromEntries(ways.map((way) => [way, ratio(way)])),
    part: ours ? least.time / ours.time : undefined,
    bound: least.bound,
  };
}

/** Rows { name, group, …race } as lines; a row ends in the names of our ways that are behind a peer by more than noise. */
export function speedTable(title, rows, given) {
  const { ways, peers } = given;
  const head = ['', ...ways.flatMap((way) => [way, '×']), ...peers, 'limit', ''];
  const body = rows.map((row) => {
    const { ratios, part, bound } = rowFigures(row, given);
    const behind = ways.filter((way) => ratios[way] < 1 - noise);
    const ours = ways.flatMap((way) => [time(row.results[way]), times(ratios[way])]);
    const others = peers.map((name) => time(row.results[name]));
    const share = part ? `${Math.round(100 * part)} %${bound === 'memory' ? ' m' : ''}` : '';
    return [
      row.name,
      ...ours,
      ...others,
      share,
      behind.length > 0 ? `← behind: ${behind.join(', ')}` : '',
    ];
  });
  const groups = [...new Set(rows.map(({ group }) => group))];
  const means = [
    ...groups.map((group) =>
      meanLine(
        group,
        rows.filter((row) => row.group === group),
        given,
      ),
    ),
    groups.length > 1 && meanLine('all', rows, given),
  ].filter(Boolean);
  return [title, '', ...aligned([head, ...body]), '', ...means].join('\n');
}

/** Of the ways that this row has; undefined where no peer computes it. */
function bestRatio(ratios) {
  const known = Object.values(ratios).filter((ratio) => ratio !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}

function meanLine(name, rows, given) {
  const ratios = rows
    .map((row) => ({ row: row.name, ratio: bestRatio(rowFigures(row, given).ratios) }))
    .filter(({ ratio }) => ratio !== undefined);
  if (ratios.length === 0) return null;
  const least = ratios.reduce((a, b) => (b.ratio < a.ratio ? b : a));
  return (
    `${name}: ${times(geometricMean(ratios.map(({ ratio }) => ratio)))} times as fast as the best peer in the ` +
    `geometric mean of ${ratios.length}, ${times(least.ratio)} at least (${least.row})`
  );
}

/** A time in microseconds, or why there is none. */
function time(result) {
  if (result === undefined) return '';
  if (result.failed !== undefined) return 'failed';
  if (result.median === undefined) return '–';
  return `${microseconds(result.median)}${result.differs ? ' ≠' : ''}`;
}

export function microseconds(value) {
  if (value < 100) return value.toFixed(1);
  return value < 1e5 ? value.toFixed(0) : `${(value / 1000).toFixed(0)} ms`;
}

const times = (ratio) => (ratio === undefined ? '' : ratio.toFixed(2));

/** Cells below each other: the first column to the left, numbers to the right. */
export function aligned(table) {
  const widths = table[0].map((_, column) =>
    Math.max(...table.map((row) => [...row[column]].length)),
  );
  return table.map((row) =>
    row
      .map((cell, column) => {
        const space = ' '.repeat(widths[column] - [...cell].length);
        return column === 0 || column === row.length - 1 ? cell + space : space + cell;
      })
      .join('  ')
      .trimEnd(),
  );
}
