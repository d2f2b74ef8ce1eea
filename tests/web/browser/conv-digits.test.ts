/** <conv-digits> around its pad: what it tells, what lights up, what it restores, what a page can ask of it. */
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import type { ConvChangeDetail, ConvDigitsElement } from '../../../web/src/elements/types.js';
import { assertAccessible, assertFits } from './accessibility.js';
import { nextAnswer } from './answers.js';
import { digitsReady, drawAndRead, one, seven } from './digits.js';
import { labTest, type Lab } from './harness.js';
import { assertBecomes } from './settling.js';

async function openDrawn(lab: Lab, query = ''): Promise<{ page: Page; digits: Locator }> {
  const page = await lab.open(`embed.html?element=conv-digits${query}`);
  const digits = await digitsReady(page);
  assert.equal(await drawAndRead(digits, seven), 7);
  return { page, digits };
}

const stateOf = (digits: Locator): Promise<string> =>
  digits.evaluate((element) => (element as ConvDigitsElement).state);

const spokenIn = (digits: Locator): Promise<string> =>
  digits.locator('[role="status"].spoken-only').innerText();

/** Layers by their place: conv1, relu1, pool1, conv2, … */
const layer = (digits: Locator, index: number): Locator =>
  digits.locator(`[data-layer="${index}"]`);

labTest('when a stroke has ended, the answer is told once to those who listen', {}, async (lab) => {
  const { digits } = await openDrawn(lab);
  assert.match(await spokenIn(digits), /^This is a 7\. .*9.*%\.$/);
  await digits.evaluate((element) => (element as ConvDigitsElement).clear());
  await digits.getByText('Draw a digit here').waitFor();
  assert.match(await spokenIn(digits), /pad is empty/);
});

labTest('the state restores what was seen: strokes, answer, pen, scale, unit', {}, async (lab) => {
  const { page, digits } = await openDrawn(lab);
  await digits.getByRole('radio', { name: 'network' }).check();
  await digits.getByRole('switch').uncheck();
  await layer(digits, 3).click({ position: { x: 70, y: 20 } });
  await page.mouse.move(0, 0);
  const state = await stateOf(digits);
  const seen = await lab.screenshot(page, 'digits-state-before');

  const again = await lab.open(`embed.html?element=conv-digits&state=${state}`);
  const restored = await digitsReady(again);
  await restored.getByRole('heading', { name: /conv2 · map 2/ }).waitFor();
  assert.equal(await stateOf(restored), state);
  const text = (locator: Locator): Promise<string> =>
    locator.evaluate((element) => element.shadowRoot!.querySelector('.demo')!.textContent);
  assert.equal(await text(restored), await text(digits));
  assert.notEqual(await lab.screenshot(again, 'digits-state-after'), seen);
});

labTest('a damaged state changes nothing', {}, async (lab) => {
  const { digits } = await openDrawn(lab);
  const state = await stateOf(digits);
  await digits.evaluate((element) => element.setAttribute('state', 'nonsense!'));
  assert.equal(await stateOf(digits), state);
});

labTest(
  'pointing at a unit lights what it depends on, on the pad and in every layer before',
  {},
  async (lab) => {
    const { page, digits } = await openDrawn(lab);
    await layer(digits, 3).hover({ position: { x: 30, y: 30 } });
    await digits.getByRole('heading', { name: /conv2 · map 1/ }).waitFor();
    const lit = await digits.locator('.paper .lit').boundingBox();
    const paper = (await digits.locator('[part="pad"]').boundingBox())!;
    assert.ok(lit !== null && lit.width > 0 && lit.width < paper.width, 'a part of the pad is lit');
    for (const before of [0, 1, 2]) {
      assert.ok(
        (await layer(digits, before).locator('.mark.window').count()) >= 8,
        `layer ${before}`,
      );
    }
    await assertBecomes(
      () => digits.locator('[part="unit"]').innerText(),
      /depends on \d+ × \d+ pixels/,
    );
    await lab.screenshot(page, 'digits-unit');
    await page.mouse.move(1, 1);
    await digits.locator('.paper .lit').waitFor({ state: 'detached' });
  },
);

labTest(
  'keys walk from map to map and unit to unit, and Escape goes back one level',
  {},
  async (lab) => {
    const { page, digits } = await openDrawn(lab);
    await layer(digits, 0).locator('.tile').first().focus();
    await page.keyboard.press('ArrowRight');
    await digits.getByRole('heading', { name: /conv1 · map 2/ }).waitFor();
    await page.keyboard.press('Enter');
    await digits.getByText('row 15, column 15').first().waitFor();
    await page.keyboard.press('ArrowUp');
    await digits.getByText('row 14, column 15').first().waitFor();
    assert.match(await spokenIn(digits), /conv1 · map 2 of \d+, row 14, column 15: /);
    await page.keyboard.press('Escape');
    await digits.locator('.value-line').waitFor({ state: 'detached' });
    await assertBecomes(() => digits.getByRole('heading', { name: /conv1 · map 2/ }).count(), 1);
    await page.keyboard.press('Escape');
    // From the last row of maps, Down leads to the next layer.
    await page.keyboard.press('PageDown');
    await page.keyboard.press('ArrowDown');
    await digits.getByRole('heading', { name: /relu1 · map 2/ }).waitFor();
  },
);

labTest(
  'what a finger taps stays, with the map enlarged behind its row',
  { width: 390, touch: true },
  async (lab) => {
    const { page, digits } = await openDrawn(lab);
    await layer(digits, 2).tap({ position: { x: 30, y: 30 } });
    const unit = digits.locator('.layer [part="unit"]');
    await unit.waitFor();
    await assertBecomes(() => unit.innerText(), /pool1 · map 1[\s\S]*The largest of/);
    await lab.screenshot(page, 'digits-tapped');
    await unit.getByRole('button', { name: 'Close' }).tap();
    await unit.waitFor({ state: 'detached' });
  },
);

labTest('merely shrunk, a small digit in a corner is read worse than prepared', {}, async (lab) => {
  const { digits } = await openDrawn(lab);
  const small = seven.map((stroke) =>
    stroke.map(([x, y]) => [0.7 + 0.25 * x, 0.7 + 0.25 * y] as const),
  );
  assert.equal(await drawAndRead(digits, small), 7);
  const sevenOf = (): Promise<number> =>
    digits.evaluate((element) => (element as ConvDigitsElement).result!.probabilities[7]!);
  const prepared = await sevenOf();
  await digits.getByRole('switch').uncheck();
  assert.ok((await sevenOf()) < prepared);
});

labTest('a change is told with the state and with who made it', {}, async (lab) => {
  const { page, digits } = await openDrawn(lab);
  const changes = (): Promise<ConvChangeDetail[]> =>
    page.evaluate(() => (window as unknown as { changes: ConvChangeDetail[] }).changes);
  await page.evaluate(() => {
    const list: ConvChangeDetail[] = [];
    (window as unknown as { changes: ConvChangeDetail[] }).changes = list;
    document.documentElement.addEventListener('conv-change', ({ detail }) => list.push(detail));
  });
  await digits.getByRole('button', { name: 'Undo' }).click();
  await page.waitForFunction(
    () => (window as unknown as { changes: object[] }).changes.length === 1,
  );
  await digits.evaluate((element) => (element as ConvDigitsElement).drawStrokes([[[0.5, 0.5]]]));
  await page.waitForFunction(
    () => (window as unknown as { changes: object[] }).changes.length === 2,
  );
  assert.deepEqual(
    (await changes()).map(({ source }) => source),
    ['user', 'program'],
  );
  assert.equal((await changes())[1]!.state, await stateOf(digits));
});

labTest('strokes that are none are refused with the place that is wrong', {}, async (lab) => {
  const { digits } = await openDrawn(lab);
  const message = await digits.evaluate((element) => {
    try {
      (element as ConvDigitsElement).drawStrokes([[[0, Infinity]]]);
      return 'drawn';
    } catch (error) {
      return String(error);
    }
  });
  assert.match(message, /^TypeError: strokes\[0\]\[0\] must be two finite numbers/);
});

labTest('a theme set later repaints maps and ink', { theme: 'light' }, async (lab) => {
  const { page, digits } = await openDrawn(lab);
  /** The colour of the first cell of the first map: paper, where there is no ink. */
  const corner = (): Promise<number[]> =>
    layer(digits, 1)
      .locator('canvas')
      .evaluate((maps) => {
        // Through a copy: reading the element's own canvas would slow it down, and Chromium would say so.
        const copy = document.createElement('canvas').getContext('2d')!;
        copy.drawImage(maps as HTMLCanvasElement, 0, 0);
        return [...copy.getImageData(32, 0, 1, 1).data];
      });
  const light = await corner();
  await digits.evaluate((element) => element.setAttribute('theme', 'dark'));
  await page.waitForTimeout(100);
  const dark = await corner();
  assert.ok(Math.max(...dark.slice(0, 3)) < Math.min(...light.slice(0, 3)), `${light} to ${dark}`);
});

labTest('with controls="none" only pad, pictures and answer are there', {}, async (lab) => {
  const { digits } = await openDrawn(lab, '&controls=none');
  await assertBecomes(() => digits.getByRole('button').count(), 0);
  await assertBecomes(() => digits.getByRole('slider', { name: 'Pen' }).count(), 0);
  await assertBecomes(() => digits.getByRole('radio').count(), 0);
});

labTest('a question is checked, explained and told to the page', {}, async (lab) => {
  const { page, digits } = await openDrawn(lab, '&quiz=');
  const told = nextAnswer(page);
  await digits.getByLabel('Your answer').fill('14');
  await digits.getByRole('button', { name: 'Check' }).click();
  const { question, ...answer } = await told;
  assert.match(String(question), /window of 2×2 over 28 × 28 values/);
  assert.deepEqual(answer, { given: '14', expected: '14', correct: true });
  await digits.getByText('Right.').waitFor();
  await lab.screenshot(page, 'digits-quiz');
});

labTest('the picture is a PNG, and the table has every value once', {}, async (lab) => {
  const { digits } = await openDrawn(lab);
  const [type, size, table] = await digits.evaluate(async (element) => {
    const demo = element as ConvDigitsElement;
    const picture = await demo.exportImage();
    return [picture.type, picture.size, demo.exportData()] as const;
  });
  assert.equal(type, 'image/png');
  assert.ok(size > 10_000, `${size} bytes`);
  const lines = table.trim().split('\n');
  assert.equal(lines[0], 'layer,channel,row,column,value');
  assert.equal(lines.filter((line) => line.startsWith('input,')).length, 28 * 28);
  assert.equal(lines.filter((line) => line.startsWith('probability,')).length, 10);
  assert.equal(new Set(lines.map((line) => line.split(',').slice(0, 4).join())).size, lines.length);
});

for (const reducedMotion of [false, true]) {
  const moves = reducedMotion ? 'jumps' : 'moves';
  labTest(
    `when a drawing is done its ink ${moves} to where the network sees it`,
    { reducedMotion },
    async (lab) => {
      const { digits } = await openDrawn(lab);
      const hasMoved = await digits.evaluate(async (element) => {
        const seen = element.shadowRoot!.querySelector('conv-seen-view')!;
        const frame = (): Promise<number> => new Promise(requestAnimationFrame);
        // Through a copy: reading the element's own canvas would slow it down, and Chromium would say so.
        const picture = (): string => {
          const shown = seen.shadowRoot!.querySelector('canvas')!;
          const copy = document.createElement('canvas');
          [copy.width, copy.height] = [shown.width, shown.height];
          copy.getContext('2d')!.drawImage(shown, 0, 0);
          return copy.toDataURL();
        };
        const demo = element as ConvDigitsElement;
        demo.clear();
        demo.drawStrokes([
          [
            [0.1, 0.1],
            [0.1, 0.5],
          ],
        ]);
        await frame();
        await frame();
        const before = picture();
        await new Promise((done) => setTimeout(done, 900));
        return picture() !== before;
      });
      assert.equal(hasMoved, !reducedMotion);
    },
  );
}

for (const theme of ['light', 'dark'] as const) {
  labTest(
    `with a unit open and a question asked no rule of accessibility is broken, ${theme}`,
    { theme },
    async (lab) => {
      const { page, digits } = await openDrawn(lab, '&quiz=');
      await layer(digits, 3).click({ position: { x: 70, y: 20 } });
      await digits.locator('[part="unit"]').waitFor();
      await assertAccessible(page);
      await lab.screenshot(page, 'digits-full');
    },
  );
}

labTest('German fills the same places', { width: 320, touch: true }, async (lab) => {
  const { page, digits } = await openDrawn(lab, '&lang=de');
  await digits.getByText('Das ist eine 7.').first().waitFor();
  await assertFits(page);
  assert.equal(await drawAndRead(digits, one), 1);
  await lab.screenshot(page, 'digits-german');
});
