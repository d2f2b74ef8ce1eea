import assert from 'node:assert/strict';
import { assertAccessible, assertFits } from './accessibility.js';
import { digitsReady, drawAndRead, seven } from './digits.js';
import { labTest } from './harness.js';
import { assertBecomes } from './settling.js';

for (const theme of ['light', 'dark'] as const) {
  for (const { width, touch } of [
    { width: 320, touch: true },
    { width: 768, touch: true },
    { width: 1440, touch: false },
  ]) {
    labTest(
      `the Lab fits ${width} pixels, ${theme}, and breaks no rule of accessibility`,
      { width, theme, touch },
      async (lab) => {
        const page = await lab.open('index.html');
        await digitsReady(page);
        await assertFits(page);
        await assertAccessible(page);
        await page.evaluate(() => window.scrollTo(0, 0));
        await lab.screenshot(page, 'lab');
      },
    );
  }
}

labTest(
  'the German Lab speaks German in its demos too, and fits 320 pixels with its long words',
  { width: 320, touch: true },
  async (lab) => {
    const page = await lab.open('index.html');
    // Whoever leaves earlier breaks a download off, which is no fault of the page.
    await page.waitForLoadState('networkidle');
    await page.getByRole('link', { name: 'Deutsch' }).tap();
    await page.waitForURL('**/index.de.html');
    const digits = await digitsReady(page);
    await assertBecomes(() => digits.getByRole('button', { name: 'Leeren' }).isVisible(), true);
    await assertFits(page);
    await lab.screenshot(page, 'lab-german');
  },
);

labTest(
  'at 2560 pixels the Lab keeps to a width that can be read',
  { width: 2560 },
  async (lab) => {
    const page = await lab.open('index.html');
    await digitsReady(page);
    const widest = await page.evaluate(() =>
      Math.max(...[...document.querySelectorAll('p')].map((p) => p.getBoundingClientRect().width)),
    );
    assert.ok(widest < 900, `a paragraph is ${widest} pixels wide`);
    await lab.screenshot(page, 'lab');
  },
);

labTest('the Lab has its text without any script', {}, async (lab) => {
  await lab.context.route('**/*.js', (route) =>
    route.fulfill({ body: '', contentType: 'text/javascript' }),
  );
  const page = await lab.open('index.html');
  await assertBecomes(() => page.locator('h1').innerText(), 'Convscope');
  await assertBecomes(
    () => page.locator('nav a').count(),
    await page.locator('main section').count(),
  );
  await assertBecomes(() => page.locator('main section p').first().isVisible(), true);
});

labTest('every entry of the contents leads to its demo', {}, async (lab) => {
  const page = await lab.open('index.html');
  for (const link of await page.locator('nav a').all()) {
    await link.click();
    const id = (await link.getAttribute('href'))!.slice(1);
    assert.equal(await page.evaluate(() => location.hash), `#${id}`);
    await page.waitForFunction((id) => {
      const { top, bottom } = document.getElementById(id)!.getBoundingClientRect();
      return top < window.innerHeight && bottom > 0;
    }, id);
  }
});

labTest(
  'the theme in the address is the theme of page and demos',
  { theme: 'light' },
  async (lab) => {
    const page = await lab.open('index.html?theme=dark');
    await digitsReady(page);
    await assertBecomes(() => page.locator('conv-digits').getAttribute('theme'), 'dark');
    const background = await page.evaluate(
      () => getComputedStyle(document.documentElement).backgroundColor,
    );
    assert.equal(background, 'rgb(20, 23, 26)');
  },
);

labTest(
  'with reduced motion no animation runs in the Lab, and it works',
  { reducedMotion: true },
  async (lab) => {
    const page = await lab.open('index.html');
    const digits = await digitsReady(page);
    assert.equal(await drawAndRead(digits, seven), 7);
    const running = await page.evaluate(
      () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
    );
    assert.equal(running, 0);
  },
);

labTest(
  'forced colours keep the Lab readable',
  { forcedColors: true, theme: 'dark' },
  async (lab) => {
    const page = await lab.open('index.html');
    await digitsReady(page);
    await assertAccessible(page);
    await lab.screenshot(page, 'lab-forced-colours');
  },
);
