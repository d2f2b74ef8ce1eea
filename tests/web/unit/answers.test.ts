import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCount } from '../../../web/src/state/parse-count.js';
import { verdictOf } from '../../../web/src/state/verdict.js';
import { stringsFor } from '../../../web/src/strings/index.js';

/** Ten probabilities with these at their digits, the rest spread evenly. */
function probabilities(some: Readonly<Record<number, number>>): number[] {
  const given = Object.values(some);
  const rest = (1 - given.reduce((sum, each) => sum + each, 0)) / (10 - given.length);
  return Array.from({ length: 10 }, (_, digit) => some[digit] ?? rest);
}

test('what is said becomes less sure as the probability falls', () => {
  const said = (some: Record<number, number>): unknown => verdictOf(probabilities(some));
  assert.deepEqual(said({ 7: 0.95, 1: 0.03 }), { certainty: 'sure', first: 7, second: 1 });
  assert.deepEqual(said({ 7: 0.7, 1: 0.25 }), { certainty: 'likely', first: 7, second: 1 });
  assert.deepEqual(said({ 3: 0.45, 8: 0.5 }), { certainty: 'unsure', first: 8, second: 3 });
  assert.equal(verdictOf(probabilities({ 2: 0.25 })).certainty, 'lost');
});

test('a count is read as people type it, and nothing else is', () => {
  for (const text of ['3216', ' 3 216 ', '3,216', '3.216', '3\u202f216']) {
    assert.equal(parseCount(text), 3216, text);
  }
  for (const text of ['', '3,2', '-1', '1e3', 'ten', '12 34']) {
    assert.equal(parseCount(text), null, text);
  }
});

test('a language without a translation is answered in English, a dialect in its language', () => {
  assert.equal(stringsFor('fr').digits.pad.clear, 'Clear');
  assert.equal(stringsFor('').digits.pad.clear, 'Clear');
  assert.equal(stringsFor('de-CH').digits.pad.clear, 'Leeren');
});
