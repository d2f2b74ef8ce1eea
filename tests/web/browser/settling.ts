import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { Locator } from 'playwright-core';

/** How long what is expected may take, on a machine that is busy with something else. */
const patienceMs = 10_000;

/** A change is shown with the next frame: waits for it. */
export function settled(demo: Locator): Promise<void> {
  return demo.evaluate(
    () =>
      new Promise((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))),
      ),
  );
}

/** Reads until it is what is expected: a busy machine shows a change late, a demo that is wrong never does. */
export async function assertBecomes<T>(
  read: () => Promise<T>,
  expected: T | RegExp,
  message?: string,
): Promise<void> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const actual = await read();
    const isLast = Date.now() > end;
    try {
      if (expected instanceof RegExp) assert.match(String(actual), expected, message);
      else assert.deepEqual(actual, expected, message);
      return;
    } catch (error) {
      if (isLast) throw error;
    }
    await pause(20);
  }
}

/** What pointing tells has its room from the beginning: pointing makes the demo no higher and no lower. */
export async function assertSteady(demo: Locator, ...pointedAt: readonly Locator[]): Promise<void> {
  const height = (): Promise<number> =>
    demo.evaluate((element) => element.getBoundingClientRect().height);
  await demo.page().mouse.move(0, 0);
  await settled(demo);
  const before = await height();
  for (const target of pointedAt) {
    await target.hover();
    await settled(demo);
    assert.equal(await height(), before, `still as high when one points at ${String(target)}`);
  }
}
