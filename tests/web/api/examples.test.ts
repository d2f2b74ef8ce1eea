// Every @example of the library's documentation runs, and gives what its comments say.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { test } from 'node:test';
import type { Convscope } from '../../../web/src/library/index.js';
import { repositoryPath } from '../repository.js';
import { forEachVariant, load } from './library.js';

interface Example {
  /** "types/operators.ts, line 120" */
  place: string;
  lines: string[];
}

const sources = repositoryPath('web/src/library');

async function examplesOf(file: string): Promise<Example[]> {
  const lines = (await readFile(`${sources}/${file}`, 'utf8')).split('\n');
  const examples: Example[] = [];
  lines.forEach((line, i) => {
    if (!/^\s*\* @example\s*$/.test(line)) return;
    const example: Example = { place: `${file}, line ${i + 1}`, lines: [] };
    for (let next = i + 1; /^\s*\*(?! @)(?!\/)/.test(lines[next]!); next++) {
      example.lines.push(lines[next]!.replace(/^\s*\* ?/, ''));
    }
    examples.push(example);
  });
  return examples;
}

/** The example as a program that hands over every value with the comment that tells it. */
function programOf({ lines }: Example): string {
  const statements: string[] = [];
  for (const line of lines) {
    const comment = /^\s*\/\/ (.*)$/.exec(line);
    const told = /^(?!const|let)(.*);\s*\/\/ (.*)$/.exec(line);
    if (comment) statements[statements.length - 1] = check(statements.at(-1)!, comment[1]!);
    else if (told) statements.push(check(told[1]!, told[2]!));
    else statements.push(line);
  }
  return statements.join('\n');
}

interface ExampleModule {
  run(
    cs: Convscope,
    ownLoad: typeof load,
    check: (value: () => unknown, told: string) => void,
  ): Promise<void>;
}

async function moduleOf(example: Example): Promise<ExampleModule> {
  // A block of its own, in which an example may call its library cs, too.
  const text = `export async function run(cs, load, check) {{\n${programOf(example)}\n}}`;
  return (await import(`data:text/javascript,${encodeURIComponent(text)}`)) as ExampleModule;
}

function check(expression: string, told: string): string {
  return `check(() => (${expression.replace(/;\s*$/, '')}), ${JSON.stringify(told)});`;
}

/** "[8, 14, 14]", "60 70 50, 60 70 50", "2.5", "true", "'relaxed' where …": the numbers, or the first word. */
function assertTold(value: unknown, told: string): void {
  if (typeof value === 'object' && value !== null) {
    const numbers = told.match(/-?\d+(\.\d+)?(e-?\d+)?/g)?.map(Number);
    assert.deepEqual(Array.from(value as ArrayLike<number>), numbers);
  } else {
    assert.equal(String(value), told.split(' ')[0]!.replaceAll("'", ''));
  }
}

const examples = (
  await Promise.all(
    (await readdir(sources, { recursive: true }))
      .filter((name) => name.endsWith('.ts'))
      .map((name) => examplesOf(name)),
  )
).flat();

test('the documentation has an example for each family of functions', () => {
  assert.ok(examples.length >= 20, `found ${examples.length}`);
});

forEachVariant((library) => {
  for (const example of examples) {
    test(`${example.place} does what it says`, async () => {
      const told: string[] = [];
      const { run } = await moduleOf(example);
      const before = (await library()).memory().models;
      await run(await library(), load, (value, comment) => {
        told.push(comment);
        assertTold(value(), comment);
      });
      assert.ok(told.length > 0, 'an example says what comes out');
      assert.equal((await library()).memory().models, before, 'an example disposes what it makes');
    });
  }
});
