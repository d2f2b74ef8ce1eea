import type { Page } from 'playwright-core';

/** What the next `conv-answer` tells the page. */
export function nextAnswer(page: Page): Promise<Record<string, unknown>> {
  return page.evaluate(
    () =>
      new Promise<Record<string, unknown>>((resolve) => {
        document.documentElement.addEventListener(
          'conv-answer',
          ({ detail }) => resolve({ ...detail }),
          { once: true },
        );
      }),
  );
}
