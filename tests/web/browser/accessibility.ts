import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { repositoryPath } from '../repository.js';

/** The WCAG 2.2 AA rules that a program can check. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface AxeNode {
  target: string[];
  failureSummary?: string;
}

interface AxeResults {
  violations: { id: string; help: string; nodes: AxeNode[] }[];
}

/** Fails with each broken rule and the places that break it. Looks into open shadow roots too. */
export async function assertAccessible(page: Page): Promise<void> {
  const source = await readFile(repositoryPath('web/node_modules/axe-core/axe.min.js'), 'utf8');
  // Through the debugger, which the page's Content-Security-Policy does not concern.
  await page.evaluate(source);
  const violations = await page.evaluate(async (tags) => {
    const { axe } = window as unknown as { axe: { run(options: object): Promise<AxeResults> } };
    return (await axe.run({ runOnly: { type: 'tag', values: tags } })).violations;
  }, tags);
  const sentences = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      (node) => `${id}: ${help} at ${node.target.join(' ')} (${node.failureSummary ?? ''})`,
    ),
  );
  assert.deepEqual(sentences, [], 'no accessibility rule is broken');
}

/** Fails where something is wider than the page, which then scrolls sideways. */
export async function assertFits(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  assert.equal(overflow, 0, 'nothing sticks out to the right');
}
