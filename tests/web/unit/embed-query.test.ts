import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allowedAttributes, readQuery } from '../../../web/src/embed/query.js';

test('an address names an element and its attributes in order', () => {
  assert.deepEqual(readQuery('?element=conv-digits&theme=dark&state=a%2Bb'), {
    element: 'conv-digits',
    attributes: [
      ['theme', 'dark'],
      ['state', 'a+b'],
    ],
  });
});

test('only names of our elements are taken', () => {
  assert.equal(readQuery('?element=conv-receptive-field').element, 'conv-receptive-field');
  for (const name of [
    '',
    'script',
    'conv-',
    'conv',
    'CONV-digits',
    'conv-digits onload=x',
    'x-conv-digits',
  ]) {
    assert.equal(readQuery(`?element=${encodeURIComponent(name)}`).element, null, name);
  }
  assert.equal(readQuery('').element, null);
});

test('attributes that the element does not listen to are left out', () => {
  const query = readQuery('?element=conv-digits&theme=dark&onclick=alert(1)&style=x&class=y');
  assert.deepEqual(allowedAttributes(query, ['theme', 'state']), [['theme', 'dark']]);
});

test('an attribute may be written as the property of which it is one, with upper case', () => {
  const query = readQuery('?element=conv-window&paddingMode=reflect');
  assert.deepEqual(allowedAttributes(query, ['paddingmode']), [['paddingMode', 'reflect']]);
});
