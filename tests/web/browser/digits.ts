import type { Locator, Page } from 'playwright-core';
import type { ConvDigitsElement } from '../../../web/src/elements/types.js';

/** A 7 and a 1 as people draw them: strokes of points [x, y], 0 to 1 from the top left. */
export const seven = [
  [
    [0.25, 0.2],
    [0.5, 0.2],
    [0.75, 0.2],
    [0.6, 0.5],
    [0.45, 0.85],
  ],
] as const;

export const one = [
  [
    [0.5, 0.15],
    [0.5, 0.5],
    [0.5, 0.85],
  ],
] as const;

/** Waits until the element has loaded the library and its model. */
export async function digitsReady(page: Page, index = 0): Promise<Locator> {
  const locator = page.locator('conv-digits').nth(index);
  await locator.waitFor({ state: 'attached' });
  await locator.scrollIntoViewIfNeeded();
  await locator.evaluate(async (element) => {
    await customElements.whenDefined('conv-digits');
    await (element as ConvDigitsElement).ready;
  });
  return locator;
}

/** Draws through the element's own method and returns the digit that it then reports. */
export function drawAndRead(
  locator: Locator,
  strokes: readonly (readonly (readonly [number, number])[])[],
): Promise<number | null> {
  return locator.evaluate(async (element, strokes) => {
    const digits = element as ConvDigitsElement;
    const answered = new Promise<void>((resolve) => {
      digits.addEventListener('conv-classify', () => resolve(), { once: true });
    });
    digits.clear();
    digits.drawStrokes(strokes as [number, number][][]);
    await answered;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return digits.result?.digit ?? null;
  }, strokes);
}
