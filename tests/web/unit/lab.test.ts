import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alternates, fillTemplate, labValues } from '../../../web/src/lab/render.js';
import { sections } from '../../../web/src/lab/sections.js';
import { lab as german } from '../../../web/src/strings/de/lab.js';
import { lab } from '../../../web/src/strings/en/lab.js';

test('a template takes each value at its place, also twice', () => {
  assert.equal(fillTemplate('<b>{{a}}</b>{{b}}{{a}}', { a: '1', b: '2' }), '<b>1</b>21');
});

test('a template that asks for what nobody gives is refused by name', () => {
  assert.throws(() => fillTemplate('{{gone}}', {}), /\{\{gone\}\}/);
});

test('a value that looks like a place stays as it is', () => {
  assert.equal(fillTemplate('{{a}}', { a: '{{b}} $& $1' }), '{{b}} $& $1');
});

test('text with angle brackets, ampersands and quotes cannot become markup', () => {
  const hostile = { ...lab, heading: '<i>&"' };
  assert.equal(labValues(hostile, sections)['heading'], '&lt;i&gt;&amp;&quot;');
});

test('every demo has its place in the contents, its title, its words and its element', () => {
  const { contentsList, sectionList } = labValues(lab, sections);
  for (const { id, element } of sections) {
    assert.ok(contentsList!.includes(`href="#${id}"`), id);
    assert.ok(sectionList!.includes(`<section id="${id}" aria-labelledby="${id}-title">`), id);
    assert.ok(sectionList!.includes(`<h2 id="${id}-title">`), id);
    assert.ok(sectionList!.includes(`</${element}>`), id);
    assert.ok(lab.sections[id].after.length > 0, id);
  }
});

test('every text in strings belongs to a demo that is shown, and no demo is shown twice', () => {
  const shown = sections.map(({ id }) => id);
  assert.deepEqual(Object.keys(lab.sections).sort(), [...new Set(shown)].sort());
  assert.equal(new Set(shown).size, shown.length);
});

test('a page leads to itself in each other language, by that language’s own name', () => {
  const languages = { en: lab, de: german };
  const files = { en: 'index.html', de: 'index.de.html' };
  assert.equal(
    alternates('en', languages, files),
    '<p><a href="index.de.html" hreflang="de" lang="de">Deutsch</a></p>',
  );
});

test('no language has an empty text', () => {
  const walk = (value: unknown, path: string): void => {
    if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) walk(inner, `${path}.${name}`);
    } else {
      assert.ok(typeof value === 'string' && value.trim() !== '', path);
    }
  };
  walk(german, 'de');
  walk(lab, 'en');
});
