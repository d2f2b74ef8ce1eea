import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOptions, UsageError } from '../../../scripts/lib/bench/options.mjs';
import {
  aligned,
  microseconds,
  rowFigures,
  speedTable,
  type MeasuredRow,
} from '../../../scripts/lib/bench/table.mjs';

const given = {
  ways: ['out', 'views'],
  peers: ['slow', 'quick', 'wrong'],
  limit: { streams: [{ size: 1e9, gigabytes: 100 }], arithmetic: 'multiplyAdd' },
};

/** 1 MFLOP at 50 GFLOP/s: 20 microseconds at least. */
function row(results: MeasuredRow['results'], name = 'a row', group = 'rows'): MeasuredRow {
  const cost = { operations: 1e6, bytes: 4 };
  return { name, group, results, ...cost, gigaflops: { multiplyAdd: 50 } };
}

test('the ratio is taken against the best peer whose answer was ours', () => {
  const { peer, ratios } = rowFigures(
    row({
      out: { median: 40 },
      slow: { median: 200 },
      quick: { median: 100 },
      wrong: { median: 10, differs: true },
    }),
    given,
  );
  assert.deepEqual(peer, { name: 'quick', time: 100 });
  assert.equal(ratios['out'], 2.5);
});

test('the part of the limit is that of the fastest of our ways', () => {
  const figures = rowFigures(row({ out: { median: 40 }, views: { median: 25 } }), given);
  assert.equal(figures.part, 0.8);
});

test('a row without any peer has no ratio', () => {
  const { peer, ratios } = rowFigures(row({ out: { median: 40 } }), given);
  assert.equal(peer, null);
  assert.equal(ratios['out'], undefined);
});

test('a row says which ways are behind a peer by more than noise, and nothing of a tie', () => {
  const quick = { median: 100 };
  const behind = row({ out: { median: 120 }, views: { median: 115 }, quick });
  const behindInOneWay = row({ out: { median: 120 }, views: { median: 50 }, quick });
  const tie = row({ out: { median: 105 }, quick });
  assert.match(speedTable('title', [behind], given), /← behind: out, views$/m);
  assert.match(speedTable('title', [behindInOneWay], given), /← behind: out$/m);
  assert.doesNotMatch(speedTable('title', [tie], given), /← behind/);
});

test('what failed, what is not there and what differs look different', () => {
  const text = speedTable(
    'title',
    [
      row({
        out: { median: 40 },
        slow: { failed: 'out of memory' },
        quick: { unsupported: 'no groups' },
        wrong: { median: 10, differs: true },
      }),
    ],
    given,
  );
  const line = text.split('\n').find((each) => each.startsWith('a row'));
  assert.match(line ?? '', /failed +– +10\.0 ≠/);
});

test('the geometric mean and the least ratio of each group stand below the table, by the better way', () => {
  const rows = [
    row({ out: { median: 10 }, views: { median: 40 }, quick: { median: 20 } }, 'first', 'a'),
    row({ out: { median: 80 }, views: { median: 10 }, quick: { median: 80 } }, 'second', 'a'),
    row({ out: { median: 10 }, quick: { median: 10 } }, 'third', 'b'),
    row({ out: { median: 10 } }, 'nobody else', 'b'),
  ];
  const text = speedTable('title', rows, given);
  assert.match(text, /^a: 4\.00 times as fast .* of 2, 2\.00 at least \(first\)$/m);
  assert.match(text, /^b: 1\.00 .* of 1, 1\.00 at least \(third\)$/m);
  assert.match(text, /^all: 2\.52 .* of 3, 1\.00 at least \(third\)$/m);
});

test('names stand to the left and numbers to the right', () => {
  assert.deepEqual(
    aligned([
      ['a', '1', ''],
      ['bbb', '22', 'mark'],
    ]),
    ['a     1', 'bbb  22  mark'],
  );
});

test('microseconds keep three figures or so, and long times become milliseconds', () => {
  assert.equal(microseconds(4.96), '5.0');
  assert.equal(microseconds(1234.5), '1235');
  assert.equal(microseconds(250_000), '250 ms');
});

test('an option that does not exist, and a variant that does not, are refused by name', () => {
  assert.throws(() => readOptions(['--fast']), UsageError);
  assert.throws(() => readOptions(['--variants', 'relaxed,turbo']), /"turbo"/);
});

test('without options everything is measured, with the relaxed build', () => {
  const { variants, parts, quick } = readOptions([]);
  assert.deepEqual(variants, ['relaxed']);
  assert.deepEqual(parts, ['speed', 'training', 'cold', 'size']);
  assert.equal(quick, false);
});
