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
