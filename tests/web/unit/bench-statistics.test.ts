import assert from 'node:assert/strict';
import { test } from 'node:test';
import { relativeDifference, tolerance } from '../../../scripts/lib/bench/race.mjs';
import {
  best,
  geometricMean,
  leastTime,
  median,
  quantile,
} from '../../../scripts/lib/bench/statistics.mjs';

test('the median of an even number of samples lies between the two in the middle', () => {
  assert.equal(median([9, 1, 3, 5]), 4);
});

test('a quantile lies between its neighbours in proportion, whatever the order', () => {
  const samples = [50, 10, 40, 20, 30];
  assert.equal(quantile(samples, 0), 10);
  assert.equal(quantile(samples, 0.1), 14); // four tenths of the way from 10 to 20
  assert.equal(quantile(samples, 1), 50);
});

test('numbers are sorted as numbers: 9 comes before 10', () => {
  assert.equal(quantile([10, 9, 100], 0), 9);
});

test('no samples have no median', () => {
  assert.ok(Number.isNaN(median([])));
});

test('twice as fast and half as fast come to the same speed in the geometric mean', () => {
  assert.equal(geometricMean([2, 0.5]), 1);
});

test('the best of some times is the smallest, and of none there is none', () => {
  assert.deepEqual(best({ a: 3, b: 2, c: 4 }), { name: 'b', time: 2 });
  assert.equal(best({}), null);
});

const limit = {
  gigaflops: 50,
  streams: [
    { size: 1000, gigabytes: 100 },
    { size: 1e6, gigabytes: 10 },
  ],
};

test('a million operations at 50 GFLOP/s take at least 20 microseconds', () => {
  assert.deepEqual(leastTime({ operations: 1e6, bytes: 1000 }, limit), {
    time: 20,
    bound: 'computing',
  });
});

test('bytes that fit into no near memory are counted at the speed of the next one', () => {
  // 0.5 MB at 10 GB/s
  assert.deepEqual(leastTime({ operations: 1, bytes: 5e5 }, limit), { time: 50, bound: 'memory' });
  // more than the largest that was measured
  assert.equal(leastTime({ operations: 1, bytes: 5e6 }, limit).time, 500);
});

test('answers are compared in parts of the largest magnitude', () => {
  const ours = Float32Array.of(0, -4, 2);
  assert.equal(relativeDifference(Float32Array.of(0, -4, 2), ours), 0);
  assert.equal(relativeDifference(Float32Array.of(1, -4, 2), ours), 0.25);
});

test('an answer of another length, or with what is no number, never counts as the same', () => {
  const ours = Float32Array.of(1, 2);
  assert.ok(!(relativeDifference(Float32Array.of(1), ours) <= tolerance));
  assert.ok(!(relativeDifference(Float32Array.of(1, NaN), ours) <= tolerance));
});
